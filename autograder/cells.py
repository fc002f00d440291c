"""What a notebook's cells say about themselves, and how a source becomes what students get."""

from __future__ import annotations

import re
from typing import Any

Cell = dict[str, Any]


def nbgrader(cell: Cell) -> dict[str, Any]:
    """The cell's nbgrader metadata, or an empty dict whatever is there instead."""
    metadata = cell.get("metadata")
    ours = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return ours if isinstance(ours, dict) else {}


def grade_id(cell: Cell) -> str:
    name = nbgrader(cell).get("grade_id")
    return name if isinstance(name, str) else ""


def is_grade(cell: Cell) -> bool:
    return nbgrader(cell).get("grade") is True


def is_solution(cell: Cell) -> bool:
    return nbgrader(cell).get("solution") is True


def is_locked(cell: Cell) -> bool:
    """Students may not change it: grade cells, and read-only cells that hold no solution."""
    return not is_solution(cell) and (is_grade(cell) or nbgrader(cell).get("locked") is True)


def is_judged(cell: Cell) -> bool:
    """A grade cell that the judge runs, not a question that a person grades."""
    return cell["cell_type"] == "code" and is_grade(cell) and not is_solution(cell)


def points(cell: Cell) -> float:
    return float(nbgrader(cell).get("points", 0))


def solution_of(source: str) -> str:
    """An instructor's cell without the lines that mark its solution."""
    lines = source.split("\n")
    return "\n".join(line for line in lines if not re.search(r"(BEGIN|END) SOLUTION", line))
