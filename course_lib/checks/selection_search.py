"""The visible checks of the lab on model selection, part 3: tables of errors and grids, on worked examples.

As in the checks of parts 1 and 2, the expected numbers and those of known mistakes stand here as numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, failure
from course_lib.checks.selection_values import close, items, number, numbers, same, whole_number
from course_lib.types import Array

NEAR = 1e-8  # entries of a table that somebody may take for equal

TABLE = fixed([[0.7, np.nan, 0.9, 0.4], [0.4, 0.5, 0.8, 0.4]])  # row 0, column 3 is the first of three smallest
PLACE = (0, 3)

# The worked example of polynomials: y = x², in three folds.
X_CURVE, FOLD_CURVE = fixed([-2.0, -1.0, 0.0, 1.0, 2.0, 3.0]), fixed([0, 1, 2, 0, 1, 2])
DEGREES, THETAS = [1, 2], [0.01, 1.0]
GRID = fixed([[16.371949, 11.6875], [0.020395456, 3.3870102]])
SUMS, FIRST_FOLD = (
    fixed([[49.115846, 35.0625], [0.061186367, 10.161030]]),
    fixed([[23.865626, 9.25], [0.05863, 3.650436]]),
)
POWER_MORE, ON_ALL = (
    fixed([[0.020395456, 3.38701], [0.274051, 4.020478]]),
    fixed([[6.222508, 6.951389], [0.001292, 2.052273]]),
)
CELL = "each entry is the mean over the folds of what cross_validate returns for that degree and that θ."
FIRST = "If a check of part 2 complains, mend that first."


def check_best_of(best_of: Any) -> None:
    """0.4 three times: the first in reading order wins; nan never does."""
    given = TABLE.copy()
    check_place("best_of", attempt("best_of", best_of, given), TABLE, PLACE)
    check_table_unchanged("best_of", given, TABLE)


def check_grid_search(grid_search: Any) -> None:
    """y = x² is found to be of degree 2, with the small θ."""
    arguments = (X_CURVE.copy(), X_CURVE**2, FOLD_CURVE.copy(), list(DEGREES), list(THETAS))
    best, table = grid_result("grid_search", attempt("grid_search", grid_search, *arguments), (2, 2))
    mistakes = {
        "rows are degrees, columns are θs: yours is turned round.": GRID.T,
        "the folds' errors are added up: take their mean.": SUMS,
        "this is the error of fold 0 alone: take the mean over all folds.": FIRST_FOLD,
        "these polynomials have one power too many: powers(x, degree) makes the columns of that degree.": POWER_MORE,
        f"all rows train here, also those that validate: {CELL} {FIRST}": ON_ALL,
    }
    close("grid_search: table", table, GRID, next_step=grid_step(table), mistakes=mistakes)
    check_best("grid_search: best", best, (2.0, 0.01), DEGREES, THETAS, GRID)


def check_place(where: str, value: object, table: Array, expected: tuple[int, int]) -> None:
    """`value` is row and column of the smallest entry; what stands at a wrong place tells what to look for."""
    place = place_of(where, value)
    step = "count rows and columns from 0; the row comes first."
    if 0 <= place[0] < table.shape[0] and 0 <= place[1] < table.shape[1]:
        entry, smallest = table[place], table[expected]
        step = f"{entry:.6g} stands there, and {smallest:.6g} elsewhere: with which number does the search begin, and "
        step += "are entries compared as they are, without rounding?"
        before = slice(int(np.ravel_multi_index(expected, table.shape)))
        if np.isnan(entry):
            step = _nan_step(table, smallest)
        elif 0 < entry - smallest <= NEAR:
            step = f"the smallest is only {entry - smallest:.1g} smaller, and that counts: compare the entries as they "
            step += "are, without rounding, isclose or float32."
        elif np.ravel_multi_index(place, table.shape) + np.isnan(table.ravel()[before]).sum() == before.stop:
            step = "count places in the whole table: a failed training (nan) never wins, but it keeps its place."
        elif entry == smallest:
            step = "that entry is as small, but another comes first: read row by row, each from the left."
    if place == expected[::-1]:
        step += " Have row and column changed places?"
    same(where, place, expected, next_step=step)


def _nan_step(table: Array, smallest: float) -> str:
    count = int(np.isnan(table).sum())
    return (
        f"nan stands there, and nan never wins; the smallest entry is {smallest:.6g}. np.argmin takes nan for the "
        "smallest; a number put in its place, or one that the search begins with, must lie above every entry: np.inf "
        "does." + (f" There are {count} nan in this table." if count > 1 else "")
    )


def check_table_unchanged(where: str, now: Array, before: Array) -> None:
    """The table has the same numbers, and nan at the same places, as before."""
    if not np.array_equal(now, before, equal_nan=True):
        step = "work on a new table: somebody else still needs this one."
        raise failure(where, yours="the table was changed", expected="left as it was", next_step=step)


def grid_step(table: Array) -> str:
    """What to look for where an entry of the grid's table is wrong."""
    if np.isinf(table).any():
        return "combine every degree with every θ: an entry was never filled."
    return f"{CELL} {FIRST}"


def check_best(
    where: str,
    best: tuple[float, float],
    expected: tuple[float, float],
    degrees: list[int],
    thetas: list[float],
    table: Array,
) -> None:
    """`best` is the degree and the θ that are expected; `table` holds the right errors."""
    step = "the degree and the θ themselves, not their places."
    if best == expected[::-1]:
        step = "the degree comes first, then θ."
    elif best[0] in degrees and best[1] in thetas:
        yours, lowest = (table[degrees.index(int(d)), thetas.index(t)] for d, t in (best, expected))
        step = (
            "the setting whose entry in the table is lowest: the degree of its row, the θ of its column. "
            f"Your setting has {yours:.6g} in the table, the expected one {lowest:.6g}: what is the lowest so far at "
            "the start, and is anything rounded or taken for equal?"
        )
    same(where, best, expected, next_step=step)


def place_of(where: str, value: object) -> tuple[int, int]:
    """Return row and column."""
    step = "return the row first, then the column."
    if isinstance(value, int | np.integer):
        step = "argmin counts through the flattened table: np.unravel_index(i, table.shape) makes row and column of it."
    row, column = items(where, value, 2, "two numbers: a row and a column", next_step=step)
    return whole_number(f"{where}: row", row), whole_number(f"{where}: column", column)


def grid_result(where: str, value: object, shape: tuple[int, int]) -> tuple[tuple[float, float], Array]:
    """Return the best degree and θ, and the table."""
    best, table = items(where, value, 2, "two: (degree, θ), and the table")
    if isinstance(best, np.ndarray) and best.ndim == 2:
        step = "return the best setting first, then the table."
        raise failure(where, yours="a table first", expected="(degree, θ) first", next_step=step)
    degree, theta = items(f"{where}: best", best, 2, "a degree and a θ")
    chosen = number(f"{where}: degree", degree), number(f"{where}: θ", theta)
    return chosen, numbers(f"{where}: table", table, shape, next_step="a row for each degree, a column for each θ.")
