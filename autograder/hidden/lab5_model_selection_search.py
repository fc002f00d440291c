"""The hidden checks of the lab on model selection, part 3 and the open part: grids, halving, and games of search."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import model_selection as oracle
from course_lib.checks import assert_unchanged, attempt, failure
from course_lib.checks.selection_halving import (
    AS_THEY_ARE,
    check_plan,
    halving_result,
    plan_step,
    rounds_plan,
    survivors_step,
    winner_step,
)
from course_lib.checks.selection_scores import play_game
from course_lib.checks.selection_search import (
    CELL,
    FIRST,
    check_best,
    check_place,
    check_table_unchanged,
    grid_result,
)
from course_lib.checks.selection_values import close, counted, same
from course_lib.types import Array

GAMES, SETTINGS, EPOCHS, BUDGET = 150, 64, 64, 384
BLIND = 31.5  # truly better settings that are left, on average, by a choice that looks at nothing
CHANCE, GOOD = 5.0, 1.4  # truly better settings that are left, on average; six full trainings at random leave 8.5


def best_of_table(best_of: Any, *, rng: np.random.Generator) -> None:
    """The smallest entry of odd tables: tiny ones, huge ones, negative ones, with ties and with nan anywhere."""
    for shape in ((1, 1), (1, 5), (4, 1), (3, 7), (6, 2)):
        for case in range(12):
            table = np.round(rng.normal(size=shape), 1) - 3.0 * (case == 0)
            if case in (2, 3):  # the same smallest entry twice; in reading order the upper right one comes first
                table[0, -1] = table[-1, 0] = table.min() - 1.0
            if case in (4, 6, 9):
                table[:] = 0.5 if case != 9 else 1e18  # nothing that is added to them makes them larger
            if case in (3, 5, 6, 8, 9) and table.size > 1:
                table.flat[table.size // 2 if case == 3 else 0] = np.nan
            if case in (7, 8, 10):  # all different, without a tie at any size
                places = rng.permutation(table.size).reshape(shape) + 1.0
                values = {7: places * 1e-11, 8: places * 1e35, 10: 1.0 - places * 1e-12}[case]
                table = np.where(np.isnan(table), table, values)
            if case == 11 and table.size > 1:  # most trainings failed
                table[rng.permutation(table.size).reshape(shape) >= max(1, table.size // 4)] = np.nan
            given, where = table.copy(), f"best_of, a table {shape}"
            check_place(where, attempt(where, best_of, given), table, oracle.best_of(table))
            check_table_unchanged(where, given, table)


def grid_searched(grid_search: Any, *, rng: np.random.Generator) -> None:
    """Table and winner of grids that are never square, each margin wide enough for other roundings."""
    for N, K, degrees, thetas, size in (
        (12, 3, [1, 3, 2], [0.1, 1.0], 1.0),
        (9, 2, [2], [1.0, 0.01, 0.1], 1e6),  # errors of 10¹², and of 10⁻⁸, are compared as they are
        (15, 5, [4, 1], [0.3], 1e-4),
        (12, 3, [2], [0.2, 0.204], 1e-4),
    ):
        x, y, fold, table = _curve(N, K, degrees, thetas, rng)
        y, table = y * size, table * size**2
        given = x.copy(), y.copy(), fold.copy()
        where = f"grid_search, degrees {degrees}, θ {thetas}"
        value = attempt(where, grid_search, *given, list(degrees), list(thetas))
        best, found = grid_result(where, value, table.shape)
        step = f"{CELL} Rows and columns have the order of the lists. {FIRST}"
        by_number = oracle.grid_table(x, y, fold, [row + 1 for row in range(len(degrees))], thetas)
        for row, column in np.ndindex(*table.shape):
            of, words = f"{where}: table[{row}, {column}]", f"row {row} belongs to degrees[{row}] = {degrees[row]}."
            like = {f"this is the entry of degree {row + 1}: {words}": by_number[row, column]}
            close(of, found[row, column], table[row, column], next_step=step, mistakes=like, tolerance=1e-3)
        row, column = oracle.best_of(table)
        check_best(f"{where}: best", best, (float(degrees[row]), float(thetas[column])), degrees, thetas, table)
        for now, before in zip(given, (x, y, fold), strict=True):
            assert_unchanged(where, now, before)


def halving_plan(plan_rounds: Any, *, rng: np.random.Generator) -> None:
    """Rounds for powers of two and their neighbours, for odd numbers, for budgets that just suffice and larger ones."""
    for N in (2, 3, 4, 5, 7, 8, 9, 16, 17, 31, 100, int(rng.integers(18, 3000)), 4097, 2**29):
        least = N * len(oracle.plan(N, 10**6))
        for B in (least, 2 * least - 1, least + int(rng.integers(1, 4 * least))):  # the second is one too small
            where = f"plan_rounds({N}, {B})"
            found, expected = rounds_plan(where, attempt(where, plan_rounds, N, B)), oracle.plan(N, B)
            check_plan(where, found, expected, next_step=plan_step(found, expected))


def halving_played(halving: Any, *, rng: np.random.Generator) -> None:
    """Who is trained in which round, and who wins, with losses that cross, tie and are negative."""
    for N in (2, 3, 5, 6, 8, 13, 40):  # among 40 losses of few values, a sort that is not stable shows
        rounds = len(oracle.plan(N, 10**6))
        short = N * rounds - 1  # one epoch is missing to train all twice as long: whoever rounds up sees other losses
        for spare, size in ((0, 1.0), (5, 1e-8), (40, 1e12), (short, 1.0), (300, 1.0)):  # losses of any size
            B = N * rounds + spare
            columns = B + 1 if spare != 300 else oracle.plan(N, B)[-1][1] + 1  # just enough
            losses = np.round(rng.normal(size=(N, columns)), 1 if spare else 0) * size
            given, where = losses.copy(), f"halving of {N} settings, B = {B}"
            where, step = (where, "") if size == 1 else (f"{where}, losses of about {size:g}", AS_THEY_ARE)
            found, winner = halving_result(where, attempt(where, halving, given, B, next_step=step))
            expected, best = oracle.halving(losses, B)
            step = "from t = 0 to t = T: is the check of plan_rounds content?"
            same(f"{where}: number of rounds", len(found), len(expected), next_step=step)
            before, epochs = list(range(N)), [r for _, r in oracle.plan(N, B)]
            for t, (yours, right) in enumerate(zip(found, expected, strict=True)):
                step = "in round 0 all settings are trained."
                if t:
                    step = survivors_step(losses, epochs[t - 1], before, yours, right)
                same(f"{where}: settings of round {t}", yours, right, next_step=step)
                before = right
            same(f"{where}: winner", winner, best, next_step=winner_step(losses, epochs[-1], winner, best))
            assert_unchanged(where, given, losses)


def search_beats_chance(Searcher: Any, *, rng: np.random.Generator) -> None:
    """The searcher leaves fewer better settings than six full trainings of settings drawn at random."""
    _fewer_than(CHANCE, Searcher, rng)


def search_finds_the_best(Searcher: Any, *, rng: np.random.Generator) -> None:
    """The searcher leaves about as few better settings as a good plan of rounds."""
    _fewer_than(GOOD, Searcher, rng)


def _fewer_than(most: float, Searcher: Any, rng: np.random.Generator) -> None:
    """Play; what counts is the true loss after all epochs, which only the judge knows."""
    games, better = [], 0
    for _ in range(GAMES):
        true, seen = oracle.curves(rng, N=SETTINGS, R=EPOCHS)
        games.append(play_game(Searcher, seen, BUDGET))
        better += int((true[:, -1] < true[games[-1].answer, -1]).sum())
    mean = better / GAMES
    if not mean < most:
        tried, longest = max(game.tried for game in games), max(game.longest for game in games)
        raise failure(
            f"Searcher: settings that are truly better than its answer, mean of {GAMES} games",
            yours=f"{mean:.2f}",
            expected=f"fewer than {most:g}",
            next_step=_search_step(mean, tried, longest),
        )


def _search_step(mean: float, tried: int, longest: int) -> str:
    """What to look for where `mean` settings are better, at most so many were tried, and none trained longer."""
    if mean > BLIND + 5:
        return "this is worse than a blind choice: the lowest loss is the best."
    if tried < SETTINGS / 2:
        of = counted(tried, "setting")
        return f"you try {of} of {SETTINGS} in a game, never more: the best is seldom among so few."
    if mean > BLIND - 8:
        return "this is as good as a blind choice: losses come in the order of ask, and each game begins anew."
    if longest < EPOCHS / 4:
        of = counted(longest, "epoch")
        return f"nobody is trained for more than {of}: who leads early need not lead after {EPOCHS}."
    return f"who leads early need not lead after {EPOCHS}; who is never tried cannot win: where do your epochs go?"


def _curve(
    N: int, K: int, degrees: list[int], thetas: list[float], rng: np.random.Generator
) -> tuple[Array, Array, Array, Array]:
    """Points on a noisy curve, folds, and their table; drawn anew until the winner is 1 % ahead, and not the first.

    Between two θs that are near each other, the second wins, by less than 1 %, but by more than roundings.
    """
    near = 0.95 < thetas[0] / thetas[-1] < 1
    while True:
        x, fold = rng.uniform(-1, 1, size=N), rng.permutation(np.arange(N) % K)
        y = 1.0 - 2 * x + 3 * rng.normal() * x**2 + 4 * x**3 + 0.3 * rng.normal(size=N)
        table = oracle.grid_table(x, y, fold, degrees, thetas)
        first, *others = sorted(table.ravel())
        if near and not (table[0, 1] == first and 2e-4 < others[0] / first - 1 < 5e-3):
            continue
        if not others or (table[0, 0] > first and (near or others[0] > 1.01 * first)):
            return x, y, fold, table
