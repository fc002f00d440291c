"""The visible checks of losses that are computed from logits, with the numbers of the worked examples."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.activations_and_losses import (
    LN3,
    LOSS_AND_SLOPES,
    MEAN_SLOPE,
    SUM,
    TWICE,
    assert_slopes,
)
from course_lib.checks.constants import fixed
from course_lib.checks.value_and_slope import assert_entries, assert_one, results_of

LOGITS = fixed([LN3, LN3, -LN3])
LOGISTIC = 1.0200902648971872  # the mean of ln 4/3, ln 4 and ln 4
TURNED = 0.6538861686744841
LOGIT_SLOPES = [-1 / 12, 1 / 4, -1 / 4]
BY_HAND = "(ln 4/3 + ln 4 + ln 4) / 3."
NEGATIVE = "a loss is positive: check the sign."
UPHILL = "the sign is wrong: in the second example a larger z makes the answer worse, so its slope is positive."


def check_binary_cross_entropy(binary_cross_entropy: Any) -> None:
    """Logits ln 3, ln 3, −ln 3 with the labels 1, 0, 1   [eq:binary-cross-entropy]."""
    name, y = "binary_cross_entropy", np.array([1.0, 0.0, 1.0])
    L, slopes = results_of(binary_cross_entropy, name, LOSS_AND_SLOPES, y, LOGITS)
    wrong = {
        SUM: 3 * LOGISTIC,
        NEGATIVE: -LOGISTIC,
        "which of the two logarithms counts where y = 1, and which where y = 0?": TURNED,
        "the examples of class 0 cost something too.": 0.5579921445238906,
        "the examples of class 1 cost something too.": 0.46209812037329684,
        TWICE: LOGISTIC / 3,
    }
    assert_one(f"{name}(y, z): L", L, LOGISTIC, next_step=BY_HAND, mistakes=wrong)
    known = {
        "the slope of σ cancels: nothing of it is left.": [-1 / 64, 3 / 64, -3 / 64],
        "this is the slope in ŷ: asked for is the slope in the logit z.": [-4 / 9, 4 / 3, -4 / 3],
        "these are the σ(z_n): where does the label come in?": [1 / 4, 1 / 4, 1 / 12],
    }
    assert_slopes(f"{name}(y, z)", slopes, LOGIT_SLOPES, known, UPHILL)


def check_logistic_loss(logistic_loss: Any) -> None:
    """The same examples, with the labels +1, −1, +1   [eq:logistic-loss]."""
    y, name = np.array([1.0, -1.0, 1.0]), "logistic_loss"
    L, slopes = results_of(logistic_loss, name, LOSS_AND_SLOPES, y, LOGITS)
    zero_and_one = "this is the formula for labels 0 and 1: here they are −1 and +1."
    wrong = {
        SUM: 3 * LOGISTIC,
        NEGATIVE: -LOGISTIC,
        "the exponent is −y z: the loss falls when the margin y z grows.": TURNED,
        "max(0, 1 − y z) is a hinge: here the curve is ln(1 + e^(−y z)).": 1.3990748591120734,
        zero_and_one: 1.3862943611198908,
        TWICE: LOGISTIC / 3,
    }
    assert_one(f"{name}(y, z): L", L, LOGISTIC, next_step=BY_HAND, mistakes=wrong)
    known = {
        "the inner derivative, that of −y z with respect to z, is missing.": [-1 / 12, -1 / 4, -1 / 4],
        "a surely right answer, with a large margin y z, has hardly any slope: here it has the most.": [
            -1 / 4,
            1 / 12,
            -1 / 12,
        ],
        zero_and_one: [-1 / 12, 7 / 12, -1 / 4],
    }
    assert_slopes(f"{name}(y, z)", slopes, LOGIT_SLOPES, known, UPHILL)


def check_softmax_cross_entropy(softmax_cross_entropy: Any) -> None:
    """Logits ln (2, 2, 2) and ln (1, 2, 5), of the classes 0 and 2   [eq:cross-entropy-one-hot]."""
    name = "softmax_cross_entropy"
    Y, logits = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]), np.log([[2.0, 2.0, 2.0], [1.0, 2.0, 5.0]])
    L, slopes = results_of(softmax_cross_entropy, name, LOSS_AND_SLOPES, Y, logits)
    expected = 0.784307958956923  # the mean of ln 3 and ln 8/5
    all_rows = "one sum over all rows: each row has a sum of its own, over its classes."
    columns = "the sums run down the columns: each row is an example, and has a sum of its own."
    maximum = "is the largest logit subtracted in one place and not in the other?"
    classes = "Y holds one-hot rows, not class numbers: where is the 1 in each row for itself? (argmax needs axis=1.)"
    wrong: dict[str, float | tuple[float, ...]] = {
        SUM: 2 * expected,
        NEGATIVE: -expected,
        "you average over examples and classes: divide by the number of examples only.": expected / 3,
        TWICE: expected / 2,
        maximum: (-0.36698458754010005, 1.9356005054539454),
        classes: 1.5890269151739727,
        all_rows: (1.487764783118236, 1.5260563034950492),
        columns: (0.37096867236468867, 0.4377343686769499),
        "only the true class of each row costs: where does Y come in?": 3.615788199024896,
    }
    assert_one(f"{name}(Y, Z): L", L, expected, next_step="(ln 3 + ln 8/5) / 2.", mistakes=wrong)
    dZ = np.array([[-1 / 3, 1 / 6, 1 / 6], [1 / 16, 1 / 8, -3 / 16]])
    known = {
        MEAN_SLOPE: 2 * dZ,
        "the sign is wrong: does the loss grow or fall when the logit of the true class grows?": -dZ,
        "the other classes have slopes too: their logits stand in the sum below the line.": np.array(
            [[-1 / 3, 0, 0], [0, 0, -3 / 16]]
        ),
        "you average over examples and classes: divide by the number of examples only.": dZ / 3,
        TWICE: dZ / 2,
        "these are probabilities: where does Y come in?": np.array([[1 / 6, 1 / 6, 1 / 6], [1 / 16, 1 / 8, 5 / 16]]),
    }
    assert_entries(f"{name}(Y, Z): slopes", slopes, dZ, next_step="each row adds up to 0.", mistakes=known)
