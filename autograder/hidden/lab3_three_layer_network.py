"""The hidden checks of the lab on the three-layer network: they run beside the judge, and every input comes from `rng`.

A check works on remote handles and on plain objects alike, looks at one thing, and returns nothing when it is right.
One bug costs its own check and those that truly need the broken part: `fc_update` follows the student's own gradients,
`softmax_loss` and `softmax_backward` are compared with the oracle, not with each other. The network needs every layer.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from autograder.oracles import relu_network
from autograder.oracles import three_layer_network as oracle
from course_lib.checks import as_array, as_number, assert_close, assert_unchanged, attempt, attribute, call, failure
from course_lib.checks.layers import FULLY_CONNECTED, fully_connected, network, network_parameters, weight_and_bias
from course_lib.checks.relu_network import ReluNetwork, read_mlp, read_own
from course_lib.data import load_mnist
from course_lib.types import Array

FC, RELU, SOFTMAX, MLP = "FullyConnectedLayer", "ReLULayer", "SoftmaxLossLayer", "MNIST_MLP"
SHAPES = ((1, 1, 1), (1, 5, 3), (7, 1, 4), (6, 4, 1), (9, 5, 2))  # N, inputs, outputs; never square, so that .T shows
DTYPES = (np.float64, np.float32)
AGAIN = "this is the second batch through the same layer: nothing of the first one may remain."
MEAN = "the mean over examples is taken once, by the loss: is a factor N too much or too little here?"
NOISE = 2.0  # grey values: standard deviation of what the judge adds to a pixel; moves accuracy by 0.1 % at most


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
            for factor, step in ((1.0, MEAN), (-0.5, AGAIN)):
                given, above = (factor * X).astype(dtype), (top_diff / factor).astype(dtype)
                before = given.copy()
                call(FC, layer, "forward", given)
                bottom_diff = call(FC, layer, "backward", above.copy())
                dW, db, dX = oracle.linear_back(before, W, above)
                d_weight, d_bias = (attribute(FC, layer, name) for name in ("d_weight", "d_bias"))
                sizes = f"X {X.shape}, top_diff {above.shape}"
                assert_close(f"{FC}.d_weight, {sizes}", d_weight, dW, next_step=step)
                assert_close(f"{FC}.d_bias, {sizes}", d_bias, db, next_step=step, also=((1, len(b)),))
                shape_says = "it is the gradient for X: it needs top_diff and W, and has the shape of X."
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
            X = (rng.normal(size=shape) * 10 ** rng.uniform(-3, 3, size=shape)).astype(dtype)
            given = X.copy()
            Y = call(RELU, attempt(RELU, ReLULayer), "forward", given)
            where = f"{RELU}.forward, x {shape}"
            assert_close(where, Y, oracle.relu(X), next_step="negative entries become 0, the others stay.")
            assert_unchanged(where, given, X)


def relu_backward(ReLULayer: Any, *, rng: np.random.Generator) -> None:
    """The gradient from above passes where x > 0; where x is exactly 0 it may pass or not.

    The array that the layer remembers as `input` must survive: another layer may share it.
    """
    for shape in ((1, 1), (1, 6), (5, 1), (7, 4)):
        for dtype in DTYPES:
            layer = attempt(RELU, ReLULayer)
            for _ in range(2):
                X, top_diff = (rng.normal(size=(2, *shape)) * 10 ** rng.uniform(-3, 3, size=(2, *shape))).astype(dtype)
                X[rng.random(shape) < 0.2] = 0
                where = f"{RELU}.backward, x {shape}"
                call(RELU, layer, "forward", X.copy())
                remembered = _remembered_input(layer)
                dX = as_array(where, call(RELU, layer, "backward", top_diff.copy()), shape)
                either = np.where((X == 0) & (dX == top_diff), top_diff, oracle.relu_back(X, top_diff))
                assert_close(
                    where, dX, either, next_step="0 or the gradient from above: only the sign of x decides which."
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
                step = "each row adds up to 1; the largest logit of a row may be subtracted from the row first."
                assert_close(where, P, oracle.softmax(before), next_step=step)
                assert_unchanged(where, given, before)


def softmax_loss(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """The mean of −ln p of the true classes, for mixed and for equal labels.

    The logits are moderate on purpose: a right formula that adds a tiny number inside the logarithm, or that would meet
    ln 0 for logits of a thousand, is accepted. The large logits are asked of forward and backward.
    """
    for Z, y in _classified(rng):
        layer = attempt(SOFTMAX, SoftmaxLossLayer)
        call(SOFTMAX, layer, "forward", Z.copy())
        where = f"{SOFTMAX}.get_loss, {len(Z)} examples of {Z.shape[1]} classes"
        loss = as_number(where, call(SOFTMAX, layer, "get_loss", y.copy()))
        assert_close(where, np.array(loss), np.array(oracle.cross_entropy(Z, y)), next_step=MEAN)


def softmax_backward(SoftmaxLossLayer: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂Z of the mean loss, for mixed and equal labels, and for logits of a thousand."""
    large = _large((4, 5), rng)
    for Z, y in (*_classified(rng), (large, rng.integers(5, size=4))):
        layer = attempt(SOFTMAX, SoftmaxLossLayer)
        call(SOFTMAX, layer, "forward", Z.copy())
        call(SOFTMAX, layer, "get_loss", y.copy())
        where = f"{SOFTMAX}.backward, {len(Z)} examples of {Z.shape[1]} classes"
        assert_close(where, call(SOFTMAX, layer, "backward"), oracle.softmax_back(Z, y), next_step=MEAN)


def network_forward(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Probabilities of whole networks of odd sizes, for batches of other sizes than batch_size too."""
    for sizes in ((1, 1, 1, 2), (5, 4, 3, 3), (6, 2, 7, 4)):
        parameters = _parameters(sizes, rng)
        net = network(MNIST_MLP, parameters, batch_size=4, lr=0.1)
        for N in (4, 1, 7):
            X = rng.normal(size=(N, sizes[0]))
            given = X.copy()
            where = f"{MLP}.forward, sizes {sizes}, {N} examples"
            expected = oracle.softmax(oracle.network_outputs(X, parameters)[-1])
            assert_close(
                where,
                call(MLP, net, "forward", given),
                expected,
                next_step="check the parts first: fc, relu, fc, relu, fc, softmax, in this order.",
            )
            assert_unchanged(where, given, X)


def network_step(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Four steps of stochastic gradient descent of a whole network follow the oracle, in loss and every parameter."""
    sizes, N, lr, steps = (5, 4, 3, 3), 6, 0.2, 4
    start, batches = _away_from_kinks(sizes, N, lr, steps, rng)
    net = network(MNIST_MLP, start, batch_size=N, lr=5 * lr)
    softmax = attribute(MLP, net, "softmax")
    parameters = list(start)
    for step, (X, y) in enumerate(batches, start=1):
        call(MLP, net, "forward", X.copy())
        loss = as_number(f"{MLP}: the loss", call(f"{MLP}.softmax", softmax, "get_loss", y.copy()))
        call(MLP, net, "backward")
        call(MLP, net, "update", lr)
        expected = oracle.cross_entropy(oracle.network_outputs(X, parameters)[-1], y)
        look = "check the parts first; then: does every layer get its gradient, once, and move?"
        assert_close(f"{MLP}: loss of step {step}", np.array(loss), np.array(expected), next_step=look)
        parameters = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
        now = network_parameters(net, parameters)
        for name, yours, right in zip(FULLY_CONNECTED, now, parameters, strict=True):
            for part, array, target in zip(("weight", "bias"), yours, right, strict=True):
                assert_close(f"{MLP}: {name}.{part} after step {step}", array, target, next_step=look)


def accuracy_92(mlp: Any, *, rng: np.random.Generator) -> None:
    """The trained network `mlp` classifies more than 92 % of the judge's images."""
    _more_accurate_than(92.0, "mlp", read_mlp(mlp), rng)


def accuracy_95(mlp: Any, *, rng: np.random.Generator) -> None:
    """The trained network `mlp` classifies more than 95 % of the judge's images."""
    _more_accurate_than(95.0, "mlp", read_mlp(mlp), rng)


def own_network_98(own: Any, *, rng: np.random.Generator) -> None:
    """The student's own network classifies more than 98 % of the judge's images."""
    _more_accurate_than(98.0, "own", read_own(own), rng)


def judged_images(rng: np.random.Generator) -> tuple[Array, Array]:
    """Return the MNIST test images, shuffled, each pixel with a little noise, still 0 … 255; and their digits."""
    X, y = load_mnist("test")
    order = rng.permutation(len(y))
    noisy = X[order] + rng.normal(scale=NOISE, size=X.shape)
    return np.clip(np.rint(noisy), 0, 255), y[order]


def _more_accurate_than(percent: float, where: str, net: ReluNetwork, rng: np.random.Generator) -> None:
    X, y = judged_images(rng)
    right = int((relu_network.predict(X, net.layers, net.pixel_mean, net.pixel_scale) == y).sum())
    accuracy = 100 * right / len(y)
    if not accuracy > percent:
        raise failure(
            f"{where}: accuracy on the judge's images",
            yours=f"{accuracy:.2f} %",
            expected=f"more than {percent:g} %",
            next_step="compare with your validation accuracy. If that is much better, another network was judged than "
            "you measured: are pixel_mean and pixel_scale what training used?",
        )


def _linear_case(FullyConnectedLayer: Any, shape: tuple[int, int, int], dtype: Any, rng: np.random.Generator) -> Any:
    """A layer with random W and b, and X and top_diff to go with it; b and top_diff are never 0."""
    N, inputs, outputs = shape
    X, W = rng.normal(size=(N, inputs)).astype(dtype), rng.normal(size=(inputs, outputs)).astype(dtype)
    b = rng.uniform(0.5, 2.0, size=outputs).astype(dtype)
    top_diff = rng.uniform(0.5, 2.0, size=(N, outputs)).astype(dtype)
    return fully_connected(FullyConnectedLayer, W, b), X, W, b, top_diff


def _classified(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Logits and classes: several shapes, one example, all of one class, all logits equal."""
    cases = [(rng.normal(size=shape), rng.integers(shape[1], size=shape[0])) for shape in ((1, 3), (6, 4), (5, 10))]
    cases.append((rng.normal(size=(4, 3)), np.full(4, rng.integers(3))))
    cases.append((np.zeros((3, 5)), rng.integers(5, size=3)))
    cases.append((rng.normal(size=(6, 4)).astype(np.float32), rng.integers(4, size=6)))
    return cases


def _large(shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """Logits of ±1000. The first of several rows lies far below the last: one maximum for all rows is not enough."""
    Z = 1000.0 * np.sign(rng.normal(size=shape))
    Z[0], Z[-1, 0] = -1000.0, 1000.0
    return Z


def _parameters(sizes: tuple[int, ...], rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """He's normal weights, which keep the size of a signal, and biases that are not 0."""
    he = [(rng.normal(scale=(2 / pair[0]) ** 0.5, size=pair), pair[1]) for pair in itertools.pairwise(sizes)]
    return [(W, rng.normal(scale=0.5, size=outputs)) for W, outputs in he]


def _away_from_kinks(
    sizes: tuple[int, ...], N: int, lr: float, steps: int, rng: np.random.Generator
) -> tuple[list[tuple[Array, Array]], list[tuple[Array, Array]]]:
    """Parameters and batches whose whole trajectory keeps two things away from where right answers may differ.

    Every neuron stays 1e-3 away from the kink of its ReLU: nearer, the rounding of float32 work could turn it on or
    off. Logits stay within ±3, so that every probability is above 1e-3: a tiny number inside the logarithm is allowed.
    """
    while True:
        start = parameters = _parameters(sizes, rng)
        batches = [(rng.normal(size=(N, sizes[0])), rng.integers(sizes[-1], size=N)) for _ in range(steps)]
        nearest, largest = np.inf, 0.0
        for X, y in batches:
            *hidden, logits = oracle.network_outputs(X, parameters)
            nearest = min(nearest, *(np.abs(Z).min() for Z in hidden))
            largest = max(largest, np.abs(logits).max())
            parameters = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
        if nearest > 1e-3 and largest < 3.0:
            return start, batches


def _remembered_input(layer: Any) -> Array:
    """A copy of the array `layer.input`; an empty array where the layer does not remember its input under this name."""
    try:
        remembered = layer.input
    except AttributeError:
        return np.empty(0)
    return remembered.copy() if isinstance(remembered, np.ndarray) else np.empty(0)
