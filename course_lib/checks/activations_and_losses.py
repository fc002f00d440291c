"""The visible checks of the lab on activations and losses: worked examples small enough to follow with a pencil.

Each takes the student's own function, looks at one thing only, and returns nothing when it is right. The expected
numbers stand here as numbers, not as formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.constants import fixed
from course_lib.checks.value_and_slope import assert_entries, assert_one, results_of
from course_lib.types import Array

LN2, LN3 = 0.6931471805599453, 1.0986122886681098
Z = fixed([0.0, LN3, -LN3])
VALUE_AND_SLOPE, LOSS_AND_SLOPES = ("h", "slope"), ("L", "slopes")

SMALL_STEP = "the slope is that of the value; try a small step with a calculator: (h(z + 0.01) − h(z − 0.01)) / 0.02."
DERIVE = "differentiate the value on paper, for one number, before you write it for an array."
SUM = "this is the sum over the examples: the mean is taken here, once."
TWICE = "N times too small: the mean is taken twice."
MEAN_SLOPE = "N times too large: the loss is a mean over N examples, so each slope is divided by N too."


def check_sigmoid(sigmoid: Any) -> None:
    """σ and σ′ at 0 and ± ln 3   [eq:sigmoid]."""
    h, slope = results_of(sigmoid, "sigmoid", VALUE_AND_SLOPE, Z)
    wrong = {
        "this falls, and σ rises: mind the sign in the exponent.": np.array([0.5, 0.25, 0.75]),
        "this is the slope: h is returned first, then the slope.": np.array([1 / 4, 3 / 16, 3 / 16]),
    }
    assert_entries("sigmoid(z): h", h, np.array([0.5, 0.75, 0.25]), next_step="e^(−ln 3) is 1/3.", mistakes=wrong)
    wrong = {
        "the sign is wrong: σ rises everywhere, so no slope is negative.": np.array([-1 / 4, -3 / 16, -3 / 16]),
        "this is z (1 − z): it is the output h that belongs there.": np.array([0.0, -0.1083366721444724, -2.30556125]),
        "this is the slope at h, not at z: h has been through σ already.": np.array(
            [0.23500371, 0.21789499, 0.24613408]
        ),
        "this is 1 − h², the rule of tanh: differentiate σ itself.": np.array([0.75, 0.4375, 0.9375]),
        "this is h²: the inner derivative, that of e^(−z), is missing.": np.array([0.25, 0.5625, 0.0625]),
        "twice too much: compare it with a small step, (h(0.01) − h(−0.01)) / 0.02.": np.array([0.5, 0.375, 0.375]),
    }
    assert_entries("sigmoid(z): slope", slope, np.array([1 / 4, 3 / 16, 3 / 16]), next_step=DERIVE, mistakes=wrong)


def check_tanh(tanh: Any) -> None:
    """tanh and its slope at 0 and ± ln 3   [eq:tanh]."""
    h, slope = results_of(tanh, "tanh", VALUE_AND_SLOPE, Z)
    wrong = {
        "this is 2 σ(z) − 1: the 2 inside σ(2z) is missing.": np.array([0.0, 0.5, -0.5]),
        "this is h²: is the slope computed in the array that you return as h?": np.array([0.0, 0.64, 0.64]),
        "the sign is wrong: tanh rises.": np.array([0.0, -0.8, 0.8]),
        "this is the slope: h is returned first, then the slope.": np.array([1.0, 0.36, 0.36]),
    }
    assert_entries("tanh(z): h", h, np.array([0.0, 0.8, -0.8]), next_step="e^(ln 3) is 3.", mistakes=wrong)
    wrong = {
        "this is 1 − tanh, without the square.": np.array([1.0, 0.2, 1.8]),
        "half of it: the 2 inside σ(2z) comes out as a factor once more.": np.array([0.5, 0.18, 0.18]),
        "this is 1/cosh, without the square.": np.array([1.0, 0.6, 0.6]),
        "this is h (1 − h), the rule of σ: differentiate tanh itself.": np.array([0.0, 0.16, -1.44]),
        "the sign is wrong: tanh rises everywhere, so no slope is negative.": np.array([-1.0, -0.36, -0.36]),
    }
    assert_entries("tanh(z): slope", slope, np.array([1.0, 0.36, 0.36]), next_step=DERIVE, mistakes=wrong)


def check_prelu(prelu: Any) -> None:
    """A leaky ReLU with α = 0.25, and both of its slopes   [eq:leaky-relu]."""
    h, slope, slope_alpha = results_of(prelu, "prelu", ("h", "slope", "slope_alpha"), np.array([-2.0, -0.5, 3.0]), 0.25)
    wrong = {
        "this is ReLU: a negative z is multiplied by α = ¼.": np.array([0.0, 0.0, 3.0]),
        "where z is positive, h is z itself.": np.array([-0.5, -0.125, 0.75]),
    }
    step = "a negative z is multiplied by α = ¼, and a positive z stays as it is."
    assert_entries("prelu(z, α): h", h, np.array([-0.5, -0.125, 3.0]), next_step=step, mistakes=wrong)
    plain = {"left of 0 this is flat, as ReLU is: here h moves with slope α.": np.array([0.0, 0.0, 1.0])}
    assert_entries("prelu(z, α): slope", slope, np.array([0.25, 0.25, 1.0]), next_step=SMALL_STEP, mistakes=plain)
    step = (
        "α is the variable now and z is fixed. Does h move with α where z is positive? And by how much where it is not?"
    )
    wrong = {
        "the sign is lost: at z = −2, does h rise or fall when α grows by 0.01?": np.array([2.0, 0.5, 0.0]),
        "this is 1 where α counts: h moves by 0.01 times z when α grows by 0.01.": np.array([1.0, 1.0, 0.0]),
    }
    expected = np.array([-2.0, -0.5, 0.0])
    assert_entries("prelu(z, α): slope_alpha", slope_alpha, expected, next_step=step, mistakes=wrong)


def check_elu(elu: Any) -> None:
    """ELU with α = 2   [eq:elu]."""
    h, slope = results_of(elu, "elu", VALUE_AND_SLOPE, np.array([-LN2, 1.5, -2 * LN2]), 2.0)
    wrong = {
        "α is missing.": np.array([-0.5, 1.5, -0.75]),
        "the −1 is missing.": np.array([1.0, 1.5, 0.5]),
        "α stands before the bracket (e^z − 1), not in the exponent.": np.array([-0.75, 1.5, -0.9375]),
        "α multiplies the −1 too: mind the brackets.": np.array([0.0, 1.5, -0.5]),
        "α belongs to the left side alone: where z is positive, h is z itself.": np.array([-1.0, 3.0, -1.5]),
    }
    step = "e^(−ln 2) is 1/2, and e^(−ln 4) is 1/4; where z is positive, h is z itself."
    assert_entries("elu(z, α): h", h, np.array([-1.0, 1.5, -1.5]), next_step=step, mistakes=wrong)
    wrong = {
        "α is missing.": np.array([0.5, 1.0, 0.25]),
        "the −1 of α (e^z − 1) is a constant: it leaves no slope.": np.array([-1.0, 1.0, -1.5]),
        "this is right on the left only: where z is positive, h is z itself. What is its slope?": np.array(
            [1.0, 3.5, 0.5]
        ),
        "this is h + 1 on the left: that is the slope for α = 1 alone.": np.array([0.0, 1.0, -0.5]),
    }
    assert_entries("elu(z, α): slope", slope, np.array([1.0, 1.0, 0.5]), next_step=DERIVE, mistakes=wrong)


def check_softplus(softplus: Any) -> None:
    """Softplus at 0 and ± ln 3   [eq:softplus]."""
    h, slope = results_of(softplus, "softplus", VALUE_AND_SLOPE, Z)
    expected = np.array([0.693147180559945, 1.38629436111989, 0.287682072451781])  # ln 2, ln 4, ln 4/3
    wrong = {
        "ln is the natural logarithm: this one has the base 10.": np.array([0.301029996, 0.602059991, 0.124938737]),
        "ln is the natural logarithm: this one has the base 2.": np.array([1.0, 2.0, 0.415037499]),
        "this falls, and softplus rises: mind the sign in the exponent.": expected[[0, 2, 1]],
    }
    step = "ln is the natural logarithm, and e^(ln 3) is 3: the second entry is ln(1 + 3)."
    assert_entries("softplus(z): h", h, expected, next_step=step, mistakes=wrong)
    wrong = {
        "this falls, and softplus gets steeper when z grows: "
        "is the inner derivative, that of e^z, missing, or is a sign in an exponent wrong?": np.array(
            [0.5, 0.25, 0.75]
        ),
        "this is e^z: the outer derivative, that of ln, is missing.": np.array([1.0, 3.0, 1 / 3]),
    }
    assert_entries("softplus(z): slope", slope, np.array([0.5, 0.75, 0.25]), next_step=DERIVE, mistakes=wrong)


Y_TRUE, Y_HAT = fixed([8.0, 1.0, 2.0]), fixed([1.0, 2.0, 12.0])


def check_squared_error(squared_error: Any) -> None:
    """Residuals −7, 1 and 10   [eq:squared-error]."""
    L, slopes = results_of(squared_error, "squared_error", LOSS_AND_SLOPES, Y_TRUE, Y_HAT)
    wrong = {
        "twice too much: the ½ is missing.": 50.0,
        SUM: 75.0,
        "this is the sum of the squares: half of their mean is asked.": 150.0,
        TWICE: 25 / 3,
        "this is half of a variance: the mean of the residuals is not taken away here.": 24.11111111,
        "divide by N = 3: the N − 1 of a sample variance has no place here.": 37.5,
        "the residuals are added up before they are squared.": 8 / 3,
    }
    assert_one("squared_error(y, ŷ): L", L, 25.0, next_step="(49 + 1 + 100) / 6.", mistakes=wrong)
    known = {"twice too much: the 2 that comes down from the square cancels against the ½.": [-14 / 3, 2 / 3, 20 / 3]}
    assert_slopes("squared_error(y, ŷ)", slopes, [-7 / 3, 1 / 3, 10 / 3], known)


def check_absolute_error(absolute_error: Any) -> None:
    """Residuals −7, 1 and 10   [eq:absolute-error]."""
    L, slopes = results_of(absolute_error, "absolute_error", LOSS_AND_SLOPES, Y_TRUE, Y_HAT)
    cancel = "residuals of both signs cancel: each gets its bars before they are added."
    wrong = {
        SUM: 18.0,
        cancel: 4 / 3,
        "this is the median of the sizes: their mean is asked.": 7.0,
        "half of it: there is no ½ here.": 3.0,
        TWICE: 2.0,
    }
    assert_one("absolute_error(y, ŷ): L", L, 6.0, next_step="(7 + 1 + 10) / 3.", mistakes=wrong)
    known = {
        "these are the slopes of the squared error.": [-7 / 3, 1 / 3, 10 / 3],
        "|e| falls where e is negative: there the slope is not positive.": [1 / 3, 1 / 3, 1 / 3],
    }
    assert_slopes("absolute_error(y, ŷ)", slopes, [-1 / 3, 1 / 3, 1 / 3], known)


def check_smooth_l1(smooth_l1: Any) -> None:
    """Residuals −7 and 10, on the two lines, and 1, on the parabola, with β = 2   [eq:smooth-l1]."""
    L, slopes = results_of(smooth_l1, "smooth_l1", LOSS_AND_SLOPES, Y_TRUE, Y_HAT, 2.0)
    wrong = {
        SUM: 15.25,
        "this is Huber's loss, which is β times as large.": 30.5 / 3,
        "β is taken to be 1: here it is 2.": 5.5,
        "parabola and line are swapped: near 0 it is the parabola.": 37.25 / 3,
        "the line has to meet the parabola at ±β, and lies above it there.": 17.25 / 3,
        "the line does not meet the parabola: put e = β into both.": 13.25 / 3,
        "each example decides for itself between parabola and line.": 5.0,
        "the residual −7 is far away too: |e| decides, not e.": 21.5 / 3,
        "the parabola is e²/(2β): β is missing below.": 15.5 / 3,
        TWICE: 15.25 / 9,
    }
    assert_one("smooth_l1(y, ŷ, β): L", L, 15.25 / 3, next_step="(6 + ¼ + 9) / 3.", mistakes=wrong)
    known = {
        "on the parabola e²/(2β) the slope has β below: the entry of e = 1 is too large.": [-1 / 3, 1 / 3, 1 / 3],
        "the line falls where e is negative: there the slope is not positive.": [1 / 3, 1 / 6, 1 / 3],
        "these are the slopes of the squared error: far away the loss is a line.": [-7 / 3, 1 / 3, 10 / 3],
        "this is the slope of the parabola everywhere: far away the loss is a line.": [-7 / 6, 1 / 6, 5 / 3],
        "this is Huber's loss, which is β times as large.": [-2 / 3, 1 / 3, 2 / 3],
    }
    assert_slopes("smooth_l1(y, ŷ, β)", slopes, [-1 / 3, 1 / 6, 1 / 3], known)


UPHILL = "the sign is wrong: the slope is taken with respect to the output ŷ, and e = ŷ − y."


def assert_slopes(
    where: str, yours: object, expected: list[float], known: dict[str, list[float]], uphill: str = UPHILL
) -> None:
    """The slopes of a loss (N,), with what is known to go wrong in all of them."""
    right: Array = np.array(expected)
    mistakes = {explanation: np.array(wrong) for explanation, wrong in known.items()}
    mistakes |= {uphill: -right, MEAN_SLOPE: len(right) * right, TWICE: right / len(right)}
    step = "∂L/∂(entry n): only example n of the sum depends on it. Differentiate its term alone, then divide by N."
    assert_entries(f"{where}: slopes", yours, right, next_step=step, mistakes=mistakes)
