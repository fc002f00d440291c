"""The hidden checks of the layers in the lab on the three-layer network: every input comes from the judge's `rng`.

A check works on remote handles and on plain objects alike, looks at one thing, and returns nothing when it is right.
One bug costs its own check and those that truly need the broken part: `fc_update` follows the student's own gradients,
`softmax_loss` and `softmax_backward` are compared with the oracle, not with each other.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import three_layer_network as oracle
from course_lib.checks import as_array, as_number, assert_close, assert_unchanged, attempt, attribute, call, failure
from course_lib.checks.layers import fully_connected, weight_and_bias
from course_lib.types import Array

FC, RELU, SOFTMAX = "FullyConnectedLayer", "ReLULayer", "SoftmaxLossLayer"
SHAPES = (
    (1, 1, 1),
    (1, 5, 3),
    (7, 1, 4),
    (6, 4, 1),
    (9, 5, 2),
    (130, 3, 2),
)  # N, inputs, outputs; never square, so that .T shows
SIZES = (1e-3, 1.0, 1e3)  # of the inputs of a ReLU: an entry much smaller than the others would hide its errors
DTYPES = (np.float64, np.float32)
AGAIN = "this is the second batch through the same layer, of another size: nothing of the first one may remain."
COLUMNS = "compute one entry by hand: a column of X times a column of top_diff, over all rows; the bias has a 1 for X."
LOSS = "it is the mean of −ln p over the examples, p of the true class: is something of another batch left?"
RARE = "the true class has a probability of 1 in 2000 here: a small p is not cut off, its −ln is large."
DIFFERENCE = "it is (P − Y) / N with P, Y and N of this batch: is something of another batch left?"
LARGE = (
    "logits of ±1000: P holds no nan when the largest logit of its row is subtracted first, and P − Y needs no "
    "division by P."
)


def fc_forward(FullyConnectedLayer: Any, *, rng: np.random.Generator) -> None:
    """Y = X W + b for odd shapes, in float64 and float32; X stays as it was."""
    for shape in SHAPES:
        for dtype in DTYPES:
            layer, X, W, b, _ = _linear_case(FullyConnectedLayer, shape, dtype, rng)
            given = X.copy()
            Y = call(FC, layer, "forward", given)
            where = f"{FC}.forward, X {X.shape}, W {W.shape}"
            by_hand = "compute one entry by hand: a row of X, a column of W."
            assert_close(where, Y, oracle.linear(X, W, b), next_step=by_hand)
            assert_unchanged(where, given, X)


def fc_backward(FullyConnectedLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂W, ∂L/∂b and ∂L/∂X for an arbitrary gradient from above, for odd shapes, and again for a second batch."""
    for shape in SHAPES:
        for dtype in DTYPES:
            layer, X, W, b, top_diff = _linear_case(FullyConnectedLayer, shape, dtype, rng)
            for factor, rows, step in ((1.0, len(X), COLUMNS), (-0.5, len(X) + 1, AGAIN)):
                given, above = (np.resize(factor * A, (rows, A.shape[1])).astype(dtype) for A in (X, top_diff))
                before = given.copy()
                sizes = f"X {given.shape}, top_diff {above.shape}"
                batch = sizes if step is COLUMNS else f"{sizes}, the second batch"
                attempt(f"{FC}.forward, {batch}", attribute(FC, layer, "forward"), given)
                bottom_diff = attempt(f"{FC}.backward, {batch}", attribute(FC, layer, "backward"), above.copy())
                dW, db, dX = oracle.linear_back(before, W, above)
                d_weight, d_bias = (attribute(FC, layer, name) for name in ("d_weight", "d_bias"))
                assert_close(f"{FC}.d_weight, {sizes}", d_weight, dW, next_step=step)
                assert_close(f"{FC}.d_bias, {sizes}", d_bias, db, next_step=step, also=((1, len(b)),))
                shape_says = (
                    "it is the gradient for X: it needs top_diff and W as they are now, and has the shape of X."
                )
                assert_close(f"{FC}.backward, {sizes}", bottom_diff, dX, next_step=shape_says)
                assert_unchanged(f"{FC}.forward and backward", given, before)


def fc_update(FullyConnectedLayer: Any, *, rng: np.random.Generator) -> None:
    """Three steps with different lr along the layer's own gradients move weight and bias by lr times the gradient."""
    for shape in SHAPES[1:]:
        layer, X, W, b, top_diff = _linear_case(FullyConnectedLayer, shape, np.float64, rng)
        for lr in rng.uniform(0.05, 0.5, size=3):
            call(FC, layer, "forward", X.copy())
            call(FC, layer, "backward", top_diff.copy())
            dW = as_array(f"{FC}.d_weight", attribute(FC, layer, "d_weight"), W.shape)
            db = as_array(f"{FC}.d_bias", attribute(FC, layer, "d_bias"), b.shape, (1, len(b)))
            if not (dW.any() and db.any()):
                where = f"{FC}.update_param"
                raise failure(where, yours="gradients of 0", expected="others", next_step="finish backward first.")
            call(FC, layer, "update_param", float(lr))
            W, b = W - lr * dW, b - lr * db
            for name, now, expected in zip(
                ("weight", "bias"), weight_and_bias(FC, layer, W.shape), (W, b), strict=True
            ):
                assert_close(
                    f"{FC}.{name} after update_param({lr:.3g})",
                    now,
                    expected,
                    next_step="one step against the gradient, lr times as long; weight and bias both.",
                )


def relu_forward(ReLULayer: Any, *, rng: np.random.Generator) -> None:
    """max(0, x) for odd shapes and both dtypes; the input stays as it was."""
    for shape in ((1, 1), (1, 6), (5, 1), (7, 4)):
        for dtype in DTYPES:
            for size in SIZES:
                X = (size * rng.normal(size=shape)).astype(dtype)
                X.flat[0] = size * rng.uniform(0.5, 2.0)
                X = -np.abs(X) if shape == (5, 1) else X  # nothing of these passes
                given = X.copy()
                Y = call(RELU, attempt(RELU, ReLULayer), "forward", given)
                where = f"{RELU}.forward, x {shape} of about ±{size:g}"
                assert_close(
                    where,
                    Y,
                    oracle.relu(X),
                    next_step="negative entries become 0, the others stay as they are, large or small.",
                )
                assert_unchanged(where, given, X)


def relu_backward(ReLULayer: Any, *, rng: np.random.Generator) -> None:
    """The gradient from above passes where x > 0; where x is exactly 0 it may pass or not.

    The array that the layer remembers as `input` must survive: another layer may share it.
    """
    for shape in ((1, 1), (1, 6), (5, 1), (7, 4)):
        for dtype in DTYPES:
            layer = attempt(RELU, ReLULayer)
            for more, around in zip((0, 1, 1), SIZES, strict=True):  # the next batch may be larger, or not
                size = (shape[0] + more, shape[1])
                X = (around * rng.normal(size=size)).astype(dtype)
                X[rng.random(size) < 0.2] = 0
                X.flat[0] = around * rng.uniform(0.5, 2.0)
                top_diff = rng.normal(size=size).astype(dtype)
                where = f"{RELU}.backward, x {size} of about ±{around:g}"
                call(RELU, layer, "forward", X.copy())
                remembered = _remembered_input(layer)
                dX = as_array(where, call(RELU, layer, "backward", top_diff.copy()), size)
                either = np.where((X == 0) & (dX == top_diff), top_diff, oracle.relu_back(X, top_diff))
                assert_close(
                    where,
                    dX,
                    either,
                    next_step="0 or the gradient from above: only the sign of x decides which, "
                    "and x is that of this batch.",
                )
                assert_unchanged(f"{RELU}.backward, the attribute input", _remembered_input(layer), remembered)


def softmax_forward(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """Probabilities row by row: for ordinary, equal and large logits, one row or many, one class or many."""
    for shape in ((1, 2), (6, 3), (4, 10), (3, 1)):
        ordinary = rng.normal(size=shape)
        for Z in (ordinary, np.full(shape, ordinary[0, 0]), _large(shape, rng), ordinary + 900, ordinary - 900):
            for dtype in DTYPES:
                given = Z.astype(dtype)
                before = given.copy()
                P = call(SOFTMAX, attempt(SOFTMAX, SoftmaxLossLayer), "forward", given)
                where = f"{SOFTMAX}.forward, logits {shape} up to {np.abs(Z).max():.0f}"
                step = (
                    "each row adds up to 1. Only the row's own largest logit may be subtracted from it; nothing is cut."
                )
                assert_close(where, P, oracle.softmax(before), next_step=step)
                assert_unchanged(where, given, before)


def softmax_loss(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """The mean of −ln p of the true classes, for mixed and for equal labels.

    The logits are moderate on purpose: a right formula that adds a tiny number inside the logarithm, or that would meet
    ln 0 for logits of a thousand, is accepted. The large logits are asked of forward and backward.
    """
    layer = attempt(SOFTMAX, SoftmaxLossLayer)
    for Z, y in _classified(rng):  # one layer for all of them: the size of the batches changes
        loss, where = _loss(layer, Z, y)
        assert_close(where, np.array(loss), np.array(oracle.cross_entropy(Z, y)), next_step=LOSS)
    K = int(rng.integers(3, 9))
    rare = np.full((1, K), np.log(2000 / (K - 1)))
    rare[0, 0] = 0.0  # probability 1/2001; generous, so that a tiny number inside the logarithm may stay
    loss, where = _loss(attempt(SOFTMAX, SoftmaxLossLayer), rare, np.array([0]))
    assert_close(
        where, np.array(loss), np.array(oracle.cross_entropy(rare, np.array([0]))), next_step=RARE, tolerance=5e-3
    )


def softmax_backward(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂Z of the mean loss, for mixed and equal labels, and for logits of a thousand, batch after batch."""
    large = _large((4, 5), rng)
    layer = attempt(SOFTMAX, SoftmaxLossLayer)
    for Z, y in (*_classified(rng), (large, rng.integers(5, size=4))):
        call(SOFTMAX, layer, "forward", Z.copy())
        call(SOFTMAX, layer, "get_loss", y.copy())
        where = f"{SOFTMAX}.backward, logits {Z.shape} up to {np.abs(Z).max():.0f}"
        dZ = call(SOFTMAX, layer, "backward")
        assert_close(where, dZ, oracle.softmax_back(Z, y), next_step=LARGE if Z is large else DIFFERENCE)


def _loss(layer: Any, Z: Array, y: Array) -> tuple[float, str]:
    """What `layer` says the loss of the logits Z (N, K) with the classes y (N,) is, and what to call it."""
    call(SOFTMAX, layer, "forward", Z.copy())
    where = f"{SOFTMAX}.get_loss, logits {Z.shape}"
    label = y.copy()
    loss = as_number(where, call(SOFTMAX, layer, "get_loss", label))
    assert_unchanged(f"{where}, label", label, y)
    return loss, where


def _linear_case(FullyConnectedLayer: Any, shape: tuple[int, int, int], dtype: Any, rng: np.random.Generator) -> Any:
    """A layer with random W and b, and X and top_diff to go with it; b and top_diff are never 0."""
    N, inputs, outputs = shape
    X, W = rng.normal(size=(N, inputs)).astype(dtype), rng.normal(size=(inputs, outputs)).astype(dtype)
    b = rng.uniform(0.5, 2.0, size=outputs).astype(dtype)
    top_diff = rng.uniform(0.5, 2.0, size=(N, outputs)).astype(dtype)
    return fully_connected(FullyConnectedLayer, W, b), X, W, b, top_diff


def _classified(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Logits and classes: several shapes, one example, all of one class, all logits equal."""
    cases: list[tuple[Array, Array]] = [
        (rng.normal(size=shape), rng.integers(shape[1], size=shape[0])) for shape in ((1, 3), (6, 4), (5, 10))
    ]
    same_shape = (rng.normal(size=(6, 4)).astype(np.float32), (cases[1][1] + 1) % 4)  # nothing of the first may remain
    cases.insert(2, same_shape)
    cases.append((rng.normal(size=(4, 3)), np.full(4, rng.integers(3))))
    cases.append((np.zeros((3, 5)), rng.integers(5, size=3)))
    return cases


def _large(shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """Logits of ±1000. The first of several rows lies far below the last: one maximum for all rows is not enough."""
    Z = 1000.0 * np.sign(rng.normal(size=shape))
    Z[0], Z[-1, 0] = -1000.0, 1000.0
    return Z


def _remembered_input(layer: Any) -> Array:
    """A copy of the array `layer.input`; an empty array where the layer does not remember its input under this name."""
    try:
        remembered = layer.input
    except AttributeError:
        return np.empty(0)
    return remembered.copy() if isinstance(remembered, np.ndarray) else np.empty(0)
