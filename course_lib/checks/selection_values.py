"""Read what the functions of the lab on model selection return: arrays, lists or tuples of plain numbers alike."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.checks.compare import TOLERANCE, assert_close
from course_lib.checks.described import described
from course_lib.checks.failures import failure
from course_lib.types import Array

LARGEST = 100_000  # entries that any answer of this lab may have
COARSE = 2e-3  # of the largest entry: what float16, or rounding to three digits, moves a number by
THREE_DIGITS = "right to about three digits: is something rounded, or float16, on the way? Compute in float64."
ONE = ((), (1,), (1, 1))  # the shapes of one number
ROW = ((-1,),)


def numbers(where: str, value: object, *shapes: tuple[int, ...], next_step: str = "") -> Array:
    """Return `value` (an array, a list or a tuple of real numbers) as a float64 array of one of `shapes`.

    A length of −1 in a shape fits any length. Raises CheckFailed for anything else.
    """
    expected = " or ".join(f"numbers of shape {shape}" for shape in shapes).replace("-1", "any length")
    if shapes == ONE:
        expected = "one number"
    elif shapes == ROW:
        expected = "a row of numbers, of any length"
    plain = _plain(value)
    if plain is None:
        step = next_step or "return numbers: an array, a list or a tuple."
        raise failure(where, yours=came(value), expected=expected, next_step=step)
    if not any(_fits(plain.shape, shape) for shape in shapes):
        step = next_step or "print the shape of what you return."
        raise failure(where, yours=f"shape {plain.shape}", expected=expected, next_step=step)
    return plain


def whole_numbers(where: str, value: object, *shapes: tuple[int, ...], next_step: str = "") -> Array:
    """Return `value` as `numbers` does, as int64. CheckFailed where an entry is no whole number."""
    found = numbers(where, value, *shapes, next_step=next_step)
    wrong = found[~(np.isfinite(found) & (found == np.round(found)) & (np.abs(found) < 1e15))]
    if wrong.size:
        step = next_step or "count, do not measure."
        raise failure(where, yours=f"{wrong.flat[0]:g}", expected="whole numbers", next_step=step)
    return found.astype(np.int64)


def number(where: str, value: object) -> float:
    """Return the one real number in `value`, which may be an array with one entry."""
    return float(numbers(where, value, *ONE, next_step="return one number.").reshape(()))


def whole_number(where: str, value: object, *, next_step: str = "return one whole number.") -> int:
    """Return the one whole number in `value`."""
    return int(whole_numbers(where, value, *ONE, next_step=next_step).reshape(()))


def items(
    where: str, value: object, count: int | None, what: str, *, next_step: str = "return all of them, in this order."
) -> list[Any]:
    """Return the entries of a tuple, a list or an array; `count` of them, unless it is None. `what` says which."""
    if isinstance(value, np.ndarray) and value.ndim:
        value = list(np.asarray(value))  # a np.matrix would keep two axes in each row
    if not isinstance(value, tuple | list) or len(value) > LARGEST or (count is not None and len(value) != count):
        yours = f"{len(value)} entries" if isinstance(value, tuple | list) else came(value)
        raise failure(where, yours=yours, expected=what, next_step=next_step)
    return list(value)


def same(where: str, yours: object, expected: object, *, next_step: str) -> None:
    """Raise CheckFailed unless two plain values, such as whole numbers or lists of them, are equal."""
    if yours != expected:
        raise failure(where, yours=short(yours), expected=short(expected), next_step=next_step)


def close(
    where: str,
    yours: Array | float,
    expected: Array | float,
    *,
    next_step: str,
    mistakes: Mapping[str, Array | float] | None = None,
    tolerance: float = TOLERANCE,
    coarse: str = THREE_DIGITS,
) -> None:
    """`assert_close` of arrays or single numbers; `coarse` is the next step where they are right to three digits."""
    found, right = np.array(yours, dtype=np.float64), np.array(expected, dtype=np.float64)
    if found.shape == right.shape and np.allclose(found, right, rtol=0, atol=COARSE * np.abs(right).max(initial=0)):
        next_step = coarse
    known = {explanation: np.array(wrong, dtype=np.float64) for explanation, wrong in (mistakes or {}).items()}
    assert_close(where, found, right, next_step=next_step, mistakes=known, tolerance=tolerance)


def counted(count: int, one: str, many: str = "") -> str:
    """1 example, 2 examples; `many` where the plural is no s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def short(value: object) -> str:
    """`value` as text of at most 160 characters."""
    text = str(value)
    return text if len(text) <= 160 else text[:160] + " …"


def came(value: object) -> str:
    """What `value` is, in words."""
    if isinstance(value, np.ndarray):
        return f"an array of {value.dtype}, shape {value.shape}"
    if isinstance(value, tuple | list):
        return f"a {type(value).__name__} of {len(value)} that are not all numbers, or not equally long"
    return described(value)


def _plain(value: object) -> Array | None:
    if isinstance(value, np.ndarray | np.generic):
        real = np.asarray(value)
        return np.array(real, dtype=np.float64) if real.dtype.kind in "iuf" else None
    if isinstance(value, tuple | list):
        return _stacked(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return np.array(float(value)) if not isinstance(value, int) or abs(value) < 10**300 else None
    return None


def _stacked(value: tuple[Any, ...] | list[Any]) -> Array | None:
    if not len(value) <= LARGEST:
        return None
    if {type(entry) for entry in value} <= {int, float} and all(abs(entry) < 10**300 for entry in value):
        return np.array(value, dtype=np.float64)
    parts = [_plain(entry) for entry in value]
    found = [part for part in parts if part is not None]
    if len(found) < len(parts) or len({part.shape for part in found}) > 1:
        return None
    if found and len(found) * math.prod(found[0].shape) > LARGEST:
        return None
    return np.array(found, dtype=np.float64)


def _fits(shape: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return len(shape) == len(wanted) and all(w in (-1, n) for n, w in zip(shape, wanted, strict=True))
