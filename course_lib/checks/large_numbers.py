"""The visible checks of large numbers, where a formula overflows, and of tiny ones, where it loses its digits."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.activations_and_losses import LOSS_AND_SLOPES, VALUE_AND_SLOPE
from course_lib.checks.compare import assert_unchanged
from course_lib.checks.failures import attempt
from course_lib.checks.value_and_slope import (
    assert_digits,
    assert_entries,
    assert_one,
    is_finite,
    numbers,
    results_of,
)
from course_lib.types import Array

OVERFLOW = (
    "e¹⁰⁰⁰ overflows and e⁻²⁰⁰⁰ vanishes, and ∞/∞, ∞ − ∞, 0·∞ and 0/0 are no numbers. "
    "Which form of the formula needs e^−|z| only?"
)
FINITE = (
    "nothing has overflowed here: mend what the function's own check says first. "
    "If that check is content, a large z is cut off or changed on the way."
)
FIRST = "if the function's own check complains, mend that first. Else: "
LOSS_OVERFLOW = FIRST + (
    "e¹⁰⁰⁰ has overflowed, or a probability that rounds to 0 has met a logarithm. "
    "Bring the formula back to the logit before you compute."
)
SLOPE_OVERFLOW = FIRST + (
    "e¹⁰⁰⁰ has overflowed, or something was divided by a probability that rounds to 0. "
    "The slope needs no logarithm and no such division: simplify it on paper."
)
CEILING = (
    "the loss has a ceiling here: is a tiny number added inside the logarithm, or is z or the probability cut off? "
    "Bring the formula back to the logit, and nothing needs to be cut off."
)
LOW, RIVAL = "class 0, Z = (−1000, 0)", "class 0, Z = (0, 1000)"
NOT_FINITE = {
    LOW: f"{FIRST}is ln taken of P, which rounds to 0 here? "
    "Write ln P = Z − ln Σ e^Z, without P; the largest logit of each row is subtracted first.",
    RIVAL: f"{FIRST}e¹⁰⁰⁰ overflows: subtract the largest logit of each row first.",
}
"""The next step for a softmax loss that is not finite."""
FREE = f"{FIRST}a surely wrong answer must not be free: is its term there, and the sign in the exponent right?"
FREE_SUM = f"{FIRST}is the largest logit subtracted in one place and not in the other?"  # the case LOW was right
MASKED = (
    "is e¹⁰⁰⁰ multiplied by a mask of 0? 0 · ∞ is nan. "
    "Choose with np.where, or let no exponent be positive (np.minimum)."
)
H_IS_FINITE = "h has come through: write the slope with h, or with a function above that is safe already."
HUGE = "this is far more than the logit: has something put a number in the place of inf or nan, such as np.nan_to_num?"


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
            answers = results_of(function, name, VALUE_AND_SLOPE, z, *settings)
        for part, yours, expected in zip(VALUE_AND_SLOPE, answers, (value, slope), strict=True):
            step = FINITE if is_finite(yours) else _of_overflow(name, part, yours)
            assert_entries(f"{name} of (1000, −1000): {part}", yours, np.array(expected), next_step=step)


def check_large_logits(binary_cross_entropy: Any, logistic_loss: Any, softmax_cross_entropy: Any) -> None:
    """Surely wrong answers: logits of ±1000 cost 1000."""
    for function, name, case, y, z, slopes in (
        (binary_cross_entropy, "binary_cross_entropy", "y = 0, z = 1000", [0.0], [1000.0], [1.0]),
        (binary_cross_entropy, "binary_cross_entropy", "y = 1, z = −1000", [1.0], [-1000.0], [-1.0]),
        (logistic_loss, "logistic_loss", "y = −1, z = 1000", [-1.0], [1000.0], [1.0]),
        (
            softmax_cross_entropy,
            "softmax_cross_entropy",
            LOW,
            [[1.0, 0]],
            [[-1000.0, 0]],
            [[-1.0, 1]],
        ),
        (
            softmax_cross_entropy,
            "softmax_cross_entropy",
            RIVAL,
            [[1.0, 0]],
            [[0, 1000.0]],
            [[-1.0, 1]],
        ),
    ):
        where = f"{name}, surely wrong: {case}"
        with np.errstate(all="ignore"):
            L, yours = results_of(function, name, LOSS_AND_SLOPES, np.array(y), np.array(z))
        known = {
            "a loss is positive: check the sign.": -1000.0,
            FREE_SUM if case == RIVAL else FREE: 0.0,
            "half of it: the mean is taken over the examples, not over the classes as well.": 500.0,
        }
        assert_one(f"{where}: L", L, 1000.0, next_step=_of_the_loss(L, case), mistakes=known)
        right = np.array(slopes)
        wrong = {
            "the sign is wrong: mend what the function's own check says first.": -right,
            "a surely wrong answer has the largest slope of all: does a factor stay that should cancel, "
            "or has an exponent the wrong sign?": 0 * right,
        }
        step = FINITE if is_finite(yours) else SLOPE_OVERFLOW
        assert_entries(f"{where}: slopes", yours, right, next_step=step, mistakes=wrong)


def _of_overflow(name: str, part: str, yours: object) -> str:
    """The next step for what is not finite at (1000, −1000)."""
    array = numbers(yours)
    if name == "elu" and isinstance(array, np.ndarray) and array.shape == (2,) and array.dtype.kind == "f":
        return MASKED if np.isnan(array[0]) else OVERFLOW
    return H_IS_FINITE if part == "slope" else OVERFLOW


def _of_the_loss(yours: object, case: str) -> str:
    """The next step for a loss that should be 1000: has it overflowed, is there a ceiling, or is it just wrong?"""
    if not is_finite(yours):
        return NOT_FINITE.get(case, LOSS_OVERFLOW)
    value = float(np.asarray(yours, np.float64).flat[0]) if np.size(np.asarray(yours)) else 0.0
    return CEILING if 0 < value < 900 else HUGE if value > 1e6 else FINITE


def check_log_sigmoid(log_sigmoid: Any) -> None:
    """ln σ at 50, −50 and −1000, to twelve digits."""
    z = np.array([50.0, -50.0, -1000.0])
    expected = np.array([-1.9287498479639178e-22, -50.0, -1000.0])
    yours = _of_copies("log_sigmoid", log_sigmoid, z)

    def step(worst: int, value: float) -> str:
        if not np.isfinite(value):
            lost = "e^(−z) has overflowed, or σ(z) has rounded to 0. Which form of ln σ needs e^−|z| only?"
            return f"at z = {z[worst]:.0f}: {lost}"
        if worst == 0:
            return (
                "at z = 50: e^(−50) is about 2·10⁻²². It is lost where it is added to 1 or taken from 50: "
                "1 + e^(−50) and σ(50) round to 1. Which of the two tools keeps it?"
            )
        return f"at z = {z[worst]:.0f} the result is nearly z itself: is a probability or z cut off on the way?"

    assert_digits("log_sigmoid(z)", yours, expected, np.abs(expected), next_step=step)


def check_sigmoid_gap(sigmoid_gap: Any) -> None:
    """σ(a) − σ(b) of close numbers, near 0 and where σ is flat."""
    a, b = np.array([1e-10, 40.0, -3.0]), np.array([0.0, 39.0, 2.0])
    expected = np.array([2.5e-11, 7.299869917724197e-18, -0.8333712048003157])
    yours = _of_copies("sigmoid_gap", sigmoid_gap, a, b)
    steps = (
        "a = 10⁻¹⁰, b = 0: two numbers that agree in ten digits were subtracted, and six digits are left. "
        "Which of the two tools keeps e^t − 1 where t is tiny?",
        "a = 40, b = 39: σ of both rounds to 1 or nearly so, and 1 − σ to 0. "
        "Write the gap as a fraction on paper, and subtract there.",
        "a = −3, b = 2: they are far apart here, so no rule for neighbours will do.",
    )

    def step(worst: int, value: float) -> str:
        if value == 0 or abs(value + expected[worst]) > 1e-6 * abs(expected[worst]):
            return steps[worst]
        return "the sign is wrong: the gap is negative where a is smaller than b."

    assert_digits("sigmoid_gap(a, b)", yours, expected, np.abs(expected), next_step=step)


def check_log_mean_exp(log_mean_exp: Any) -> None:
    """Rows of large and of tiny numbers."""
    Z = np.array([[1000.0, 1000.0], [1e-12, 3e-12], [-1000.0, -1000.0]])
    expected = np.array([1000.0, 2e-12, -1000.0])
    yours = _of_copies("log_mean_exp", log_mean_exp, Z)

    def step(worst: int, value: float) -> str:
        if not np.isfinite(value):
            return (
                "e^z has overflowed or vanished: subtract a number before you take e^z, "
                "and the number that suits one row does not suit the others."
            )
        if abs(value - expected[worst] - 0.6931471805599453) < 1e-6:
            return "ln 2 too much: this is the logarithm of the sum. The mean divides by K, here 2."
        if worst == 1:
            tools = "which of the two tools keeps e^z − 1, and which takes ln(1 + t)?"
            return f"1 + 10⁻¹² has only four digits of the 10⁻¹² left: {tools}"
        return "all entries of this row are alike: then the result is that number."

    row = "one number for each row of Z (N, K): the mean runs over the K entries of a row."
    assert_digits("log_mean_exp(Z)", yours, expected, np.abs(Z).max(axis=1), next_step=step, of_shape=row)


def _of_copies(name: str, function: Any, *arguments: Array) -> object:
    """What the student's function makes of copies, which stay as they were."""
    given = [argument.copy() for argument in arguments]
    with np.errstate(all="ignore"):
        yours: object = attempt(name, function, *given)
    for now, before in zip(given, arguments, strict=True):
        assert_unchanged(name, now, before)
    return yours
