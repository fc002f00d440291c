"""A lab on the desk: its notebook with one answer filled in, executed at once, without a room and without training."""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import ClearHiddenTests, ClearSolutions

from autograder.answers import Answer, apply, read_answers
from autograder.cells import grade_id, is_grade
from autograder.release import read_notebook

ROOT = Path(__file__).parents[2]
LAB = "lab3_three_layer_network"
TRAINING = {"train-mnist-mlp", "learning-curve", "train-own-network"}
TIERS = {"accuracy-92", "accuracy-95", "own-network-98"}


def notebook(lab: str = LAB) -> dict[str, Any]:
    """The instructor's notebook; the text of every cell is one string."""
    return read_notebook(ROOT / "assignments" / "source" / lab / f"{lab}.ipynb")


def answers(kind: str, lab: str = LAB) -> list[Answer]:
    """All `wrong_answers` or `right_answers` of the lab."""
    return read_answers(ROOT / "tests" / kind / lab)


def sample_class() -> list[Answer]:
    """The ten students of the lab's sample class."""
    return read_answers(ROOT / "assignments" / "sample_class" / LAB)


def answered(answer: Answer, lab: str = LAB) -> list[dict[str, Any]]:
    """The cells of the notebook with this answer in it and the grade cells whole."""
    source = notebook(lab)
    cells: list[dict[str, Any]] = json.loads(apply(answer, source, source))["cells"]
    return cells


def released(lab: str = LAB) -> list[dict[str, Any]]:
    """The cells as a student gets them: nbgrader takes out solutions and hidden checks."""
    content = nbformat.reads(json.dumps(notebook(lab)), as_version=4)  # type: ignore[no-untyped-call]
    for preprocessor in (ClearSolutions(), ClearHiddenTests()):
        content, _ = preprocessor.preprocess(content, {})
    return list(content.cells)


def failures(cells: list[dict[str, Any]], skipped: set[str] = TRAINING | TIERS) -> dict[str, str]:
    """Run all cells but those that take long, such as training; grade_id and message of each that fails its check.

    Students may divide by zero on the way: as in the room, warnings are no errors.
    """
    space: dict[str, Any] = {"__name__": "__main__"}
    failed = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for cell in cells:
            name = grade_id(cell)
            if cell["cell_type"] != "code" or name in skipped:
                continue
            try:
                exec(compile(cell["source"], name, "exec"), space)
            except Exception as error:
                if is_grade(cell):
                    failed[name] = str(error)
    return failed
