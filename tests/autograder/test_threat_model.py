"""The page that tells what is promised tells the limits that are set."""

from __future__ import annotations

import re
from pathlib import Path

from autograder.records import Limits

PAGE = Path(__file__).parents[2] / "book" / "threat-model.md"
BYTES = {"": 1, "bytes": 1, "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}
ROWS = {
    "processor time of a cell, of a notebook": ("cell_seconds", "notebook_seconds"),
    "the same by the clock": ("patience",),
    "memory of one process, of all together": ("address_space", "memory"),
    "processes and threads": ("processes",),
    "one file, all files together": ("file_size", "scratch"),
    "open files": ("open_files",),
    "text kept of a cell, outputs kept of a notebook": ("text", "output"),
}


def numbers(text: str) -> list[float]:
    found = re.findall(r"(\d+(?: \d{3})*)(?: (\w+))?", text)
    return [float(number.replace(" ", "")) * BYTES.get(unit, 1) for number, unit in found]


def test_the_limits_on_the_page_are_those_of_the_grader() -> None:
    lines = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", PAGE.read_text("utf-8"), flags=re.MULTILINE))
    for row, names in ROWS.items():
        assert numbers(lines[row]) == [getattr(Limits(), name) for name in names], row
