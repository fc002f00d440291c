"""Integer matrix products, exact: what the machine's multipliers and wide accumulators compute."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from course_lib.types import Array

_EXACT_K = {np.float32: 1 << 10, np.float64: 1 << 23}
"""How many products a floating-point sum holds exactly: 2^14 · 2^10 = 2^24 of int8, 2^30 · 2^23 = 2^53 of int16."""

_ROWS = 1000
"""How many rows of neurons are floating point at a time: 10 000 images need no second copy of their size."""


def accumulate(Q_x: Array, Q_w: Array, *, dtype: DTypeLike = np.int64) -> Array:
    """Return the exact sums of products  Q_x Q_w.   Q_x (M, K) · Q_w (K, N) · result (M, N), int8 or int16 each.

    Nothing overflows: at K = 4096 the sums of int16 need 43 bits. They are int64; `dtype` float64, which holds them
    exactly too, saves a conversion to who goes on in floating point.

    The products run in the processor's floating-point unit, int8 in float32 and int16 in float64, in pieces of K that
    are short enough for every partial sum, in any order, to be a whole number that the type holds.

    Raises TypeError for other dtypes, ValueError for shapes that do not fit.
    """
    for name, Q in (("Q_x", Q_x), ("Q_w", Q_w)):
        if Q.dtype not in (np.int8, np.int16):
            raise TypeError(f"{name} must be int8 or int16, got {Q.dtype}. Round it first: quantise(x, form).")
    if Q_x.ndim != 2 or Q_w.ndim != 2 or Q_x.shape[1] != Q_w.shape[0]:
        raise ValueError(f"Q_x (M, K) and Q_w (K, N) must share K, got {Q_x.shape} and {Q_w.shape}.")
    if np.dtype(dtype) not in (np.int64, np.float64):
        raise TypeError(f"Sums are int64 or float64, got {np.dtype(dtype)}.")
    exact = np.float32 if Q_x.dtype == Q_w.dtype == np.int8 else np.float64
    W: Array = Q_w.astype(exact)
    sums = np.empty((len(Q_x), Q_w.shape[1]), dtype)
    for first in range(0, len(Q_x), _ROWS):
        rows = slice(first, first + _ROWS)
        X: Array = Q_x[rows].astype(exact)
        k = _EXACT_K[exact]
        sums[rows] = X[:, :k] @ W[:k]  # (rows, k) @ (k, N) -> (rows, N)
        for start in range(k, len(W), k):
            sums[rows] += (X[:, start : start + k] @ W[start : start + k]).astype(dtype)
    return sums
