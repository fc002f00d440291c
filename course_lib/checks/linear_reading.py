"""Read what a function of the lab on linear models returned: array, list or tuple, (n,) or (n, 1), any real dtype."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from course_lib.checks.described import described
from course_lib.checks.failures import CheckFailed, failure
from course_lib.checks.shapes import as_array, as_number
from course_lib.types import Array

SCALAR = "only one number is asked for here."


def amount(n: int, noun: str) -> str:
    """1 number, 2 numbers; 1 pass, 2 passes."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}{'es' if noun.endswith('s') else 's'}"


def shaped(X: Array) -> str:
    """X (7, 3), and its dtype where that is not float64."""
    return f"X {X.shape}" if X.dtype == np.float64 else f"X {X.shape} of {X.dtype}"


def with_dtype(step: str, found: Array | float | None = None, **arrays: Array) -> str:
    """The next step, and a word about those of `arrays` that hold whole numbers.

    Where X is one of them, `found` with fractions was not cut, and the word is left out.
    """
    whole = [name for name, array in arrays.items() if array.dtype.kind == "i"]
    if not whole or ("X" in whole and found is not None and np.any(found != np.rint(found))):
        return step
    hold, it = ("holds", whole[0]) if len(whole) == 1 else ("hold", "them")
    names = f"{', '.join(whole[:-1])} and {whole[-1]}" if len(whole) > 1 else whole[0]
    return f"{step} {names} {hold} whole numbers here: an array that takes its dtype from {it} holds no fractions."


def length(value: object) -> int:
    """How many entries a list, a tuple or an array has; 0 for None, and 1 for anything else."""
    if isinstance(value, np.ndarray):
        return value.size
    return len(value) if isinstance(value, (list, tuple)) else int(value is not None)


def as_vector(where: str, value: object, n: int, counted: str, one: str = SCALAR) -> Array:
    """Return `value` as float64 (n,), or raise CheckFailed. A list or tuple may hold numbers or arrays of one entry.

    `counted` says what there is one number of; it is the next step where there are more or fewer than n. `one` is
    the next step where an entry of a list is no single number.
    """
    if isinstance(value, (list, tuple)) and len(value) == n:
        value = np.array([as_scalar(f"{where}[{i}]", item, one) for i, item in enumerate(value)])
    if not isinstance(value, np.ndarray) or value.shape not in ((n,), (n, 1), (1, n)):
        lonely = isinstance(value, (int, float, np.generic)) or (isinstance(value, np.ndarray) and value.ndim == 0)
        raise failure(
            where,
            yours="a number that stands alone, shape ()" if lonely else described(value),
            expected=f"{amount(n, 'number')}, as an array of shape ({n},) or a list",
            next_step=counted,
        )
    return as_array(where, value, (n,), (n, 1), (1, n))


def numbers_in(value: object) -> list[float]:
    """The numbers in a list, tuple or array that may hold anything; none where it is no list of numbers."""
    with contextlib.suppress(CheckFailed):
        return list(map(float, as_vector("", value, length(value), "")))
    return []


def as_scalar(where: str, value: object, one: str = SCALAR) -> float:
    """Return the single real number in `value`, or raise CheckFailed; nan and infinities are numbers here.

    `one` is the next step where there are several numbers.
    """
    if value is None:
        raise failure(where, yours="None (is the return missing?)", expected="one number", next_step="return it.")
    value = _single(value)
    if isinstance(value, (list, tuple, np.ndarray)) and length(value) != 1:
        raise failure(where, yours=described(value), expected="one number", next_step=one)
    if isinstance(value, (complex, np.ndarray, np.generic)) and np.iscomplexobj(value) and np.all(np.imag(value) == 0):
        value = np.real(value)  # such as an eigenvalue of a symmetric matrix
    return as_number(where, value)


def as_parts(where: str, value: object, *names: str, sizes: Sequence[int] = ()) -> list[Any]:
    """Return the parts of a tuple or list that holds one thing for each of `names`, or raise CheckFailed.

    `sizes` says how many numbers each of the first parts holds; so parts in another order are known as such.
    """
    parts = list(value) if isinstance(value, (list, tuple)) or (isinstance(value, np.ndarray) and value.ndim) else []
    if len(parts) != len(names):
        raise failure(
            where,
            yours=described(value),
            expected=f"{len(names)} things: {', '.join(names)}",
            next_step=f"end with `return {', '.join(names)}`, in this order.",
        )
    came = [length(part) for part in parts[: len(sizes)]]
    if came != list(sizes) and sorted(came) == sorted(sizes):
        raise failure(
            where,
            yours=", then ".join(amount(size, "number") for size in came),
            expected=", then ".join(f"{n}, {amount(s, 'number')}" for n, s in zip(names, sizes, strict=False)),
            next_step=f"the order is wrong: end with `return {', '.join(names)}`.",
        )
    return parts


def _single(value: object) -> object:
    """[3.0] and [[3.0]] are read as 3.0."""
    while isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    return value
