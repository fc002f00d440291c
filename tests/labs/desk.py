"""A lab on the desk: its notebook with one answer in it, executed at once, without a room and without slow cells."""

from __future__ import annotations

import json
import re
import symtable
import sys
import warnings
from collections.abc import Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest import mock

import matplotlib
import nbformat
import numpy as np
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

from autograder.answers import Answer, apply, read_answer, read_answers
from autograder.cells import grade_id, is_grade, is_judged, is_solution
from autograder.release import read_notebook

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "assignments" / "source"
Cells = list[dict[str, Any]]

matplotlib.use("agg")


def labs() -> list[str]:
    """Every lab that has its notebook."""
    return sorted(path.parent.name for path in SOURCES.glob("*/*.ipynb") if path.stem == path.parent.name)


def notebook(lab: str) -> dict[str, Any]:
    """The instructor's notebook; the text of every cell is one string."""
    return read_notebook(SOURCES / lab / f"{lab}.ipynb")


def judged(lab: str) -> dict[str, dict[str, Any]]:
    """The cells that the judge grades, by name."""
    return {grade_id(cell): cell for cell in notebook(lab)["cells"] if is_judged(cell)}


def points(lab: str, *names: str) -> float:
    """What these grade cells are worth together."""
    return sum(judged(lab)[name]["metadata"]["nbgrader"]["points"] for name in names)


@cache
def slow(lab: str) -> frozenset[str]:
    """The cells that the metadata name as slow, and locked ones that need what only those define."""
    source = notebook(lab)
    found = set(source["metadata"].get("autograder", {}).get("slow", ()))
    code = {grade_id(cell): cell for cell in source["cells"] if cell["cell_type"] == "code"}
    unknown = found - set(code)
    assert not unknown, f"{lab}: the metadata's `slow` names {sorted(unknown)}, which are no code cells"
    while True:
        made: dict[bool, set[str]] = {True: set(), False: set()}
        for name, cell in code.items():
            made[name in found] |= names(cell["source"])[0]
        missing = made[True] - made[False]
        more = {n for n, cell in code.items() if not is_solution(cell) and names(cell["source"])[1] & missing} - found
        if not more:
            return frozenset(found)
        found |= more


def names(source: str) -> tuple[set[str], set[str]]:
    """The global names that a cell makes, and those that it uses."""
    top = symtable.symtable(source, "<cell>", "exec")
    made = {name.get_name() for name in top.get_symbols() if name.is_assigned() or name.is_imported()}
    used = {name.get_name() for name in top.get_symbols() if name.is_referenced()}
    tables = list(top.get_children())
    while tables:
        table = tables.pop()
        used |= {name.get_name() for name in table.get_symbols() if name.is_global() and name.is_referenced()}
        tables += table.get_children()
    return made, used


def answers(kind: str, lab: str) -> list[Answer]:
    """All `wrong_answers` or `right_answers` of the lab."""
    return read_answers(ROOT / "tests" / kind / lab)


def honest(lab: str) -> list[Answer]:
    """The wrong answers that may run in this process: cheats would cheat it, and are judged in the audit."""
    return [answer for answer in answers("wrong_answers", lab) if not answer.name.startswith("cheat_")]


def sample_class(lab: str) -> list[Answer]:
    """The students of the lab's sample class."""
    return read_answers(ROOT / "assignments" / "sample_class" / lab)


def answered(answer: Answer, lab: str) -> Cells:
    """The cells of the notebook with this answer in it and the grade cells whole."""
    source = notebook(lab)
    cells: Cells = json.loads(apply(answer, source, source))["cells"]
    return cells


def released(lab: str) -> Cells:
    """The cells as a student gets them: nbgrader takes out solutions and hidden checks."""
    content = nbformat.reads(json.dumps(notebook(lab)), as_version=4)  # type: ignore[no-untyped-call]
    for preprocessor in (ClearSolutions(), ClearHiddenTests()):
        content, _ = preprocessor.preprocess(content, {})
    return list(content.cells)


def visible(cells: Cells) -> Cells:
    """The cells with their grade cells as the student has them: without their hidden halves."""
    return [cell | {"source": cell["source"].partition("### BEGIN HIDDEN TESTS")[0]} for cell in cells]


def concerned(cells: Cells, answer: Answer) -> Cells:
    """The cells without the judged ones that use nothing of what the answer changes, directly or on the way."""
    code = {grade_id(cell): names(cell["source"]) for cell in cells if cell["cell_type"] == "code"}
    changed = set().union(*(code[name][0] for name in answer.touched if name in code))
    while more := set().union(*(made for made, used in code.values() if used & changed)) - changed:
        changed |= more
    return [cell for cell in cells if not is_judged(cell) or code[grade_id(cell)][1] & changed]


def seeded(cells: Cells, seed: int) -> Cells:
    """The cells with another SEED."""
    changed = [cell | {"source": re.sub(r"(?m)^SEED = \d+", f"SEED = {seed}", cell["source"])} for cell in cells]
    assert changed != cells, "no line SEED = … in the notebook"
    return changed


def failures(cells: Cells, lab: str) -> dict[str, str]:
    """Run all cells but the slow ones; grade_id and message of each that fails its check.

    Students may divide by zero on the way: as in the room, warnings are no errors.
    """
    failed = dict(run([cell for cell in cells if grade_id(cell) not in slow(lab)], {"__name__": "__main__"}))
    _tidy()
    return failed


def failures_by_seed(cells: Cells, lab: str, seeds: Sequence[int]) -> dict[int, dict[str, str]]:
    """Run the cells once, but each grade cell once for every seed that the judge draws its inputs from."""
    space: dict[str, Any] = {"__name__": "__main__"}
    failed: dict[int, dict[str, str]] = {seed: {} for seed in seeds}
    for cell in cells:
        if grade_id(cell) not in slow(lab):
            for seed in seeds if is_judged(cell) else seeds[:1]:
                with mock.patch("autograder.judge.judge_rng", partial(np.random.default_rng, seed)):
                    failed[seed] |= run([cell], space)
    _tidy()
    return failed


def run(cells: Cells, space: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Execute code cells in the namespace `space`; grade_id and message of each check that fails, as it does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for cell in cells:
            name = grade_id(cell)
            if cell["cell_type"] != "code":
                continue
            try:
                exec(compile(cell["source"], name, "exec"), space)
            except Exception as error:
                if is_grade(cell):
                    yield name, str(error)


@cache
def messages(lab: str, answer: str, seed: int = 11) -> dict[str, str]:
    """What a student with this wrong answer of the bank reads, by grade cell, where the judge draws from `seed`."""
    assert not answer.startswith("cheat_"), "a cheat would cheat this process"
    found = read_answer(ROOT / "tests" / "wrong_answers" / lab / f"{answer}.py")
    return failures_by_seed(concerned(answered(found, lab), found), lab, [seed])[seed]


def _tidy() -> None:
    if "matplotlib.pyplot" in sys.modules:
        sys.modules["matplotlib.pyplot"].close("all")
    if "pycnnl" in sys.modules:
        sys.modules["pycnnl"].strict(False)  # a notebook may have switched it on
