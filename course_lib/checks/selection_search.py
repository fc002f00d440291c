"""The visible checks of the lab on model selection, part 3: grids and successive halving, on worked examples.

As in the checks of parts 1 and 2, the expected numbers and those of known mistakes stand here as numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, failure
from course_lib.checks.selection_values import close, items, number, numbers, same, whole_number, whole_numbers
from course_lib.types import Array

Plan = list[tuple[int, int]]

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

# The worked example of halving: five settings, 0 … 15 epochs; 1 and 4 are equal after 2 epochs.
LOSSES = fixed(
    [
        [2.0, 1.3, 1.25, 0.7, 0.7, *[0.7] * 11],
        [2.0, 1.6, 1.2, 0.9, 0.6, *[0.5] * 11],
        [2.0, 1.2, 0.8, 0.8, 0.65, *[0.6] * 11],
        [2.0, 1.4, 0.9, 0.85, 0.7, *[0.55] * 11],
        [2.0, 1.7, 1.2, 0.75, 0.3, *[0.1] * 11],
    ]
)
BUDGET, PLAN = 30, fixed([[5, 2], [3, 3], [2, 5]])
ROUNDS, WINNER = [[0, 1, 2, 3, 4], [1, 2, 3], [2, 3]], 3

KNOWN_PLANS = {
    "the budget is shared among all T + 1 rounds, not among T.": [(5, 3), (3, 5), (2, 7)],
    "each round gets its share of B only: all T + 1 rounds together may cost B.": [(5, 6), (3, 10), (2, 15)],
    "the last round is missing: T + 1 rounds, from t = 0 to t = T.": [(5, 3), (3, 5)],
    "one round too many: the last one still has two settings.": [(5, 1), (3, 2), (2, 3), (1, 7)],
    "half of 5 is rounded up: three settings go on.": [(5, 3), (2, 7)],
    "r is rounded down: three settings with 4 epochs each cost more than a third of 30.": [(5, 2), (3, 4), (2, 5)],
    "each pair is (settings, epochs), in this order, and the round with all settings comes first.": [
        (2, 5),
        (3, 3),
        (5, 2),
    ],
}
KNOWN_ROUNDS = {
    (2, 3, 4): "1 and 4 are equal after 2 epochs: of equals the lower number goes on.",
    (0, 1, 4): "the lowest losses go on, not the highest.",
    (1, 3, 4): "these are the best after 5 and more epochs: round 0 trains with r = 2, so column 2 decides.",
    (0, 2, 3): "these are the best after 1 epoch: column r holds the losses after r epochs, column 0 those before.",
    (0, 2, 4): "these are the best after 3 epochs: is the check of plan_rounds content? Round 0 trains with r = 2.",
    (0, 1): "are these places in the list of those that are left? Return the settings' own numbers.",
    (0, 4): "choose among the settings that are left: 0 and 4 went home after round 0.",
    (1, 3): "these are the best after 5 epochs: round 1 trains anew, with r = 3, so column 3 alone decides.",
}
DECIDES = (
    "column r of the round decides; the lowest go on, and of equals the lower number. Is the plan's check content?"
)


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
    check_best("grid_search: best", best, (2.0, 0.01), DEGREES, THETAS)


def check_plan_rounds(plan_rounds: Any) -> None:
    """N = 5, B = 30: 5 settings with 2 epochs each, then 3 with 3, then 2 with 5   [eq:halving]."""
    plan = rounds_plan("plan_rounds(5, 30)", attempt("plan_rounds", plan_rounds, 5, 30))
    expected = [(n, r) for n, r in PLAN.tolist()]
    known = [step for step, wrong in KNOWN_PLANS.items() if wrong == plan]
    same("plan_rounds(5, 30)", plan, expected, next_step=known[0] if known else plan_step(plan, expected))


def check_halving(halving: Any) -> None:
    """Five settings, 30 epochs: 0 and 4 go home first, then 1; 3 wins   [eq:halving]."""
    given = LOSSES.copy()
    rounds, winner = halving_result("halving", attempt("halving", halving, given, BUDGET))
    step = "T + 1 = 3 rounds here, from t = 0 to t = T: is the check of plan_rounds content?"
    same("halving: number of rounds", len(rounds), len(ROUNDS), next_step=step)
    for t, (yours, expected) in enumerate(zip(rounds, ROUNDS, strict=True)):
        step = KNOWN_ROUNDS.get(tuple(yours), DECIDES)
        if t == 0:
            step = "in round 0 all settings are trained: is the check of plan_rounds content?"
            if len(yours) == len(ROUNDS[1]):
                step = "list who is trained in the round, not who goes on after it: in round 0 all settings are."
        same(f"halving: settings of round {t}", yours, expected, next_step=step)
    same("halving: winner", winner, WINNER, next_step="the better of the last two, after the last round's epochs.")
    assert_unchanged("halving", given, LOSSES)


def check_place(where: str, value: object, table: Array, expected: tuple[int, int]) -> None:
    """`value` is row and column of the smallest entry; what stands at a wrong place tells what to look for."""
    place = place_of(where, value)
    step = "count rows and columns from 0; the row comes first."
    if 0 <= place[0] < table.shape[0] and 0 <= place[1] < table.shape[1]:
        entry = table[place]
        step = f"{entry:.6g} stands there, and a smaller number elsewhere: what is it compared with first?"
        before = slice(int(np.ravel_multi_index(expected, table.shape)))
        if np.isnan(entry):
            step = "A failed training (nan) never wins."
        elif np.ravel_multi_index(place, table.shape) + np.isnan(table.ravel()[before]).sum() == before.stop:
            step = "count places in the whole table: a failed training (nan) never wins, but it keeps its place."
        elif entry == table[expected]:
            step = "that entry is as small, but another comes first: read row by row, each from the left."
    if place == expected[::-1]:
        step += " Have row and column changed places?"
    same(where, place, expected, next_step=step)


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
    where: str, best: tuple[float, float], expected: tuple[float, float], degrees: list[int], thetas: list[float]
) -> None:
    """`best` is the degree and the θ that are expected."""
    step = "the degree and the θ themselves, not their places."
    if best == expected[::-1]:
        step = "the degree comes first, then θ."
    elif best[0] in degrees and best[1] in thetas:
        step = "the setting whose entry in the table is lowest: the degree of its row, the θ of its column."
    same(where, best, expected, next_step=step)


def plan_step(plan: Plan, expected: Plan) -> str:
    """What to look for where a plan is wrong."""
    if len(plan) != len(expected):
        return "T + 1 = ⌈log₂ N⌉ rounds; a power of two is halved without a rest."
    if [n for n, _ in plan] != [n for n, _ in expected]:
        return "n begins with N, and is rounded up each time when it is halved."
    return "r is rounded down; each round has the same share of B, and what one leaves over is not spent later."


def survivors_step(column: Array, before: list[int], yours: list[int], right: list[int]) -> str:
    """What to look for where the wrong settings go on from `before`, whose losses are `column`."""
    if not set(yours) <= set(before):
        return "choose among those that were trained in the round before; return the settings' own numbers."
    if sorted(column[yours].tolist()) == sorted(column[right].tolist()):
        return "equal losses: the lower number goes on, whoever led before. (argsort needs kind='stable'.)"
    return "column r holds the losses after r epochs of this round alone; the lowest go on."


def place_of(where: str, value: object) -> tuple[int, int]:
    """Return row and column."""
    row, column = items(where, value, 2, "two numbers: a row and a column")
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


def rounds_plan(where: str, value: object) -> Plan:
    """Return the pairs (n_t, r_t)."""
    rounds = items(where, value, None, "a list of rounds (n, r)")
    step = "return a list with a pair (n, r) of whole numbers for each round."
    pairs = [whole_numbers(f"{where}, round {t}", pair, (2,), next_step=step).tolist() for t, pair in enumerate(rounds)]
    return [(n, r) for n, r in pairs]


def halving_result(where: str, value: object) -> tuple[list[list[int]], int]:
    """Return the settings of each round in ascending order, and the winner."""
    rounds, winner = items(where, value, 2, "two: the list of rounds, and the winner")
    step = "return the list of rounds first, then the winner; a round is the list of its settings' numbers."
    lists = items(f"{where}: rounds", rounds, None, "a list with the settings of each round", next_step=step)
    settings = [
        sorted(whole_numbers(f"{where}, round {t}", one, (-1,), next_step=step).tolist()) for t, one in enumerate(lists)
    ]
    return settings, whole_number(f"{where}: winner", winner, next_step="return the winner's number, not its loss.")
