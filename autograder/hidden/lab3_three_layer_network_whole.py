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
LATER = "step 1 was right: what else than weights and biases has changed since then, or belongs to another batch?"


def network_forward(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Probabilities of whole networks of odd sizes, for batches of other sizes than batch_size too."""
    every_size = ((1, 1, 1, 2), (5, 4, 3, 3), (6, 2, 7, 4))
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
    if declares_pixels(MNIST_MLP):
        mean, scale = rng.normal(size=sizes[0]), float(rng.uniform(0.2, 0.8))
        net.pixel_mean, net.pixel_scale = mean.copy(), scale
        X = rng.normal(size=(3, sizes[0]))
        given = X.copy()
        outputs = oracle.network_outputs((X - mean) * scale, parameters)
        where = f"{MLP}.forward, {sizes[0]} numbers in pixel_mean and one in pixel_scale"
        assert_close(where, call(MLP, net, "forward", given), oracle.softmax(outputs[-1]), next_step=PIXELS_FIRST)
        assert_unchanged(where, given, X)


def network_step(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Five steps of stochastic gradient descent of a whole network follow the oracle, in loss and every parameter.

    As at the end of an epoch, a batch may be smaller than batch_size.
    """
    sizes, rows, lr = (5, 4, 3, 3), (6, 6, 4, 1, 6), 0.2
    start, batches = _away_from_kinks(sizes, rows, lr, rng)
    net = network(MNIST_MLP, start, batch_size=rows[0], lr=5 * lr)
    softmax = attribute(MLP, net, "softmax")
    parameters = list(start)
    for step, (X, y) in enumerate(batches, start=1):
        size = f"X {X.shape}"
        call(MLP, net, "forward", X.copy())
        loss = as_number(f"{MLP}: the loss", call(f"{MLP}.softmax", softmax, "get_loss", y.copy()))
        call(MLP, net, "backward")
        call(MLP, net, "update", lr)
        expected = oracle.cross_entropy(oracle.network_outputs(X, parameters)[-1], y)
        look = FIRST_LOSS if step == 1 else LATER
        assert_close(f"{MLP}: loss of step {step}, {size}", np.array(loss), np.array(expected), next_step=look)
        look = FIRST_STEP if step == 1 else LATER
        parameters = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
        now = network_parameters(net, parameters)
        for name, yours, right in zip(FULLY_CONNECTED, now, parameters, strict=True):
            for part, array, target in zip(("weight", "bias"), yours, right, strict=True):
                where = f"{MLP}: {name}.{part} after step {step}, {size}"
                assert_close(where, array, target, next_step=look)


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


def _away_from_kinks(
    sizes: tuple[int, ...], rows: tuple[int, ...], lr: float, rng: np.random.Generator
) -> tuple[list[tuple[Array, Array]], list[tuple[Array, Array]]]:
    """Parameters and batches whose whole trajectory stays away from where right answers may differ.

    Every neuron stays 1e-3 away from the kink of its ReLU: nearer, the rounding of float32 work could turn it on or
    off. Logits stay within ±3, so that every probability is above 1e-3: a tiny number inside the logarithm is allowed.
    And both ReLUs stop some signals and pass others in every batch of several examples: a layer that passes nothing
    sends no gradient down, and whatever backward does below would look right.
    """
    while True:
        start = parameters = _parameters(sizes, rng)
        batches = [(rng.normal(size=(N, sizes[0])), rng.integers(sizes[-1], size=N)) for N in rows]
        nearest, largest = np.inf, 0.0
        lively = not np.array_equal(batches[0][1], batches[1][1])  # labels that are kept from the first batch must show
        for X, y in batches:
            *hidden, logits = oracle.network_outputs(X, parameters)
            nearest = min(nearest, *(np.abs(Z).min() for Z in hidden))
            largest = max(largest, np.abs(logits).max())
            lively = lively and (len(X) == 1 or all(0.1 < (Z > 0).mean() < 0.9 for Z in hidden))
            parameters = oracle.sgd_step(parameters, oracle.network_gradients(X, y, parameters), lr)
        if nearest > 1e-3 and largest < 3.0 and lively:
            return start, batches
