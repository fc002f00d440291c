"""The hidden checks of the whole network in the lab on the three-layer network: joined, stepped, trained.

They run beside the judge, every input comes from `rng`, and the network needs every layer. What the trained networks
are worth is computed here from their weights: nothing that a notebook says about its own accuracy counts.
"""

from __future__ import annotations

import itertools
from typing import Any, NamedTuple

import numpy as np

from autograder.hidden.lab3_accuracy import assert_more_accurate_than
from autograder.oracles import three_layer_network as oracle
from course_lib.checks import as_number, assert_close, assert_unchanged, attempt, attribute, failure
from course_lib.checks.layers import FULLY_CONNECTED, PIXELS_FIRST, declares_pixels, network, network_parameters
from course_lib.checks.relu_network import read_mlp, read_own
from course_lib.types import Array

MLP = "MNIST_MLP"
FIRST_LOSS = "nothing has moved yet, only forward and get_loss count: are their checks content?"
FIRST_STEP = "are the checks of the layers content? Then: does every layer get its gradient, once, and move?"
LATER = (
    "step 1 was right: what else than weights and biases has changed since then, or belongs to another batch? And is "
    "this step as long as the lr says that update was handed this time?"
)
AGAIN = "the same images again, after the weights have moved: forward computes anew. Is an answer or a layer kept?"
LATER_LOSS = (
    "all weights and biases were right before this batch, so only forward and get_loss count: do they take as many "
    "examples as there are now, or a number from another batch or from the code?"
)
FIRST_ERROR = "the layers have 5, 4, 3 and 3 units here: write the shape of every array on the way beside your lines."
OTHER_ERROR = "the steps of the first network went through: what is kept on the class, or holds for some numbers only?"
ONE_IMAGE = " Does a batch of one image keep both axes?"
SEVERAL = (
    "three networks of other sizes live at once here: does each keep its layers on self? And do arrays of one row or "
    "of one column keep both axes?"
)
IN_ORDER = (
    "for every batch, whatever its size: fc1, relu1, fc2, relu2, fc3, softmax, each once. Are the checks of the layers "
    "content?"
)
GREY = (
    "pixel_mean is 0 and pixel_scale 1 here, so grey values up to 255 go in as they are. Are the checks of the layers "
    "content, also for large numbers? Then: is anything scaled or cut that the two attributes do not say?"
)
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
    _make_two_logits_large(given_parameters[-1])
    nets = [network(MNIST_MLP, parameters, batch_size=4, lr=0.1) for parameters in given_parameters]
    for sizes, parameters, net in zip(every_size, given_parameters, nets, strict=True):  # all of them live on
        for N in (4, 1, 7):
            X = rng.normal(size=(N, sizes[0]))
            given = X.copy()
            where = f"{MLP}.forward, layers {'-'.join(map(str, sizes))}, batch_size 4, images {X.shape}"
            expected = oracle.softmax(oracle.network_outputs(X, parameters)[-1])
            outputs = attempt(where, attribute(MLP, net, "forward"), given, next_step=SEVERAL)
            _assert_all_rows(where, outputs, expected.shape)
            assert_close(where, outputs, expected, next_step=IN_ORDER)
            assert_unchanged(where, given, X)
    _check_pixels(net, parameters, declares_pixels(MNIST_MLP), rng)


def _make_two_logits_large(parameters: oracle.Parameters) -> None:
    """Change the last weights so that grey values give two logits of hundreds: a cut makes them equal, in every draw.

    Those of images in black and white end at ±500, and those of grey ones hardly beyond: e^z does not overflow.
    """
    images = 255.0 * np.array(list(itertools.product((0, 1), repeat=len(parameters[0][0]))))
    weight, _ = parameters[-1]
    weight[:, :2] = np.abs(weight[:, :2])
    weight *= 500 / np.abs(oracle.network_outputs(images, parameters)[-1]).max()


def _assert_all_rows(where: str, outputs: object, shape: tuple[int, int]) -> None:
    """Raise CheckFailed where only the number of rows is another than in `shape`."""
    if isinstance(outputs, np.ndarray) and outputs.shape[1:] == shape[1:] and len(outputs) != shape[0]:
        raise failure(
            where,
            yours=f"shape {outputs.shape}",
            expected=f"an array of shape {shape}",
            next_step=f"as many rows come out as images go in ({shape[0]}), whatever batch_size (4) says.",
        )


def _check_pixels(net: Any, parameters: oracle.Parameters, declares: bool, rng: np.random.Generator) -> None:
    """The MNIST_MLP `net` takes grey values as they come, and treats pixels as its attributes say if it has them."""
    pixels = len(parameters[0][0])
    grey = rng.integers(256, size=(12, pixels)).astype(np.int16)  # as load_data attaches them
    grey[0, 0] = 255
    cases: list[tuple[Array, Array, float, str, str]] = [(grey, np.zeros(()), 1.0, "grey values as they come", GREY)]
    if declares:
        words = f"{pixels} numbers in pixel_mean and one in pixel_scale"
        for images, size, spread in ((rng.normal(size=grey.shape), 1.0, 1.0), (grey, 127.0, 10.0)):
            mean = size * rng.uniform(0.3, 1.3, size=pixels)
            given_as = f"{words}, images in {images.dtype}"
            cases.append((images, mean, float(rng.uniform(0.2, 0.8)) / spread, given_as, PIXELS_FIRST))
    for X, mean, scale, words, look in cases:
        if mean.ndim:
            net.pixel_mean, net.pixel_scale = mean.copy(), scale
        given = X.copy()
        logits = oracle.network_outputs((X - mean) * scale, parameters)[-1]
        where = f"{MLP}.forward, {words}"
        outputs = attempt(where, attribute(MLP, net, "forward"), given, next_step=look)
        assert_close(where, outputs, oracle.softmax(logits), next_step=look)
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
        looks = _looks(ROWS[: step - 1], len(X))
        parameters = _step(net, parameters, X, y, lr, f"step {step}, X {X.shape}, lr {lr:g}", looks)
        again = oracle.cross_entropy(oracle.network_outputs(X, parameters)[-1], y)
        words = f"the same batch after step {step}, X {X.shape}"
        assert_close(f"{MLP}: loss of {words}", _loss(net, X, y, words, AGAIN), np.array(again), next_step=AGAIN)
    X, y = batches[0]
    for inputs, weights, lr in REGIMES:
        scaled = _scaled(start, inputs, weights)
        other = network(MNIST_MLP, scaled, batch_size=ROWS[0], lr=1.0)
        words = f"the first step of another network, X {X.shape} of about ±{inputs:g}, lr {lr:g}"
        _step(other, scaled, inputs * X, y, lr, words, Looks(FIRST_LOSS, SIZE, OTHER_ERROR))
    _assert_parameters(net, parameters, "the steps of other networks", OTHERS)


class Looks(NamedTuple):
    """Where to look in a step whose loss is wrong, whose parameters are, or that ends in an error."""

    loss: str
    step: str
    error: str


def _looks(before: tuple[int, ...], N: int) -> Looks:
    """Where to look in a step with N examples after right ones with so many as `before` says."""
    if not before:
        return Looks(FIRST_LOSS, FIRST_STEP, FIRST_ERROR)
    if N in before:
        return Looks(LATER_LOSS, LATER, LATER)
    step = (
        f"steps with {before[-1]} examples were right, this one has {N}: does a number of examples, of another batch "
        "or of the code, stand in forward, get_loss or backward of a layer or of the network?"
    )
    error = (
        f"the steps before went through: the size of this batch is {N}, that of the one before was {before[-1]}. What "
        "is kept from that, or made for one size?"
    )
    return Looks(LATER_LOSS, step, error + ONE_IMAGE * (N == 1))


def _step(
    net: Any,
    parameters: oracle.Parameters,
    X: Array,
    y: Array,
    lr: float,
    words: str,
    looks: Looks,
) -> list[tuple[Array, Array]]:
    """Let the MNIST_MLP `net` take one step and return the parameters that it must have then."""
    loss = _loss(net, X, y, words, looks.error)
    attempt(f"{MLP}.backward, {words}", attribute(MLP, net, "backward"), next_step=looks.error)
    attempt(f"{MLP}.update, {words}", attribute(MLP, net, "update"), lr, next_step=looks.error)
    expected = oracle.cross_entropy(oracle.network_outputs(X, parameters)[-1], y)
    assert_close(f"{MLP}: loss of {words}", loss, np.array(expected), next_step=looks.loss)
    after = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
    _assert_parameters(net, after, words, looks.step)
    return after


def _loss(net: Any, X: Array, y: Array, words: str, on_error: str) -> Array:
    """The loss () of the MNIST_MLP `net` for the images X (N, I) with the classes y (N,)."""
    attempt(f"{MLP}.forward, {words}", attribute(MLP, net, "forward"), X, next_step=on_error)
    where = f"{MLP}: get_loss after forward, {words}"
    get_loss = attribute(f"{MLP}.softmax", attribute(MLP, net, "softmax"), "get_loss")
    all_of_them = (
        f"there are {len(y)} labels: did all {len(y)} images pass through softmax in this forward, in one piece? If "
        "so, what in get_loss is kept from another batch, or made for one size?"
    )
    return np.array(as_number(where, attempt(where, get_loss, y.copy(), next_step=all_of_them)))


def _assert_parameters(net: Any, expected: oracle.Parameters, words: str, next_step: str) -> None:
    for name, yours, right in zip(FULLY_CONNECTED, network_parameters(net, expected), expected, strict=True):
        for part, array, target in zip(("weight", "bias"), yours, right, strict=True):
            assert_close(f"{MLP}: {name}.{part} after {words}", array, target, next_step=next_step)


def accuracy_92(mlp: Any, *, rng: np.random.Generator) -> None:
    """The trained network `mlp` classifies more than 92 % of the judge's images."""
    assert_more_accurate_than(92.0, "mlp", read_mlp(mlp), rng)


def accuracy_95(mlp: Any, *, rng: np.random.Generator) -> None:
    """The trained network `mlp` classifies more than 95 % of the judge's images."""
    assert_more_accurate_than(95.0, "mlp", read_mlp(mlp), rng)


def own_network_98(own: Any, *, rng: np.random.Generator) -> None:
    """The student's own network classifies more than 98 % of the judge's images."""
    assert_more_accurate_than(98.0, "own", read_own(own), rng)


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
