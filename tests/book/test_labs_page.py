"""The page on the labs promises what the notebooks hold."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.book.conftest import ROOT

LABS = sorted(path.stem for path in (ROOT / "assignments" / "source").glob("*/*.ipynb"))


def _points(text: str) -> list[str]:
    """Return the first column of the table that begins with points."""
    table = text.split("| points |", 1)[1].split("\n\n", 1)[0]
    return [row.split("|")[1].strip() for row in table.splitlines()[2:]]


def _section(page: Path, lab: str) -> str:
    (found,) = (part for part in page.read_text("utf-8").split("\n## ") if f"`{lab}`" in part)
    return found


@pytest.mark.parametrize("lab", LABS)
def test_points_and_hours_are_those_of_the_notebook(lab: str) -> None:
    notebook = json.loads((ROOT / "assignments" / "source" / lab / f"{lab}.ipynb").read_text("utf-8"))
    first = "".join(notebook["cells"][0]["source"])
    section = _section(ROOT / "book" / "labs.md", lab)
    assert _points(section) == _points(first)
    assert sum(int(number) for part in _points(section) for number in re.findall(r"\d+", part)) == 100
    (hours,) = re.findall(r"About (\d+) hours", first)
    assert f"{hours} hours" in section
