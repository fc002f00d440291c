"""The networks and images that the judge draws for the lab on inference with the chip."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

import numpy as np

from autograder.hidden.lab6_measures import Parameters
from autograder.oracles import dlp_network as oracle
from course_lib.checks.dlp_reading import Pair, QuantParams
from course_lib.types import Array

SIZES = ((7, 5, 3, 4), (4, 9, 6, 3), (11, 2, 8, 5))  # never square, so that a missing transpose shows
BATCHES = (3, 1, 5)  # images at a time, for a network of each of these sizes

LATER = " in a later call"
BETWEEN = " with grey values between two whole numbers"
DARK = ", grey values 0 and 1, the last image black"
SPECIAL = {
    LATER: "the answers of a call are those of its own images, whatever came before; ",
    BETWEEN: "a grey value may be a float such as 0.5 or 17.8, and is multiplied as it is; ",
    DARK: "dark images are images: scale and send them as all others; ",
}
"""What may be special in the images of a call, and the next step for who stumbles over it."""


def normal_parameters(sizes: tuple[int, ...], rng: np.random.Generator, *, sure: bool = False) -> Parameters:
    """Normal weights that keep the size of a signal, and biases that are not 0.

    Where it is `sure`, logits are larger: probabilities near 0 and 1, as those of a trained network.
    """
    drawn = _drawn(sizes, rng)
    while not _awake(drawn, rng):
        drawn = _drawn(sizes, rng)
    if sure:
        drawn[-1] = (10 * drawn[-1][0], 10 * drawn[-1][1])
    return [(W.astype(np.float32), b.astype(np.float32)) for W, b in drawn]


def _drawn(sizes: tuple[int, ...], rng: np.random.Generator) -> Parameters:
    he = [(rng.normal(scale=(2 / pair[0]) ** 0.5, size=pair), pair[1]) for pair in itertools.pairwise(sizes)]
    return [(W, rng.choice([-1, 1], size=n) * rng.uniform(0.2, 0.6, size=n)) for W, n in he]


def _awake(parameters: Parameters, rng: np.random.Generator) -> bool:
    """Whether nearly every image gets through both ReLU: a network that answers with its biases hides mistakes."""
    H = rng.uniform(size=(50, len(parameters[0][0])))
    for W, b in parameters[:-1]:
        H = np.maximum(H @ W + b, 0)
        if (H.max(axis=1) > 0.1).mean() < 0.9:
            return False
    return True


def quantised(
    sizes: tuple[int, ...], rng: np.random.Generator, *, sure: bool = False
) -> tuple[Parameters, QuantParams]:
    """A network whose layers live in far different ranges, and formats that hold them: positions of either sign."""
    (W1, b1), (W2, b2), (W3, b3) = normal_parameters(sizes, rng, sure=sure)
    c1, c2 = np.exp2(rng.uniform(8, 9)), np.exp2(-rng.uniform(4, 5))
    parameters = [(W1 * c1, b1 * c1), (W2 * (c2 / c1), b2 * c2), (W3 / c2, b3)]
    parameters = [(W.astype(np.float32), b.astype(np.float32)) for W, b in parameters]
    X = rng.integers(0, 256, size=(12, sizes[0])) / 255
    inputs = [_pair(signal) for signal in oracle.hidden_signals(X, parameters)]
    return parameters, QuantParams(tuple(inputs), tuple(_pair(W) for W, _ in parameters))


def grey_images(inputs: int, batch: int, rng: np.random.Generator) -> Iterator[tuple[str, Array]]:
    """Yield images (N, inputs), grey values 0 … 255, for one call after the other, and what is special in them.

    Bytes and floats, whole ones and others; a full batch, several, a part of one; the same number of images twice.
    """
    drawn = rng.integers(0, 256, size=(13 * batch + 2, inputs)).astype(np.uint8)
    drawn[:, 0] = np.maximum(drawn[:, 0], 128)
    yield "", drawn[:batch].copy()
    yield "", drawn[batch : batch + 1].astype(np.float64)
    yield "", drawn[-2 * batch - 1 :].copy()
    yield LATER, drawn[batch : 2 * batch].astype(np.float64)
    yield BETWEEN, rng.uniform(0, 255, size=(2 * batch - 1, inputs))
    dark = rng.integers(0, 2, size=(batch + 1, inputs)).astype(np.uint8)
    dark[0, 0], dark[-1] = 1, 0  # the last one stands in a batch of its own
    yield DARK, dark
    many = drawn[: 11 * batch + 2].copy()
    many[-1] = many[0]  # the same image may come twice
    yield "", many


def _pair(R: Array) -> Pair:
    """A format in which the numbers R just fit, its scale a float32."""
    largest = max(float(np.abs(R).max()), 1e-3)
    position = math.ceil(math.log2(largest / 127))
    return position, float(np.float32(127 * 2.0**position / largest))
