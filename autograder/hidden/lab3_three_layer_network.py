"""The hidden checks of the layers in the lab on the three-layer network: every input comes from the judge's `rng`.

A check works on remote handles and on plain objects alike, looks at one thing, and returns nothing when it is right.
One bug costs its own check and those that truly need the broken part: `fc_update` follows the student's own gradients,
`softmax_loss` and `softmax_backward` are compared with the oracle, not with each other.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from autograder.oracles import three_layer_network as oracle
from course_lib.checks import as_array, as_number, assert_close, assert_unchanged, attempt, attribute, call, failure
from course_lib.checks.compare import TOLERANCE
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
    (4, 4, 4),
    (2, 900, 3),
    (1100, 2, 1),
)  # N, inputs, outputs; a missing .T shows where they differ, an axis that is guessed from a size where they are equal
SCALES = ((1.0, 1.0), (1.0, 1e-6), (1e-3, 1e3), (1e3, 1e6))  # of X and b, and of top_diff: no size is cut or left out
SIZES = (1e-6, 1.0, 1e6)  # of the inputs of a ReLU: an entry much smaller than the others would hide its errors
AROUND = ((1e-12, 1e3), (1.0, 1.0), (1e6, 1e-6))  # of the inputs of a ReLU, and of what arrives from above
DTYPES = (np.float64, np.float32)
ROUGH = 5e-3
FAR = 300.0
AGAIN = "this is the second batch through the same layer, of another size: nothing of the first one may remain."
COLUMNS = "compute one entry by hand: a column of X times a column of top_diff, over all rows; the bias has a 1 for X."
LOSS = (
    "it is the mean of −ln p over the examples, p of the true class: is something of another batch left, or does a "
    "number of examples or classes stand in the code?"
)
RARE = "the true class has a probability of 1 in 20 001 here: a small p is not cut off, its −ln is large."
SURE = (
    "the true class has a probability of 3000 in 3001 here: what is small counts too, nothing is rounded or left out."
)
DIFFERENCE = (
    "it is (P − Y) / N with P, Y and N of this batch: is something of another batch left, or does a number of examples "
    "or classes stand in the code?"
)
LARGE = (
    "logits of ±1000: P holds no nan when the largest logit of its row is subtracted first, and P − Y needs no "
    "division by P."
)


def fc_forward(FullyConnectedLayer: Any, *, rng: np.random.Generator) -> None:
    """Y = X W + b for odd shapes, in float64 and float32; X stays as it was."""
    for shape, scale in zip(SHAPES, itertools.cycle(SCALES)):
        for dtype in DTYPES:
            layer, X, W, b, _ = _linear_case(FullyConnectedLayer, shape, dtype, rng, scale)
            given = X.copy()
            Y = call(FC, layer, "forward", given)
            where = f"{FC}.forward, X {X.shape} of about ±{scale[0]:g}, W {W.shape}"
            by_hand = "compute one entry by hand: a row of X, a column of W."
            assert_close(where, Y, oracle.linear(X, W, b), next_step=by_hand)
            assert_unchanged(where, given, X)


def fc_backward(FullyConnectedLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂W, ∂L/∂b and ∂L/∂X for an arbitrary gradient from above, for odd shapes, and again for a second batch."""
    for shape, scale in zip(SHAPES, itertools.cycle(SCALES)):
        for dtype in DTYPES:
            layer, X, W, b, top_diff = _linear_case(FullyConnectedLayer, shape, dtype, rng, scale)
            for factor, rows, step in ((1.0, len(X), COLUMNS), (-0.5, len(X) + 1, AGAIN)):
                given, above = (np.resize(factor * A, (rows, A.shape[1])).astype(dtype) for A in (X, top_diff))
                before = given.copy()
                sizes = f"X {given.shape}, top_diff {above.shape} of about {scale[1]:g}"
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
    """Steps with different lr along the layer's own gradients move weight and bias by lr times the gradient.

    Where gradients are small or large, lr is the other way round, so that every step shows; the last one goes far.
    """
    for shape, scale in zip(SHAPES[1:], itertools.cycle(SCALES)):
        layer, X, W, b, top_diff = _linear_case(FullyConnectedLayer, shape, np.float64, rng, scale)
        for lr in np.append(rng.uniform(0.05, 0.5, size=3), FAR) / np.prod(scale):
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
                    next_step="one step against the gradient, lr times as long; weight and bias both. Nothing else: "
                    "no momentum, and nothing cut off, however long the gradient or lr is.",
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
    """The gradient from above passes where x > 0; where x is exactly 0 any share of it may, from none to all.

    The array that the layer remembers as `input` must survive: another layer may share it.
    """
    for shape in ((1, 1), (1, 6), (5, 1), (7, 4)):
        for dtype in DTYPES:
            layer = attempt(RELU, ReLULayer)
            signs = itertools.product((0, -1, 1), AROUND)  # mixed, then batches that are stopped or passed as a whole
            for k, (sign, (around, above)) in enumerate(signs):
                size = (shape[0] + min(k, 1), shape[1])  # the next batch may be larger, or not
                X = (around * rng.normal(size=size)).astype(dtype)
                X[rng.random(size) < 0.2] = 0
                X.flat[0] = around * rng.uniform(0.5, 2.0)
                X = sign * np.abs(X) if sign else X
                top_diff = (above * rng.normal(size=size)).astype(dtype)
                where = f"{RELU}.backward, x {size} of about ±{around:g}"
                call(RELU, layer, "forward", X.copy())
                remembered = _remembered_input(layer)
                dX = as_array(where, call(RELU, layer, "backward", top_diff.copy()), size)
                share = (X == 0) & (dX * top_diff >= 0) & (np.abs(dX) <= np.abs(top_diff))
                expected = np.where(share, dX, oracle.relu_back(X, top_diff))
                assert_close(
                    where,
                    dX,
                    expected,
                    next_step="0 or the gradient from above: only the sign of x decides which, "
                    "and x is that of this batch.",
                )
                assert_unchanged(f"{RELU}.backward, the attribute input", _remembered_input(layer), remembered)


def softmax_forward(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """Probabilities row by row: for ordinary, equal and large logits, one row or many, one class or many."""
    for shape in ((1, 2), (6, 3), (4, 10), (3, 1), (130, 12)):
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

    No logit is of a thousand, on purpose: a right formula that adds a tiny number inside the logarithm, or that would
    meet ln 0 for logits of a thousand, is accepted. The large logits are asked of forward and backward.
    """
    layer = attempt(SOFTMAX, SoftmaxLossLayer)
    for Z, y in _classified(rng):  # one layer for all of them: the size of the batches changes
        loss, where = _loss(layer, Z, y)
        assert_close(where, np.array(loss), np.array(oracle.cross_entropy(Z, y)), next_step=LOSS)
    for Z, y, step in _lopsided(rng):
        loss, where = _loss(attempt(SOFTMAX, SoftmaxLossLayer), Z, y)
        expected = np.array(oracle.cross_entropy(Z, y))
        assert_close(where, np.array(loss), expected, next_step=step, tolerance=ROUGH)


def softmax_backward(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂Z of the mean loss, for mixed and equal labels, and for logits of a thousand, batch after batch."""
    large, labels = _large((4, 5), rng), rng.integers(5, size=4)
    large[-1, 1], labels[-1] = -1000.0, 1  # a true class whose P is 0
    layer = attempt(SOFTMAX, SoftmaxLossLayer)
    cases = [(Z, y, DIFFERENCE) for Z, y in _classified(rng)]
    for Z, y, step in (*cases, (large, labels, LARGE), *_lopsided(rng)):
        call(SOFTMAX, layer, "forward", Z.copy())
        call(SOFTMAX, layer, "get_loss", y.copy())
        where = f"{SOFTMAX}.backward, logits {Z.shape} up to {np.abs(Z).max():.0f}"
        dZ = call(SOFTMAX, layer, "backward")
        tolerance = TOLERANCE if step in (DIFFERENCE, LARGE) else ROUGH
        assert_close(where, dZ, oracle.softmax_back(Z, y), next_step=step, tolerance=tolerance)


def _loss(layer: Any, Z: Array, y: Array) -> tuple[float, str]:
    """What `layer` says the loss of the logits Z (N, K) with the classes y (N,) is, and what to call it."""
    call(SOFTMAX, layer, "forward", Z.copy())
    where = f"{SOFTMAX}.get_loss, logits {Z.shape}"
    label = y.copy()
    loss = as_number(where, call(SOFTMAX, layer, "get_loss", label))
    assert_unchanged(f"{where}, label", label, y)
    return loss, where


def _linear_case(
    FullyConnectedLayer: Any,
    shape: tuple[int, int, int],
    dtype: Any,
    rng: np.random.Generator,
    scale: tuple[float, float],
) -> Any:
    """A layer with random W and b, and X and top_diff to go with it; b and top_diff are never 0.

    X and b are of about the first number of `scale`, top_diff of the second.
    """
    N, inputs, outputs = shape
    X, W = (scale[0] * rng.normal(size=(N, inputs))).astype(dtype), rng.normal(size=(inputs, outputs)).astype(dtype)
    b = (scale[0] * rng.uniform(0.5, 2.0, size=outputs)).astype(dtype)
    top_diff = (scale[1] * rng.uniform(0.5, 2.0, size=(N, outputs))).astype(dtype)
    return fully_connected(FullyConnectedLayer, W, b), X, W, b, top_diff


def _classified(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Logits and classes: several shapes, one example, many of them, all of one class, all logits equal."""
    cases: list[tuple[Array, Array]] = [
        (rng.normal(size=shape), rng.integers(shape[1], size=shape[0])) for shape in ((1, 3), (6, 4), (5, 10))
    ]
    same_shape = (rng.normal(size=(6, 4)).astype(np.float32), (cases[1][1] + 1) % 4)  # nothing of the first may remain
    cases.insert(2, same_shape)
    cases.append((rng.normal(size=(4, 3)), np.full(4, rng.integers(3))))
    cases.append((np.zeros((3, 5)), rng.integers(5, size=3)))
    many = rng.permutation(np.resize(np.arange(12), 130))  # more than ten classes, and each of them occurs
    cases.append((rng.normal(scale=2.0, size=(130, 12)), many))
    return cases


def _lopsided(rng: np.random.Generator) -> list[tuple[Array, Array, str]]:
    """One example of class 0 whose probability is nearly 0, and one whose is nearly 1, each with the next step.

    They are compared with the tolerance ROUGH: float32 and a tiny number inside the logarithm may show a little.
    """
    K = int(rng.integers(3, 9))
    cases = []
    for odds, step in ((1 / 20_000, RARE), (3000.0, SURE)):
        Z = np.zeros((1, K))
        Z[0, 0] = np.log(odds * (K - 1))
        cases.append((Z, np.array([0]), step))
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
