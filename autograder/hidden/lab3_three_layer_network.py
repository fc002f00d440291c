"""The hidden checks of the layers in the lab on the three-layer network: every input comes from the judge's `rng`.

A check works on remote handles and on plain objects alike, looks at one thing, and returns nothing when it is right.
One bug costs its own check and those that truly need the broken part: `fc_update` follows the student's own gradients,
`softmax_loss` and `softmax_backward` are compared with the oracle, not with each other.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from autograder.hidden.lab3_inputs import classified, large, linear_case, lopsided
from autograder.oracles import three_layer_network as oracle
from course_lib.checks import as_array, as_number, assert_close, assert_unchanged, attempt, attribute, call, failure
from course_lib.checks.compare import TOLERANCE
from course_lib.checks.layers import weight_and_bias
from course_lib.checks.three_layer_network import after_forward
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
SHAPES_SAY = "call it yourself with arrays of these shapes, and print the shape of every array on the way."
ROW_BY_COLUMN = "compute this one entry in a loop: a row of X times a column of W, plus b."
COLUMNS = (
    "compute this one entry in a loop over all rows: a column of X times a column of top_diff; the bias has a 1 for X."
)
LOSS = (
    "it is the mean of −ln p over the examples, p of the true class: is something of another batch left, or does a "
    "number of examples or classes stand in the code?"
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
            layer, X, W, b, _ = linear_case(FullyConnectedLayer, shape, dtype, rng, scale)
            given = X.copy()
            where = f"{FC}.forward, X {X.shape} of about ±{scale[0]:g}, W {W.shape}"
            Y = attempt(where, attribute(FC, layer, "forward"), given, next_step=SHAPES_SAY)
            assert_close(where, Y, oracle.linear(X, W, b), next_step=ROW_BY_COLUMN)
            assert_unchanged(where, given, X)


def fc_backward(FullyConnectedLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂W, ∂L/∂b and ∂L/∂X for an arbitrary gradient from above, for odd shapes, and again for a second batch."""
    for shape, scale in zip(SHAPES, itertools.cycle(SCALES)):
        for dtype in DTYPES:
            layer, X, W, b, top_diff = linear_case(FullyConnectedLayer, shape, dtype, rng, scale)
            for factor, rows, step in ((1.0, len(X), COLUMNS), (-0.5, len(X) + 1, AGAIN)):
                given, above = (np.resize(factor * A, (rows, A.shape[1])).astype(dtype) for A in (X, top_diff))
                before = given.copy()
                sizes = f"X {given.shape}, top_diff {above.shape} of about {scale[1]:g}"
                batch = sizes if step is COLUMNS else f"{sizes}, the second batch"
                on_error = SHAPES_SAY if step is COLUMNS else AGAIN
                attempt(f"{FC}.forward, {batch}", attribute(FC, layer, "forward"), given, next_step=on_error)
                bottom_diff = attempt(
                    f"{FC}.backward, {batch}", attribute(FC, layer, "backward"), above.copy(), next_step=on_error
                )
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
        layer, X, W, b, top_diff = linear_case(FullyConnectedLayer, shape, np.float64, rng, scale)
        sizes = f"X {X.shape}, top_diff {top_diff.shape} of about {scale[1]:g}"
        for lr in np.append(rng.uniform(0.05, 0.5, size=3), FAR) / np.prod(scale):
            for method, given in (("forward", X.copy()), ("backward", top_diff.copy())):
                attempt(f"{FC}.{method}, {sizes}", attribute(FC, layer, method), given, next_step=SHAPES_SAY)
            dW = as_array(f"{FC}.d_weight", attribute(FC, layer, "d_weight"), W.shape)
            db = as_array(f"{FC}.d_bias", attribute(FC, layer, "d_bias"), b.shape, (1, len(b)))
            if not (dW.any() and db.any()):
                raise failure(
                    f"{FC}.update_param",
                    yours=f"a gradient with only zeros, for {sizes}",
                    expected="other numbers than 0, however small",
                    next_step="finish backward first.",
                )
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
                where = f"{RELU}.forward, x {shape} of about ±{size:g}"
                forward = attribute(RELU, attempt(RELU, ReLULayer), "forward")
                Y = attempt(where, forward, given, next_step=SHAPES_SAY)
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
                words = f"x {size} of about ±{around:g}"
                where, on_error = f"{RELU}.backward, {words}", AGAIN if k == 1 else SHAPES_SAY
                attempt(f"{RELU}.forward, {words}", attribute(RELU, layer, "forward"), X.copy(), next_step=on_error)
                remembered = _remembered_input(layer)
                backward = attribute(RELU, layer, "backward")
                dX = as_array(where, attempt(where, backward, top_diff.copy(), next_step=on_error), size)
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
        for Z in (ordinary, np.full(shape, ordinary[0, 0]), large(shape, rng), ordinary + 900, ordinary - 900):
            for dtype in DTYPES:
                given = Z.astype(dtype)
                before = given.copy()
                where = f"{SOFTMAX}.forward, logits {shape} up to {np.abs(Z).max():.0f}"
                forward = attribute(SOFTMAX, attempt(SOFTMAX, SoftmaxLossLayer), "forward")
                P = attempt(where, forward, given, next_step=SHAPES_SAY)
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
    layer = attempt(SOFTMAX, SoftmaxLossLayer)  # one for all of `plain` and `others`: the size of the batches changes
    (plain, others), extreme = classified(rng), lopsided(rng)
    for Z, y in plain:
        _check_loss(layer, Z, y, LOSS)
    for Z, y, step in extreme:
        _check_loss(attempt(SOFTMAX, SoftmaxLossLayer), Z, y, step, ROUGH)
    for Z, y in others:
        _check_loss(layer, Z, y, LOSS)


def softmax_backward(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂Z of the mean loss, for mixed and equal labels, and for logits of a thousand, batch after batch."""
    vast, labels = large((4, 5), rng), rng.integers(5, size=4)
    vast[-1, 1], labels[-1] = -1000.0, 1  # a true class whose P is 0
    layer = attempt(SOFTMAX, SoftmaxLossLayer)
    cases = [(Z, y, DIFFERENCE) for Z, y in itertools.chain(*classified(rng))]
    for Z, y, step in (*cases, (vast, labels, LARGE), *lopsided(rng)):
        words = f"logits {Z.shape} up to {np.abs(Z).max():.0f}"
        look = _forward(layer, Z, words, step)
        attempt(f"{SOFTMAX}.get_loss, {words}", attribute(SOFTMAX, layer, "get_loss"), y.copy(), next_step=LOSS)
        where = f"{SOFTMAX}.backward, {words}"
        dZ = attempt(where, attribute(SOFTMAX, layer, "backward"), next_step=look)
        tolerance = TOLERANCE if step in (DIFFERENCE, LARGE) else ROUGH
        assert_close(where, dZ, oracle.softmax_back(Z, y), next_step=look, tolerance=tolerance)


def _check_loss(layer: Any, Z: Array, y: Array, step: str, tolerance: float = TOLERANCE) -> None:
    """Compare what `layer` says the loss of the logits Z (N, K) with the classes y (N,) is."""
    words = f"logits {Z.shape}"
    where, look = f"{SOFTMAX}.get_loss, {words}", _forward(layer, Z, words, step)
    label = y.copy()
    loss = as_number(where, attempt(where, attribute(SOFTMAX, layer, "get_loss"), label, next_step=look))
    assert_unchanged(f"{where}, label", label, y)
    assert_close(where, np.array(loss), np.array(oracle.cross_entropy(Z, y)), next_step=look, tolerance=tolerance)


def _forward(layer: Any, Z: Array, words: str, step: str) -> str:
    """Hand the logits Z (N, K) to `layer`; return the next step of what follows: forward first, where P is wrong."""
    P = attempt(f"{SOFTMAX}.forward, {words}", attribute(SOFTMAX, layer, "forward"), Z.copy(), next_step=SHAPES_SAY)
    return step if step is LARGE else after_forward(P, oracle.softmax(Z), step)


def _remembered_input(layer: Any) -> Array:
    """A copy of the array `layer.input`; an empty array where the layer does not remember its input under this name."""
    try:
        remembered = layer.input
    except AttributeError:
        return np.empty(0)
    return remembered.copy() if isinstance(remembered, np.ndarray) else np.empty(0)
