"""Starting values for weights: random, so that units differ, and scaled, so that signals keep their size."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from course_lib.types import Array


def normal(shape: tuple[int, int], *, std: float, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn from N(0, std²)."""
    return (std * rng.standard_normal(shape)).astype(dtype)


def he(shape: tuple[int, int], *, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Array:
    """Return weights (I, O) drawn from N(0, 2/I), made for ReLU   [eq:he].  Source: He et al. 2015, eq. 10."""
    return normal(shape, std=float(np.sqrt(2 / shape[0])), rng=rng, dtype=dtype)
