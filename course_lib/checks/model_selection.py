"""The visible checks of the lab on model selection, parts 1 to 3: worked examples small enough for a pencil.

Each takes the student's own function, looks at one thing only, and returns nothing when it is right. The expected
numbers stand here as numbers, not as formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, failure
from course_lib.checks.selection_values import items, number, numbers, same, whole_number, whole_numbers
from course_lib.types import Array

FOLD = fixed([2, 0, 1, 0, 2, 0])  # six examples: 1, 3 and 5 validate in fold 0
CLASSES = fixed([7, 7, 3, 7, 3, 7, 3, 7, 3, 7])  # six of class 7, four of class 3

# The worked example of standardising: three rows, two columns, of which the second never changes.
X = fixed([[1.0, 5.0], [2.0, 5.0], [6.0, 5.0]])
MEAN, SPREAD = fixed([3.0, 5.0]), fixed([2.1602469, 1.0])

# The worked example of cross-validation: one column, two folds, θ = 1.
X_LINE, Y_LINE = fixed([[0.0], [4.0], [8.0], [12.0]]), fixed([1.0, 3.0, 5.0, 9.0])
FOLD_LINE, ERRORS = fixed([0, 0, 1, 1]), fixed([1.0, 11.25])
LEAKED, OWN, RAW = fixed([21.8, 26.65]), fixed([25, 27.25]), fixed([26.621134, 10.135802])
ON_TRAINING = fixed([1.0, 0.25])

# The worked example of polynomials: y = x², in three folds.
X_CURVE, FOLD_CURVE = fixed([-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]), fixed([0, 1, 2, 0, 1, 2])
DEGREES, THETAS = [1, 2], [0.01, 1.0]

TABLE = fixed([[np.nan, 0.7, 0.4], [0.4, 0.9, 0.5]])  # row 0, column 2 is the first of two smallest entries

# The worked example of halving: five settings, 0 … 5 epochs; 1 and 4 are equal after 2 epochs.
LOSSES = fixed(
    [
        [2.0, 1.6, 1.5, 1.4, 1.3, 1.3],
        [2.0, 1.4, 1.2, 0.9, 0.6, 0.4],
        [2.0, 1.0, 0.8, 0.7, 0.7, 0.7],
        [2.0, 1.1, 0.9, 0.8, 0.6, 0.5],
        [2.0, 1.5, 1.2, 0.6, 0.3, 0.1],
    ]
)
BUDGET, PLAN = 30, fixed([[5, 2], [3, 3], [2, 5]])
ROUNDS, WINNER = [[0, 1, 2, 3, 4], [1, 2, 3], [2, 3]], 3

ONCE = "every example validates in exactly one fold: number the folds 0 … K − 1, and give each example one number."


def check_assign_folds(assign_folds: Any) -> None:
    """Seven examples in three folds: sizes 3, 2, 2 in some order, by chance, and the same for the same seed."""
    where = "assign_folds(7, 3, seed=1)"
    fold = fold_vector(where, attempt(where, assign_folds, 7, 3, 1), 7, 3)
    check_sizes(where, fold, 3)
    again = fold_vector(where, attempt(where, assign_folds, 7, 3, 1), 7, 3)
    step = "make a generator from the seed, inside the function, and draw from nothing else."
    same(f"{where}, called twice", again.tolist(), fold.tolist(), next_step=step)
    others = [fold_vector(where, attempt(where, assign_folds, 7, 3, seed), 7, 3) for seed in range(2, 12)]
    for other in others:
        check_sizes("assign_folds(7, 3, seed)", other, 3)
    if all(np.array_equal(other, fold) for other in others):
        step = "shuffle: which examples share a fold is decided by chance, from the seed."
        raise failure("assign_folds(7, 3, seed)", yours="the same for every seed", expected="others", next_step=step)


def check_rows_of(rows_of: Any) -> None:
    """Examples 1, 3, 5 validate in fold 0, the others train."""
    given = FOLD.copy()
    rows = attempt("rows_of", rows_of, given, 0)
    train, validation = two_sets("rows_of(fold, 0)", rows)
    step = "the examples whose entry is k validate, all others train."
    same("rows_of(fold, 0): rows that validate", sorted(validation), [1, 3, 5], next_step=step)
    same("rows_of(fold, 0): rows that train", sorted(train), [0, 2, 4], next_step=step)
    assert_unchanged("rows_of", given, FOLD)


def check_stratified_classes(assign_stratified: Any) -> None:
    """Six of class 7 in four folds: 2, 2, 1, 1 in some order; four of class 3: one in each."""
    where = "assign_stratified(y, 4, seed=1)"
    fold = fold_vector(where, attempt(where, assign_stratified, CLASSES.copy(), 4, 1), len(CLASSES), 4)
    check_class_counts(where, CLASSES, fold, 4)


def check_stratified_sizes(assign_stratified: Any) -> None:
    """Ten examples in four folds: 3, 3, 2, 2 in some order, although every class is spread by itself."""
    y = np.array([5, 5, 5, 5, 5, 8, 8, 8, 8, 8])
    where = "assign_stratified(y, 4, seed=1)"
    fold = fold_vector(where, attempt(where, assign_stratified, y, 4, 1), len(y), 4)
    check_sizes(where, fold, 4)


def check_measure(measure: Any) -> None:
    """Means and standard deviations of three rows; a column that never changes   [eq:standardise]."""
    given = X.copy()
    mean, s = items("measure", attempt("measure", measure, given), 2, "the means and the standard deviations")
    assert_close("measure: mean", numbers("measure: mean", mean, (2,), (1, 2)).reshape(2), MEAN, next_step=COLUMNS)
    spread = numbers("measure: s", s, (2,), (1, 2)).reshape(2)
    mistakes = {
        "this divides by N − 1: here the N rows are all there is.": np.array([2.6457513, 1.0]),
        "a column that never changes gets 1, so that it can be divided by.": np.array([2.1602469, 0.0]),
        "this is the square: the root is missing.": np.array([4.6666667, 1.0]),
    }
    assert_close("measure: s", spread, SPREAD, next_step=COLUMNS, mistakes=mistakes)
    assert_unchanged("measure", given, X)


COLUMNS = "one number for each column: rows are examples."


def check_cross_validate(cross_validate: Any) -> None:
    """Four points, two folds, θ = 1: errors 1 and 11.25   [eq:k-fold]."""
    given, where = X_LINE.copy(), "cross_validate"
    errors = attempt(where, cross_validate, given, Y_LINE.copy(), FOLD_LINE.copy(), 1.0)
    mistakes = {
        "all four rows were measured to standardise: the validation rows leak into the training.": LEAKED,
        "the validation rows were measured by themselves: they get the scale of the training rows.": OWN,
        "nothing was standardised: the penalty θ then depends on the units of X.": RAW,
        "this is the error on the rows that trained.": ON_TRAINING,
        "the squares are added up: divide by their number, fold by fold.": 2 * ERRORS,
        "the root was taken: the mean of the squares is asked for.": np.sqrt(ERRORS),
    }
    found = numbers(where, errors, (2,), next_step="return one error for each fold.")
    assert_close(where, found, ERRORS, next_step="do fold 0 with a pencil: see the example.", mistakes=mistakes)
    assert_unchanged(where, given, X_LINE)


def check_summary(summary: Any) -> None:
    """Mean and scatter of the errors 1, 2, 6   [eq:k-fold] [eq:fold-scatter]."""
    pair = items("summary", attempt("summary", summary, np.array([1.0, 2.0, 6.0])), 2, "the mean and s")
    mean, s = (number(f"summary: {name}", value) for name, value in zip(("mean", "s"), pair, strict=True))
    assert_close("summary: mean", np.array(mean), np.array(3.0), next_step="(1 + 2 + 6) / 3.")
    mistakes = {
        "this divides by K: the scatter of K folds around their own mean divides by K − 1.": np.array(2.1602469),
        "this is the square: the root is missing.": np.array(7.0),
    }
    expected = np.array(2.6457513)
    assert_close("summary: s", np.array(s), expected, next_step="4 + 1 + 9, and then?", mistakes=mistakes)


def check_best_of(best_of: Any) -> None:
    """0.4 twice: the first in reading order wins; nan never does."""
    given = TABLE.copy()
    place = place_of("best_of", attempt("best_of", best_of, given))
    step = "the smallest number; read row by row, the first of equals. A failed training (nan) never wins."
    same("best_of", place, (0, 2), next_step=step)
    if not np.array_equal(given, TABLE, equal_nan=True):
        step = "work on a new table: somebody else still needs this one."
        raise failure("best_of", yours="the table was changed", expected="left as it was", next_step=step)


def check_grid_search(grid_search: Any) -> None:
    """y = x² is found to be of degree 2, with the small θ."""
    arguments = (X_CURVE.copy(), X_CURVE**2, FOLD_CURVE.copy(), list(DEGREES), list(THETAS))
    best, table = grid_result("grid_search", attempt("grid_search", grid_search, *arguments), (2, 2))
    step = "each entry is the mean over the folds of what cross_validate returns for that degree and that θ."
    expected = np.array([[16.371949, 11.6875], [0.020395456, 3.3870102]])
    flipped = {"rows are degrees, columns are θs: yours is turned round.": expected.T}
    assert_close("grid_search: table", table, expected, next_step=step, mistakes=flipped)
    same("grid_search: best", best, (2.0, 0.01), next_step="the degree and the θ themselves, not their places.")


def check_plan_rounds(plan_rounds: Any) -> None:
    """N = 5, B = 30: 5 settings with 2 epochs each, then 3 with 3, then 2 with 5   [eq:halving]."""
    plan = rounds_plan("plan_rounds(5, 30)", attempt("plan_rounds", plan_rounds, 5, 30))
    step = "T + 1 rounds counted from t = 0; n is rounded up when it is halved, r is rounded down."
    same("plan_rounds(5, 30)", plan, [tuple(row) for row in PLAN.tolist()], next_step=step)


def check_halving(halving: Any) -> None:
    """Five settings, 30 epochs: 0 and 4 go home first, then 1; 3 wins   [eq:halving]."""
    given = LOSSES.copy()
    rounds, winner = halving_result("halving", attempt("halving", halving, given, BUDGET))
    for t, (yours, expected) in enumerate(itertools.zip_longest(rounds, ROUNDS)):
        step = "column r holds the losses after r epochs; the lowest go on, and of equals the lower number."
        same(f"halving: settings of round {t}", yours, expected, next_step=step)
    same("halving: winner", winner, WINNER, next_step="the better of the last two, after the last round's epochs.")
    assert_unchanged("halving", given, LOSSES)


def fold_vector(where: str, value: object, N: int, K: int) -> Array:
    """Return the fold of each example, or raise CheckFailed: (N,) whole numbers 0 … K − 1."""
    fold = whole_numbers(where, value, (N,), next_step=ONCE)
    if N and not 0 <= fold.min() <= fold.max() < K:
        came = f"numbers {fold.min()} … {fold.max()}"
        raise failure(where, yours=came, expected=f"0 … {K - 1}", next_step="count the folds from 0.")
    return fold


def check_sizes(where: str, fold: Array, K: int) -> None:
    """The folds are as equal in size as can be."""
    sizes = np.bincount(fold, minlength=K).tolist()
    expected = f"sizes {len(fold) // K} and {-(-len(fold) // K)}" if len(fold) % K else f"sizes {len(fold) // K}"
    step = "deal the examples out like cards: no fold may get a second one more than another."
    if max(sizes) - min(sizes) > 1:
        raise failure(f"{where}: sizes of the folds", yours=sizes, expected=expected, next_step=step)


def check_class_counts(where: str, y: Array, fold: Array, K: int) -> None:
    """Every class is spread over the folds as evenly as can be."""
    for label in np.unique(y):
        counts = np.bincount(fold[y == label], minlength=K).tolist()
        if max(counts) - min(counts) > 1:
            of = f"{where}: class {label} in each fold"
            step = "deal out one class after the other; no fold may get a second one more of it than another."
            raise failure(of, yours=counts, expected="numbers that differ by 1 at most", next_step=step)


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
    return whole_numbers(where, value, (-1,), next_step=step).tolist()


def place_of(where: str, value: object) -> tuple[int, int]:
    """Return row and column."""
    row, column = items(where, value, 2, "a row and a column")
    return whole_number(f"{where}: row", row), whole_number(f"{where}: column", column)


def grid_result(where: str, value: object, shape: tuple[int, int]) -> tuple[tuple[float, float], Array]:
    """Return the best degree and θ, and the table."""
    best, table = items(where, value, 2, "two: (degree, θ), and the table")
    degree, theta = items(f"{where}: best", best, 2, "a degree and a θ")
    chosen = number(f"{where}: degree", degree), number(f"{where}: θ", theta)
    return chosen, numbers(f"{where}: table", table, shape, next_step="a row for each degree, a column for each θ.")


def rounds_plan(where: str, value: object) -> list[tuple[int, int]]:
    """Return the pairs (n_t, r_t)."""
    rounds = items(where, value, None, "a list of rounds (n, r)")
    pairs = [whole_numbers(f"{where}, round {t}", pair, (2,)).tolist() for t, pair in enumerate(rounds)]
    return [(n, r) for n, r in pairs]


def halving_result(where: str, value: object) -> tuple[list[list[int]], int]:
    """Return the settings of each round in ascending order, and the winner."""
    rounds, winner = items(where, value, 2, "two: the list of rounds, and the winner")
    lists = items(f"{where}: rounds", rounds, None, "a list with the settings of each round")
    settings = [sorted(whole_numbers(f"{where}, round {t}", one, (-1,)).tolist()) for t, one in enumerate(lists)]
    return settings, whole_number(f"{where}: winner", winner)
