"""Bring inputs to a scale that training likes."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from course_lib.types import Array

WHITE = 255  # the largest grey value of a byte


def to_unit(X: Array, dtype: DTypeLike = np.float32) -> Array:
    """Return the grey values X (any shape, 0 … 255) as numbers between 0 and 1 of type `dtype`, same shape."""
    return np.divide(X, WHITE, dtype=dtype)
