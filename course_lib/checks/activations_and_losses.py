"""The visible checks of the lab on activations and losses: worked examples small enough to follow with a pencil.

Each takes the student's own function, looks at one thing only, and returns nothing when it is right. The expected
numbers stand here as numbers, not as formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt
from course_lib.checks.value_and_slope import assert_digits, assert_entries, assert_one, numbers, parts
from course_lib.types import Array

LN2, LN3 = 0.6931471805599453, 1.0986122886681098
Z = fixed([0.0, LN3, -LN3])
VALUE_AND_SLOPE, LOSS_AND_SLOPES = ("h", "slope"), ("L", "slopes")

ONES = "the slope is that of the value; try a small step with a calculator: (h(z + 0.01) − h(z − 0.01)) / 0.02."
DERIVE = "differentiate the value on paper, for one number, before you write it for an array."
OVERFLOW = "e¹⁰⁰⁰ overflows, and ∞/∞, ∞ − ∞, 0·∞ are no numbers. Which form of the formula needs e^−|z| only?"
MEAN_MISSING = "this is the sum over the examples: the mean is taken here, once."
MEAN_SLOPE = "the loss is a mean over N examples, so each slope is divided by N too."
UPHILL = "the sign is wrong: the slope is taken with respect to the output, and e = ŷ − y."


def check_sigmoid(sigmoid: Any) -> None:
    """σ and σ′ at 0 and ± ln 3   [eq:sigmoid]."""
    h, slope = _of(sigmoid, "sigmoid", VALUE_AND_SLOPE, Z)
    assert_entries("sigmoid(z): h", h, np.array([0.5, 0.75, 0.25]), next_step="e^(−ln 3) is 1/3.")
    wrong = {"this is h (h − 1): the sign is wrong.": np.array([-1 / 4, -3 / 16, -3 / 16])}
    assert_entries("sigmoid(z): slope", slope, np.array([1 / 4, 3 / 16, 3 / 16]), next_step=DERIVE, mistakes=wrong)


def check_tanh(tanh: Any) -> None:
    """tanh and its slope at 0 and ± ln 3   [eq:tanh]."""
    h, slope = _of(tanh, "tanh", VALUE_AND_SLOPE, Z)
    assert_entries("tanh(z): h", h, np.array([0.0, 0.8, -0.8]), next_step="e^(ln 3) is 3.")
    wrong = {
        "this is 1 − tanh, without the square.": np.array([1.0, 0.2, 1.8]),
        "half of it: the 2 inside σ(2z) comes out as a factor once more.": np.array([0.5, 0.18, 0.18]),
    }
    assert_entries("tanh(z): slope", slope, np.array([1.0, 0.36, 0.36]), next_step=DERIVE, mistakes=wrong)


def check_prelu(prelu: Any) -> None:
    """A leaky ReLU with α = 0.25, and both of its slopes   [eq:leaky-relu]."""
    h, slope, slope_alpha = _of(prelu, "prelu", ("h", "slope", "slope_alpha"), np.array([-2.0, -0.5, 3.0]), 0.25)
    assert_entries(
        "prelu(z, α): h",
        h,
        np.array([-0.5, -0.125, 3.0]),
        next_step="a negative z is multiplied by α = ¼.",
    )
    plain = {"left of 0 this is flat, as ReLU is: here it falls with slope α.": np.array([0.0, 0.0, 1.0])}
    assert_entries("prelu(z, α): slope", slope, np.array([0.25, 0.25, 1.0]), next_step=ONES, mistakes=plain)
    step = "α is the variable now and z is fixed. Does h move with α where z is positive?"
    assert_entries("prelu(z, α): slope_alpha", slope_alpha, np.array([-2.0, -0.5, 0.0]), next_step=step)


def check_elu(elu: Any) -> None:
    """ELU with α = 2   [eq:elu]."""
    h, slope = _of(elu, "elu", VALUE_AND_SLOPE, np.array([-LN2, 1.5, -2 * LN2]), 2.0)
    wrong = {"α is missing.": np.array([-0.5, 1.5, -0.75]), "the −1 is missing.": np.array([1.0, 1.5, 0.5])}
    assert_entries("elu(z, α): h", h, np.array([-1.0, 1.5, -1.5]), next_step="e^(−ln 2) is 1/2.", mistakes=wrong)
    wrong = {
        "α is missing.": np.array([0.5, 1.0, 0.25]),
        "the −1 of α (e^z − 1) is a constant: it leaves no slope.": np.array([-1.0, 1.0, -1.5]),
    }
    assert_entries("elu(z, α): slope", slope, np.array([1.0, 1.0, 0.5]), next_step=DERIVE, mistakes=wrong)


def check_softplus(softplus: Any) -> None:
    """Softplus at 0 and ± ln 3   [eq:softplus]."""
    h, slope = _of(softplus, "softplus", VALUE_AND_SLOPE, Z)
    expected = np.array([0.693147180559945, 1.38629436111989, 0.287682072451781])  # ln 2, ln 4, ln 4/3
    assert_entries("softplus(z): h", h, expected, next_step="ln is the natural logarithm.")
    assert_entries("softplus(z): slope", slope, np.array([0.5, 0.75, 0.25]), next_step=DERIVE)


def check_large_inputs(sigmoid: Any, tanh: Any, elu: Any, softplus: Any) -> None:
    """The four with an exponential, at ±1000; ELU with α = 1."""
    z = np.array([1000.0, -1000.0])
    for function, name, settings, value, slope in (
        (sigmoid, "sigmoid", (), [1.0, 0.0], [0.0, 0.0]),
        (tanh, "tanh", (), [1.0, -1.0], [0.0, 0.0]),
        (elu, "elu", (1.0,), [1000.0, -1.0], [1.0, 0.0]),
        (softplus, "softplus", (), [1000.0, 0.0], [1.0, 0.0]),
    ):
        with np.errstate(all="ignore"):  # a formula that overflows gets the message below, not a warning
            answers = _of(function, name, VALUE_AND_SLOPE, z, *settings)
        for part, yours, expected in zip(VALUE_AND_SLOPE, answers, (value, slope), strict=True):
            step = _finite(yours, OVERFLOW)
            assert_entries(f"{name} of (1000, −1000): {part}", yours, np.array(expected), next_step=step)


Y_TRUE, Y_HAT = fixed([5.0, 1.0]), fixed([1.0, 2.0])


def check_squared_error(squared_error: Any) -> None:
    """Residuals −4 and 1   [eq:squared-error]."""
    L, slopes = _of(squared_error, "squared_error", LOSS_AND_SLOPES, Y_TRUE, Y_HAT)
    wrong = {
        "twice too much: is the ½ missing, or the mean over the 2 examples?": 8.5,
        "the sum without the ½: half of the mean is asked.": 17.0,
    }
    assert_one("squared_error(y, ŷ): L", L, 4.25, next_step="(16 + 1) / 4.", mistakes=wrong)
    twice = {"twice too much: is the mean missing, or is the 2 of the square not cancelled by the ½?": [-4.0, 1.0]}
    _assert_slopes("squared_error(y, ŷ)", slopes, [-2.0, 0.5], twice)


def check_absolute_error(absolute_error: Any) -> None:
    """Residuals −4 and 1   [eq:absolute-error]."""
    L, slopes = _of(absolute_error, "absolute_error", LOSS_AND_SLOPES, Y_TRUE, Y_HAT)
    wrong = {MEAN_MISSING: 5.0, "residuals of both signs cancel: their sizes add up.": -1.5}
    assert_one("absolute_error(y, ŷ): L", L, 2.5, next_step="(4 + 1) / 2.", mistakes=wrong)
    known = {"these are the slopes of the squared error.": [-2.0, 0.5], "|e| falls where e is negative.": [0.5, 0.5]}
    _assert_slopes("absolute_error(y, ŷ)", slopes, [-0.5, 0.5], known)


def check_smooth_l1(smooth_l1: Any) -> None:
    """Residuals −4, on the line, and 1, on the parabola, with β = 2   [eq:smooth-l1]."""
    L, slopes = _of(smooth_l1, "smooth_l1", LOSS_AND_SLOPES, Y_TRUE, Y_HAT, 2.0)
    wrong = {
        "twice too much: is the mean missing, or is this Huber's loss, which is β times as large?": 3.25,
        "is β taken to be 1, or are parabola and line swapped?": 2.0,
        "the line has to meet the parabola at ±β, and lies above it there.": 2.125,
        "the line does not meet the parabola: put e = β into both.": 1.125,
    }
    assert_one("smooth_l1(y, ŷ, β): L", L, 1.625, next_step="(3 + ¼) / 2.", mistakes=wrong)
    _assert_slopes("smooth_l1(y, ŷ, β)", slopes, [-0.5, 0.25])


LOGITS = fixed([LN3, LN3, -LN3])
LOGISTIC = 0.6538861686744841  # the mean of ln 4/3, ln 4 and ln 4/3
MARGIN_TURNED = 1.0200902648971872
LOGIT_SLOPES = [-1 / 12, 1 / 4, 1 / 12]


def check_binary_cross_entropy(binary_cross_entropy: Any) -> None:
    """Logits ln 3, ln 3, −ln 3 with the labels 1, 0, 0   [eq:binary-cross-entropy]."""
    name, y = "binary_cross_entropy", np.array([1.0, 0.0, 0.0])
    L, slopes = _of(binary_cross_entropy, name, LOSS_AND_SLOPES, y, LOGITS.copy())
    wrong = {
        MEAN_MISSING: 3 * LOGISTIC,
        "a loss is positive: check the sign.": -LOGISTIC,
        "the labels are swapped.": MARGIN_TURNED,
        "the examples of class 0 cost something too.": 0.09589402415059367,
    }
    assert_one(f"{name}(y, z): L", L, LOGISTIC, next_step="(ln 4/3 + ln 4 + ln 4/3) / 3.", mistakes=wrong)
    known = {
        "the slope of σ cancels: nothing of it is left.": [-1 / 64, 3 / 64, 1 / 64],
        "this is the slope in ŷ: asked for is the slope in the logit z.": [-4 / 9, 4 / 3, 4 / 9],
    }
    _assert_slopes(f"{name}(y, z)", slopes, LOGIT_SLOPES, known)


def check_logistic_loss(logistic_loss: Any) -> None:
    """The same examples, with the labels +1, −1, −1   [eq:logistic-loss]."""
    L, slopes = _of(logistic_loss, "logistic_loss", LOSS_AND_SLOPES, np.array([1.0, -1.0, -1.0]), LOGITS.copy())
    wrong = {MEAN_MISSING: 3 * LOGISTIC, "the margin is y z, and the loss falls with it.": MARGIN_TURNED}
    assert_one("logistic_loss(y, z): L", L, LOGISTIC, next_step="(ln 4/3 + ln 4 + ln 4/3) / 3.", mistakes=wrong)
    _assert_slopes("logistic_loss(y, z)", slopes, LOGIT_SLOPES)


def check_softmax_cross_entropy(softmax_cross_entropy: Any) -> None:
    """Logits ln (2, 2, 2) and ln (1, 2, 5), of the classes 0 and 2   [eq:cross-entropy-one-hot]."""
    name = "softmax_cross_entropy"
    Y, logits = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), np.log([[2.0, 2.0, 2.0], [1.0, 2.0, 5.0]])
    L, slopes = _of(softmax_cross_entropy, name, LOSS_AND_SLOPES, Y, logits)
    expected = 0.784307958956923  # the mean of ln 3 and ln 8/5
    wrong = {
        MEAN_MISSING: 2 * expected,
        "a loss is positive: check the sign.": -expected,
        "you average over examples and classes: divide by the number of examples only.": expected / 3,
    }
    assert_one(f"{name}(Y, Z): L", L, expected, next_step="(ln 3 + ln 8/5) / 2.", mistakes=wrong)
    dZ = np.array([[-1 / 3, 1 / 6, 1 / 6], [1 / 16, 1 / 8, -3 / 16]])
    known = {MEAN_SLOPE: 2 * dZ, "the sign is wrong.": -dZ}
    assert_entries(f"{name}(Y, Z): slopes", slopes, dZ, next_step="each row adds up to 0.", mistakes=known)


def check_large_logits(binary_cross_entropy: Any, logistic_loss: Any, softmax_cross_entropy: Any) -> None:
    """Surely wrong answers: logits of ±1000 cost 1000."""
    for function, name, y, z, slopes in (
        (binary_cross_entropy, "binary_cross_entropy", [0.0], [1000.0], [1.0]),
        (logistic_loss, "logistic_loss", [-1.0], [1000.0], [1.0]),
        (softmax_cross_entropy, "softmax_cross_entropy", [[1.0, 0.0]], [[-1000.0, 0.0]], [[-1.0, 1.0]]),
    ):
        with np.errstate(all="ignore"):
            L, yours = _of(function, name, LOSS_AND_SLOPES, np.array(y), np.array(z))
        from_logits = "a probability that rounds to 0 has no logarithm. Bring the formula back to z before you compute."
        known = {
            "a loss is positive: check the sign.": -1000.0,
            "a surely right answer costs nothing, and this one is wrong: which label is which?": 0.0,
            "half of it: the mean is taken over the examples, not over the classes as well.": 500.0,
        }
        assert_one(f"{name}, surely wrong, logit 1000: L", L, 1000.0, next_step=from_logits, mistakes=known)
        step = _finite(yours, from_logits)
        assert_entries(f"{name}, surely wrong: slopes", yours, np.array(slopes), next_step=step)


def check_log_sigmoid(log_sigmoid: Any) -> None:
    """ln σ at 50, −50 and −1000, to twelve digits."""
    z = np.array([50.0, -50.0, -1000.0])
    expected = np.array([-1.9287498479639178e-22, -50.0, -1000.0])
    yours = attempt("log_sigmoid", log_sigmoid, z)
    step = "σ(50) rounds to 1, and its logarithm to 0. What is −ln(1 + e^(−z)) when e^(−z) is tiny?"
    assert_digits("log_sigmoid(z)", yours, expected, np.abs(expected), next_step=step)


def check_sigmoid_gap(sigmoid_gap: Any) -> None:
    """σ(a) − σ(b) of close numbers, near 0 and where σ is flat."""
    a, b = np.array([1e-10, 40.0, -3.0]), np.array([0.0, 39.0, 2.0])
    expected = np.array([2.5e-11, 7.299869917724197e-18, -0.8333712048003157])
    yours = attempt("sigmoid_gap", sigmoid_gap, a, b)
    step = "two numbers that agree in 15 digits have a difference with one digit. Factor it out on paper first."
    assert_digits("sigmoid_gap(a, b)", yours, expected, np.abs(expected), next_step=step)


def check_log_mean_exp(log_mean_exp: Any) -> None:
    """Rows of large and of tiny numbers."""
    Z = np.array([[1000.0, 1000.0], [1e-12, 3e-12], [-1000.0, -1000.0]])
    expected = np.array([1000.0, 2e-12, -1000.0])
    with np.errstate(all="ignore"):
        yours = attempt("log_mean_exp", log_mean_exp, Z)
    step = "subtract a number of the row first; and e^z of a tiny z rounds to 1: which function keeps e^z − 1?"
    assert_digits("log_mean_exp(Z)", yours, expected, np.abs(Z).max(axis=1), next_step=step)


def _of(function: Any, name: str, names: tuple[str, ...], *arguments: Any) -> list[object]:
    """Call the student's function with copies; what it returned, part by part; the arrays must stay as they were."""
    given = [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]
    answers = parts(name, attempt(name, function, *given), names)
    for now, before in zip(given, arguments, strict=True):
        if isinstance(before, np.ndarray):
            assert_unchanged(name, now, before)
    return answers


def _finite(yours: object, overflow: str) -> str:
    """The next step for a wrong result: an overflow leaves infinities or nan, and these numbers are finite."""
    array = numbers(yours)
    if isinstance(array, np.ndarray) and array.dtype.kind in "iuf" and np.isfinite(array).all():
        return "nothing has overflowed. If the function's own check passes, a large z is cut off or changed on the way."
    return overflow


def _assert_slopes(
    where: str, yours: object, expected: list[float], known: dict[str, list[float]] | None = None
) -> None:
    right: Array = np.array(expected)
    mistakes = {explanation: np.array(wrong) for explanation, wrong in (known or {}).items()}
    mistakes |= {UPHILL: -right, MEAN_SLOPE: len(right) * right, "the mean is taken twice.": right / len(right)}
    step = "∂L/∂(entry n): only example n of the sum depends on it."
    assert_entries(f"{where}: slopes", yours, right, next_step=step, mistakes=mistakes)
