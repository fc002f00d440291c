"""Bring inputs to a scale that training likes. What is measured, is measured on the training inputs alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from course_lib.types import Array

WHITE = 255  # the largest grey value of a byte
_ROWS = 4096  # rows looked at together, so that measuring needs little memory beside X


def to_unit(X: Array, dtype: DTypeLike = np.float32) -> Array:
    """Return the grey values X (any shape, 0 … 255) as numbers between 0 and 1 of type `dtype`, same shape.

    Raises ValueError for other values: such images have been scaled already, or are none.
    """
    if X.dtype != np.uint8 and X.size and not (X.min() >= 0 and X.max() <= WHITE):
        raise ValueError(f"Grey values lie between 0 and {WHITE}, got {X.min()} … {X.max()}.")
    return np.divide(X, WHITE, dtype=dtype)


@dataclass(frozen=True, eq=False)
class Scaling:
    """X′ = (X − shift) / scale, column by column. Fit it on the training inputs, apply it to all inputs alike.

    shift (I,) and scale (I,) float64, scale > 0
    """

    shift: Array
    scale: Array

    def apply(self, X: Array, dtype: DTypeLike = np.float32) -> Array:
        """Return X′ (N, I) of type `dtype` for X (N, I). Raises ValueError where X has other columns."""
        self._check(X)
        working = np.result_type(X.dtype, dtype)  # float64 inputs are subtracted as such, whatever comes out
        X_scaled = np.subtract(X, self.shift, dtype=working)
        X_scaled /= self.scale.astype(working)
        return X_scaled.astype(dtype, copy=False)

    def undo(self, X_scaled: Array, dtype: DTypeLike = np.float32) -> Array:
        """Return X (N, I) of type `dtype` for X′ (N, I). Raises ValueError where X′ has other columns."""
        self._check(X_scaled)
        return (X_scaled * self.scale + self.shift).astype(dtype, copy=False)

    def _check(self, X: Array) -> None:
        if X.ndim != 2 or X.shape[1] != len(self.shift):
            raise ValueError(f"This scaling was fitted on X (N, {len(self.shift)}), got {X.shape}.")


def centre(X: Array) -> Scaling:
    """Return the scaling that gives every column of X (N, I) the mean 0   [eq:centre]."""
    _check_inputs(X)
    return Scaling(X.mean(axis=0, dtype=np.float64), np.ones(X.shape[1]))


def standardise(X: Array) -> Scaling:
    """Return the scaling that gives every column of X (N, I) the mean 0 and the standard deviation 1.

    [eq:standardise]  A column that never changes, such as a corner pixel of MNIST, is only centred.
    """
    mean = centre(X).shift
    blocks = range(0, len(X), _ROWS)
    variance = sum(((X[i : i + _ROWS] - mean) ** 2).sum(axis=0) for i in blocks) / len(X)
    return Scaling(mean, _or_one(X, np.sqrt(variance)))


def min_max(X: Array) -> Scaling:
    """Return the scaling that takes the smallest value of every column of X (N, I) to 0 and the largest to 1.

    [eq:min-max]  A column that never changes goes to 0.
    """
    _check_inputs(X)
    low = X.min(axis=0).astype(np.float64)
    return Scaling(low, _or_one(X, X.max(axis=0) - low))


def _or_one(X: Array, scale: Array) -> Array:
    """Return `scale` with 1 for columns that never change; what rounding leaves there must not be blown up."""
    return np.where((X.min(axis=0) == X.max(axis=0)) | (scale == 0), 1.0, scale)


def _check_inputs(X: Array) -> None:
    if X.ndim != 2 or not X.size:
        raise ValueError(f"Measuring inputs needs X (N, I) with at least one row and column, got {X.shape}.")
    if not np.isfinite(X).all():
        raise ValueError("X must hold finite numbers, got NaN or inf.")
