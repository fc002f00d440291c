"""Each row of the lecture has a place in the book, and the place is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from docutils.nodes import make_id

from tests.book.conftest import ROOT, pages

ROWS = [f"{source}{n}" for source, last in {"L": 36, "C": 5, "N": 19, "R": 12}.items() for n in range(1, last + 1)]
COVERAGE: dict[str, list[dict[str, str]]] = yaml.safe_load((ROOT / "book" / "coverage.yml").read_text("utf-8"))


def in_source(label: str, text: str) -> bool:
    """Whether a page's source names a figure, or labels an equation, an exercise or a section, `label`."""
    name = re.escape(label)
    return bool(re.search(rf"^\s*:?(?:name|label): *[\"']?{name}[\"']?\s*$|^\({name}\)=|\{{#{name}[ }}]", text, re.M))


def in_html(label: str, text: str) -> bool:
    return any(f'id="{anchor}"' in text for anchor in (label, make_id(label), f"equation-{make_id(label)}"))


def faults(place: dict[str, str], html: Path) -> list[str]:
    """Return what is wrong with a place: it must be a page of the book and a label there, as written and as built."""
    if set(place) != {"page", "label"}:
        return [f"{place} must have page and label, and nothing else"]
    page, label = f"book/{place['page']}", place["label"]
    if page not in pages():
        return [f"{page} is not in _toc.yml"]
    found = []
    if not in_source(label, (ROOT / f"{page}.md").read_text("utf-8")):
        found.append(f"{page}.md has no label {label}")
    if not in_html(label, (html / f"{page}.html").read_text("utf-8")):
        found.append(f"{page}.html has no anchor for {label}")
    return found


def test_the_table_has_every_row_of_the_lecture_and_no_other() -> None:
    assert list(COVERAGE) == ROWS


@pytest.mark.parametrize("row", ROWS)
def test_row_has_a_place_in_the_book(row: str, html: Path) -> None:
    assert COVERAGE[row], f"{row} has no place in the book"
    assert [fault for place in COVERAGE[row] for fault in faults(place, html)] == []


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ({"page": "activation-functions", "label": "fig-nothing"}, "no label fig-nothing"),
        ({"page": "nowhere", "label": "eq:relu"}, "not in _toc.yml"),
        ({"page": "activation-functions"}, "must have page and label"),
        ({"page": "notation", "label": "eq:relu"}, "no anchor for eq:relu"),
    ],
)
def test_planted_place_that_is_not_there_is_found(place: dict[str, str], fault: str, html: Path) -> None:
    assert fault in " ".join(faults(place, html))


@pytest.mark.parametrize("label", ["fig-activations", "eq:tanh", "ex-ten-layers"])
def test_figure_equation_and_exercise_are_places(label: str, html: Path) -> None:
    assert faults({"page": "activation-functions", "label": label}, html) == []
