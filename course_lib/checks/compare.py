"""Compare arrays entry by entry, report the worst entry, and recognise well-known mistakes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import SupportsIndex

import numpy as np

from course_lib.checks.failures import CheckFailed, failure
from course_lib.checks.shapes import as_array
from course_lib.types import Array

TOLERANCE = 1e-4
"""Share of the largest expected entry. Honest float32 work differs by about 1e-6 on arrays of a few hundred entries;
a mistake worth a name (a factor, a sign, a forgotten term) changes whole per cents. 1e-4 lies between the two."""


def assert_close(
    where: str,
    yours: object,
    expected: Array,
    *,
    next_step: str,
    mistakes: Mapping[str, Array] | None = None,
    tolerance: float = TOLERANCE,
    also: tuple[tuple[int, ...], ...] = (),
    size: float = 0.0,
) -> None:
    """Raise CheckFailed unless `yours` is an array like `expected`: every entry within `tolerance` of the largest one.

    `size` is that of the terms where a sum may cancel by chance: float32 keeps digits of the terms, not of the sum.
    The message names the worst entry. `mistakes` maps an explanation to the array that a well-known mistake produces
    (broadcast; nan where it is nan): where `yours` is that array, the explanation is the next step. `also` lists
    further accepted shapes.
    """
    Y = as_array(where, yours, expected.shape, *also)
    if _close(Y, expected, tolerance, size):
        return
    for explanation, wrong in (mistakes or {}).items():
        if _is(Y, np.broadcast_to(wrong, expected.shape), tolerance):
            next_step = explanation
            break
    raise worst_entry(where, Y, expected, next_step)


def worst_entry(where: str, yours: Array, expected: Array, next_step: str) -> CheckFailed:
    """Return the failure to raise for two arrays of one shape: it names the entry that is furthest away."""
    distance = np.where(np.isfinite(yours), np.abs(yours - expected), np.inf)
    worst = np.unravel_index(int(distance.argmax()), distance.shape)
    return failure(
        entry(where, *worst),
        yours=f"{yours[worst] + 0.0:.6g}",
        expected=f"{expected[worst] + 0.0:.6g}",
        next_step=next_step,
    )


def entry(where: str, *index: SupportsIndex) -> str:
    """The place `index` of the array that is called `where`: dW[0, 2], or  predict, X (7, 1), entry [3]."""
    if not index:
        return where
    numbers = f"[{', '.join(str(int(i)) for i in index)}]"
    return f"{where}, entry {numbers}" if " " in where.rpartition(": ")[2] else f"{where}{numbers}"


def _close(Y: Array, expected: Array, tolerance: float, size: float = 0.0) -> bool:
    """Every entry finite and near: infinities and nan are never close to anything."""
    scale = float(np.max(np.abs(expected), initial=size))
    with np.errstate(invalid="ignore"):
        return bool(np.all(np.isfinite(Y)) and np.all(np.abs(Y - expected) <= tolerance * scale + 1e-9))


def _is(Y: Array, wrong: Array, tolerance: float) -> bool:
    """The array of a known mistake: nan where that has nan, near everywhere else."""
    known = ~np.isnan(wrong)
    return np.array_equal(~np.isnan(Y), known) and _close(Y[known], wrong[known], tolerance)


def assert_unchanged(where: str, now: Array, before: Array) -> None:
    """Raise CheckFailed if an array that was handed to `where` came back with other numbers in it."""
    if not np.array_equal(now, before):
        raise failure(
            where,
            yours="the array that was handed in has other numbers afterwards",
            expected="it is left as it was",
            next_step="work on a new array, x = x - m and not x -= m or x[…] = …: somebody else still needs this one.",
        )


def all_unchanged(where: str, given: Sequence[Array], before: Mapping[str, Array]) -> None:
    """Raise CheckFailed if one of the arrays `given` to `where` is not any more what `before` names."""
    for now, (name, array) in zip(given, before.items(), strict=True):
        assert_unchanged(f"{where}, {name}", now, array)
