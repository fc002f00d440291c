"""Cut examples into rows to train on and rows to validate on: once, or so that every row is validated in its turn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from course_lib.arguments import whole
from course_lib.types import Array, Batch, Split

Fold = tuple[Array, Array]
"""(train_rows, validation_rows): two index arrays without a row in common."""


def hold_out(batch: Batch, *, validation: int, rng: np.random.Generator) -> Split:
    """Return `batch` shuffled by `rng` and cut in two: `validation` examples to choose by, all others to train on.

    Raises ValueError unless both sides get at least one example.
    """
    _check_validation(validation, len(batch))
    order = rng.permutation(len(batch))
    return Split(train=batch[order[validation:]], validation=batch[order[:validation]])


def stratified_hold_out(batch: Batch, *, validation: int, rng: np.random.Generator) -> Split:
    """Return `batch` cut as `hold_out` does, with every class in the same proportion on both sides.

    Class c with n_c of the n examples gives validation · n_c / n of them, rounded down or up. Raises ValueError unless
    both sides get an example and every class has at least 2, TypeError unless y holds integer classes (N,).
    """
    _check_validation(validation, len(batch))
    classes, members = _members(batch.y, rng)
    for label, rows in zip(classes, members, strict=True):
        if len(rows) < 2:
            raise ValueError(f"A stratified split needs 2 examples of every class, class {label} has {len(rows)}.")
    shares = np.array([len(rows) for rows in members]) * validation
    counts, remainders = np.divmod(shares, len(batch))
    missing = validation - counts.sum()
    counts[np.argsort(-remainders, kind="stable")[:missing]] += 1  # largest remainders first
    chosen = [rows[:count] for rows, count in zip(members, counts, strict=True)]
    others = [rows[count:] for rows, count in zip(members, counts, strict=True)]
    return Split(
        train=batch[rng.permutation(np.concatenate(others))],
        validation=batch[rng.permutation(np.concatenate(chosen))],
    )


def leave_one_out(n: int) -> Iterator[Fold]:
    """Yield n folds: row 0, 1, …, n − 1 validates alone, all others train. Raises ValueError for n < 2."""
    whole("The number of examples to leave one out of", n, least=2)
    rows = np.arange(n)
    return ((np.delete(rows, i), rows[i : i + 1]) for i in range(n))


def k_fold(n: int, k: int, *, rng: np.random.Generator) -> Iterator[Fold]:
    """Yield k folds of n rows in a random order; every row validates in exactly one.

    The first n mod k folds hold ⌈n/k⌉ rows, the others ⌊n/k⌋. Raises ValueError unless 2 ≤ k ≤ n.
    """
    _check_k(k, n)
    return _folds(np.array_split(rng.permutation(n), k))


def repeated_k_fold(n: int, k: int, *, repeats: int, rng: np.random.Generator) -> Iterator[Fold]:
    """Yield the folds of `repeats` different k-fold splits one after another: repeats · k in all.

    Raises ValueError unless 2 ≤ k ≤ n and repeats ≥ 1.
    """
    whole("repeats", repeats, least=1)
    return chain.from_iterable([k_fold(n, k, rng=rng) for _ in range(repeats)])


def stratified_k_fold(y: Array, k: int, *, rng: np.random.Generator) -> Iterator[Fold]:
    """Yield k folds of the examples with classes y (N,); every fold holds ⌊n_c/k⌋ or ⌈n_c/k⌉ of a class with n_c.

    Raises ValueError unless k ≥ 2 and every class has at least k examples, TypeError unless y holds integers (N,).
    """
    _check_k(k, len(y))
    classes, members = _members(y, rng)
    for label, rows in zip(classes, members, strict=True):
        if len(rows) < k:
            raise ValueError(f"{k} stratified folds need {k} examples of every class, class {label} has {len(rows)}.")
    dealt = np.concatenate(members)  # class after class; dealing them out like cards keeps folds and classes even
    return _folds([dealt[i::k] for i in range(k)])


def _folds(parts: list[Array]) -> Iterator[Fold]:
    return ((np.concatenate(parts[:i] + parts[i + 1 :]), part) for i, part in enumerate(parts))


def _members(y: Array, rng: np.random.Generator) -> tuple[Array, list[Array]]:
    """Return the classes in ascending order, and for each its rows in random order."""
    if y.ndim != 1 or not np.issubdtype(y.dtype, np.integer):
        raise TypeError(f"Stratifying needs integer classes y (N,), got {y.dtype} of shape {y.shape}.")
    classes = np.unique(y)
    return classes, [rng.permutation(np.flatnonzero(y == label)) for label in classes]


def _check_validation(validation: int, n: int) -> None:
    whole("validation", validation, least=1, most=n - 1)


def _check_k(k: int, n: int) -> None:
    whole("k (at most the number of examples)", k, least=2, most=n)
