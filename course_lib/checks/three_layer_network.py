"""The visible checks of the layers in the lab on the three-layer network: worked examples to follow with a pencil.

Each takes the student's own class, looks at one thing only, and returns nothing when it is right. The expected numbers
stand here as numbers, not as formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import TOLERANCE, assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, attribute, call, failure
from course_lib.checks.layers import fully_connected, weight_and_bias
from course_lib.checks.shapes import as_array, as_number
from course_lib.checks.value_and_slope import is_finite
from course_lib.types import Array

# The worked example of a fully connected layer: two rows, two inputs, three outputs.
X = fixed([[1.0, 2.0], [3.0, -1.0]])
W = fixed([[1.0, 0.0, -2.0], [0.5, 3.0, 1.0]])
b = fixed([0.5, -1.0, 2.0])
Y = fixed([[2.5, 5.0, 2.0], [3.0, -4.0, -5.0]])
TOP_DIFF = fixed([[1.0, -1.0, 2.0], [0.5, 2.0, -3.0]])
D_WEIGHT = fixed([[2.5, 5.0, -7.0], [1.5, -4.0, 7.0]])
D_BIAS = fixed([1.5, 1.0, -1.0])
BOTTOM_DIFF = fixed([[-3.0, -0.5], [6.5, 3.25]])

# The worked example of ReLU.
Z = fixed([[-2.0, -0.75, 0.75, 3.0], [1.5, -1.0, 2.0, -3.0]])
RELU_Z = fixed([[0.0, 0.0, 0.75, 3.0], [1.5, 0.0, 2.0, 0.0]])
RELU_TOP_DIFF = fixed([[5.0, -7.0, 2.0, -4.0], [0.5, 3.0, -1.0, 6.0]])
RELU_BOTTOM_DIFF = fixed([[0.0, 0.0, 2.0, -4.0], [0.5, 0.0, -1.0, 0.0]])

# The worked example of the softmax loss: logits whose probabilities come out round.
LOGITS = fixed(np.log([[2.0, 2.0, 2.0], [1.0, 2.0, 5.0]]))
PROBABILITIES = fixed([[1 / 3, 1 / 3, 1 / 3], [1 / 8, 2 / 8, 5 / 8]])
LABELS = fixed([0, 1])  # the second is not the most probable class
LOSS = 1.242453324894  # the mean of ln 3 and ln 4
LOGITS_DIFF = fixed([[-1 / 3, 1 / 6, 1 / 6], [1 / 16, -3 / 8, 5 / 16]])

FC, RELU, SOFTMAX = "FullyConnectedLayer", "ReLULayer", "SoftmaxLossLayer"

MEAN_TWICE = "the numbers are N times too small: the mean over examples belongs to the loss alone, take it once."
HALF = "this is half of it: is P − Y divided by N = 2 twice? Divide once, here."
UPSTREAM = "this is the gradient for a top_diff of ones: the gradient that arrives from above has to come in."
SIGN = "the sign is wrong."
STAYS = "backward only stores the gradients: the step belongs to update_param."
WHOLE = "one sum over the whole array: each row has a sum of its own (axis=1, keepdims=True)."
COLUMNS = "the sum of each column: rows are examples, so add up along axis=1."
FORWARD_FIRST = "the probabilities of forward are not right yet, and this follows from them: finish forward first."


def check_fc_forward(FullyConnectedLayer: Any) -> None:
    """Y = X W + b on the worked example   [eq:linear]."""
    given = X.copy()
    assert_close(
        f"{FC}.forward",
        call(FC, fully_connected(FullyConnectedLayer, W, b), "forward", given),
        Y,
        next_step="compute this entry by hand: [n, j] is row n of X times column j of W, plus b[j], counted from 0.",
        mistakes={"the bias is missing.": Y - b},
    )
    assert_unchanged(f"{FC}.forward", given, X)


def check_fc_backward(FullyConnectedLayer: Any) -> None:
    """d_weight, d_bias and the returned bottom_diff of the worked example   [eq:linear-back]."""
    layer = fully_connected(FullyConnectedLayer, W, b)
    call(FC, layer, "forward", X.copy())
    bottom_diff = call(FC, layer, "backward", TOP_DIFF.copy())
    _assert_not_moved(layer)
    d_weight, d_bias = (attribute(FC, layer, name) for name in ("d_weight", "d_bias"))
    N = len(X)
    assert_close(
        f"{FC}.d_weight",
        d_weight,
        D_WEIGHT,
        next_step="it has the shape (in, out) of W: which product of X (N, in) and top_diff (N, out) has that shape?",
        mistakes={
            MEAN_TWICE: D_WEIGHT / N,
            SIGN: -D_WEIGHT,
            UPSTREAM: np.array([[4.0], [1.0]]),
            "X is not transposed; it fits here only because N = in = 2.": np.array(
                [[2.0, 3.0, -4.0], [2.5, -5.0, 9.0]]
            ),
        },
    )
    assert_close(
        f"{FC}.d_bias",
        d_bias,
        D_BIAS,
        next_step="b[j] moves output j of every example: what arrives at output j, example after example, adds up.",
        mistakes={MEAN_TWICE: D_BIAS / N, SIGN: -D_BIAS, UPSTREAM: np.array([2.0])},
        also=((1, 3),),
    )
    assert_close(
        f"{FC}.backward (the returned bottom_diff)",
        bottom_diff,
        BOTTOM_DIFF,
        next_step="it has the shape (N, in) of X: which product of top_diff (N, out) and W (in, out) has that shape?",
        mistakes={
            MEAN_TWICE: BOTTOM_DIFF / N,
            SIGN: -BOTTOM_DIFF,
            UPSTREAM: np.array([-1.0, 4.5]),
            "this is the transpose of what is expected (the shapes agree here only because N = in = 2): change the "
            "order of the factors; reshape does not transpose.": np.array([[-3.0, 6.5], [-0.5, 3.25]]),
        },
    )


def check_fc_update(FullyConnectedLayer: Any) -> None:
    """One step downhill along the layer's own gradients, with lr = 0.1, for weight and for bias   [eq:sgd]."""
    layer = fully_connected(FullyConnectedLayer, W, b)
    call(FC, layer, "forward", X.copy())
    call(FC, layer, "backward", TOP_DIFF.copy())
    _assert_not_moved(layer)
    gradients = (
        as_array(f"{FC}.d_weight", attribute(FC, layer, "d_weight"), W.shape),
        as_array(f"{FC}.d_bias", attribute(FC, layer, "d_bias"), b.shape, (1, len(b))),
    )
    call(FC, layer, "update_param", 0.1)
    after = weight_and_bias(FC, layer, W.shape)
    for name, now, before, gradient in zip(("weight", "bias"), after, (W, b), gradients, strict=True):
        if not gradient.any():
            raise failure(
                f"{FC}.update_param",
                yours=f"a gradient of {name} with only zeros",
                expected="a gradient to step along",
                next_step="finish backward first.",
            )
        assert_close(
            f"{FC}.update_param: old {name} − new {name}",
            before - now,
            0.1 * gradient,
            next_step="a step is lr times the gradient, against the gradient, and nothing else.",
            mistakes={
                f"update_param does not touch {name}.": np.zeros(1),
                "this goes uphill: check the sign.": -0.1 * gradient,
                "the learning rate lr is not used.": gradient,
            },
        )


def _assert_not_moved(layer: Any) -> None:
    """After backward, weight and bias are still those of the example."""
    for name, now, before in zip(("weight", "bias"), weight_and_bias(FC, layer, W.shape), (W, b), strict=True):
        assert_close(f"{FC}.{name} after backward", now, before, next_step=STAYS)


def check_relu_forward(ReLULayer: Any) -> None:
    """max(0, x), entry by entry   [eq:relu]."""
    given = Z.copy()
    output = call(RELU, attempt(RELU, ReLULayer), "forward", given)
    assert_close(f"{RELU}.forward", output, RELU_Z, next_step="negative entries become 0, the others stay.")
    assert_unchanged(f"{RELU}.forward", given, Z)


def check_relu_backward(ReLULayer: Any) -> None:
    """The gradient passes where the input was positive   [eq:relu-back]."""
    layer = attempt(RELU, ReLULayer)
    call(RELU, layer, "forward", Z.copy())
    assert_close(
        f"{RELU}.backward",
        call(RELU, layer, "backward", RELU_TOP_DIFF.copy()),
        RELU_BOTTOM_DIFF,
        next_step="look at the sign of the input at this entry: does a small change of it move the output?",
        mistakes={
            "you multiply by max(0, x), which is ReLU itself. Its derivative is 0 or 1.": RELU_TOP_DIFF * RELU_Z,
            UPSTREAM: np.sign(RELU_Z),
            "you ask for the sign of top_diff: the sign of the input decides.": np.maximum(RELU_TOP_DIFF, 0),
            "the gradient passes everywhere: where the input was negative, it ends.": RELU_TOP_DIFF,
        },
    )


def check_softmax_forward(SoftmaxLossLayer: Any) -> None:
    """Rows of logits become probabilities, large logits too   [eq:softmax]."""
    layer, given = attempt(SOFTMAX, SoftmaxLossLayer), LOGITS.copy()
    powers, shifted = np.array([[2, 2, 2], [1, 2, 5]]), np.array([[1.0, 1.0, 1.0], [0.2, 0.4, 1.0]])
    assert_close(
        f"{SOFTMAX}.forward",
        call(SOFTMAX, layer, "forward", given),
        PROBABILITIES,
        next_step="each row is divided by the sum of that row, so that it adds up to 1.",
        mistakes={
            f"you divide by {WHOLE}": powers / powers.sum(),
            f"after the maximum you divide by {WHOLE}": shifted / 4.6,
            f"you divide by {COLUMNS}": powers / [3, 4, 7],
            f"after the maximum you divide by {COLUMNS}": shifted / [1.2, 1.4, 2.0],
        },
    )
    assert_unchanged(f"{SOFTMAX}.forward", given, LOGITS)
    with np.errstate(all="ignore"):  # a formula that overflows gets the message below, not a warning
        probabilities = call(SOFTMAX, layer, "forward", np.array([[1000.0, 1000.0, -1000.0]]))
    overflows = "e¹⁰⁰⁰ overflows. Subtract from each row its own largest logit: no probability changes."
    assert_close(
        f"{SOFTMAX}.forward of the logits (1000, 1000, −1000), probability",
        probabilities,
        np.array([[0.5, 0.5, 0.0]]),
        next_step="nothing is cut off: the third one is 0." if is_finite(probabilities) else overflows,
    )


def check_softmax_loss(SoftmaxLossLayer: Any) -> None:
    """The mean of −ln p over the examples   [eq:cross-entropy]."""
    layer, where = attempt(SOFTMAX, SoftmaxLossLayer), f"{SOFTMAX}.get_loss"
    probabilities = call(SOFTMAX, layer, "forward", LOGITS.copy())
    loss = as_number(where, call(SOFTMAX, layer, "get_loss", LABELS.copy()))
    assert_close(
        where,
        np.array(loss),
        np.array(LOSS),
        next_step=after_forward(
            probabilities,
            PROBABILITIES,
            "take −ln of the probability of each example's true class, and average over the examples.",
        ),
        mistakes={
            "this is the sum over the examples: divide by their number.": np.array(2 * LOSS),
            "the sign is wrong: a loss is positive.": np.array(-LOSS),
            "you average over examples and classes: divide by the number of examples only.": np.array(LOSS / 3),
            "you look at the most probable class of each row: the label says which one counts.": np.array(0.784308),
            "this logarithm has base 2: ln is the natural one.": np.array(1.792481),
            "this is the mean of 1 − p: the loss takes −ln p.": np.array(0.708333),
            "every class of a row adds a term: only the true one has a term in this loss.": np.array(2.205099),
            "the mean comes before the logarithm: take −ln of each example's probability first.": np.array(1.232144),
            "each row meets the labels of all rows: row n takes the column label[n] only.": np.array(1.415740),
        },
    )


def check_softmax_backward(SoftmaxLossLayer: Any) -> None:
    """The gradient of the loss with respect to the logits   [eq:softmax-back]."""
    layer = attempt(SOFTMAX, SoftmaxLossLayer)
    step = after_forward(
        call(SOFTMAX, layer, "forward", LOGITS.copy()),
        PROBABILITIES,
        "in each row the entries add up to 0, and only the one of the true class is negative.",
    )
    call(SOFTMAX, layer, "get_loss", LABELS.copy())
    assert_close(
        f"{SOFTMAX}.backward",
        call(SOFTMAX, layer, "backward"),
        LOGITS_DIFF,
        next_step=step,
        mistakes={
            "the loss is a mean over examples, so its gradient is divided by their number too.": 2 * LOGITS_DIFF,
            HALF: LOGITS_DIFF / 2,
            SIGN: -LOGITS_DIFF,
            "you divide by the number of classes: divide by that of the examples.": 2 / 3 * LOGITS_DIFF,
            "you divide by 100: these are two examples, and the last batch may be small too.": LOGITS_DIFF / 50,
            "these are the probabilities over N: the 1 at the true class is not taken away.": PROBABILITIES / 2,
            "Y has its 1 at the most probable class: the label says where it stands.": np.array(
                [[-1 / 3, 1 / 6, 1 / 6], [1 / 16, 1 / 8, -3 / 16]]
            ),
        },
    )


def after_forward(probabilities: object, expected: Array, step: str) -> str:
    """The next `step` of whoever has the probabilities that are `expected`; others have to finish forward first."""
    if not isinstance(probabilities, np.ndarray) or probabilities.shape != expected.shape:
        return FORWARD_FIRST
    real = probabilities.dtype.kind in "iuf"
    return step if real and np.allclose(probabilities, expected, rtol=0, atol=TOLERANCE) else FORWARD_FIRST
