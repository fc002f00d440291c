"""Functions that return a value together with its slopes: what came back, part by part.

Lists and tuples of numbers are read as arrays. Nothing here asks a question that another process could answer falsely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from course_lib.checks.compare import assert_close, entry
from course_lib.checks.described import described
from course_lib.checks.failures import failure
from course_lib.checks.shapes import as_array, as_number
from course_lib.types import Array

TWELVE_DIGITS = 1e-12


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
) -> None:
    """`assert_close`, which also reads lists."""
    assert_close(where, numbers(yours), expected, next_step=next_step, mistakes=mistakes, also=also, size=size)


def assert_one(
    where: str,
    yours: object,
    expected: float,
    *,
    next_step: str,
    mistakes: Mapping[str, float] | None = None,
    size: float = 0.0,
) -> None:
    """`assert_close` for a single number."""
    known = {explanation: np.array(wrong) for explanation, wrong in (mistakes or {}).items()}
    value = np.array(as_number(where, numbers(yours)))
    assert_close(where, value, np.array(expected), next_step=next_step, mistakes=known, size=size)


def assert_digits(where: str, yours: object, expected: Array, scale: Array, *, next_step: str) -> None:
    """Raise CheckFailed unless every entry is within 1e-12 of its own `scale` of what is expected."""
    Y = as_array(where, numbers(yours), expected.shape)
    with np.errstate(invalid="ignore"):
        error = np.where(np.isfinite(Y), np.abs(Y - expected), np.inf) / scale
    worst = int(error.argmax())
    if error[worst] > TWELVE_DIGITS:
        raise failure(
            entry(where, worst),
            yours=f"{Y[worst]:.17g}",
            expected=f"{expected[worst]:.17g}, to 12 digits",
            next_step=next_step,
        )
