"""The hidden checks of the lab on model selection, part 2: what standardises, errors of folds, their summary."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import model_selection as oracle
from course_lib.checks import assert_unchanged, attempt, failure
from course_lib.checks.model_selection import MEASURE_FIRST, column_numbers
from course_lib.checks.selection_values import close, counted, items, number, numbers
from course_lib.types import Array

WHOLE = "X holds whole numbers here: is the result kept in an array like X, without decimals?"
TINY = (1e-10, 1e-9, 1e-8, 1e-7)  # what somebody may add to s, so as not to divide by 0
ONE_EACH = "return one error for each fold of this call: K is the highest number in fold, plus 1."
NEARLY = f"right to about three digits: is something rounded, float16, or a tiny number added to s? {MEASURE_FIRST}"
STEPS = {
    "mean": "the mean of all K errors, however small or large: none left out, nothing rounded.",
    "s": "the scatter of all K errors, none left out, around their own mean: so it divides by K − 1.",
}
ALL = "right to about three digits: is an error left out, or something rounded, or float16, on the way?"


def measured_columns(measure: Any, *, rng: np.random.Generator) -> None:
    """Means and standard deviations of odd shapes, floats and whole numbers, and of columns that never change.

    Each column is looked at by itself: their units are very different.
    """
    for shape in ((1, 3), (5, 1), (7, 4), (40, 2)):
        for dtype in (np.float64, np.float32, np.int64):
            whole, middle = dtype == np.int64, rng.uniform(5, 8, size=shape[1])
            units = 10.0 ** (rng.uniform(1, 3, size=shape[1]) if whole else rng.uniform(-5, 2, size=shape[1]))
            if not whole:
                units[-1] = 3e-5 if dtype == np.float32 else 1e-10  # a column that changes keeps its spread, however
            if dtype == np.float64:
                middle[1:2] = 2000.0  # small it is, by itself or beside its mean
            X = ((rng.normal(size=shape) + middle) * units).astype(dtype)
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
                        like = {WHOLE: float(int(right))} if whole else {}
                        close(of, found[i], right, next_step=step, mistakes=like, tolerance=0.0)
            assert_unchanged(where, given, X)


def cross_validated(cross_validate: Any, *, rng: np.random.Generator) -> None:
    """The error of each fold where leakage shows: columns of very different units, and one fold far from the others."""
    for N, columns, K, whole in (
        (4, 1, 2, False),
        (13, 3, 4, False),
        (9, 2, 9, False),
        (30, 5, 3, False),
        (14, 3, 3, True),
        (2, 2, 2, True),
    ):
        X, y, fold = _examples(N, columns, K, whole, rng)
        for theta in (0.5, 0.01):
            given = X.copy(), y.copy(), fold.copy()
            where = f"cross_validate, {N} examples, {counted(K, 'fold')}, θ = {theta}" + ", whole numbers" * whole
            errors = numbers(where, attempt(where, cross_validate, *given, theta), (K,), next_step=ONE_EACH)
            for now, before in zip(given, (X, y, fold), strict=True):
                assert_unchanged(where, now, before)
            expected = oracle.fold_errors(X, y, fold, theta)
            if np.allclose(errors, expected, rtol=1e-6, atol=0):
                continue  # known mistakes take longer than the right errors
            known = _mistakes(X, y, fold, theta, expected)
            for i, right in enumerate(expected):
                wrong = {words: found[i] for words, found in known.items()}
                step = _error_step(X, fold, i, errors, expected, whole)
                nearly = step if whole else NEARLY
                close(f"{where}: fold {i}", errors[i], right, next_step=step, mistakes=wrong, coarse=nearly)


def _examples(N: int, columns: int, K: int, whole: bool, rng: np.random.Generator) -> tuple[Array, Array, Array]:
    fold = rng.permutation(np.arange(N) % K)
    units = 10.0 ** rng.uniform(-2, 2, size=columns)
    units[2:3] = 1e-7  # tiny, and as good as any other column
    X = (rng.normal(size=(N, columns)) + rng.normal(size=columns)) * units
    y = X / X.std(axis=0) @ rng.normal(size=columns) + rng.normal(size=N) + 3.0
    far = fold == rng.integers(K)
    X[far] = 3 * X[far] + 2 * X.std(axis=0)
    if whole:  # whole numbers, a column that changes in one row only, and examples that occur twice
        X, y = np.round(99 * rng.normal(size=(N, columns))).astype(int), np.round(9 * y).astype(int)
        X[:, 1], X[1, 1], X[N // 2 :] = 4, 7, X[: N - N // 2]
        X[N // 2 + 1 :, 1] = 4
    return X, y, fold


def _mistakes(X: Array, y: Array, fold: Array, theta: float, expected: Array) -> dict[str, Array]:
    """What a mistake makes of the `expected` errors."""
    N, K, held = len(fold), len(expected), np.bincount(fold)
    divided = "divide by the number of rows in this fold."
    feels = "a column of small spread feels it. Divide by s itself, and by 1 only where s is 0."
    added = {more: oracle.fold_errors(X, y, fold, theta, more=more) for more in TINY}
    return {
        f"the squares are divided by the number of rows that train: {divided}": expected * held / (N - held),
        f"the squares are divided by N // K: {divided}": expected * held / (N // K),
        f"the squares are divided by N: {divided}": expected * held / N,
    } | {f"as if {more:g} were added to s: {feels}": errors for more, errors in added.items()}


def _error_step(X: Array, fold: Array, i: int, errors: Array, expected: Array, whole: bool) -> str:
    """What to look for where the error of fold i is wrong."""
    if np.allclose(np.sort(errors), np.sort(expected), rtol=1e-3):
        return "these are the errors of the folds, in another order: entry i is that of fold i."
    train, columns = X[fold != i], X.shape[1]
    if not np.isfinite(errors[i]) and (train == train[0]).all(axis=0).any():
        return (
            "a column never changes among the rows that train here, and its s is 0: divide by 1 there, as measure must."
        )
    if whole:
        return (
            "X and y hold whole numbers here: is an array made like them (zeros_like, X.copy()), which cuts off "
            f"decimals? Rows may be equal: each of them counts. {MEASURE_FIRST}"
        )
    if columns > 1:
        return (
            f"the small example had one column and two folds. Here are {columns} columns, of different sizes, and "
            f"{len(expected)} folds: each column needs its own mean and s, the smallest too, nothing rounded or "
            f"left out, measured in each fold on the rows that train. {MEASURE_FIRST}"
        )
    step = "train, and measure what standardises, on the rows that train alone; score on those that validate."
    return f"{step} {MEASURE_FIRST}"


def summarised_folds(summary: Any, *, rng: np.random.Generator) -> None:
    """Mean and scatter of 2 to 60 errors, large and small."""
    for K, size in ((2, 1e-6), (3, 1e3), (10, 1.0), (25, 1e-2), (60, 1e5)):
        errors = rng.uniform(0.5, 2.0, size=K) * size
        given, where = errors.copy(), f"summary of {K} errors"
        pair = items(where, attempt(where, summary, given), 2, "two numbers: the mean and s")
        mean = sum(errors) / K
        s = (sum((error - mean) ** 2 for error in errors) / (K - 1)) ** 0.5
        for (name, step), value, expected in zip(STEPS.items(), pair, (mean, s), strict=True):
            close(f"{where}: {name}", number(where, value), expected, next_step=step, coarse=ALL)
        assert_unchanged(where, given, errors)
    for K in range(2, 30):
        error, where = float(rng.uniform(0.5, 2.0)), f"summary of {K} equal errors: s"
        found = number(where, items(where, attempt(where, summary, np.full(K, error)), 2, "the mean and s")[1])
        if not abs(found) < 1e-6 * error:
            step = "add up the squared distances from the mean: here all are 0, and so is their scatter."
            if min(abs(found - 1), abs(found - (K / (K - 1)) ** 0.5)) < 1e-6:
                step = (
                    "does this come from measure? It returns 1 where nothing changes; the scatter of equal errors is 0."
                )
            raise failure(where, yours=f"{found:.6g}", expected=0, next_step=step)
