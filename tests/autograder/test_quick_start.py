"""Judges that load early, and a gradebook that is looked at once: quicker, and otherwise the same."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from typing import Any

import pytest

from autograder import gradebook
from autograder.course import Course
from autograder.crew import pool
from autograder.pipeline import grade
from autograder.records import Limits
from tests.autograder.test_pipeline import TRIPLE, one_thread, points, submit

HandIn = Callable[..., bytes]


def test_a_pool_that_gets_ready_early_judges_the_same_and_is_used_once(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in(TRIPLE))
    crew = pool(2, early=True)
    first = crew()
    assert points(grade(course, "tiny", lambda: first, limits=Limits())) == {"ada": 10, "bo": 6}
    second = crew()
    assert second is not first
    second.shutdown()


def test_a_pool_that_died_while_it_got_ready_costs_nobody_anything(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in())
    crew = pool(1, early=True)
    broken = crew()
    with pytest.raises(BrokenExecutor):
        broken.submit(os._exit, 1).result()
    supply = iter([broken])
    results = grade(course, "tiny", lambda: next(supply, None) or crew(), limits=Limits())
    assert points(results) == {"ada": 10, "bo": 10}


def test_the_gradebook_is_looked_at_once_and_then_as_before(
    course: Course, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    look = gradebook.Gradebook.__init__

    def counted(self: gradebook.Gradebook, db_url: str, *words: Any, **more: Any) -> None:
        looks.append(db_url)
        look(self, db_url, *words, **more)

    monkeypatch.setattr(gradebook.Gradebook, "__init__", counted)
    per_class = {}
    for size in (1, 4):
        for number in range(size):
            submit(course, f"s{number}", hand_in())
        looks.clear()
        results = grade(course, "tiny", one_thread, limits=Limits(), regrade=True)
        per_class[size] = len(looks)
        assert points(results) == gradebook.totals(course, "tiny") == {f"s{number}": 10 for number in range(size)}
    assert per_class[1] == per_class[4]
    assert gradebook.Gradebook.__init__ is counted
