"""Answers as data: planted bugs, other right solutions and sample students, read without being executed.

An answer file holds a docstring with its idea and module-level literals: EDITS, CELLS, LOSES, and for the sample
class POINTS, FILE, TRUNCATE, BLANK and REPORT. Applied to a lab it becomes a notebook as a student would hand it in.
"""

from __future__ import annotations

import ast
import copy
import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from autograder.cells import grade_id, is_solution, solution_of
from autograder.course import did_you_mean
from autograder.records import GraderError


@dataclass(frozen=True)
class Answer:
    """One way to answer a lab, as edits of the instructor's solution."""

    name: str
    idea: str
    edits: tuple[tuple[str, str, str], ...] = ()  # grade_id of a solution cell, old text, new text
    cells: tuple[tuple[str, str], ...] = ()  # grade_id, whole new source
    loses: frozenset[str] = frozenset()  # exactly these grade cells lose all their points
    points: float | None = None  # expected total
    file: str = ""  # another name for the notebook
    truncate: int | None = None  # bytes that are left of the file
    blank: bool = False  # the released notebook as it is
    report: str = ""  # words that this student's row of the report must hold

    @property
    def touched(self) -> frozenset[str]:
        """The solution cells that it changes."""
        return frozenset(name for name, *_ in (*self.edits, *self.cells))


def read_answer(path: Path) -> Answer:
    """Read one answer file. GraderError when it holds anything but a docstring and known literals."""
    tree = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    known = {field.name.upper() for field in fields(Answer)} - {"NAME", "IDEA"}
    values: dict[str, Any] = {}
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            continue
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name):
            raise GraderError(f"{path.name}, line {node.lineno}: an answer holds only a docstring and literals.")
        name = node.targets[0].id
        if name not in known:
            raise GraderError(f"{path.name}, line {node.lineno}: unknown name {name}.{did_you_mean(name, known)}")
        try:
            values[name.lower()] = ast.literal_eval(node.value)
        except ValueError:
            raise GraderError(f"{path.name}, line {node.lineno}: {name} is not a literal.") from None
    idea = ast.get_docstring(tree)
    if not idea:
        raise GraderError(f"{path.name}: the docstring with the idea is missing.")
    values["edits"] = tuple(tuple(edit) for edit in values.get("edits", ()))
    values["cells"] = tuple(values.get("cells", {}).items())
    values["loses"] = frozenset(values.get("loses", ()))
    return Answer(name=path.stem, idea=idea.splitlines()[0], **values)


def read_answers(folder: Path) -> list[Answer]:
    """All answers of a folder, by name."""
    return [read_answer(path) for path in sorted(folder.glob("*.py")) if path.stem != "__init__"]


def apply(answer: Answer, source_notebook: dict[str, Any], release_notebook: dict[str, Any]) -> bytes:
    """The file that this student hands in: the release with its solution cells filled."""
    notebook = copy.deepcopy(release_notebook)
    if not answer.blank:
        solutions = {grade_id(c): solution_of(c["source"]) for c in source_notebook["cells"] if is_solution(c)}
        changed = _edit(answer, solutions)
        for cell in notebook["cells"]:
            if is_solution(cell) and grade_id(cell) in changed:
                cell["source"] = changed[grade_id(cell)]
    data = json.dumps(notebook, ensure_ascii=False, indent=1).encode("utf-8")
    return data if answer.truncate is None else data[: answer.truncate]


def _edit(answer: Answer, solutions: dict[str, str]) -> dict[str, str]:
    changed = dict(solutions)
    for name in answer.touched:
        if name not in changed:
            raise GraderError(f"{answer.name}: no solution cell {name!r}.{did_you_mean(name, changed)}")
    for name, old, new in answer.edits:
        found = changed[name].count(old)
        if found != 1:
            raise GraderError(f"{answer.name}: {old!r} occurs {found} times in {name!r}; it must occur exactly once.")
        changed[name] = changed[name].replace(old, new)
    return changed | dict(answer.cells)
