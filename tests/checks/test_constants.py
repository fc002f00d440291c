"""The numbers that checks compare with stay what they are, whatever is done to what a check hands out."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

import autograder.hidden
import autograder.oracles
import course_lib.checks
from course_lib.checks.constants import fixed

MODULES = sorted(
    f"{package.__name__}.{module.name}"
    for package in (course_lib.checks, autograder.hidden, autograder.oracles)
    for module in pkgutil.iter_modules(package.__path__)
)


def arrays(value: Any) -> Iterator[np.ndarray[Any, Any]]:
    """Every array in `value`, however deep in dicts, lists, tuples and records."""
    if isinstance(value, np.ndarray):
        yield value
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        yield from arrays([getattr(value, field.name) for field in dataclasses.fields(value)])
    elif isinstance(value, dict):
        yield from arrays(list(value.values()))
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from arrays(entry)


@pytest.mark.parametrize("name", MODULES)
def test_no_constant_of_a_check_can_be_written_into(name: str) -> None:
    """One judge reads many submissions: what the first one changed would cost the next one its points."""
    module = vars(importlib.import_module(name))
    loose = {key for key, value in module.items() if any(array.flags.writeable for array in arrays(value))}
    assert loose == set(), "make them with course_lib.checks.constants.fixed"


def test_a_copy_of_a_fixed_array_can_be_written_into() -> None:
    numbers = fixed([[1, 2]], np.float32)
    copy = numbers.copy()
    copy += 1
    with pytest.raises(ValueError, match="read-only"):
        numbers += 1
    assert (numbers.tolist(), copy.tolist()) == ([[1, 2]], [[2, 3]])
