"""The hidden checks of descent and of standardised inputs, in the lab on linear models."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt
from course_lib.checks.linear_models import WITH_START
from course_lib.checks.linear_reading import (
    amount,
    as_parts,
    as_vector,
    length,
    numbers_in,
    shaped,
    with_dtype,
)
from course_lib.checks.linear_walks import A_COLUMN, ONE_MEAN, read_alpha
from course_lib.types import Array

KINDS = (np.float64, np.float32, np.int64)
SINGLE = 1e-3  # of the largest entry: what many float32 steps may lose; a forgotten term changes much more

SMALL = ", features in small units"
NO_STEP = "steps = 0 asks for no step at all: ŵ = 0, and one loss, that of the start."


def descend_judged(descend: Any, *, rng: np.random.Generator) -> None:
    """ŵ after a fixed number of steps, none and one among them, for slow, quick and diverging α."""
    for X, y, alpha, steps in _walks(rng):
        path = _path(X, y, alpha, steps)
        w_hat, losses = _walked(descend, X, y, alpha, steps)
        where, history = f"descend, {shaped(X)}, {amount(steps, 'step')}: ŵ", numbers_in(losses)
        assert_close(
            where,
            as_vector(where, w_hat, len(path[-1]), WITH_START),
            path[-1],
            next_step=with_dtype(
                "from ŵ = 0, exactly so many steps of α/N times the gradient, start and weights together.", X=X
            )
            if steps
            else NO_STEP,
            mistakes={_on_the_way(k, steps, history): there for k, there in enumerate(path[:-1])}
            if X.dtype.kind == "f"  # where X holds whole numbers, a ŵ without fractions may stand still
            else None,
            tolerance=SINGLE,
        )


def _on_the_way(k: int, steps: int, losses: list[float]) -> str:
    """The next step for a ŵ as after k of `steps` steps, by what the losses tell of the walk."""
    ended = 0 < len(losses) < steps
    stood_still = len(losses) == steps + 1 and losses[-1] == losses[-2]
    least = len(losses) == steps + 1 and losses.index(min(losses)) == k
    if ended or stood_still or least:
        end = "the end of the walk is asked for, also where the loss grows."
        return f"this is ŵ after {amount(k, 'step')}, not after {steps}: {end}"
    return f"ŵ has come only as far as {k} of {steps} full steps go: are all made, each with the same α?"


def losses_judged(descend: Any, *, rng: np.random.Generator) -> None:
    """L/N before each step and at the end: one more than there are steps."""
    for X, y, alpha, steps in _walks(rng):
        _, expected = oracle.descend(X, y, alpha, steps)
        _, losses = _walked(descend, X, y, alpha, steps)
        where = f"descend, {shaped(X)}, {amount(steps, 'step')}: losses"
        every = "one loss before each step and one at the end, also where the loss grows and where it is 0 at once."
        more = "more losses than this walk has: is the list made anew in every call?" if steps else NO_STEP
        found = as_vector(where, losses, steps + 1, more if length(losses) > steps + 2 else every, ONE_MEAN)
        for step in range(steps + 1):  # one by one: the last of a long walk are small beside the first
            assert_close(
                f"descend, {shaped(X)}, {amount(steps, 'step')}: losses[{step}]",
                np.array(found[step]),
                np.array(expected[step]),
                next_step=with_dtype("L/N at the ŵ of that moment: before step 0, …, and after the last.", X=X),
                tolerance=SINGLE,
            )


def largest_alpha_judged(largest_alpha: Any, *, rng: np.random.Generator) -> None:
    """2/λ for features of one size and of very different ones, one example or many, and for curvatures close by."""
    for X in _bowls(rng):
        where, given = f"largest_alpha, {shaped(X)}", X.copy()
        alpha = read_alpha(where, attempt(where, largest_alpha, given))
        expected = oracle.largest_alpha(X)
        X1 = np.column_stack([np.ones(len(X)), X])
        others = np.linalg.eigvalsh(X1.T @ X1 / len(X1))[:-1]
        unsorted = not 0 < alpha < 1e6 * expected or bool(np.isclose(others * alpha, 2, rtol=SINGLE).any())
        grow = "try it: just below it the losses of descend fall, just above they grow."
        sort = "this is 2/λ for another λ than the largest: eigvals does not sort, eigvalsh does."
        assert_close(where, np.array(alpha), np.array(expected), next_step=sort if unsorted else grow, tolerance=SINGLE)
        assert_unchanged(f"{where}: X", given, X)


def standardise_judged(standardise: Any, *, rng: np.random.Generator) -> None:
    """Mean and standard deviation of every column; columns that never change get 1, one that comes back does not."""
    for X in _tables(rng):
        n = X.shape[1]
        where, given = f"standardise, {shaped(X)}", X.copy()
        mean, std = as_parts(where, attempt(where, standardise, given), "mean", "std")
        means, stds = as_vector(f"{where}: mean", mean, n, A_COLUMN), as_vector(f"{where}: std", std, n, A_COLUMN)
        for i, (right_mean, right_std) in enumerate(zip(*oracle.standardise(X), strict=True)):
            constant = len(set(X[:, i])) == 1
            alone = f"the mean of column {i} alone, over all its rows{', also where it never changes' * constant}."
            alone, look = with_dtype(alone, means, X=X), "look at each column by itself, and divide by N."
            look = with_dtype(look, stds, X=X)
            if not constant and abs(stds[i] - 1) < 1e-6:
                look = f"column {i} changes, if only a little: only where all entries agree 1 takes the place of s."
            if constant:
                look = f"column {i} never changes: each such column gets 1, since by 0 nobody can divide."
            size = float(np.abs(X[:, i]).max())
            assert_close(f"{where}: mean[{i}]", np.array(means[i]), np.array(right_mean), next_step=alone, size=size)
            assert_close(f"{where}: std[{i}]", np.array(stds[i]), np.array(right_std), next_step=look)
        assert_unchanged(f"{where}: X", given, X)


def raw_weights_judged(raw_weights: Any, *, rng: np.random.Generator) -> None:
    """ŵ for raw inputs, for one feature and for several, from ŵ for standardised inputs."""
    same = "both must give the same predictions: try it with your predict on two or three rows."
    small = "std is about 1e-5 here, so the raw weights are large: divide by std itself, with nothing added and "
    small += "nothing cut off."
    for w_hat, mean, std, special in _scales(rng):
        n = len(mean)
        where, given = f"raw_weights, {amount(n, 'feature')}{special}", (w_hat.copy(), mean.copy(), std.copy())
        raw = as_vector(where, attempt(where, raw_weights, *given), n + 1, WITH_START)
        step = with_dtype(small if special == SMALL else same, w_hat=w_hat, mean=mean, std=std)
        right = oracle.raw_weights(w_hat, mean, std)
        terms = float(np.abs(w_hat[1:] / std * mean).max())  # the start is a sum, which may cancel by chance
        for i in range(n + 1):  # one by one: in a small unit the weights are large, in a large one small
            at, size = f"{where}: entry {i}", terms if i == 0 else 0.0
            assert_close(at, np.array(raw[i]), np.array(right[i]), next_step=step, size=size)
        for name, now, before in zip(("w_hat", "mean", "std"), given, (w_hat, mean, std), strict=True):
            assert_unchanged(f"{where}: {name}", now, before)


def _scales(rng: np.random.Generator) -> Iterator[tuple[Array, Array, Array, str]]:
    """ŵ, mean and std of several units and dtypes, not always the same one, and a std that is 1 by chance."""
    for n in (1, 2, 5, 40):
        for kinds, special in (
            ((np.float64, np.float64, np.float64), ""),
            ((np.float32, np.float32, np.float32), ""),
            ((np.int64, np.int64, np.int64), " of whole numbers"),
            ((np.int64, np.float64, np.float64), ", ŵ of whole numbers"),
            ((np.float64, np.int64, np.float64), ", mean of whole numbers"),
            ((np.float64, np.float64, np.int64), ", std of whole numbers"),
        ):
            w_hat, mean = (3 * rng.normal(size=n + 1)).astype(kinds[0]), (5 * rng.normal(size=n)).astype(kinds[1])
            std = rng.integers(2, 6, size=n) if kinds[2] is np.int64 else rng.uniform(0.2, 3, size=n)
            w_hat[np.abs(w_hat) < 1] = 1  # no weight that cannot be seen
            yield w_hat, mean, std.astype(kinds[2]), special
    for unit, special in ((1e-5, SMALL), (1e4, ", features in large units")):
        yield 2 + rng.random(3), unit * rng.normal(size=2), unit * rng.uniform(0.2, 3, size=2), special
    yield 2 + rng.random(3), rng.normal(size=2), np.array([1.0, 0.5]), ", a column whose std is 1"


def _walked(function: Any, X: Array, y: Array, alpha: float, steps: int) -> list[Any]:
    where, given, sizes = (
        f"descend, {shaped(X)}, {amount(steps, 'step')}",
        (X.copy(), y.copy()),
        (X.shape[1] + 1, steps + 1),
    )
    found = attempt(where, function, *given, alpha, steps, next_step="" if steps else NO_STEP)
    parts = as_parts(where, found, "w_hat", "losses", sizes=sizes)
    for name, now, before in zip(("X", "y"), given, (X, y), strict=True):
        assert_unchanged(f"descend: {name}", now, before)
    return parts


def _path(X: Array, y: Array, alpha: float, steps: int) -> list[Array]:
    """ŵ (n + 1,) before each step, and at the end."""
    path = [np.zeros(X.shape[1] + 1)]
    for _ in range(steps):
        path.append(path[-1] - alpha * oracle.gradient(path[-1], X, y) / len(y))
    return path


def _walks(rng: np.random.Generator) -> Iterator[tuple[Array, Array, float, int]]:
    """X, y, α and steps; α is a share of the largest one that still arrives. The last walk is at its goal at once.

    α is above 1 in a small unit and tiny in a large one; a long walk creeps to its end, and another one runs far away.
    """
    plans = (
        ((1, 2), 0.2, 3),
        ((8, 1), 0.9, 0),
        ((8, 1), 0.3, 1),
        ((9, 3), 0.6, 12),
        ((5, 2), 1.4, 8),
        ((6, 4), 0.1, 2),
        ((3, 3), 0.4, 2),
        ((300, 2), 0.7, 2),
        ((8, 30), 0.3, 2),
    )
    for (N, n), share, steps in plans:
        for kind in KINDS:
            X, y = spread(N, n, rng, kind), (5 + 8 * rng.normal(size=N)).astype(kind)
            yield X, y, float(share * oracle.largest_alpha(X)), steps
    X = 0.05 * spread(7, 2, rng, np.float64)  # so small that α is above 1
    yield X, 5 + 8 * rng.normal(size=7), float(0.9 * oracle.largest_alpha(X)), 5
    yield X, 1e-3 * (5 + 8 * rng.normal(size=7)), 0.7, 3  # the same X again
    for unit, share, steps in ((0.004, 0.9, 600), (0.001, 0.9, 60), (300.0, 0.6, 4), (1.0, 2.0, 13)):
        X, y = unit * spread(5, 2, rng, np.float64), 5 + 8 * rng.normal(size=5)
        yield X, y, float(share * oracle.largest_alpha(X)), steps
    yield X, y, float(0.3 * oracle.largest_alpha(X)), 3  # the same X and y again
    yield spread(6, 2, rng, np.float64), np.zeros(6), 0.1, 4


def _bowls(rng: np.random.Generator) -> Iterator[Array]:
    """X (N, n) of many units, curvatures so close that a few iterations blur them, features of mean 0, equal rows."""
    sizes = ((1, 3), (8, 1), (9, 3), (5, 7), (6, 2), (4, 4), (300, 2), (6, 40), (7, 1))
    for (N, n), unit in zip(sizes, (1.0, 0.05, 3.0, 20.0, 0.3, 1.0, 1.0, 1.0, 1000.0), strict=True):
        for kind in KINDS if unit > 2 else KINDS[:2]:
            yield (unit * (rng.normal(size=(N, n)) + rng.normal(size=n))).astype(kind)
    corners = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    yield 1.03 * corners + 0.02 * rng.normal(size=(4, 2))
    a, b = rng.choice([1.0, 2.0, 4.0]) * np.array([2.0, 0.0625])
    yield np.array([[a, -b], [-a, b], [b, -a], [-b, a]])  # the steepest direction is (0, 1, −1)
    yield np.repeat(rng.integers(1, 9, size=(2, 2)) + np.array([[0.0, 0.0], [9.0, 9.0]]), (1, 4), axis=0)


def _tables(rng: np.random.Generator) -> Iterator[Array]:
    """X (N, n) in several units and dtypes, with constant columns, rows that come back, and a single row."""
    for N, n in ((1, 3), (2, 1), (7, 1), (6, 4), (11, 2), (4, 4), (9, 30)):
        for kind, unit in (
            (np.float64, 10.0),
            (np.float64, 0.01),
            (np.float64, 1e-4),
            (np.float32, 10.0),
            (np.float32, 0.1),
            (np.int64, 10.0),
        ):
            X = (unit * (rng.normal(size=(N, n)) + rng.integers(-3, 4, size=n))).astype(kind)
            if n > 1:
                for column in rng.choice(n, size=n // 2, replace=False):
                    X[:, column] = rng.integers(-8, 9)
            if N == 1:
                X = np.rint(10 * X).astype(kind)  # its mean is what it is, in any dtype
            if N > 2:
                X[-1] = X[0]
            if N > 6:
                X[1] = X[0]
            yield X
    yield 1000 * rng.normal(size=(300, 2))
    tiny, years, answers = 1e-9 * np.arange(6.0), 2048 + rng.permutation([0, 0, 0, 1, 1, 1]) / 64, [0, 1, 0, 1, 1, 1]
    yield np.column_stack([tiny, years, rng.permutation(answers), np.zeros(6)])  # they change, all but the last


def spread(N: int, n: int, rng: np.random.Generator, kind: Any) -> Array:
    """X (N, n) whose columns, the ones among them, point in clearly different directions, so that float32 can solve it.

    Of many draws the best conditioned: N may be as small as n + 1.
    """
    draws = [np.rint(4 * rng.normal(size=(N, n)) + rng.integers(-3, 4, size=n)) for _ in range(10)]
    return min(draws, key=lambda X: np.linalg.cond(np.column_stack([np.full(N, 4.0), X]))).astype(kind)
