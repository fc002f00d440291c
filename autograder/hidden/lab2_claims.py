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
from course_lib.checks.printed_formulas import Hint, assert_rows
from course_lib.types import Array

Table = tuple[Array, Array, Array, float]
"""x, the values f, the slopes f′, and the factor inside that a forgetful person leaves out."""

LEAST = 0.05  # of the largest slope: by so much at least a wrong claim misses somewhere between the ends
ROUGH = 0.0005  # by so much all claims about a long table move once
NEARLY = 0.0008  # of the largest slope: so far off is a right claim about a short table
CLEARLY = 0.06  # and so far off is a wrong one, at one point
BARELY = 0.01  # a usual tolerance
SHARE = "Compare at every inner point, and judge by the largest difference as a share of the largest slope."

BESIDE = {
    "one that misses at the second point alone, right beside the end",
    "one that misses at the last point but one alone, right beside the end",
}
POINTS = {"one that misses at a single point", *BESIDE}

TURNED = "all signs were turned"
ROUGH_CLAIMS = "every claim moved by less than 0.1 % of the largest slope, also where the slope is 0"
ENDLESS = "infinity stood at the two ends of the claims, where anything may stand"
STEPS = {
    TURNED: f"The largest slope is the largest |·|: is the abs there, also around the difference? {SHARE}",
    ROUGH_CLAIMS: f"Is less than 0.1 % tolerated, or is it a share of the slope at that place alone? {SHARE}",
    ENDLESS: "0 · ∞ and ∞ − ∞ are nan, and nan > … is False: cut the ends off first, do not multiply them by 0.",
}
"""The next step where claims were judged rightly until this; elsewhere it is SHARE."""


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
        (f, claims, order, -1.0, TURNED),
        (f, rough, order, 1.0, ROUGH_CLAIMS),
        (f, ends, order, 1.0, "something else stood at the two ends of the claims"),
        (f, open_ends, order, 1.0, ENDLESS),
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
        given = x, scale * table, scale * np.stack(judged)
        _ask(find_wrong, *given, kinds, _hint_of_long(*given, kinds, stage))


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
        _ask(find_wrong, x, f, claims[chosen], kinds, _hint_of_short(points))


def _ask(find_wrong: Any, x: Array, f: Array, claims: Array, kinds: dict[int, str], hint: Hint) -> None:
    """Which of the claims are wrong? `kinds` says what is wrong with which row."""
    given = x, f, claims
    handed = [array.copy() for array in given]
    size = np.abs(oracle.table_slopes(x, f)).max()
    where = f"find_wrong, {len(claims)} claim{'s' * (len(claims) != 1)}, {len(x)} points, largest slope {size:.2g}"
    yours = attempt(where, find_wrong, *handed)
    assert_rows(where, yours, set(kinds), len(claims), hint=hint)
    for now, then in zip(handed, given, strict=True):
        assert_unchanged(where, now, then)


def _hint_of_short(points: int) -> Hint:
    """After the long tables were judged rightly."""

    def hint(missed: set[int], extra: set[int]) -> str:
        until = f"this was judged rightly until the table became one of {points} points that go up and down."
        if extra:
            return (
                f"{until} Are the slopes you compare with those of `slopes`, (f[i+1] − f[i−1]) / (x[i+1] − x[i−1])? "
                "No looking ahead, no smoothing, no fit, no more than two points. "
                "And the tolerance is between 0.1 % and 5 % of the largest slope."
            )
        return (
            f"{until} Is the tolerance too large? The largest slope is that of the inner points: "
            "do the one-sided slopes at the ends (np.gradient gives them) count?"
        )

    return hint


def _hint_of_long(x: Array, f: Array, claims: Array, kinds: dict[int, str], stage: str) -> Hint:
    """After a change, the `stage`, of a table that was judged rightly; or at the first look at it."""

    def hint(missed: set[int], extra: set[int]) -> str:
        if stage:
            return f"this was judged rightly until {stage}. {STEPS.get(stage, SHARE)}"
        if extra and missed:
            return f"right claims and wrong ones are mixed up. {SHARE}"
        if extra:
            return (
                "a right claim differs by up to 0.1 % of the largest slope, at any point: is less tolerated, "
                "are the slopes others than those of `slopes`, or is an entry compared with the slope of its neighbour?"
            )
        return _of_missed(missed, kinds, _on_one_side(x, f, claims, kinds))

    return hint


def _of_missed(missed: set[int], kinds: dict[int, str], sides: dict[str, set[int]]) -> str:
    """The next step where only some wrong claims were not found; `sides` are those that miss on one side alone."""
    found = {kinds[row] for row in missed}
    for side, rows in sides.items():
        if missed == rows and len(rows) > 1:
            return f"not found: exactly those that nowhere lie {side} the slopes. Is the abs around the difference?"
    if found == POINTS:
        return (
            "not found: those that miss by 6 % of the largest slope at a single point. Is more than 5 % tolerated, "
            "or does one point drown in a mean, a sum or a percentile? Take the largest difference."
        )
    if len(found) == 1 and found <= BESIDE:
        return (
            f"not found: {min(found)}. "
            "Slopes number 0 … M−3 belong to the points 1 … M−2: compare them with claims[:, 1:-1]."
        )
    if len(missed) <= 4:
        return f"not found, for example: {kinds[min(missed)]}. {SHARE}"
    return (
        "is more than 5 % of the largest slope tolerated, is not every inner point looked at, "
        f"or do differences of both signs cancel? {SHARE}"
    )


def _on_one_side(x: Array, f: Array, claims: Array, kinds: dict[int, str]) -> dict[str, set[int]]:
    """The wrong claims that lie nowhere above the slopes of the table, and nowhere below."""
    slopes = oracle.table_slopes(x, f)
    beyond = (claims[:, 1:-1] - slopes) / np.abs(slopes).max()
    return {
        "above": {row for row in kinds if beyond[row].max() < BARELY},
        "below": {row for row in kinds if beyond[row].min() > -BARELY},
    }


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
