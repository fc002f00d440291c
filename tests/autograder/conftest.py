"""A released tiny course, and short ways to hand something in to it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.answers import Answer, apply
from autograder.course import Course
from autograder.judge import judge_notebook
from autograder.normalise import normalise
from autograder.pipeline import Lab
from autograder.records import Limits, NotebookResult
from autograder.remote import Channel
from autograder.sandbox import open_room
from tests.autograder.tiny import make_course

LIMITS = Limits(cell_seconds=20, notebook_seconds=60)


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The tiny course after its release; tests only read it."""
    course = make_course(tmp_path_factory.mktemp("tiny"))
    Lab.load(course, "tiny")
    return course


@pytest.fixture
def course(released: Course, tmp_path: Path) -> Course:
    """A copy of the released course that a test may change."""
    shutil.copytree(released.root, tmp_path / "course")
    return Course(tmp_path / "course")


@pytest.fixture(scope="session")
def lab(released: Course) -> Lab:
    return Lab.load(released, "tiny")


@pytest.fixture(scope="session")
def hand_in(lab: Lab) -> Callable[..., bytes]:
    """The file of a student: right, but for the cells that are given."""

    def make(cells: dict[str, str] | None = None, **fields: Any) -> bytes:
        answer = Answer("student", "one idea", cells=tuple((cells or {}).items()), **fields)
        return apply(answer, lab.sources["tiny"], lab.released["tiny"])

    return make


@pytest.fixture(scope="session")
def judged(lab: Lab, hand_in: Callable[..., bytes]) -> Callable[..., NotebookResult]:
    """What becomes of a student's file, without files and gradebook."""

    def run(cells: dict[str, str] | None = None, *, limits: Limits = LIMITS, seed: bytes = b"seed") -> NotebookResult:
        source = lab.sources["tiny"]
        clean = normalise(hand_in(cells), source, lab.released["tiny"]).notebook
        return judge_notebook("tiny", clean, source, seed=seed, limits=limits, open_room=open_room)

    return run


@pytest.fixture
def channel() -> Iterator[Channel]:
    """A line to a fresh room."""
    room = open_room(LIMITS)
    yield Channel(room, LIMITS)
    room.kill()
