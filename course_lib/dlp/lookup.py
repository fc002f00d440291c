"""Quantisation by looking up: of the 65 536 float16 numbers, each is rounded once, and then read from a table.

The integers come out in a floating-point type that holds their sums of products exactly, ready for the processor's
own matrix product. They are those of `quantise`, which makes the table; only the way there is shorter.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from course_lib.dlp.fixed_point import Format, quantise
from course_lib.types import Array

_NEGATIVE = 0x8000
"""Bit patterns of float16 from here on are negative numbers; of both signs, larger patterns are larger magnitudes."""

_INFINITE = 0x7C00
"""The bit pattern of ∞; the patterns above it, up to the negative ones, are NaN."""

_EXACT_K = {"float32": 1 << 10, "float64": 1 << 23}
"""How many products a sum holds exactly: 2^14 · 2^10 = 2^24 of int8, 2^30 · 2^23 = 2^53 of int16."""


@dataclass(frozen=True)
class Table:
    """The integers of all float16 numbers in one format, by bit pattern, and from which patterns on they saturate."""

    integers: Array  # (65536,) float32 or float64
    positive: int  # the first saturated pattern, up to 0x8000
    negative: int  # the first saturated pattern, up to 0xFFFF + 1

    @classmethod
    @functools.lru_cache(maxsize=64)
    def of(cls, form: Format, rounding: str, dtype: str) -> Table:
        """Return the table of `form` with integers of `dtype`."""
        patterns = np.arange(1 << 16, dtype=np.uint16)
        integers = np.full(1 << 16, np.nan, dtype)
        first = []
        for sign in (0, _NEGATIVE):
            numbers = patterns[sign : sign + _INFINITE + 1]  # from 0 to ∞: magnitudes grow, so the last ones saturate
            integers[numbers], saturated = quantise(numbers.view(np.float16), form, rounding=rounding)
            first.append(sign + len(numbers) - saturated)
        return cls(integers, *first)

    def look_up(self, x: Array) -> tuple[Array, int]:
        """Return the integers of `x` (float16, any shape) and how many saturated. ValueError for NaN."""
        patterns = np.ascontiguousarray(x).view(np.uint16)
        if (patterns & 0x7FFF).max(initial=0) > _INFINITE:
            raise ValueError("NaN has no fixed-point number. Look for an overflow before this layer.")
        integers = self.integers.take(patterns, mode="wrap")  # every pattern has its place: nothing wraps
        high = np.count_nonzero(patterns >= self.positive) - np.count_nonzero(patterns >= _NEGATIVE)
        low = np.count_nonzero(patterns >= self.negative) if self.negative <= 0xFFFF else 0
        return integers, int(high + low)


def exact_sums(X: Array, W: Array) -> Array:
    """Return X W, exact.   X (M, K) whole numbers in float32 (of int8) or float64 (of int16) · W (K, N) integers

    Pieces of K are short enough for every partial sum, in any order, to be a whole number that the type holds.
    """
    k = _EXACT_K[X.dtype.name]
    sums: Array = X[:, :k] @ W[:k].astype(X.dtype)  # (M, k) @ (k, N) -> (M, N)
    for start in range(k, len(W), k):
        piece = slice(start, start + k)
        sums = np.add(sums, X[:, piece] @ W[piece].astype(X.dtype), dtype=np.float64)
    return sums
