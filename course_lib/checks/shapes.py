"""Is it an array of numbers of the right shape, before anybody looks at the numbers?"""

from __future__ import annotations

import numpy as np

from course_lib.checks.failures import failure
from course_lib.types import Array


def as_array(where: str, value: object, *shapes: tuple[int, ...]) -> Array:
    """Return `value` as a float64 array of the first of `shapes`; any of `shapes` is accepted.

    A subclass of ndarray is read as the plain array it holds. Raises CheckFailed for anything else than a real array.
    """
    expected = " or ".join(f"an array of shape {shape}" for shape in shapes)
    if not isinstance(value, np.ndarray):
        came = "None (is the return missing?)" if value is None else f"an object of type {type(value).__name__}"
        raise failure(where, yours=came, expected=expected, next_step="return or store a NumPy array here.")
    if value.dtype.kind not in "iuf":
        raise failure(
            where, yours=f"dtype {value.dtype}", expected="real numbers", next_step="look at what you stored."
        )
    if value.shape not in shapes:
        raise failure(
            where,
            yours=f"shape {value.shape}",
            expected=expected,
            next_step="rows are examples; write the shape of every factor beside your formula.",
        )
    return np.array(value, dtype=np.float64, subok=False).reshape(shapes[0])


def as_number(where: str, value: object) -> float:
    """Return the single number in `value` (a number, or an array with one entry), or raise CheckFailed."""
    if isinstance(value, (np.ndarray, np.generic)) and value.size == 1 and value.dtype.kind in "iuf":
        return float(value.reshape(()))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    came = f"shape {value.shape}" if isinstance(value, np.ndarray) else f"{type(value).__name__}"
    raise failure(where, yours=came, expected="one number", next_step="sum or average until a single number is left.")
