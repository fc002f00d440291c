"""Starting values for weights: random, so that units differ, and scaled, so that signals keep their size.

Each is named after its paper. Notes in circulation swap them: He's is √(2/I), Xavier's √(2/(I + O)), LeCun's √(1/I).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from course_lib.arguments import floating, generator, not_negative, whole
from course_lib.types import Array

Shape = tuple[int, int]
"""(I, O): inputs and outputs of the layer."""


def zeros(shape: Shape, *, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return zeros (I, O). Right for biases; as weights, all units stay alike. `rng` is not used."""
    floating("Weights", dtype)
    return np.zeros(shape, dtype)


def normal(shape: Shape, *, std: float, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn from N(0, std²)."""
    floating("Weights", dtype)
    generator("rng", rng)
    return (not_negative("std", std) * rng.standard_normal(shape)).astype(dtype)


def uniform(shape: Shape, *, limit: float, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn evenly from [−limit, limit)."""
    floating("Weights", dtype)
    generator("rng", rng)
    not_negative("limit", limit)
    return rng.uniform(-limit, limit, shape).astype(dtype)


def lecun(shape: Shape, *, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn from N(0, 1/I), which keeps the variance forward   [eq:lecun].

    Source: LeCun et al. 1998.
    """
    return normal(shape, std=float(np.sqrt(1 / _units(shape[0]))), rng=rng, dtype=dtype)


def xavier(shape: Shape, *, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn from N(0, 2/(I + O)), a compromise of forward and backward pass, made for tanh.

    [eq:xavier]  Source: Glorot and Bengio 2010, eq. 12.
    """
    return normal(shape, std=float(np.sqrt(2 / _units(shape[0] + shape[1]))), rng=rng, dtype=dtype)


def he(shape: Shape, *, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn from N(0, 2/I), made for ReLU   [eq:he].  Source: He et al. 2015, eq. 10."""
    return normal(shape, std=float(np.sqrt(2 / _units(shape[0]))), rng=rng, dtype=dtype)


def _units(number: int) -> int:
    return whole("The number of inputs and outputs", number, least=1)
