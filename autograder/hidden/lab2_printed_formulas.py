"""The hidden checks of the lab on activations and losses: formulas that may be wrong, gradients put right, and digits.

Which claims are wrong, and where the wrong cards lie, is drawn from `rng`: the student's function has to find out.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import assert_unchanged, attempt
from course_lib.checks.printed_formulas import assert_inner, assert_rows
from course_lib.checks.value_and_slope import assert_digits, assert_entries, assert_one, parts
from course_lib.types import Array

Table = tuple[Array, Array, Array, float]
"""x, the values f, the slopes f′, and the factor inside that a forgetful person leaves out."""

WRONG_CARDS = {2, 3, 5, 6, 9, 10, 11}  # as the given cell numbers its cards, before it shuffles them
CARDS = 12
LEAST = 0.05  # of the largest slope: by so much at least a wrong claim misses somewhere between the ends


def slopes_of_tables(slopes: Any, *, rng: np.random.Generator) -> None:
    """The central difference at every inner point, for tables of three entries and of many, wide and narrow steps."""
    for N in (3, 4, 9, 30):
        for step in (1.0, 0.25, float(rng.uniform(0.01, 3))):
            x = rng.uniform(-2, 2) + step * np.arange(N)
            f = rng.normal(size=N)
            given = x.copy(), f.copy()
            where = f"slopes, {N} entries, step {step:.3g}"
            yours = attempt(where, slopes, *given)
            assert_inner(where, yours, N - 2)
            by_hand = "one neighbour on each side, and the distance between those two; the ends have no slope."
            assert_entries(where, yours, oracle.table_slopes(x, f), next_step=by_hand)
            assert_unchanged(where, given[0], x)
            assert_unchanged(where, given[1], f)


def claims_about_tables(find_wrong: Any, *, rng: np.random.Generator) -> None:
    """Every kind of wrong claim for every function, among right ones, at scales from a thousandth to a thousand.

    What does not count is chosen at random: the ends of every claim, and a constant that is added to the table.
    """
    for family in FAMILIES:
        x, f, slope, inside = family(rng)
        wrong = [claim for claim in _wrong_claims(x, f, slope, inside, rng) if _misses(claim, slope)]
        right = [slope] * int(rng.integers(1, 4))
        claims = [claim.copy() for claim in (*wrong, *right)]
        for claim in claims:
            claim[[0, -1]] += np.abs(slope).max() * rng.uniform(-1, 1, size=2)
        f = f + 20 * rng.choice([-1, 1]) * np.ptp(f)
        order = rng.permutation(len(claims))
        for sign, chosen in ((1, order), (-1, order), (1, order[order >= len(wrong)]), (-1, order[:3])):
            expected = {row for row, number in enumerate(chosen) if number < len(wrong)}
            scale = sign * 10 ** rng.uniform(-3, 3)
            given = x.copy(), scale * f, scale * np.stack([claims[number] for number in chosen])
            before = [array.copy() for array in given]
            where = f"find_wrong, {len(chosen)} claims, largest slope {np.abs(scale * slope).max():.2g}"
            yours = attempt(where, find_wrong, *given)
            step = "compare at every inner point, and judge by the largest difference as a share of the largest slope."
            assert_rows(where, yours, expected, len(chosen), next_step=step)
            for now, then in zip(given, before, strict=True):
                assert_unchanged(where, now, then)


def shuffled_cards(wrong_cards: Any, deal: Any, *, rng: np.random.Generator) -> None:
    """The cards as the given cell deals them for five seeds: which positions hold the wrong ones?

    The texts are covered, so that the card has to be tried. The positions follow from the seed alone, so that nothing
    that the student's process says about its cards counts.
    """
    for seed in rng.integers(1_000_000_000, size=5).tolist():
        cards = [card | {"text": "a formula whose text is covered"} for card in attempt("deal", deal, seed)]
        order = np.random.default_rng(seed).permutation(CARDS)
        expected = {position for position, number in enumerate(order) if number in WRONG_CARDS}
        yours = attempt("wrong_cards", wrong_cards, cards)
        step = (
            "central differences of card['value'] at card['at'], against card['printed']. "
            "Do not read the texts: here they are covered."
        )
        assert_rows("wrong_cards, cards dealt anew", yours, expected, CARDS, next_step=step)


def neuron_with_squared_error(squared_error_gradient: Any, *, rng: np.random.Generator) -> None:
    """dw and db of the mean squared error behind a sigmoid."""
    _neuron("squared_error_gradient", squared_error_gradient, "squared error", rng)


def neuron_with_cross_entropy(cross_entropy_gradient: Any, *, rng: np.random.Generator) -> None:
    """dw and db of the mean cross-entropy behind a sigmoid."""
    _neuron("cross_entropy_gradient", cross_entropy_gradient, "cross-entropy", rng)


def _neuron(name: str, function: Any, loss: str, rng: np.random.Generator) -> None:
    for N, inputs in ((1, 1), (1, 4), (6, 1), (7, 3)):
        for dtype in (np.float64, np.float32, np.int64):
            X: Array = rng.normal(size=(N, inputs)).astype(np.float32 if dtype is np.float32 else np.float64)
            w, b = rng.normal(size=inputs), float(rng.uniform(-2, 2))
            w = (w / max(1.0, np.abs(X @ w).max() / 3)).astype(X.dtype)  # so that 1 − σ keeps its digits in float32
            y = rng.integers(2, size=N).astype(dtype)
            given = X.copy(), y.copy(), w.copy()
            where = f"{name}, X {X.shape}"
            yours_dw, yours_db = parts(where, attempt(where, function, *given, b), ("dw", "db"))
            dw, db = oracle.neuron_gradients(loss, X, y, w, b)
            terms = [oracle.neuron_gradients(loss, X[[n]], y[[n]], w, b) for n in range(N)]
            sizes = [float(np.mean([np.abs(term[part]).max() for term in terms])) for part in (0, 1)]
            step = "let central differences of the loss judge it: which factor, which sign, how often the mean?"
            also = ((inputs, 1), (1, inputs))
            assert_entries(f"{where}: dw", yours_dw, dw, next_step=step, also=also, size=sizes[0])
            assert_one(f"{where}: db", yours_db, db, next_step=step, size=sizes[1])
            for now, before in zip(given, (X, y, w), strict=True):
                assert_unchanged(where, now, before)


def digits_of_log_sigmoid(log_sigmoid: Any, *, rng: np.random.Generator) -> None:
    """Twelve digits for |z| from 1e-9 to 700, both signs, and for −1000."""
    sizes = np.concatenate([rng.uniform(30, 700, size=5), 10 ** rng.uniform(-9, 1.5, size=8)])
    z = np.concatenate([sizes, -sizes, [0.0, -1000.0]])
    expected = oracle.exact_log_sigmoid(z)
    step = "print the entry named here. Where is a number rounded to 1 before its distance from 1 is taken?"
    yours = attempt("log_sigmoid", log_sigmoid, z.copy())
    assert_digits("log_sigmoid(z)", yours, expected, np.abs(expected), next_step=step)


def digits_of_sigmoid_gap(sigmoid_gap: Any, *, rng: np.random.Generator) -> None:
    """Twelve digits for neighbours and for strangers, near 0 and up to ±600, either one the larger."""
    centre = np.concatenate([rng.uniform(-3, 3, size=10), rng.uniform(30, 500, 8), -rng.uniform(30, 500, 8), [600.0]])
    apart = np.concatenate([10 ** rng.uniform(-9, 1.5, size=26), [-1200.0]]) * rng.choice([-1.0, 1.0], size=27)
    b = np.where(np.abs(apart) == 1200, -centre, centre)
    a = np.where(np.abs(apart) == 1200, centre, centre + apart)
    far = np.array([0.0, 5.0, -5.0])  # and equal numbers, whose gap is 0
    a, b = np.concatenate([a, b[-1:], far]), np.concatenate([b, a[-1:], far])
    expected = oracle.exact_sigmoid_gap(a, b)
    step = "σ(a) − σ(b) as a product: no subtraction but that of the exponents may remain."
    yours = attempt("sigmoid_gap", sigmoid_gap, a.copy(), b.copy())
    assert_digits("sigmoid_gap(a, b)", yours, expected, np.maximum(np.abs(expected), 1e-300), next_step=step)


def digits_of_log_mean_exp(log_mean_exp: Any, *, rng: np.random.Generator) -> None:
    """Twelve digits of the largest |z| of each row: huge rows, tiny rows, rows of one, rows far apart."""
    for K in (1, 6):
        scales = np.array([1e-9, 1e-6, 1e-3, 1.0, 30.0, 700.0, 2000.0])[:, None]
        Z = scales * rng.uniform(0.2, 1.0, size=(7, K)) * rng.choice([-1.0, 1.0], size=(7, 1))
        small = scales[:4] * rng.uniform(-1, 1, size=(4, K))
        far = rng.permutation(np.linspace(-1e4, 1e4, K))
        Z = np.concatenate([Z, small, [far], np.full((1, K), -1e4), np.full((1, K), 1e4)])
        where = f"log_mean_exp(Z), {K} columns"
        yours = attempt(where, log_mean_exp, Z.copy())
        step = "a large z must not overflow, and of a tiny z the 1 in e^z must not swallow the rest."
        assert_digits(where, yours, oracle.exact_log_mean_exp(Z), np.abs(Z).max(axis=1), next_step=step)


def _grid(rng: np.random.Generator) -> Array:
    return np.linspace(-rng.uniform(2.5, 4), rng.uniform(2.5, 4), int(rng.integers(700, 900)))


def _family(value: Callable[[Array], Array], slope: Callable[[Array], Array]) -> Callable[[np.random.Generator], Table]:
    """Tables of f(x) = value(a x) with a in 1.5 … 2.5, so that f′(x) = a slope(a x)."""

    def table(rng: np.random.Generator) -> Table:
        x, a = _grid(rng), float(rng.uniform(1.5, 2.5))
        return x, value(a * x), a * slope(a * x), a

    return table


FAMILIES = (
    _family(lambda u: oracle.sigmoid(u)[0], lambda u: oracle.sigmoid(u)[1]),
    _family(lambda u: oracle.tanh(u)[0], lambda u: oracle.tanh(u)[1]),
    _family(lambda u: oracle.softplus(u)[0], lambda u: oracle.softplus(u)[1]),
    _family(np.sin, np.cos),
    _family(lambda u: u * u / 2, lambda u: u),
    _family(lambda u: np.exp(-u * u / 2), lambda u: -u * np.exp(-u * u / 2)),
)


def _wrong_claims(x: Array, f: Array, slope: Array, inside: float, rng: np.random.Generator) -> list[Array]:
    """What people get wrong about a derivative; some of it shows in one half of the table only, or not in the mean."""
    size, left = np.abs(slope).max(), x < x.mean()
    bump = np.zeros(len(x))
    bump[rng.integers(1, len(x) - 1)] = 0.1 * size
    return [
        -slope,
        2 * slope,
        slope / inside,
        np.abs(slope),
        f,
        slope + 0.1 * size,
        slope + 0.1 * size * np.where(left, 1.0, -1.0),
        np.where(left, slope, 0.0),
        np.where(left, 0.0, slope),
        np.where(left, -slope, slope),
        slope + bump,
        np.where(np.arange(len(x)) == len(x) // 2, slope, 0.9 * slope),
    ]


def _misses(claim: Array, slope: Array) -> bool:
    """Is it really wrong, by more than a careful tolerance?  |cos| of a cosine is; |σ′| is σ′."""
    return bool(np.abs(claim - slope)[1:-1].max() > LEAST * np.abs(slope).max())
