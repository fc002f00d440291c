"""A tag such as [eq:linear] in code or a lab is a label in the book, exactly once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.book.conftest import ROOT

CITED = re.compile(r"\[(eq:[a-z0-9-]+)\]")
LABEL = re.compile(r"^:label: (eq:[a-z0-9-]+)$", re.MULTILINE)


def labels(book: Path) -> Counter[str]:
    """Return how often each equation label is defined in the pages of `book`."""
    return Counter(label for page in sorted(book.glob("*.md")) for label in LABEL.findall(page.read_text("utf-8")))


def cited(*rooms: Path) -> dict[str, str]:
    """Return {tag: a file that cites it} over the code, notebooks and texts of `rooms`."""
    files = (
        path for room in rooms for path in sorted(room.rglob("*")) if path.suffix in {".py", ".ipynb", ".md", ".js"}
    )
    return {tag: str(path.relative_to(ROOT)) for path in files for tag in CITED.findall(path.read_text("utf-8"))}


def unknown(found: dict[str, str], known: Counter[str]) -> list[str]:
    """Return a sentence for each tag of `found` that is not defined exactly once."""
    return [f"{file} cites [{tag}], defined {known[tag]} times" for tag, file in found.items() if known[tag] != 1]


def test_every_tag_cited_is_defined_once() -> None:
    found = cited(ROOT / "course_lib", ROOT / "assignments", ROOT / "autograder", ROOT / "book")
    assert "eq:linear" in found
    assert unknown(found, labels(ROOT / "book")) == []


def test_every_label_is_defined_once() -> None:
    assert [label for label, times in labels(ROOT / "book").items() if times > 1] == []


@pytest.mark.parametrize("known", [Counter(), Counter({"eq:linear": 2})])
def test_planted_tag_without_its_one_equation_is_caught(known: Counter[str]) -> None:
    assert unknown({"eq:linear": "layer.py"}, known)
