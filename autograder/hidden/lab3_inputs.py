"""What the hidden checks of the layers in the lab on the three-layer network hand to a layer: from `rng`, all of it."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.layers import fully_connected
from course_lib.types import Array

RARE = (
    "the true class has a probability of 1 in 20 001 here: a small p is neither cut off nor raised (1e-8 inside the "
    "logarithm would not show), its −ln is large, and the example counts in full."
)
SURE = (
    "the true class has a probability of 3000 in 3001 here: what is small counts too, nothing is rounded or left out."
)


def linear_case(
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


def classified(rng: np.random.Generator) -> tuple[list[tuple[Array, Array]], list[tuple[Array, Array]]]:
    """Logits and classes, in two lists: few classes of like logits, where no p is tiny; then others of several shapes.

    One example, many of them, all of one class, all logits equal.
    """
    one, six, five = (
        (rng.normal(size=shape), rng.integers(shape[1], size=shape[0])) for shape in ((1, 3), (6, 4), (5, 10))
    )
    same_shape = (rng.normal(size=(6, 4)).astype(np.float32), (six[1] + 1) % 4)  # nothing of the first may remain
    same_class = (rng.normal(size=(4, 3)), np.full(4, rng.integers(3)))
    equal = (np.zeros((3, 5)), rng.integers(5, size=3))
    many = rng.permutation(np.resize(np.arange(12), 130))  # more than ten classes, and each of them occurs
    return [one, equal], [six, same_shape, five, same_class, (rng.normal(scale=2.0, size=(130, 12)), many)]


def lopsided(rng: np.random.Generator) -> list[tuple[Array, Array, str]]:
    """One example of class 0 whose probability is nearly 0, and one whose is nearly 1, each with the next step.

    They are compared with a rough tolerance: float32 and a tiny number inside the logarithm may show a little.
    """
    K = int(rng.integers(3, 9))
    cases = []
    for odds, step in ((1 / 20_000, RARE), (3000.0, SURE)):
        Z = np.zeros((1, K))
        Z[0, 0] = np.log(odds * (K - 1))
        cases.append((Z, np.array([0]), step))
    return cases


def large(shape: tuple[int, int], rng: np.random.Generator) -> Array:
    """Logits of ±1000. The first of several rows lies far below the last: one maximum for all rows is not enough."""
    Z = 1000.0 * np.sign(rng.normal(size=shape))
    Z[0], Z[-1, 0] = -1000.0, 1000.0
    return Z
