"""What a check hands to a student's code is a copy: work in place harms nobody, and a right answer may do it."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.cells import grade_id, is_judged, is_solution
from tests.checks.test_constants import arrays
from tests.labs import desk


def watched(function: Callable[..., Any], locked: set[str], where: str) -> Callable[..., Any]:
    """`function`, which notes in `locked` that it was handed an array that cannot be written into."""

    def call(*arguments: Any, **named: Any) -> Any:
        if not all(array.flags.writeable for array in arrays([*arguments, named])):
            locked.add(where)
        return function(*arguments, **named)

    return call


def watch(space: dict[str, Any], names: set[str], locked: set[str]) -> None:
    """Put a watched function in the place of each function, and of each method of a class, that a student wrote."""
    for name in names & set(space):
        thing = space[name]
        if isinstance(thing, types.FunctionType):
            space[name] = watched(thing, locked, name)
        elif isinstance(thing, type):
            for method, function in list(vars(thing).items()):
                if isinstance(function, types.FunctionType):
                    setattr(thing, method, watched(function, locked, f"{name}.{method}"))


@pytest.mark.parametrize("lab", desk.labs())
def test_every_array_that_a_check_hands_out_can_be_written_into(monkeypatch: pytest.MonkeyPatch, lab: str) -> None:
    monkeypatch.setattr("autograder.judge.judge_rng", lambda: np.random.default_rng(11))
    space: dict[str, Any] = {"__name__": "__main__"}
    locked: set[str] = set()
    for cell in desk.notebook(lab)["cells"]:
        if grade_id(cell) in desk.slow(lab):
            continue
        assert dict(desk.run([cell], space)) == {}
        if is_solution(cell) and cell["cell_type"] == "code":
            watch(space, desk.names(cell["source"])[0], locked)
        elif is_judged(cell):
            assert locked == set(), f"{grade_id(cell)}: hand out copies"
