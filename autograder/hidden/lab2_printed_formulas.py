"""The hidden checks of the lab on activations and losses: slopes of tables, wrong cards, and gradients put right.

Where the wrong cards lie is drawn from `rng`: the student's function has to find out.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.hidden.lab2_next_steps import of_table
from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import assert_unchanged, attempt
from course_lib.checks.printed_formulas import Hint, assert_inner, assert_rows
from course_lib.checks.value_and_slope import assert_entries, assert_one, parts
from course_lib.types import Array

WRONG_CARDS = {2, 3, 5, 6, 9, 10, 11}  # as the given cell numbers its cards, before it shuffles them
CARDS = 12
SIGNS, HALF, ONE_ENTRY = {2, 3, 5, 6}, {9}, {11}  # wrong in the sign alone, by a factor of 2, in one entry alone
TRY = "Take central differences of card['value'] at card['at'], and compare card['printed'] with them, entry by entry."


def slopes_of_tables(slopes: Any, *, rng: np.random.Generator) -> None:
    """The central difference at every inner point, for tables of three entries and of many, wide and narrow steps."""
    for N in (3, 4, 9, 60):
        for step, size in ((1.0, 1.0), (0.25, 1.0), (float(rng.uniform(0.01, 3)), 1e3), (2.0, 1e-3), (1e-3, 1e-3)):
            x = rng.uniform(-2, 2) + step * np.arange(N)
            f = size * rng.normal(size=N)
            given = x.copy(), f.copy()
            where = f"slopes, {N} entries, step {step:.3g}"
            yours = attempt(where, slopes, *given)
            assert_inner(where, yours, N - 2)
            right = oracle.table_slopes(x, f)
            known = {
                f"the step of the visible table, ¼, is used: here it is {step:.3g}.": right * step / 0.25,
                f"the step is taken to be 1: here it is {step:.3g}.": right * step,
                "x[1] is no step where the table does not begin at 0: the step is x[1] − x[0].": right * step / x[1],
            }
            assert_entries(where, yours, right, next_step=of_table(yours, x, f), mistakes=known)
            assert_unchanged(where, given[0], x)
            assert_unchanged(where, given[1], f)


def shuffled_cards(wrong_cards: Any, deal: Any, *, rng: np.random.Generator) -> None:
    """The cards as the given cell deals them, all or some of them: which positions hold the wrong ones?

    The texts are covered, so that the card has to be tried. The positions follow from the seed alone, so that nothing
    that the student's process says about its cards counts.
    """
    for deal_number, seed in enumerate(rng.integers(1_000_000_000, size=7).tolist()):
        chosen = rng.permutation(CARDS)[: CARDS if deal_number < 4 else rng.integers(1, CARDS)]
        dealt = attempt("deal", deal, seed)
        cards = [dealt[number] | {"text": "a formula whose text is covered"} for number in chosen]
        places = [np.array(card["at"]) for card in cards]
        order = np.random.default_rng(seed).permutation(CARDS)[chosen]
        expected = {position for position, number in enumerate(order) if number in WRONG_CARDS}
        where = f"wrong_cards, {len(cards)} card{'s' * (len(cards) != 1)} dealt anew"
        yours = attempt("wrong_cards", wrong_cards, cards)
        assert_rows(where, yours, expected, len(cards), hint=_hint(order), what="card")
        for card, before in zip(cards, places, strict=True):
            assert_unchanged(f"{where}: card['at']", np.asarray(card["at"]), before)


def _hint(order: Array) -> Hint:
    """What the cards that are not found, or wrongly named, have in common; `order` says which card lies where."""

    def hint(missed: set[int], extra: set[int]) -> str:
        cards = {int(order[position]) for position in missed}
        if extra and not missed:
            return (
                "a right card is called wrong: is the step small, the place card['at'], and may the last digits differ?"
            )
        if not extra and cards == WRONG_CARDS & {*order.tolist()}:
            return f"none is found. The texts are covered here, so each card has to be tried. {TRY}"
        if not extra and cards == SIGNS & {*order.tolist()}:
            return f"those that are not found have the right size and the wrong sign. {TRY}"
        if not extra and cards == HALF:
            return f"the one that is not found is half as large as it should be: its sign is right. {TRY}"
        if not extra and cards == ONE_ENTRY:
            return f"the one that is not found is wrong in one entry alone. {TRY}"
        return f"the texts are covered here, so each card has to be tried. {TRY}"

    return hint


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
            step = "let central differences of the loss judge it: which factor, which sign, how often the mean?"
            _one_neuron(name, function, loss, (X, y, w, b), step)
    step = "as before, with the same X and y and other weights: what does the function keep from one call to the next?"
    _one_neuron(name, function, loss, (X, y, rng.permutation(-w), b), step)
    z = np.linspace(-9, 9, 24)
    X, w, b = rng.normal(size=(24, 2)), rng.uniform(0.5, 2, size=2), float(rng.uniform(-2, 2))
    X[:, 0] = (z - b - X[:, 1] * w[1]) / w[0]
    step = "z goes from −9 to 9 here: is z or the answer ŷ cut off, or a tiny number added?"
    for y in (np.arange(24) % 2, 1 - np.arange(24) % 2, (z > 0) * 1):
        _one_neuron(name, function, loss, (X, y.astype(np.float64), w, b), step)


def _one_neuron(name: str, function: Any, loss: str, case: tuple[Array, Array, Array, float], step: str) -> None:
    """dw and db for X, y, w and b."""
    X, y, w, b = case
    (N, inputs), given = X.shape, (X.copy(), y.copy(), w.copy())
    where = f"{name}, X {X.shape}"
    yours_dw, yours_db = parts(where, attempt(where, function, *given, b), ("dw", "db"))
    dw, db = oracle.neuron_gradients(loss, X, y, w, b)
    terms = [oracle.neuron_gradients(loss, X[[n]], y[[n]], w, b) for n in range(N)]
    sizes = [float(np.mean([np.abs(term[part]).max() for term in terms])) for part in (0, 1)]
    known = _known(loss, X, y, w, b)
    of_dw = {explanation: wrong[0] for explanation, wrong in known.items()}
    of_db = {explanation: wrong[1] for explanation, wrong in known.items()}
    assert_entries(
        f"{where}: dw",
        yours_dw,
        dw,
        next_step=step,
        mistakes=of_dw,
        also=((inputs, 1), (1, inputs)),
        size=sizes[0],
        of_shape="dw holds one number for each weight: sum over the examples, not over the inputs.",
    )
    assert_one(f"{where}: db", yours_db, db, next_step=step, mistakes=of_db, size=sizes[1])
    for now, before in zip(given, (X, y, w), strict=True):
        assert_unchanged(where, now, before)


def _known(loss: str, X: Array, y: Array, w: Array, b: float) -> dict[str, tuple[Array, float]]:
    """What well-known mistakes give here: an explanation, dw and db."""
    (N, inputs), (dw, db) = X.shape, oracle.neuron_gradients(loss, X, y, w, b)
    known = {"b is missing in z = x · w + b.": oracle.neuron_gradients(loss, X, y, w, 0.0)}
    for factor, explanation in (
        (-1.0, "a step against this gradient makes the loss grow: check the sign."),
        (N, "N times too large: this is the sum over the examples, and the mean is taken once."),
        (1 / N, "N times too small: the mean over the examples is taken twice."),
        (N / inputs, f"divide by the number of examples, here {N}: this is divided by the {inputs} inputs."),
        (N / 3, f"this is divided by 3, as in the visible example: here N is {N}."),
        (N / 2, f"this is divided by 2: here N is {N}."),
    ):
        if factor != 1:
            known.setdefault(explanation, (factor * dw, factor * db))
    return known
