"""A notebook of a few cells, judged in a room: no course, no files, no gradebook."""

from __future__ import annotations

from typing import Any

from autograder.judge import judge_notebook
from autograder.records import Limits, NotebookResult
from autograder.sandbox import open_room
from tests.autograder.conftest import LIMITS
from tests.autograder.tiny import code


def run(*cells: dict[str, Any], seed: bytes = b"seed", limits: Limits = LIMITS, **metadata: Any) -> NotebookResult:
    notebook = {"cells": list(cells), "metadata": metadata}
    return judge_notebook("n", notebook, notebook, seed=seed, limits=limits, open_room=open_room)


def student(source: str) -> dict[str, Any]:
    return code(source, "solution", solution=True)


def check(source: str, name: str = "check", points: float = 1) -> dict[str, Any]:
    return code(source, name, grade=True, locked=True, points=points)
