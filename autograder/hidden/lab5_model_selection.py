"""The hidden checks of the lab on model selection: folds, cross-validation. Search and scores lie in two more modules.

They run beside the judge, and every input comes from `rng`. A check looks at one thing and returns nothing when it is
right. Where chance is asked for, it is asked many times, and the bounds lie six standard deviations away.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.hidden.lab5_model_selection_scores import (
    class_by_class,
    confusion_matrix,
    macro_and_micro,
    roc_area,
    roc_curve,
    wanted_recall,
)
from autograder.hidden.lab5_model_selection_search import (
    best_of_table,
    grid_searched,
    halving_plan,
    halving_played,
    search_beats_chance,
    search_finds_the_best,
)
from autograder.oracles import model_selection as oracle
from course_lib.checks import assert_unchanged, attempt, failure
from course_lib.checks.model_selection import (
    PACK,
    check_class_counts,
    check_rows,
    check_sizes,
    column_numbers,
    fold_vector,
)
from course_lib.checks.selection_values import close, counted, items, number, numbers, same
from course_lib.types import Array

__all__ = [
    "best_of_table",
    "class_by_class",
    "confusion_matrix",
    "cross_validated",
    "fold_rows",
    "grid_searched",
    "halving_plan",
    "halving_played",
    "k_folds",
    "macro_and_micro",
    "measured_columns",
    "roc_area",
    "roc_curve",
    "search_beats_chance",
    "search_finds_the_best",
    "stratified_classes",
    "stratified_sizes",
    "summarised_folds",
    "wanted_recall",
]

DRAWS = 400  # seeds that are tried to see whether chance decides
WHOLE = "X holds whole numbers here: is the result kept in an array like X, without decimals?"
BOUND = 6.0  # standard deviations: honest chance is outside once in 10⁹
CLASSES = ((-3, 12, 500), (0, 1), (4,), (9, 2, 5, 7))


def k_folds(assign_folds: Any, *, rng: np.random.Generator) -> None:
    """N examples in K folds of equal size, for odd N and K, by chance from the seed and from nothing else."""
    for N, K in ((2, 2), (3, 2), (7, 3), (10, 5), (11, 4), (9, 9), (103, 10), (50, 49)):
        seed = _seed(rng)
        where = f"assign_folds({N}, {K}, seed)"
        fold = fold_vector(where, attempt(where, assign_folds, N, K, seed), N, K)
        check_sizes(where, fold, K)
        attempt(where, assign_folds, N + 1, K, _seed(rng))
        again = fold_vector(where, attempt(where, assign_folds, N, K, seed), N, K)
        step = "draw from a generator that is made from the seed inside the function."
        same(f"{where}, the same seed again", again.tolist(), fold.tolist(), next_step=step)
        where = f"assign_folds({N + 1}, {K}, seed) after {where}"
        check_sizes(where, fold_vector(where, attempt(where, assign_folds, N + 1, K, seed), N + 1, K), K)
    where = "assign_folds(12, 3, seed)"
    seeds = [_seed(rng) for _ in range(DRAWS)]
    folds = [fold_vector(where, attempt(where, assign_folds, 12, 3, seed), 12, 3) for seed in seeds]
    _check_chance(where, np.array(folds), together=3 / 11)


def fold_rows(rows_of: Any, *, rng: np.random.Generator) -> None:
    """Rows of each fold, of folds of any sizes: all the others train, nothing is shared and nothing is lost."""
    for sizes in ((1, 1), (3, 1, 4), (2, 5), (6, 6, 6, 1)):
        fold = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
        for k in range(len(sizes)):
            given, where = fold.copy(), f"rows_of(fold, {k}), {len(fold)} examples"
            expected = [n for n in range(len(fold)) if fold[n] == k]
            others = [n for n in range(len(fold)) if fold[n] != k]
            check_rows(where, attempt(where, rows_of, given, k), others, expected)
            assert_unchanged(where, given, fold)


def stratified_classes(assign_stratified: Any, *, rng: np.random.Generator) -> None:
    """Every class is spread evenly and by chance, whatever its name and size; the labels stay as they were."""
    for labels in CLASSES:
        for K in (2, 3, 7):
            y = _labels(labels, rng)
            given, seed, where = y.copy(), _seed(rng), f"assign_stratified(y, {K}, seed), {len(y)} examples"
            fold = fold_vector(where, attempt(where, assign_stratified, given, K, seed), len(y), K)
            assert_unchanged(where, given, y)
            check_class_counts(where, y, fold, K)
            again = fold_vector(where, attempt(where, assign_stratified, y.copy(), K, seed), len(y), K)
            step = "draw from a generator that is made from the seed inside the function."
            same(f"{where}, the same seed again", again.tolist(), fold.tolist(), next_step=step)
    y, where = np.repeat([3, 8], [6, 9]), "assign_stratified(y, 3, seed)"
    seeds = [_seed(rng) for _ in range(DRAWS)]
    folds = np.array([fold_vector(where, attempt(where, assign_stratified, y, 3, seed), 15, 3) for seed in seeds])
    _check_chance(f"{where}, class 3", folds[:, :6], together=1 / 5)
    _check_chance(f"{where}, class 8", folds[:, 6:], together=2 / 8)


def stratified_sizes(assign_stratified: Any, *, rng: np.random.Generator) -> None:
    """The folds are equal in size, also where every class leaves one or several over."""
    for K, counts in (
        (5, (6, 6, 6, 6)),
        (4, (5, 5)),
        (3, (4, 4, 4, 2, 1)),
        (7, (8, 9, 10)),
        (6, (1, 1, 1, 7)),
        (2, (3,)),
    ):
        for _ in range(3):
            y = rng.permutation(np.repeat(rng.choice(50, size=len(counts), replace=False), counts))
            where = f"assign_stratified(y, {K}, seed), classes of {counts}"
            fold = fold_vector(where, attempt(where, assign_stratified, y, K, _seed(rng)), len(y), K)
            check_sizes(where, fold, K, next_step=PACK)


def measured_columns(measure: Any, *, rng: np.random.Generator) -> None:
    """Means and standard deviations of odd shapes, floats and whole numbers, and of columns that never change.

    Each column is looked at by itself: their units are very different.
    """
    for shape in ((1, 3), (5, 1), (7, 4), (40, 2)):
        for dtype in (np.float64, np.float32, np.int64):
            units = 10.0 ** (
                rng.uniform(1, 3, size=shape[1]) if dtype == np.int64 else rng.uniform(-5, 2, size=shape[1])
            )
            if dtype != np.int64:
                units[-1] = 3e-5  # however small its spread is, a column that changes keeps it
            X = ((rng.normal(size=shape) + rng.uniform(5, 8, size=shape[1])) * units).astype(dtype)
            if shape == (7, 4):
                X[:, 2] = rng.integers(-3, 4) / 2  # its mean is exact, so that s == 0 is a fair question
            if len(X) > 2:
                X[[0, 1, -1], 0] = X[0, 0]  # a column that returns to where it was has changed all the same
            given, where = X.copy(), f"measure, X {shape} of {np.dtype(dtype)}"
            pair = items(where, attempt(where, measure, given), 2, "the means and the standard deviations")
            for name, value, expected in zip(("mean", "s"), pair, oracle.measured(X), strict=True):
                found = column_numbers(f"{where}: {name}", value, shape[1])
                for i in range(shape[1]):
                    step = "one number for each column, over all N rows; 1 where a column never changes."
                    if name == "s" and found[i] == 1:
                        step = "1 is for a column that never changes; this one does, if only a little or in some rows."
                    of, right = f"{where}: {name} of column {i}", float(expected[i])
                    if abs(found[i] - right) > 1e-3 * abs(right) or not np.isfinite(found[i]):
                        like = {WHOLE: float(int(right))} if dtype == np.int64 else {}
                        close(of, found[i], right, next_step=step, mistakes=like, tolerance=0.0)
            assert_unchanged(where, given, X)


def cross_validated(cross_validate: Any, *, rng: np.random.Generator) -> None:
    """The error of each fold where leakage shows: columns of very different units, and one fold far from the others."""
    for N, columns, K in ((4, 1, 2), (13, 3, 4), (9, 2, 9), (30, 5, 3)):
        fold = rng.permutation(np.arange(N) % K)
        X = (rng.normal(size=(N, columns)) + rng.normal(size=columns)) * 10.0 ** rng.uniform(-2, 2, size=columns)
        y = X / X.std(axis=0) @ rng.normal(size=columns) + rng.normal(size=N) + 3.0
        far = fold == rng.integers(K)
        X[far] = 3 * X[far] + 2 * X.std(axis=0)
        for theta in (0.5, 0.01):
            given = X.copy(), y.copy(), fold.copy()
            where = f"cross_validate, {N} examples, {counted(K, 'fold')}, θ = {theta}"
            step = "return one error for each fold of this call: K is the highest number in fold, plus 1."
            errors = numbers(where, attempt(where, cross_validate, *given, theta), (K,), next_step=step)
            for now, before in zip(given, (X, y, fold), strict=True):
                assert_unchanged(where, now, before)
            expected = oracle.fold_errors(X, y, fold, theta)
            step = "train, and measure what standardises, on the rows that train alone; score on those that validate."
            if np.allclose(np.sort(errors), np.sort(expected), rtol=1e-3):
                step = "these are the errors of the folds, in another order: entry i is that of fold i."
            for i, right in enumerate(expected):
                held = int(np.sum(fold == i))
                mistakes = {
                    "the squares are divided by the number of rows that train: by that of this fold's rows.": held
                    / (N - held),
                    "the squares are divided by N // K: by the number of this fold's own rows.": held / (N // K),
                    "the squares are divided by N: by the number of this fold's own rows.": held / N,
                }
                wrong = {words: share * right for words, share in mistakes.items()}
                close(f"{where}: fold {i}", errors[i], right, next_step=step, mistakes=wrong)


def summarised_folds(summary: Any, *, rng: np.random.Generator) -> None:
    """Mean and scatter of 2 to 25 errors, large and small."""
    for K in (2, 3, 10, 25):
        errors = rng.uniform(0.5, 2.0, size=K) * 10.0 ** rng.integers(-2, 4)
        given, where = errors.copy(), f"summary of {K} errors"
        pair = items(where, attempt(where, summary, given), 2, "two numbers: the mean and s")
        mean = sum(errors) / K
        s = (sum((error - mean) ** 2 for error in errors) / (K - 1)) ** 0.5
        for name, value, expected in zip(("mean", "s"), pair, (mean, s), strict=True):
            step = "the scatter is taken around the folds' own mean, so it divides by K − 1."
            close(f"{where}: {name}", number(where, value), expected, next_step=step)
        assert_unchanged(where, given, errors)


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))


def _labels(labels: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Classes of 1 to 9 examples each, in random order, 7 or more in all."""
    counts = rng.integers(1, 10, size=len(labels))
    counts[0] = 7 + rng.integers(5)
    return rng.permutation(np.repeat(labels, counts))


def _check_chance(where: str, folds: Array, *, together: float) -> None:
    """Any two examples share a fold as often as chance says, and each is as often in one fold as in another."""
    draws, N = folds.shape
    K = int(folds.max()) + 1
    step = "shuffle the examples: which of them share a fold is decided by chance, from the seed."
    bound = BOUND * np.sqrt(together * (1 - together) / draws)
    often = np.mean(folds[:, :, None] == folds[:, None, :], axis=0)
    for i, j in zip(*np.nonzero(np.abs(often - together) > bound), strict=True):
        if i < j:
            of = f"{where}: how often examples {i} and {j} share a fold"
            raise failure(of, yours=f"{often[i, j]:.0%}", expected=f"about {together:.0%}", next_step=step)
    for i in range(N):
        shares = np.bincount(folds[:, i], minlength=K) / draws
        if np.abs(shares - 1 / K).max() > BOUND * np.sqrt((1 - 1 / K) / K / draws):
            of = f"{where}: how often example {i} is in each fold"
            raise failure(of, yours=np.round(shares, 2).tolist(), expected=f"about {1 / K:.0%} each", next_step=step)
