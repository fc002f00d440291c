"""The visible checks of descent and of standardised inputs, in the lab on linear models: examples to follow by hand.

The expected numbers stand here as numbers, not as formulas. Those of descent are chosen so that well-known mistakes end
at different places: N = 3 examples, 2 weights, 2 steps, and a factor 2 that is none of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.described import described
from course_lib.checks.failures import attempt, failure
from course_lib.checks.linear_models import WITH_START, X_LINE
from course_lib.checks.linear_reading import SCALAR, as_parts, as_scalar, as_vector, length, numbers_in
from course_lib.types import Array

# The worked example of descent: two steps with α = 0.6.
X_WALK, Y_WALK, ALPHA, STEPS = fixed([[0.0], [1.0], [2.0]]), fixed([1.0, 1.0, 4.0]), 0.6, 2
W_WALK, LOSSES = fixed([0.6, 1.08]), fixed([3.0, 0.78, 0.36])
LARGEST_ALPHA = 0.8377223  # for X_LINE

# The worked example of standardising: the middle column never changes; the first has ends that agree.
X_UNITS = fixed([[1.0, 4.0, 12.0], [1.0, 4.0, 4.0], [6.0, 4.0, 0.0], [1.0, 4.0, 8.0], [1.0, 4.0, 6.0]])
MEAN, STD = fixed([2.0, 4.0, 6.0]), fixed([2.0, 1.0, 4.0])
W_SCALED, SHIFT, SCALE = fixed([10.0, 4.0, -3.0]), fixed([3.0, 5.0]), fixed([2.0, 0.5])
W_RAW = fixed([34.0, 2.0, -6.0])

A_COLUMN = "one number for each column: rows are examples."
ONE_A_COLUMN = "one number for each column, not one for the whole table: axis=0."
A_LOSS = "one loss before each step, and one at the end: steps + 1 of them."
ONE_MEAN = "each entry is one number, L/N: does loss_and_gradient return L first, and is it one number?"


def check_descend(descend: Any) -> None:
    """ŵ after two steps with α = 0.6, and the same again   [eq:linear-descent]."""
    where = "descend: ŵ after 2 steps"
    w_hat, losses = _walked(descend)
    found, history = as_vector(where, w_hat, len(W_WALK), WITH_START), numbers_in(losses)
    w_again, losses_again = _walked(descend)
    hand = "at ŵ = 0 the gradient of the sum L is (−6, −9), so the first step ends at (1.2, 1.8); the second does "
    hand += "the same from there. If the check of the gradient complains, mend that first."
    elsewhere = not np.array_equal(history[:1], numbers_in(losses_again)[:1], equal_nan=True)
    step = "the walk begins elsewhere in each call: begin at ŵ = 0 (np.zeros)." if elsewhere else hand
    assert_close(where, found, W_WALK, next_step=step, mistakes=_walks(history))
    where, anew = "descend, called again: ŵ after 2 steps", "every call starts at ŵ = 0: nothing of the last walk may "
    anew += "live on outside the function."
    assert_close(where, as_vector(where, w_again, len(W_WALK), WITH_START), W_WALK, next_step=anew)


def _walks(history: list[float]) -> dict[str, Array]:
    """The known mistakes of a walk with this history of losses."""
    if len(history) != len(LOSSES) or not np.allclose(history, LOSSES, rtol=1e-3):
        return WALKS
    return {"the losses are right, but this ŵ is the one before the last step: return the last one.": BEFORE} | WALKS


BEFORE = fixed([1.2, 1.8])
WALKS = {
    "this is one step too few.": BEFORE,
    "this is one step too many.": fixed([0.792, 1.44]),
    "this goes uphill: a step is against the gradient, and the gradient goes with ŷ − y.": fixed([-4.2, -6.12]),
    "each step is 3 times too long: divide the gradient of the sum L by N = 3.": fixed([-9.0, -11.88]),
    "each step is twice too long: is your gradient doubled? The ½ of L cancels the 2.": fixed([-2.4, -2.88]),
    "you divide by 2, which is how many weights there are: N is how many examples, 3.": fixed([-0.45, -0.27]),
    "you divide by N twice: L is a sum over the examples, its mean is taken once.": fixed([0.6, 0.92]),
    "α = 0.6 is not used: it multiplies every step.": fixed([-1.0, -1.0]),
    "the start stays at 0: it moves too, and its gradient is the sum of the residuals.": fixed([0.0, 1.8]),
    "only the start moves: the weights move with it.": fixed([1.68, 0.0]),
    "the start moves first, and the weights see other residuals: all move at once.": fixed([1.032, 1.1808]),
    "the weights move first, and the start sees other residuals: all move at once.": fixed([0.2112, 1.728]),
    "the walk starts at ŵ = 0, not at ones.": fixed([0.88, 1.2]),
    "each step looks at one example only: the gradient adds up over all of them.": fixed([0.84, 0.24]),
}
"""Where the worked example ends with a well-known mistake, and what to say then."""


def check_losses(descend: Any) -> None:
    """L/N before each of two steps and at the end."""
    where = "descend: losses"
    _, losses = _walked(descend)
    found = as_vector(where, losses, len(LOSSES), _other_than_three_losses(losses), ONE_MEAN)
    start = "entry 0 is L/N at ŵ = 0: (1 + 1 + 16) / 2 / 3 = 3. Does each walk begin there (np.zeros)?"
    later = "entry 0 is right. Each later one is L/N where its step has ended; if that place is wrong, the check above "
    later += "tells more."
    step = later if np.isclose(found[0], LOSSES[0], rtol=1e-3) else start
    assert_close(
        "descend: losses of 2 steps",
        found,
        LOSSES,
        next_step=f"{step} If the check of the loss complains, mend that first.",
        mistakes={
            "these are values of L: the history holds L/N.": 3 * LOSSES,
            "only the later entries are L/N: divide the first one by N too.": np.array([9.0, 0.78, 0.36]),
            "the factor ½ of L is missing.": 2 * LOSSES,
            "L is divided by N twice: is L a mean already? It is a sum.": LOSSES / 3,
            "the loss at the start comes twice: each step needs the loss at its end.": np.array([3.0, 3.0, 0.78]),
            "the loss at ŵ = 0 is missing, and the last one comes twice.": np.array([0.78, 0.36, 0.36]),
        },
    )


def _other_than_three_losses(losses: object) -> str:
    """The next step for a history of another length than that of 2 steps."""
    if length(losses) > len(LOSSES) + 1:
        return "more losses than a walk of 2 steps has: is the list made anew in every call?"
    found = numbers_in(losses)
    if len(found) == 2 and np.allclose(found, LOSSES[1:], rtol=1e-3):
        return "the loss at ŵ = 0, before the first step, is missing."
    if len(found) == 2 and np.allclose(found, LOSSES[:2], rtol=1e-3):
        return "the loss after the last step is missing: is that step made, and does its loss come into the list?"
    return A_LOSS


def _walked(descend: Any) -> list[Any]:
    given, targets = X_WALK.copy(), Y_WALK.copy()
    found = attempt("descend", descend, given, targets, ALPHA, STEPS)
    parts = as_parts("descend", found, "w_hat", "losses", sizes=(len(W_WALK), len(LOSSES)))
    assert_unchanged("descend: X", given, X_WALK)
    assert_unchanged("descend: y", targets, Y_WALK)
    return parts


def check_largest_alpha(largest_alpha: Any) -> None:
    """The α at which the walk on three examples begins to diverge   [eq:step-limit]."""
    where, given = "largest_alpha", X_LINE.copy()
    found = read_alpha(
        where, attempt(where, largest_alpha, given), "the largest of the curvatures decides: one number."
    )
    assert_close(
        where,
        np.array(found),
        np.array(LARGEST_ALPHA),
        next_step="with the column of ones, the matrix of second derivatives is ((1, 1), (1, 5/3)); its largest "
        "eigenvalue λ decides.",
        mistakes={
            "the limit is 2/λ: at 1/λ the walk still arrives.": np.array(0.4188612),
            "this is λ, the largest curvature: the limit is 2/λ.": np.array(2.3874259),
            "divide by N, as descent does.": np.array(0.2792408),
            "you divide by 2, which is how many weights there are: N is how many examples, 3.": np.array(0.5584816),
            "2 / (5/3): the column of ones is missing, or 5/3 is taken for an eigenvalue.": np.array(1.2),
            "this is the limit of the flattest direction: the steepest one decides.": np.array(7.1622777),
            "this adds up all curvatures: only the largest one decides.": np.array(0.75),
            "np.linalg.norm of a matrix is the root of all its squares, not the largest eigenvalue: try eigvalsh.": (
                np.array(0.8320503)
            ),
        },
        tolerance=1e-3,
    )
    assert_unchanged(f"{where}: X", given, X_LINE)


def read_alpha(where: str, value: object, one: str = SCALAR) -> float:
    """Return the single real number in `value`, or raise CheckFailed; a complex one comes from eigvals."""
    number = np.asarray(value) if isinstance(value, (complex, np.ndarray, np.generic)) else np.zeros(0)
    if number.size == 1 and number.dtype.kind == "c" and number.imag.any():
        step = "np.linalg.eigvals may give complex numbers, and does not sort: eigvalsh is for symmetric matrices."
        raise failure(where, yours=described(value), expected="one real number", next_step=step)
    return as_scalar(where, value, one)


def check_standardise(standardise: Any) -> None:
    """Mean and standard deviation of three columns   [eq:standardise]."""
    given = X_UNITS.copy()
    mean, std = as_parts("standardise", attempt("standardise", standardise, given), "mean", "std")
    table = "this is a whole table: return the mean and the standard deviation, not the scaled inputs."
    step = table if isinstance(mean, np.ndarray) and mean.shape == X_UNITS.shape else _counted(mean)
    assert_close(
        "standardise: mean",
        as_vector("standardise: mean", mean, 3, step),
        MEAN,
        next_step="one mean for each column, over all its rows: rows are examples.",
        mistakes={
            "these are the standard deviations: the mean comes first.": STD,
            "a column that never changes has a mean too: only its standard deviation is replaced.": np.array(
                [2.0, 0.0, 6.0]
            ),
            "these are medians: the mean adds up and divides by N.": np.array([1.0, 4.0, 6.0]),
            "this is one mean over the whole table: each column has its own (axis=0).": np.array(4.0),
        },
    )
    assert_close(
        "standardise: std",
        as_vector("standardise: std", std, 3, _counted(std)),
        STD,
        next_step="one for each column: the root of the mean squared distance from the mean.",
        mistakes={
            "a column that never changes has to get 1: by 0 nobody can divide.": np.array([2.0, 0.0, 4.0]),
            "this divides by N − 1; the lab divides by N.": np.array([2.2360680, 1.0, 4.4721360]),
            "this divides by N − 1 (the lab divides by N), and 0 has to become 1.": np.array(
                [2.2360680, 0.0, 4.4721360]
            ),
            "this is the variance: the root is missing.": np.array([4.0, 1.0, 16.0]),
            "this is the variance: the root is missing, and then 0 has to become 1.": np.array([4.0, 0.0, 16.0]),
            "this is the range, largest minus smallest.": np.array([5.0, 1.0, 12.0]),
            "this is one number over the whole table: each column has its own (axis=0).": np.array(3.0550505),
            "the first column does change: only a column whose entries all agree gets 1.": np.array([1.0, 1.0, 4.0]),
        },
    )
    assert_unchanged("standardise: X", given, X_UNITS)


def _counted(value: object) -> str:
    """The next step where `value` has another number of entries than there are columns."""
    return ONE_A_COLUMN if length(value) == 1 else A_COLUMN


def check_raw_weights(raw_weights: Any) -> None:
    """Weights for standardised inputs become weights for raw inputs, with the same predictions."""
    where, given = "raw_weights", W_SCALED.copy()
    assert_close(
        where,
        as_vector(where, attempt(where, raw_weights, given, SHIFT.copy(), SCALE.copy()), 3, WITH_START),
        W_RAW,
        next_step="write out 10 + 4 (x₁ − 3)/2 − 3 (x₂ − 5)/0.5 and collect what stands alone, before x₁, before x₂.",
        mistakes={
            "the start changes too: what the means take away has to come back.": np.array([10.0, 2.0, -6.0]),
            "the old start is lost: it is part of the new one.": np.array([24.0, 2.0, -6.0]),
            "w′₀ is divided by nothing: no s stands below it.": np.array([29.0, 2.0, -6.0]),
            "this goes from raw weights to scaled ones: the way back is asked for.": np.array([7.0, 8.0, -1.5]),
            "a unit of x′ is s units of x: divide by s, do not multiply.": np.array([-6.5, 8.0, -1.5]),
            "the start moves the other way: look at the sign of the means.": np.array([-14.0, 2.0, -6.0]),
            "the start is made with the old weights: they go with standardised inputs.": np.array([13.0, 2.0, -6.0]),
            "the start loses the means alone: each comes with its weight.": np.array([2.0, 2.0, -6.0]),
        },
    )
    assert_unchanged(f"{where}: w_hat", given, W_SCALED)
