"""Functions that return a value together with its slopes: what came back, part by part.

Lists and tuples of numbers are read as arrays. Nothing here asks a question that another process could answer falsely.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged, entry
from course_lib.checks.described import described
from course_lib.checks.failures import attempt, failure
from course_lib.checks.shapes import as_array, as_number
from course_lib.types import Array

TWELVE_DIGITS = 1e-12
EACH = "one number for each entry of what was handed in, in its shape: nothing is added up, and no pairs are made."


def results_of(function: Any, name: str, names: tuple[str, ...], *arguments: Any) -> list[object]:
    """Call the student's function with copies; what it returned, part by part; the arrays must stay as they were."""
    given = [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]
    answers = parts(name, attempt(name, function, *given), names)
    for number, (now, before) in enumerate(zip(given, arguments, strict=True), 1):
        if isinstance(before, np.ndarray):
            assert_unchanged(f"{name}, its argument {number}" if len(given) > 1 else name, now, before)
    return answers


def parts(where: str, value: object, names: Sequence[str]) -> list[object]:
    """The things that a function returned, one for each of `names`: from a tuple, a list, or an array of their rows."""
    n = len(names)
    if isinstance(value, (tuple, list)) and len(value) == n:
        return list(value)
    if isinstance(value, np.ndarray) and value.ndim > 1 and len(value) == n:
        return [np.asarray(row) for row in value]
    came = f"{len(value)} things" if isinstance(value, (tuple, list)) else described(value)
    raise failure(
        where, yours=came, expected=f"{n} things: {', '.join(names)}", next_step=f"end with return {', '.join(names)}."
    )


def numbers(value: object) -> object:
    """A list or tuple of numbers as an array; everything else as it came."""
    if not isinstance(value, (list, tuple)):
        return value
    try:
        array = np.asarray(value)
    except (TypeError, ValueError):  # rows of unequal length, or things that are no numbers
        return value
    return array if array.dtype.kind in "biuf" else value


def assert_entries(
    where: str,
    yours: object,
    expected: Array,
    *,
    next_step: str,
    mistakes: Mapping[str, Array] | None = None,
    also: tuple[tuple[int, ...], ...] = (),
    size: float = 0.0,
    of_shape: str = EACH,
) -> None:
    """`assert_close`, which also reads lists; `of_shape` is the next step for numbers of another shape."""
    array = numbers(yours)
    _assert_shape(where, array, (expected.shape, *also), of_shape)
    assert_close(where, array, expected, next_step=next_step, mistakes=mistakes, also=also, size=size)


def _assert_shape(where: str, value: object, shapes: Sequence[tuple[int, ...]], step: str) -> None:
    """Raise CheckFailed for numbers of another shape; what holds no numbers is told so elsewhere."""
    if is_numbers(value):
        shape = value.shape if isinstance(value, (np.ndarray, np.generic)) else ()
        if shape not in shapes:
            came = f"shape {shape}" if shape else "one number"
            raise failure(where, yours=came, expected=f"an array of shape {shapes[0]}", next_step=step)


def is_numbers(value: object) -> bool:
    """Is it a real number, or an array of real numbers?"""
    if isinstance(value, (np.ndarray, np.generic)):
        return value.dtype.kind in "iuf"
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_finite(value: object) -> bool:
    """Are these real numbers, all of them finite?  A Python integer of hundreds of digits is not."""
    array = numbers(value)
    with np.errstate(all="ignore"):
        return is_numbers(array) and bool(np.isfinite(np.asarray(array, np.float64)).all())


def assert_one(
    where: str,
    yours: object,
    expected: float,
    *,
    next_step: str,
    mistakes: Mapping[str, float | tuple[float, ...]] | None = None,
    size: float = 0.0,
) -> None:
    """`assert_close` for a single number; a well-known mistake may have several numbers."""
    value = as_number(where, numbers(yours))
    known = {
        explanation: np.array(min(np.atleast_1d(wrong), key=lambda number: abs(number - value)))
        for explanation, wrong in (mistakes or {}).items()
    }
    assert_close(where, np.array(value), np.array(expected), next_step=next_step, mistakes=known, size=size)


def assert_digits(
    where: str,
    yours: object,
    expected: Array,
    scale: Array,
    *,
    next_step: str | Callable[[int, float], str],
    of_shape: str = EACH,
) -> None:
    """Raise CheckFailed unless every entry is within 1e-12 of its own `scale` of what is expected.

    `next_step` may depend on the worst entry: its number, and what stands there.
    """
    array = numbers(yours)
    _assert_shape(where, array, (expected.shape,), of_shape)
    Y = as_array(where, array, expected.shape)
    with np.errstate(invalid="ignore"):
        error = np.where(np.isfinite(Y), np.abs(Y - expected), np.inf) / scale
    worst = int(error.argmax())
    if error[worst] > TWELVE_DIGITS:
        raise failure(
            entry(where, worst),
            yours=f"{Y[worst]:.17g}",
            expected=f"{expected[worst]:.17g}, to 12 digits",
            next_step=next_step if isinstance(next_step, str) else next_step(worst, float(Y[worst])),
        )
