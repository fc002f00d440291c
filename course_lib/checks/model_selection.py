"""The visible checks of the lab on model selection, parts 1 and 2: worked examples small enough for a pencil.

Each takes the student's own function, looks at one thing only, and returns nothing when it is right. The expected
numbers stand here as numbers, not as formulas: this file lies beside the student, and the formulas are theirs to find.
The checks of part 3 lie in `selection_search` and `selection_halving`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, failure
from course_lib.checks.selection_halving import check_halving, check_plan_rounds
from course_lib.checks.selection_search import check_best_of, check_grid_search
from course_lib.checks.selection_values import close, items, number, numbers, same, whole_numbers
from course_lib.types import Array

__all__ = [
    "check_assign_folds",
    "check_best_of",
    "check_cross_validate",
    "check_grid_search",
    "check_halving",
    "check_measure",
    "check_plan_rounds",
    "check_rows_of",
    "check_stratified_classes",
    "check_stratified_sizes",
    "check_summary",
]

FOLD = fixed([2, 0, 1, 0, 2, 0])  # six examples: 1, 3 and 5 validate in fold 0
CLASSES = fixed([7, 7, 3, 7, 3, 7, 3, 7, 3, 7])  # six of class 7, four of class 3

# The worked example of standardising: three rows, two columns, of which the second never changes.
X = fixed([[1.0, 5.0], [2.0, 5.0], [6.0, 5.0]])
MEAN, SPREAD = fixed([3.0, 5.0]), fixed([2.1602469, 1.0])

# The worked example of cross-validation: one column, two folds, θ = 1.
X_LINE, Y_LINE = fixed([[0.0], [4.0], [8.0], [12.0]]), fixed([1.0, 3.0, 5.0, 9.0])
FOLD_LINE, ERRORS = fixed([0, 0, 1, 1]), fixed([1.0, 11.25])
CV_MISTAKES = {
    "all four rows were measured to standardise: the validation rows leak into the training.": fixed([21.8, 26.65]),
    "the validation rows were measured by themselves: they get the scale of the training rows.": fixed([25, 27.25]),
    "nothing was standardised: the penalty θ then depends on the units of X.": fixed([26.621134, 10.135802]),
    "the validation rows were not standardised: they get the scale of the training rows.": fixed([50.0, 1.0]),
    "the mean has seen all four rows: measure it on the rows that train.": fixed([19.222222, 25.138889]),
    "the standard deviation has seen all four rows: measure it on the rows that train.": fixed([13.888889, 22.138889]),
    "what was measured in round 0 is used in round 1: measure anew for each fold.": fixed([1.0, 28.780864]),
    "this is the error on the rows that trained.": fixed([1.0, 0.25]),
    "all four rows train: those of the fold that validates must not.": fixed([1.5625, 3.2625]),
    "these are the errors of the other fold: entry i is that of the round in which fold i validates.": ERRORS[::-1],
    "a prediction is X w + b: b is missing.": fixed([36.0, 27.25]),
    "b has seen all four rows: take the one that ridge returns.": fixed([2.25, 2.5]),
    "only X is standardised: y stays as it is.": fixed([0.25, 11.25]),
    "brackets: x − mean is divided by s, not the mean alone.": fixed([5.0, 1.25]),
    "the squares are added up: divide by their number, fold by fold.": fixed([2.0, 22.5]),
    "this is half of the mean square.": fixed([0.5, 5.625]),
    "the root was taken: the mean of the squares is asked for.": fixed([1.0, 3.3541020]),
    "these are distances without a sign: the mean of their squares is asked for.": fixed([1.0, 3.0]),
    "the decimals are cut off: are the errors kept in an array of whole numbers?": fixed([1.0, 11.0]),
    "s comes from measure with N − 1: see the check before this one.": fixed([5.5555556, 16.222222]),
    "X was divided by the variance: see the check of measure.": fixed([11.92, 20.88]),
}

MEASURE_FIRST = "If the check of measure complains, mend that first."
ONCE = "every example validates in exactly one fold: number the folds 0 … K − 1, and give each example one number."

CARDS = "deal the examples out like cards: no fold may have two examples more than another."
PACK = "in which fold does each class begin to be dealt? Deal the examples out like cards: one sorted pack, in one go."
ANY_CLASS = "Classes are any whole numbers: np.unique(y) finds them."
MANY = 20  # folds: the sizes of more would fill the page


def check_assign_folds(assign_folds: Any) -> None:
    """Seven examples in three folds: sizes 3, 2, 2 in some order, by chance, and the same for the same seed."""
    where = "assign_folds(7, 3, seed=1)"
    fold = fold_vector(where, attempt(where, assign_folds, 7, 3, 1), 7, 3)
    check_sizes(where, fold, 3)
    again = fold_vector(where, attempt(where, assign_folds, 7, 3, 1), 7, 3)
    step = "make a generator from the seed, inside the function, and draw from nothing else."
    check_again(f"{where}, called twice", again, fold, next_step=step)
    others = [fold_vector(where, attempt(where, assign_folds, 7, 3, seed), 7, 3) for seed in range(2, 12)]
    for other in others:
        check_sizes("assign_folds(7, 3, seed)", other, 3)
    _check_chance("assign_folds(7, 3, seed)", [fold, *others])
    where = "assign_folds(8, 3, seed=1)"  # two are left over
    check_sizes(where, fold_vector(where, attempt(where, assign_folds, 8, 3, 1), 8, 3), 3)


def _check_chance(where: str, folds: list[Array]) -> None:
    if all(np.array_equal(other, folds[0]) for other in folds):
        step = "shuffle, by a generator that begins with this seed: chance decides which examples share a fold."
        raise failure(where, yours="the same for every seed", expected="others", next_step=step)


def check_rows_of(rows_of: Any) -> None:
    """Examples 1, 3, 5 validate in fold 0, the others train."""
    given = FOLD.copy()
    rows = attempt("rows_of", rows_of, given, 0)
    check_rows("rows_of(fold, 0)", rows, [0, 2, 4], [1, 3, 5])
    assert_unchanged("rows_of", given, FOLD)


def check_stratified_classes(assign_stratified: Any) -> None:
    """Six of class 7 in four folds: 2, 2, 1, 1 in some order; four of class 3: one in each."""
    folds = []
    for seed in range(1, 12):
        given, where = CLASSES.copy(), f"assign_stratified(y, 4, seed={seed})"
        folds.append(fold_vector(where, attempt(where, assign_stratified, given, 4, seed), len(CLASSES), 4))
        assert_unchanged(f"{where}, y", given, CLASSES)
        check_class_counts(where, CLASSES, folds[-1], 4)
    _check_chance("assign_stratified(y, 4, seed)", folds)


def check_stratified_sizes(assign_stratified: Any) -> None:
    """Ten examples in four folds: 3, 3, 2, 2 in some order, although every class is spread by itself."""
    y = np.array([5, 5, 5, 5, 5, 8, 8, 8, 8, 8])
    where = "assign_stratified(y, 4, seed=1)"
    fold = fold_vector(where, attempt(where, assign_stratified, y, 4, 1), len(y), 4)
    check_sizes(where, fold, 4, next_step=pack_step(fold))


def check_measure(measure: Any) -> None:
    """Means and standard deviations of three rows; a column that never changes   [eq:standardise]."""
    given = X.copy()
    pair = items("measure", attempt("measure", measure, given), 2, "two: the means and the standard deviations")
    mean, spread = (
        column_numbers(f"measure: {name}", value, 2) for name, value in zip(("mean", "s"), pair, strict=True)
    )
    turned = {"the means come first, then the standard deviations.": SPREAD}
    close("measure: mean", mean, MEAN, next_step=COLUMNS, mistakes=turned)
    step = "a column that never changes gets 1, so that it can be divided by." if abs(spread[1]) < 1e-3 else ROOT
    close("measure: s[1]", spread[1], SPREAD[1], next_step=step)
    mistakes = {
        "this divides by N − 1: here the N rows are all there is.": 2.6457513,
        "this is the square: the root is missing.": 4.6666667,
        "these are absolute distances: take the root of the mean square.": 2.0,
        "1 is for a column that never changes; this one does.": 1.0,
    }
    close("measure: s[0]", spread[0], SPREAD[0], next_step=ROOT, mistakes=mistakes)
    assert_unchanged("measure", given, X)


COLUMNS = "one number for each column, over all rows: rows are examples."
ROOT = "the root of the mean squared distance from the mean, of each column over all rows: rows are examples."


def column_numbers(where: str, value: object, columns: int) -> Array:
    """Return one number for each column, (columns,)."""
    return numbers(where, value, (columns,), (1, columns), next_step=COLUMNS).reshape(columns)


def check_cross_validate(cross_validate: Any) -> None:
    """Four points, two folds, θ = 1: errors 1 and 11.25   [eq:k-fold]."""
    given, where = X_LINE.copy(), "cross_validate"
    errors = attempt(where, cross_validate, given, Y_LINE.copy(), FOLD_LINE.copy(), 1.0)
    step = "return one error for each fold of this call: K is the highest number in fold, plus 1."
    found = numbers(where, errors, (2,), next_step=step)
    step = (
        f"fold 0 is {found[0]:.6g} and should be 1: do it with a pencil, with θ = 1; see the example. {MEASURE_FIRST}"
    )
    if abs(found[0] - ERRORS[0]) < 1e-3:
        step = "fold 0 is right; do fold 1 with a pencil as well, from the beginning."
    close(where, found, ERRORS, next_step=step, mistakes=CV_MISTAKES)
    assert_unchanged(where, given, X_LINE)


def check_summary(summary: Any) -> None:
    """Mean and scatter of the errors 1, 2, 6   [eq:k-fold] [eq:fold-scatter]."""
    pair = items("summary", attempt("summary", summary, np.array([1.0, 2.0, 6.0])), 2, "the mean and s")
    mean, s = (number(f"summary: {name}", value) for name, value in zip(("mean", "s"), pair, strict=True))
    turned = {"the mean comes first, then the scatter.": 2.6457513}
    close("summary: mean", mean, 3.0, next_step="(1 + 2 + 6) / 3.", mistakes=turned)
    mistakes = {
        "this divides by K: the scatter of K folds around their own mean divides by K − 1.": 2.1602469,
        "this is the square: the root is missing.": 7.0,
        "the root of K divides as well: the scatter of the folds is asked for, not that of their mean.": 1.5275252,
        "K / (K − 1) belongs under the root.": 3.2403703,
    }
    close("summary: s", s, 2.6457513, next_step="4 + 1 + 9, and then?", mistakes=mistakes)


def fold_vector(where: str, value: object, N: int, K: int) -> Array:
    """Return the fold of each example, or raise CheckFailed: (N,) whole numbers 0 … K − 1."""
    fold = whole_numbers(where, value, (N,), next_step=ONCE)
    if N and not 0 <= fold.min() <= fold.max() < K:
        came = f"numbers {fold.min()} … {fold.max()}"
        raise failure(where, yours=came, expected=f"0 … {K - 1}", next_step="count the folds from 0.")
    return fold


def check_sizes(where: str, fold: Array, K: int, *, next_step: str = CARDS) -> None:
    """The folds are as equal in size as can be."""
    sizes = np.bincount(fold, minlength=K).tolist()
    expected = f"sizes {len(fold) // K} and {-(-len(fold) // K)}" if len(fold) % K else f"size {len(fold) // K} each"
    if max(sizes) - min(sizes) > 1:
        raise failure(f"{where}: sizes of the folds", yours=_counts(sizes), expected=expected, next_step=next_step)


def pack_step(fold: Array) -> str:
    """What to look for where stratified folds have the wrong sizes."""
    if (fold == fold[0]).all():
        return f"all examples are in one fold: were they dealt at all? {ANY_CLASS}"
    return PACK


def check_again(where: str, again: Array, fold: Array, *, next_step: str) -> None:
    """The folds are the same as before; the first example that has moved is named."""
    for n in np.flatnonzero(again != fold)[:1]:
        came, before = f"example {n} is in fold {again[n]}", f"in fold {fold[n]}, as in the first call"
        raise failure(where, yours=came, expected=before, next_step=next_step)


def check_class_counts(where: str, y: Array, fold: Array, K: int) -> None:
    """Every class is spread over the folds as evenly as can be."""
    for label in np.unique(y):
        counts = np.bincount(fold[y == label], minlength=K).tolist()
        if max(counts) - min(counts) > 1:
            of = f"{where}: class {label} in each fold"
            step = "deal out one class after the other, evenly, and write each fold at the place of its own example."
            if max(counts) == sum(counts):
                step = f"all examples of class {label} are in one fold: is it dealt at all? {ANY_CLASS} Then {step}"
            raise failure(of, yours=_counts(counts), expected="numbers that differ by 1 at most", next_step=step)


def _counts(counts: list[int]) -> str:
    return str(counts) if len(counts) <= MANY else f"from {min(counts)} to {max(counts)}"


def check_rows(where: str, value: object, train: list[int], validation: list[int]) -> None:
    """These rows train and these validate, in any order."""
    first, second = (sorted(rows) for rows in two_sets(where, value))
    step = "the examples whose entry is k validate, all others train."
    if (first, second) == (validation, train):
        step = "return the rows that train first, then those that validate."
    same(f"{where}: rows that validate", second, validation, next_step=step)
    same(f"{where}: rows that train", first, train, next_step=step)


def two_sets(where: str, value: object) -> tuple[list[int], list[int]]:
    """Return the rows that train and the rows that validate."""
    what = "two: the numbers of the rows that train, and of those that validate"
    train, validation = (_row_numbers(where, part) for part in items(where, value, 2, what))
    return train, validation


def _row_numbers(where: str, value: object) -> list[int]:
    step = "return row numbers, not True and False: np.flatnonzero makes one of the other."
    if isinstance(value, tuple) and len(value) == 1:
        step = "np.where returns a tuple, with an array for each axis: its [0] holds the numbers."
    elif not isinstance(value, tuple | list | np.ndarray):
        step = "return the numbers of the rows as an array, a list or a tuple."
    elif isinstance(value, np.ndarray) and value.ndim == 2:
        step = "this is a table with a row for each hit, as np.argwhere makes it: return one row of numbers."
    return whole_numbers(where, value, (-1,), next_step=step).tolist()
