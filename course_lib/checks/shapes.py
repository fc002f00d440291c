"""Is it an array of numbers of the right shape, before anybody looks at the numbers?"""

from __future__ import annotations

import contextlib

import numpy as np

from course_lib.checks.described import described
from course_lib.checks.failures import failure
from course_lib.types import Array

NO_NUMBERS = {
    "O": "an entry is no single number: is a list, an array or None among them?",
    "b": "these are answers, True or False: numbers are asked for.",
    "c": "what is real has become complex: look for a root or a logarithm of a negative number, or for eig.",
}
"""The next step for arrays of a kind that holds no real numbers."""


def as_array(where: str, value: object, *shapes: tuple[int, ...]) -> Array:
    """Return `value` as a float64 array of the first of `shapes`; any of `shapes` is accepted.

    A subclass of ndarray is read as the plain array it holds. Raises CheckFailed for anything else than a real array.
    """
    expected = f"an array of shape {' or '.join(map(str, dict.fromkeys(shapes)))}"
    if not isinstance(value, np.ndarray):
        step = "return or store a NumPy array of numbers here."
        raise failure(where, yours=described(value), expected=expected, next_step=step)
    if value.dtype.kind not in "iuf":
        step = NO_NUMBERS.get(value.dtype.kind, "look at what you stored.")
        raise failure(where, yours=described(value), expected="real numbers", next_step=step)
    if value.shape not in shapes:
        step = "rows are examples; write the shape of every factor beside your formula."
        if value.ndim == 2 and value.T.shape in shapes:
            step = f"rows and columns have changed places; {step}"
        raise failure(where, yours=f"shape {value.shape}", expected=expected, next_step=step)
    return np.array(value, dtype=np.float64, subok=False).reshape(shapes[0])


def as_number(where: str, value: object) -> float:
    """Return the single number in `value` (a number, or an array with one entry), or raise CheckFailed."""
    if isinstance(value, (np.ndarray, np.generic)) and value.size == 1 and value.dtype.kind in "iuf":
        return float(np.asarray(value).reshape(()))  # a np.matrix would keep two axes
    step = "return it." if value is None else "sum or average until a single number is left."
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        with contextlib.suppress(OverflowError):
            return float(value)
        step = "it has hundreds of digits, more than a float holds: what multiplies it again and again?"
    if isinstance(value, (np.ndarray, np.generic)):
        step = NO_NUMBERS.get(value.dtype.kind, step)
    raise failure(where, yours=described(value), expected="one number", next_step=step)
