"""Read what a function of the lab on linear models returned: array, list or tuple, (n,) or (n, 1), any real dtype."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.described import described
from course_lib.checks.failures import failure
from course_lib.checks.shapes import as_array, as_number
from course_lib.types import Array


def as_vector(where: str, value: object, n: int, counted: str) -> Array:
    """Return `value` as float64 (n,), or raise CheckFailed. A list or tuple may hold numbers or arrays of one entry.

    `counted` says what there is one number of; it is the next step where there are more or fewer than n.
    """
    if isinstance(value, (list, tuple)) and len(value) == n:
        value = np.array([as_number(f"{where}[{i}]", _single(item)) for i, item in enumerate(value)])
    if not isinstance(value, np.ndarray) or value.shape not in ((n,), (n, 1), (1, n)):
        raise failure(where, yours=described(value), expected=f"an array of shape ({n},)", next_step=counted)
    return as_array(where, value, (n,), (n, 1), (1, n))


def as_scalar(where: str, value: object) -> float:
    """Return the single real number in `value`, or raise CheckFailed; nan and infinities are numbers here."""
    if value is None:
        raise failure(where, yours="None (is the return missing?)", expected="one number", next_step="return it.")
    value = _single(value)
    if isinstance(value, (complex, np.ndarray, np.generic)) and np.iscomplexobj(value) and np.all(np.imag(value) == 0):
        value = np.real(value)  # such as an eigenvalue of a symmetric matrix
    return as_number(where, value)


def as_parts(where: str, value: object, *names: str) -> list[Any]:
    """Return the parts of a tuple or list that holds one thing for each of `names`, or raise CheckFailed."""
    if isinstance(value, np.ndarray) and value.ndim and len(value) == len(names):
        return list(value)  # such as np.array([mean, std])
    if isinstance(value, (list, tuple)) and len(value) == len(names):
        return list(value)
    raise failure(
        where,
        yours=described(value),
        expected=f"{len(names)} things: {', '.join(names)}",
        next_step=f"end with `return {', '.join(names)}`, in this order.",
    )


def _single(value: object) -> object:
    """[3.0] and [[3.0]] are read as 3.0."""
    while isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    return value
