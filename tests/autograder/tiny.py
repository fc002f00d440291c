"""A course with one lab of two functions and a class: small enough that grading it takes a second."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from autograder.course import Course

IMPORTS = "import numpy as np\nfrom numpy.testing import assert_allclose"
DOUBLE = '''def double(x):
    """Twice x."""
    ### BEGIN SOLUTION
    return 2 * x
    ### END SOLUTION'''
STEP = '''class Step:
    """w ← w − lr · g, in place."""

    def __init__(self, w):
        ### BEGIN SOLUTION
        self.w = w
        ### END SOLUTION

    def update(self, g, lr):
        ### BEGIN SOLUTION
        self.w -= lr * g
        ### END SOLUTION'''
CHECK_DOUBLE = """assert_allclose(double(np.array([1.0, 2.0])), [2.0, 4.0])
### BEGIN HIDDEN TESTS
from autograder.judge import judge_rng

hidden_x = judge_rng().normal(size=(3, 4))
assert_allclose(double(hidden_x.copy()), hidden_x + hidden_x, err_msg="double(x): try a small array by hand.")
### END HIDDEN TESTS"""
CHECK_STEP = """step = Step(np.array([1.0, 1.0]))
step.update(np.array([1.0, 2.0]), 0.5)
### BEGIN HIDDEN TESTS
from autograder.judge import judge_rng

hidden_w, hidden_g = judge_rng().normal(size=(2, 5))
step = Step(hidden_w.copy())
for _ in range(3):
    step.update(hidden_g.copy(), 0.1)
assert_allclose(step.w, hidden_w - 0.3 * hidden_g, err_msg="update: does each step begin where the last one ended?")
### END HIDDEN TESTS"""


def code(source: str, name: str, **ours: Any) -> dict[str, Any]:
    """A code cell with nbgrader's metadata."""
    kind = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3, "grade_id": name}
    return {
        "cell_type": "code",
        "id": name,
        "metadata": {"nbgrader": kind | ours},
        "source": source,
        "outputs": [],
        "execution_count": None,
    }


def text(source: str, name: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "id": name, "metadata": {}, "source": source}


def notebook() -> dict[str, Any]:
    """The instructor's source."""
    cells = [
        text("# A tiny lab", "title"),
        code(IMPORTS, "imports", locked=True),
        code(DOUBLE, "double", solution=True),
        code(CHECK_DOUBLE, "check-double", grade=True, locked=True, points=4),
        text("Now a class.", "middle"),
        code(STEP, "step", solution=True),
        code(CHECK_STEP, "check-step", grade=True, locked=True, points=6),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    limits = {"cell_seconds": 2, "notebook_seconds": 20}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}, "autograder": limits}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def make_course(root: Path) -> Course:
    """Write the lab `tiny` below `root`."""
    folder = root / "assignments" / "source" / "tiny"
    folder.mkdir(parents=True)
    (folder / "tiny.ipynb").write_text(json.dumps(notebook(), indent=1), encoding="utf-8")
    return Course(root)
