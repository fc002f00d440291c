"""The hidden check of claims about tables: which rows are no derivative, whatever the size, the sign and the ends.

Each stage changes one thing of a table that was judged before, so that the first one that fails names the mistake.
Which claims are wrong, and in which order they stand, is drawn from `rng`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import assert_unchanged, attempt
from course_lib.checks.printed_formulas import assert_rows
from course_lib.types import Array

Table = tuple[Array, Array, Array, float]
"""x, the values f, the slopes f′, and the factor inside that a forgetful person leaves out."""

LEAST = 0.05  # of the largest slope: by so much at least a wrong claim misses somewhere between the ends
ROUGH = 0.0005  # by so much all claims about a long table move once
NEARLY = 0.0008  # of the largest slope: so far off is a right claim about a short table
CLEARLY = 0.06  # and so far off is a wrong one, at one point
SHARE = "Compare at every inner point, and judge by the largest difference as a share of the largest slope."


POINTS = {
    "one that misses at a single point",
    "one that misses at the second point alone, right beside the end",
    "one that misses at the last point but one alone, right beside the end",
}


def claims_about_tables(find_wrong: Any, *, rng: np.random.Generator) -> None:
    """Every kind of wrong claim for every function, among right ones, at scales from a thousandth to a thousand.

    What does not count is chosen at random: the ends of every claim, and a constant that is added to the table.
    """
    for family in FAMILIES:
        _long_table(find_wrong, family, rng)
    for points in (3, 4, 6, 20):
        _short_table(find_wrong, points, rng)


def _long_table(find_wrong: Any, family: Callable[[np.random.Generator], Table], rng: np.random.Generator) -> None:
    x, f, slope, inside = family(rng)
    wrong = {kind: claim for kind, claim in _wrong_claims(x, f, slope, inside, rng).items() if _misses(claim, slope)}
    claims = [*wrong.values(), *([slope] * int(rng.integers(1, 4)))]
    ends = [claim.copy() for claim in claims]
    for claim in ends:
        claim[[0, -1]] += np.abs(slope).max() * rng.uniform(-1, 1, size=2)
    open_ends = [claim.copy() for claim in claims]
    for claim in open_ends:
        claim[[0, -1]] = np.inf
    rough = [claim + ROUGH * np.abs(slope).max() * rng.choice([-1, 1], size=len(x)) for claim in claims]
    lifted = f + 20 * rng.choice([-1, 1]) * np.ptp(f)
    order = rng.permutation(len(claims))
    for table, rows, chosen, scale, stage in (
        (f, claims, order, 1.0, ""),
        (f, claims, order, 10 ** rng.uniform(-3, -2), "the numbers became small"),
        (f, claims, order, 10 ** rng.uniform(2, 3), "the numbers became large"),
        (f, claims, order, -1.0, "all signs were turned"),
        (f, rough, order, 1.0, "every claim moved by less than 0.1 % of the largest slope, also where the slope is 0"),
        (f, ends, order, 1.0, "something else stood at the two ends of the claims"),
        (f, open_ends, order, 1.0, "infinity stood at the two ends of the claims, where anything may stand"),
        (lifted, claims, order, 1.0, "a constant was added to f, which changes no slope"),
        (
            lifted,
            ends,
            order[order >= len(wrong)],
            10 ** rng.uniform(-3, 3),
            "all of this came together and no claim was wrong",
        ),
        (lifted, ends, order[:3], -(10 ** rng.uniform(-3, 3)), "all of this came together"),
    ):
        judged = [rows[number] for number in chosen]
        kinds = {row: [*wrong][number] for row, number in enumerate(chosen) if number < len(wrong)}
        _ask(find_wrong, x, scale * table, scale * np.stack(judged), kinds, stage)


def _short_table(find_wrong: Any, points: int, rng: np.random.Generator) -> None:
    """A few points up and down: right claims are off by 0.08 % of the largest slope, wrong ones by 6 % at one point."""
    step, steep = float(rng.uniform(0.1, 2)), float(rng.uniform(0.5, 3)) * float(rng.choice([-1, 1]))
    x = float(rng.uniform(-2, 2)) + step * np.arange(points)
    zigzag = 20 * steep * step * (-1.0) ** np.arange(points)  # one-sided differences are large here, and say nothing
    f = float(rng.uniform(-1, 1)) + steep * (x + 0.3 * step * rng.uniform(-1, 1, size=points)) + zigzag
    slope = np.r_[0.0, oracle.table_slopes(x, f), 0.0]
    size = np.abs(slope).max()
    claims = slope + NEARLY * size * rng.choice([-1, 1], size=(2 + 2 * (points - 2), points))
    wrong = {
        row: row // 2 + 1 for row in range(2 * (points - 2))
    }  # two claims for each inner point, one above, one below
    for row, point in wrong.items():
        claims[row, point] = slope[point] + CLEARLY * size * (-1) ** row
    claims[:, [0, -1]] = rng.uniform(-4, 4, size=(len(claims), 2))
    order = rng.permutation(len(claims))
    for chosen in (order, order[:1], order[order >= len(wrong)]):
        kind = "one that misses by 6 % of the largest slope at one point, in a table that is short"
        kinds = {row: kind for row, number in enumerate(chosen) if number < len(wrong)}
        _ask(find_wrong, x, f, claims[chosen], kinds, f"the table became one of {points} points that go up and down")


def _ask(find_wrong: Any, x: Array, f: Array, claims: Array, kinds: dict[int, str], stage: str) -> None:
    """Which of the claims are wrong? `kinds` says what is wrong with which row."""
    given = x, f, claims
    handed = [array.copy() for array in given]
    size = np.abs(oracle.table_slopes(x, f)).max()
    where = f"find_wrong, {len(claims)} claim{'s' * (len(claims) != 1)}, {len(x)} points, largest slope {size:.2g}"

    def hint(missed: set[int], extra: set[int]) -> str:
        if stage:
            return f"this was judged rightly until {stage}. {SHARE}"
        if extra and not missed:
            return (
                "a right claim differs by up to 0.1 % of the largest slope, at any point: "
                "is less tolerated, or is an entry compared with the slope of its neighbour?"
            )
        if missed and not extra and {kinds[row] for row in missed} == POINTS:
            return f"not found: those that miss at a single point, wherever it lies. {SHARE}"
        if missed and not extra and len(missed) <= 4:
            return f"not found, for example: {kinds[min(missed)]}. {SHARE}"
        if missed and not extra:
            return f"more than 5 % of the largest slope is tolerated, or not every inner point is looked at. {SHARE}"
        return SHARE

    yours = attempt(where, find_wrong, *handed)
    assert_rows(where, yours, set(kinds), len(claims), hint=hint)
    for now, then in zip(handed, given, strict=True):
        assert_unchanged(where, now, then)


def _grid(rng: np.random.Generator) -> Array:
    return np.linspace(-rng.uniform(2.5, 4), rng.uniform(2.5, 4), int(rng.integers(550, 700)))


def _family(value: Callable[[Array], Array], slope: Callable[[Array], Array]) -> Callable[[np.random.Generator], Table]:
    """Tables of f(x) = value(a x) with a in 1.5 … 2.5, so that f′(x) = a slope(a x)."""

    def table(rng: np.random.Generator) -> Table:
        x, a = _grid(rng), float(rng.uniform(1.5, 2.5))
        return x, value(a * x), a * slope(a * x), a

    return table


FAMILIES: Sequence[Callable[[np.random.Generator], Table]] = (
    _family(lambda u: oracle.sigmoid(u)[0], lambda u: oracle.sigmoid(u)[1]),
    _family(lambda u: oracle.tanh(u)[0], lambda u: oracle.tanh(u)[1]),
    _family(lambda u: oracle.softplus(u)[0], lambda u: oracle.softplus(u)[1]),
    _family(np.sin, np.cos),
    _family(lambda u: u * u / 2, lambda u: u),
    _family(lambda u: np.exp(-u * u / 2), lambda u: -u * np.exp(-u * u / 2)),
)


def _wrong_claims(x: Array, f: Array, slope: Array, inside: float, rng: np.random.Generator) -> dict[str, Array]:
    """What people get wrong about a derivative; some of it shows in one half of the table only, or not in the mean."""
    size, left, number = np.abs(slope).max(), x < x.mean(), np.arange(len(x))

    def bump(point: int) -> Array:
        return slope + CLEARLY * size * (number == point) * rng.choice([-1, 1])

    return {
        "one with the wrong sign": -slope,
        "one that is twice too large": 2 * slope,
        "one that lacks a factor": slope / inside,
        "one that has lost its sign, so that it is never negative": np.abs(slope),
        "the values of f themselves, given as its slopes": f,
        "one that is too large by the same amount everywhere": slope + 0.1 * size,
        "one that is too large on the left and too small on the right": slope + 0.1 * size * np.where(left, 1.0, -1.0),
        "one that is 0 on the right half": np.where(left, slope, 0.0),
        "one that is 0 on the left half": np.where(left, 0.0, slope),
        "one with the wrong sign on the left half": np.where(left, -slope, slope),
        "one that misses at a single point": bump(int(rng.integers(2, len(x) - 2))),
        "one that misses at the second point alone, right beside the end": bump(1),
        "one that misses at the last point but one alone, right beside the end": bump(len(x) - 2),
        "one that is right in the middle of the table alone": np.where(number == len(x) // 2, slope, 0.9 * slope),
    }


def _misses(claim: Array, slope: Array) -> bool:
    """Is it really wrong, by more than a careful tolerance?  |cos| of a cosine is; |σ′| is σ′."""
    return bool(np.abs(claim - slope)[1:-1].max() > LEAST * np.abs(slope).max())
