"""The visible checks for formulas that may be wrong: slopes from a table, claims about them, gradients put right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.described import described
from course_lib.checks.failures import attempt, failure
from course_lib.checks.value_and_slope import assert_entries, assert_one, numbers, parts

STOPS = "you stop at the first wrong one: where in the loop does the return stand?"
INNER = {
    1: "one too many, as many as np.diff gives between neighbours: the slope at a point takes the neighbour on each "
    "side, (f[i+1] − f[i−1]) / (x[i+1] − x[i−1]).",
    2: "only a point with a neighbour on each side has a slope here: leave out the first and the last.",
}
"""The next step for so many slopes too many."""

Hint = Callable[[set[int], set[int]], str]
"""The next step, from the wrong ones that were not found and the right ones that were called wrong."""


def row_numbers(where: str, value: object, count: int, what: str = "row") -> set[int]:
    """The numbers 0 … count − 1 in a list, a tuple or an array, or CheckFailed."""
    expected = f"a list of {what} numbers, such as [0, 2], or []"
    array = numbers(value)
    if value is None or not isinstance(array, np.ndarray) or array.ndim != 1:
        step = f"collect the numbers of the wrong {what}s, counted from 0, in a list."
        came = str(value)[:80] if isinstance(value, (list, tuple)) else described(value)
        raise failure(where, yours=came, expected=expected, next_step=step)
    if array.dtype.kind == "b":
        step = "True and False say it too, but asked for are the numbers: np.flatnonzero turns one into the other."
        raise failure(where, yours="truth values", expected=expected, next_step=step)
    found = {int(entry) if float(entry).is_integer() else -1 for entry in array.tolist()}
    if not found <= set(range(count)):
        step = f"there are {count} {what}s, and the first one has the number 0."
        raise failure(where, yours=str(value)[:80], expected=expected, next_step=step)
    return found


def assert_rows(
    where: str, value: object, expected: set[int], count: int, *, hint: Hint, what: str = "row", first: str = ""
) -> None:
    """Raise CheckFailed unless exactly the `expected` of `count` rows are named.

    `first` is the next step where the first wrong one alone is named; without it, the `hint` speaks.
    """
    found = row_numbers(where, value, count, what)
    if found == expected:
        return
    missed, extra = expected - found, found - expected
    if found and found == {number + 1 for number in expected}:
        next_step = "the first one has the number 0."
    elif found and expected and found == set(range(count)) - expected:
        next_step = "you list exactly those that are right: the wrong ones are asked for."
    elif first and found == {min(expected, default=-1)}:
        next_step = first
    else:
        next_step = hint(missed, extra)
    raise failure(
        where,
        yours=f"wrong ones not found: {len(missed)}; right ones called wrong: {len(extra)}",
        expected=f"the wrong ones among {count}, all of them and no other",
        next_step=next_step,
    )


def assert_inner(where: str, value: object, count: int) -> None:
    """Raise CheckFailed where another number of slopes came than there are inner points."""
    array = numbers(value)
    if isinstance(array, np.ndarray) and array.ndim == 1 and len(array) != count:
        step = INNER.get(len(array) - count, "each point with a neighbour on each side has one slope, and no other.")
        raise failure(where, yours=f"{len(array)} slopes", expected=f"{count} for {count + 2} points", next_step=step)


def check_slopes(slopes: Any) -> None:
    """The table x = 1, 1¼, 1½, 1¾ and f = 0, 1, 4, 9   [eq:central-difference]."""
    x, f = np.array([1.0, 1.25, 1.5, 1.75]), np.array([0.0, 1.0, 4.0, 9.0])
    wrong = {
        "between the two neighbours lie two steps of the table.": np.array([16.0, 32.0]),
        "you look ahead only: take one neighbour on each side.": np.array([12.0, 20.0]),
        "you look back only: take one neighbour on each side.": np.array([4.0, 12.0]),
        "differences are no slopes yet: divide by the distance of the two neighbours.": np.array([4.0, 8.0]),
        "the step of this table is ¼, not 1.": np.array([2.0, 4.0]),
        "x[1] is no step where the table does not begin at 0: the step is x[1] − x[0].": np.array([1.6, 3.2]),
        "the sign is wrong: right neighbour minus left neighbour.": np.array([-8.0, -16.0]),
        "a table of 4 points has 3 steps: (last − first) / 4 is no step.": np.array([32 / 3, 64 / 3]),
    }
    given = x.copy(), f.copy()
    yours = attempt("slopes", slopes, *given)
    assert_inner("slopes(x, f)", yours, 2)
    step = "the slope at x[1] is (f[2] − f[0]) / (x[2] − x[0]); the two ends have none."
    assert_entries("slopes(x, f)", yours, np.array([8.0, 16.0]), next_step=step, mistakes=wrong)
    for now, before in zip(given, (x, f), strict=True):
        assert_unchanged("slopes", now, before)


def check_find_wrong(find_wrong: Any) -> None:
    """Claims about the slope of f = x²: row 0 is 2x, row 1 −2x, row 2 x, row 3 2x again, row 4 the constant 2."""
    x = np.linspace(-2.0, 2.0, 401)
    given = x.copy(), x**2, np.stack([2 * x, -2 * x, x, 2 * x, 2 + 0 * x])
    before = [array.copy() for array in given]
    yours = attempt("find_wrong", find_wrong, *given)

    def hint(missed: set[int], extra: set[int]) -> str:
        if extra:
            return (
                "rows 0 and 3 are 2x, the slope of x², and only rounding is left: "
                "allow a share of the largest slope at every point, for at x = 0 the slope itself is 0."
            )
        if missed == {2}:
            return "row 2 is x, half of the slope 2x: signs and shape agree, the size does not. Is so much tolerated?"
        if missed == {1}:
            return "row 1 is −2x: its size is right, its sign is wrong."
        if missed == {1, 2}:
            return (
                "rows 1 and 2 are −2x and x. They differ from 2x in both directions, and not at all at x = 0: "
                "do differences cancel in a mean, or is one point looked at alone?"
            )
        return (
            "print, for each row, the largest difference from the slopes of the table, as a share of the largest slope."
        )

    where = "find_wrong(x, f, claims)"
    first = STOPS
    if row_numbers(where, yours, 5) == {1}:
        without = attempt("find_wrong", find_wrong, x.copy(), x**2, before[2][[0, 2, 3, 4]])
        if row_numbers(where, without, 4) != {1}:
            first = (
                "row 1 alone is found. Row 2 is x, half of 2x, and row 4 is constant: "
                "is only the shape compared (a correlation)? Compare the numbers."
            )
    assert_rows(where, yours, {1, 2, 4}, 5, hint=hint, first=first)
    for now, then in zip(given, before, strict=True):
        assert_unchanged("find_wrong", now, then)


def check_wrong_cards(wrong_cards: Any, practice_cards: Any) -> None:
    """A right card and two wrong ones, in several orders: Σ v³ with v², and v₀ v₁ v₂ with its entries out of order."""
    right, factor, order = attempt("practice_cards", practice_cards)

    def hint(missed: set[int], extra: set[int]) -> str:
        if extra:
            return (
                "the card of 3 v² is right: printed and measured are (3, 12, 0.75). "
                "Is the step small, is the place card['at'], and may the last digits differ?"
            )
        if any(cards[number] is factor for number in missed):
            return (
                "the card of v² is not found: (1, 4, 0.25) is printed, (3, 12, 0.75) is measured. "
                "The signs agree and the sizes do not."
            )
        return (
            "the card of v₀ v₁ v₂ is not found: (−2, −1, 0.5) is printed, (−1, 0.5, −2) is measured. "
            "Compare entry by entry: the sums agree."
        )

    for cards, expected in (([right, factor], {1}), ([order, right, factor, right], {0, 2}), ([right], set())):
        yours = attempt("wrong_cards", wrong_cards, cards)
        assert_rows("wrong_cards(cards)", yours, expected, len(cards), hint=hint, what="card", first=STOPS)


X = fixed([[2.0, 2.0], [1.0, -1.0], [0.0, 1.0]])
Y = fixed([0.0, 1.0, 0.0])
W, B = fixed([1.0986122886681098, 0.0]), -1.0986122886681098  # ln 3 and −ln 3: the answers are ¾, ½ and ¼
UPHILL = "a step against this gradient makes the loss grow: check the sign."
FORGETS_B = "b is missing in z = x · w + b."
FORGETS_X = "dz/dw is x: the input is missing as a factor, example by example."


def check_squared_error_gradient(squared_error_gradient: Any) -> None:
    """Three examples, whose answers ¾, ½ and ¼ should be 0, 1 and 0   [eq:errata-mse]."""
    known = {
        "this is the gradient of the cross-entropy: here the slope of σ stays.": ([1 / 3, 0.75], 1 / 6),
        "twice too much: the 2 that comes down from the square cancels against the ½.": ([5 / 48, 29 / 96], 1 / 24),
        "half of it: the ½ of the loss cancels against the 2 that comes down from the square.": (
            [5 / 192, 29 / 384],
            1 / 96,
        ),
        "the slope of σ is taken at ŷ, which has been through σ already: take it at z, or write it with ŷ.": (
            [0.06978021, 0.16862596],
            0.03581763,
        ),
        FORGETS_B: ([0.038375, 0.1112916667], 0.0530416667),
        FORGETS_X: ([1 / 48, 1 / 48], 1 / 48),
    }
    _neuron("squared_error_gradient", squared_error_gradient, ([5 / 96, 29 / 192], 1 / 48), known)


def check_cross_entropy_gradient(cross_entropy_gradient: Any) -> None:
    """The same three examples   [eq:errata-cross-entropy]."""
    rounded = "the answer is rounded to a class first, as a perceptron does: the gradient needs ŷ itself."
    known = {
        "this is the gradient of the squared error: here the slope of σ cancels.": ([5 / 96, 29 / 192], 1 / 48),
        rounded: ([1 / 3, 1.0], 0.0),
        rounded + " ": ([2 / 3, 2 / 3], 1 / 3),  # ½ counts as class 1
        "only the examples of class 1 are counted: those of class 0 pull too.": ([-1 / 6, 1 / 6], -1 / 6),
        "only the examples of class 0 are counted: those of class 1 pull too.": ([1 / 2, 7 / 12], 1 / 3),
        FORGETS_B: ([0.5166666667, 0.85], 0.3833333333),
        FORGETS_X: ([1 / 6, 1 / 6], 1 / 6),
    }
    _neuron("cross_entropy_gradient", cross_entropy_gradient, ([1 / 3, 0.75], 1 / 6), known)


def _neuron(
    name: str, function: Any, right: tuple[list[float], float], known: dict[str, tuple[list[float], float]]
) -> None:
    given = X.copy(), Y.copy(), W.copy()
    yours_dw, yours_db = parts(name, attempt(name, function, *given, B), ("dw", "db"))
    dw, db = np.array(right[0]), right[1]
    of_dw = {
        UPHILL: -dw,
        "3 times too large: this is the sum over the examples, and the mean is taken once.": 3 * dw,
        "3 times too small: the mean over the examples is taken twice.": dw / 3,
        "divide by N = 3, the number of examples: this is divided by the 2 inputs.": 1.5 * dw,
    }
    of_dw |= {explanation: np.array(wrong) for explanation, (wrong, _) in known.items()}
    of_db = {
        explanation: db * float(wrong[0] / dw[0]) for explanation, wrong in of_dw.items() if explanation not in known
    }
    of_db |= {explanation: wrong for explanation, (_, wrong) in known.items() if explanation != FORGETS_X}
    step = "one example alone first: dL/dw = dL/dŷ · dŷ/dz · dz/dw. Then the mean over the examples."
    weights = "dw holds one number for each weight: sum over the examples, not over the inputs."
    also = ((len(dw), 1), (1, len(dw)))
    assert_entries(f"{name}: dw", yours_dw, dw, next_step=step, mistakes=of_dw, also=also, of_shape=weights)
    assert_one(f"{name}: db", yours_db, db, next_step="as dw, with dz/db = 1 in the place of x.", mistakes=of_db)
    for now, before in zip(given, (X, Y, W), strict=True):
        assert_unchanged(name, now, before)
