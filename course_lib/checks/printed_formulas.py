"""The visible checks for formulas that may be wrong: slopes from a table, claims about them, gradients put right."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.described import described
from course_lib.checks.failures import attempt, failure
from course_lib.checks.value_and_slope import assert_entries, assert_one, numbers, parts
from course_lib.types import Array


def row_numbers(where: str, value: object, count: int) -> set[int]:
    """The numbers 0 … count − 1 in a list, a tuple or an array, or CheckFailed."""
    expected = "a list of row numbers, such as [0, 2], or []"
    array = numbers(value)
    if value is None or not isinstance(array, np.ndarray) or array.ndim != 1:
        step = "collect the numbers of the rows in a list."
        came = str(value)[:80] if isinstance(value, (list, tuple)) else described(value)
        raise failure(where, yours=came, expected=expected, next_step=step)
    if array.dtype.kind == "b":
        step = "True and False say it too, but asked for are the numbers: np.flatnonzero turns one into the other."
        raise failure(where, yours="truth values", expected=expected, next_step=step)
    found = {int(entry) if entry == int(entry) else -1 for entry in array.tolist()}
    if not found <= set(range(count)):
        raise failure(where, yours=str(value)[:80], expected=expected, next_step="the first row has the number 0.")
    return found


def assert_rows(where: str, value: object, expected: set[int], count: int, *, next_step: str) -> None:
    """Raise CheckFailed unless exactly the `expected` of `count` rows are named."""
    found = row_numbers(where, value, count)
    if found != expected:
        if found and found == {number + 1 for number in expected}:
            next_step = "the first one has the number 0."
        elif found == set(range(count)) - expected:
            next_step = "you list exactly those that are right: the wrong ones are asked for."
        raise failure(
            where,
            yours=f"wrong ones not found: {len(expected - found)}; right ones called wrong: {len(found - expected)}",
            expected=f"the wrong ones among {count}, all of them and no other",
            next_step=next_step,
        )


def assert_inner(where: str, value: object, count: int) -> None:
    """Raise CheckFailed where another number of slopes came than there are inner points."""
    array = numbers(value)
    if isinstance(array, np.ndarray) and array.ndim == 1 and len(array) != count:
        step = "only a point with a neighbour on each side has a slope here: leave out the first and the last."
        raise failure(where, yours=f"{len(array)} slopes", expected=f"{count} for {count + 2} points", next_step=step)


def check_slopes(slopes: Any) -> None:
    """The table x = 0, ½, 1, 1½ and f = 0, 1, 4, 9   [eq:central-difference]."""
    x, f = np.array([0.0, 0.5, 1.0, 1.5]), np.array([0.0, 1.0, 4.0, 9.0])
    wrong = {
        "between the two neighbours lie two steps of the table.": np.array([8.0, 16.0]),
        "you look ahead only: take one neighbour on each side.": np.array([6.0, 10.0]),
        "you look back only: take one neighbour on each side.": np.array([2.0, 6.0]),
        "the step of this table is ½, not 1.": np.array([2.0, 4.0]),
        "the sign is wrong: right neighbour minus left neighbour.": np.array([-4.0, -8.0]),
    }
    given = x.copy(), f.copy()
    yours = attempt("slopes", slopes, *given)
    assert_inner("slopes(x, f)", yours, 2)
    step = "the slope at x[1] is (f[2] − f[0]) / (x[2] − x[0]); the two ends have none."
    assert_entries("slopes(x, f)", yours, np.array([4.0, 8.0]), next_step=step, mistakes=wrong)
    assert_unchanged("slopes", given[1], f)


def check_find_wrong(find_wrong: Any) -> None:
    """Claims about the slope of f = x²: 2x, −2x, x, and 2x again."""
    x = np.linspace(-2.0, 2.0, 401)
    yours = attempt("find_wrong", find_wrong, x, x**2, np.stack([2 * x, -2 * x, x, 2 * x]))
    step = "print, for each row, the largest difference from the slopes of the table, as a share of the largest slope."
    assert_rows("find_wrong(x, f, claims)", yours, {1, 2}, 4, next_step=step)


def check_wrong_cards(wrong_cards: Any, practice_cards: Any) -> None:
    """Two cards: f(v) = Σ v³ with the gradients 3 v² (right) and v² (wrong), in either order."""
    right, wrong = attempt("practice_cards", practice_cards)
    for cards, expected in (([right, wrong], {1}), ([wrong, right, right], {0}), ([right], set())):
        yours = attempt("wrong_cards", wrong_cards, cards)
        step = "compare card['printed'](v) with central differences of card['value'], at v = card['at']."
        assert_rows("wrong_cards(cards)", yours, expected, len(cards), next_step=step)


X = fixed([[1.0, 2.0], [0.0, -1.0]])
Y = fixed([0.0, 1.0])
W = fixed([1.0986122886681098, 0.0])  # ln 3, 0: the two examples get the answers ¾ and ½
TWICE = "N times too small: the mean is taken twice."
UPHILL = "a step against this gradient makes the loss grow: check the sign."


def check_squared_error_gradient(squared_error_gradient: Any) -> None:
    """Two examples, whose answers ¾ and ½ should be 0 and 1   [eq:errata-mse]."""
    known = {
        "this is the gradient of the cross-entropy: here the slope of σ stays.": np.array([0.375, 1.0]),
        "twice too much: is it divided by N, and does the ½ cancel the 2?": np.array([9 / 64, 13 / 32]),
    }
    _neuron("squared_error_gradient", squared_error_gradient, [9 / 128, 13 / 64], 1 / 128, known)


def check_cross_entropy_gradient(cross_entropy_gradient: Any) -> None:
    """The same two examples   [eq:errata-cross-entropy]."""
    known = {
        "this is the gradient of the squared error: here the slope of σ cancels.": np.array([9 / 128, 13 / 64]),
        "the sum over the examples: divide by N, once.": np.array([0.75, 2.0]),
    }
    _neuron("cross_entropy_gradient", cross_entropy_gradient, [0.375, 1.0], 0.125, known)


def _neuron(name: str, function: Any, dw: list[float], db: float, known: dict[str, Array]) -> None:
    given = X.copy(), Y.copy(), W.copy()
    yours_dw, yours_db = parts(name, attempt(name, function, *given, 0.0), ("dw", "db"))
    right = np.array(dw)
    mistakes = {UPHILL: -right, TWICE: right / 2} | known
    step = "one example alone first: dL/dw = dL/dŷ · dŷ/dz · dz/dw. Then the mean over the examples."
    assert_entries(f"{name}: dw", yours_dw, right, next_step=step, mistakes=mistakes, also=((len(dw), 1), (1, len(dw))))
    of_db = {UPHILL: -db, "twice too much: is the sum divided by N?": 2 * db, TWICE: db / 2}
    assert_one(f"{name}: db", yours_db, db, next_step="as dw, with dz/db = 1 in the place of x.", mistakes=of_db)
    for now, before in zip(given, (X, Y, W), strict=True):
        assert_unchanged(name, now, before)
