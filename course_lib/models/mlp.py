"""The multilayer perceptron: linear layers with a bend between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import DTypeLike

from course_lib.arguments import whole
from course_lib.maths.initialisers import he
from course_lib.nn import Layer, Linear, ReLU, Sequential
from course_lib.types import Array


def mlp(
    sizes: Sequence[int],
    *,
    rng: np.random.Generator,
    activation: Callable[[], Layer] = ReLU,
    initialise: Callable[..., Array] = he,
    dtype: DTypeLike = np.float32,
) -> Sequential:
    """Return a network with `sizes[0]` inputs, `sizes[-1]` outputs (logits) and a bend after every hidden layer.

    mlp([784, 256, 128, 10], rng=rng) is the three-layer network of the lecture. Weights are He's   [eq:he] and bends
    are ReLUs unless told: `activation()` makes a layer that bends, `initialise` is one of maths.initialisers.
    """
    if len(sizes) < 2:
        raise ValueError(f"An MLP needs at least inputs and outputs, got sizes {list(sizes)}.")
    for size in sizes:
        whole("Every size of an MLP", size, least=1)
    layers: list[Layer] = []
    for inputs, outputs in pairwise(sizes):
        layers += [Linear.create(inputs, outputs, rng=rng, initialise=initialise, dtype=dtype), activation()]
    return Sequential(layers[:-1])  # the last layer gives logits: nothing behind it
