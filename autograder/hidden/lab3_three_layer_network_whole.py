"""The hidden checks of the whole network in the lab on the three-layer network: joined, stepped, trained.

They run beside the judge, every input comes from `rng`, and the network needs every layer. What the trained networks
are worth is computed here from their weights: nothing that a notebook says about its own accuracy counts.
"""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np

from autograder.oracles import relu_network
from autograder.oracles import three_layer_network as oracle
from course_lib.checks import as_number, assert_close, assert_unchanged, attribute, call, failure
from course_lib.checks.layers import FULLY_CONNECTED, PIXELS_FIRST, declares_pixels, network, network_parameters
from course_lib.checks.relu_network import ReluNetwork, read_mlp, read_own
from course_lib.data import load_mnist
from course_lib.types import Array

MLP = "MNIST_MLP"
NOISE = 2.0  # grey values: standard deviation of what the judge adds to a pixel; moves accuracy by 0.1 % at most
FIRST_LOSS = "nothing has moved yet, only forward and get_loss count: are their checks content?"
FIRST_STEP = "are the checks of the layers content? Then: does every layer get its gradient, once, and move?"
LATER = (
    "step 1 was right: what else than weights and biases has changed since then, or belongs to another batch? And is "
    "this step as long as the lr says that update was handed this time?"
)
AGAIN = "the same images again, after the weights have moved: forward computes anew. Is an answer or a layer kept?"
SIZE = "the steps before were right. Is a gradient or a step cut, or left out, because it is large or small?"
OTHERS = "another network was trained meanwhile: this one keeps its own layers on self, and nobody else moves them."
ROWS = (7, 7, 4, 1, 7, 130)  # examples in the batches of network_step, which has a batch_size of 7: three classes never
# share these equally, so that a gradient of 0, where float32 has only its rounding, is not met for equal logits
STEPS = (0.2, 0.3, 0.1, 0.2, 0.0, 0.2)  # and the lr of each
MANY = 7  # different examples in a batch, at most: the more there are, the nearer to a kink comes one of them
REGIMES = ((1e3, (1e-3, 1.0, 1.0), 2e-7), (1.0, (1e-2, 1e-2, 1e-2), 100.0))
"""Size of the inputs and of the three weights, and lr: inputs as large as raw pixels, and init_param's small start."""


def network_forward(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Probabilities of whole networks of odd sizes, for batches of other sizes than batch_size too."""
    every_size = ((1, 1, 1, 2), (5, 4, 3, 3), (6, 12, 7, 4))
    given_parameters = [_parameters(sizes, rng) for sizes in every_size]
    nets = [network(MNIST_MLP, parameters, batch_size=4, lr=0.1) for parameters in given_parameters]
    for sizes, parameters, net in zip(every_size, given_parameters, nets, strict=True):  # all of them live on
        for N in (4, 1, 7):
            X = rng.normal(size=(N, sizes[0]))
            given = X.copy()
            where = f"{MLP}.forward, layers {'-'.join(map(str, sizes))}, batch_size 4, images {X.shape}"
            expected = oracle.softmax(oracle.network_outputs(X, parameters)[-1])
            assert_close(
                where,
                call(MLP, net, "forward", given),
                expected,
                next_step="for every batch, whatever its size: fc1, relu1, fc2, relu2, fc3, softmax, each once. Are "
                "the checks of the layers content?",
            )
            assert_unchanged(where, given, X)
    grey = rng.integers(256, size=(12, sizes[0])).astype(np.int16)  # as load_data attaches them
    grey[0, 0] = 255
    cases: list[tuple[Array, Array, float, str]] = [(grey, np.zeros(()), 1.0, "grey values as they come")]
    if declares_pixels(MNIST_MLP):
        words = f"{sizes[0]} numbers in pixel_mean and one in pixel_scale"
        for images, size, spread in ((rng.normal(size=grey.shape), 1.0, 1.0), (grey, 127.0, 10.0)):
            mean = size * rng.uniform(0.3, 1.3, size=sizes[0])
            cases.append((images, mean, float(rng.uniform(0.2, 0.8)) / spread, words))
    for X, mean, scale, words in cases:
        if mean.ndim:
            net.pixel_mean, net.pixel_scale = mean.copy(), scale
        given = X.copy()
        outputs = oracle.network_outputs((X - mean) * scale, parameters)
        where = f"{MLP}.forward, {words}"
        assert_close(where, call(MLP, net, "forward", given), oracle.softmax(outputs[-1]), next_step=PIXELS_FIRST)
        assert_unchanged(where, given, X)


def network_step(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Steps of stochastic gradient descent of whole networks follow the oracle, in loss and every parameter.

    A batch may be smaller than batch_size, as at the end of an epoch, or larger. Between the steps the network answers,
    as in `evaluate`. Two more networks take one step each, with inputs or weights of other sizes.
    """
    sizes = (5, 4, 3, 3)
    start, batches = _away_from_kinks(sizes, ROWS, STEPS, rng)
    net = network(MNIST_MLP, start, batch_size=ROWS[0], lr=1.0)
    parameters = list(start)
    for step, ((X, y), lr) in enumerate(zip(batches, STEPS, strict=True), start=1):
        looks = (FIRST_LOSS, FIRST_STEP) if step == 1 else (LATER, LATER)
        parameters = _step(net, parameters, X, y, lr, f"step {step}, X {X.shape}, lr {lr:g}", looks)
        again = oracle.cross_entropy(oracle.network_outputs(X, parameters)[-1], y)
        where = f"{MLP}: loss of the same batch after step {step}, X {X.shape}"
        assert_close(where, np.array(_loss(net, X, y)), np.array(again), next_step=AGAIN)
    X, y = batches[0]
    for inputs, weights, lr in REGIMES:
        scaled = _scaled(start, inputs, weights)
        other = network(MNIST_MLP, scaled, batch_size=ROWS[0], lr=1.0)
        words = f"the first step of another network, X {X.shape} of about ±{inputs:g}, lr {lr:g}"
        _step(other, scaled, inputs * X, y, lr, words, (FIRST_LOSS, SIZE))
    _assert_parameters(net, parameters, "the steps of other networks", OTHERS)


def _step(
    net: Any,
    parameters: oracle.Parameters,
    X: Array,
    y: Array,
    lr: float,
    words: str,
    next_steps: tuple[str, str],
) -> list[tuple[Array, Array]]:
    """Let the MNIST_MLP `net` take one step and return the parameters that it must have then."""
    look_at_loss, look = next_steps
    loss = _loss(net, X, y)
    call(MLP, net, "backward")
    call(MLP, net, "update", lr)
    expected = oracle.cross_entropy(oracle.network_outputs(X, parameters)[-1], y)
    assert_close(f"{MLP}: loss of {words}", np.array(loss), np.array(expected), next_step=look_at_loss)
    after = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
    _assert_parameters(net, after, words, look)
    return after


def _loss(net: Any, X: Array, y: Array) -> float:
    call(MLP, net, "forward", X)
    return as_number(f"{MLP}: the loss", call(f"{MLP}.softmax", attribute(MLP, net, "softmax"), "get_loss", y.copy()))


def _assert_parameters(net: Any, expected: oracle.Parameters, words: str, next_step: str) -> None:
    for name, yours, right in zip(FULLY_CONNECTED, network_parameters(net, expected), expected, strict=True):
        for part, array, target in zip(("weight", "bias"), yours, right, strict=True):
            assert_close(f"{MLP}: {name}.{part} after {words}", array, target, next_step=next_step)


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
            next_step="look at your validation accuracy. About as low: are the checks of the layers content, and does "
            "the loss fall until the end? Much higher: another network was judged than you measured; has it a ReLU "
            "behind every layer but the last, and are pixel_mean and pixel_scale what training used?",
        )


def _parameters(sizes: tuple[int, ...], rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """He's normal weights, which keep the size of a signal, and biases that are not 0."""
    he = [(rng.normal(scale=(2 / pair[0]) ** 0.5, size=pair), pair[1]) for pair in itertools.pairwise(sizes)]
    return [(W, rng.normal(scale=0.5, size=outputs)) for W, outputs in he]


def _scaled(parameters: oracle.Parameters, inputs: float, weights: tuple[float, ...]) -> list[tuple[Array, Array]]:
    """The network with its three weights times `weights`, for inputs of `inputs` times the size.

    Biases grow or shrink with what they are added to, so every ReLU passes and stops the same signals as before.
    """
    scaled, signal = [], inputs
    for (W, b), factor in zip(parameters, weights, strict=True):
        signal *= factor
        scaled.append((factor * W, signal * b))
    return scaled


def _away_from_kinks(
    sizes: tuple[int, ...], rows: tuple[int, ...], steps: tuple[float, ...], rng: np.random.Generator
) -> tuple[list[tuple[Array, Array]], list[tuple[Array, Array]]]:
    """Parameters and batches whose whole trajectory stays away from where right answers may differ.

    Every neuron stays 1e-3 away from the kink of its ReLU: nearer, the rounding of float32 work could turn it on or
    off. Logits stay within ±3, so that every probability is above 1e-3: a tiny number inside the logarithm is allowed.
    And both ReLUs stop some signals and pass others in every batch, also of one example: a layer that passes nothing
    sends no gradient down, and whatever backward does below would look right.
    """
    while True:
        start = parameters = _parameters(sizes, rng)
        batches = [
            (np.resize(rng.normal(size=(min(N, MANY), sizes[0])), (N, sizes[0])), rng.integers(sizes[-1], size=N))
            for N in rows
        ]
        fits = not np.array_equal(batches[0][1], batches[1][1])  # labels that are kept from the first batch must show
        for (X, y), lr in zip(batches, steps, strict=True):
            *hidden, logits = oracle.network_outputs(X, parameters)
            fits = fits and min(np.abs(Z).min() for Z in hidden) > 1e-3 and np.abs(logits).max() < 3.0
            fits = fits and all(0.1 < (Z > 0).mean() < 0.9 for Z in hidden)
            if not fits:
                break
            parameters = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
        if fits:
            return start, batches
