"""Fixed point (定点数): a real number as an integer, a position and a scale."""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import DTypeLike

from course_lib.types import Array

_FARTHEST = 1000
"""Positions beyond ± this leave the range of float64."""

_TABLE_FROM = 1 << 16
"""From this many float16 numbers on, looking each up among all 65 536 is faster than rounding each."""

_PIECE = 1 << 14
"""How many numbers are worked on together, so that they stay in the cache."""


@dataclass(frozen=True)
class Format:
    """Signed integers q of `bits` bits that stand for  r = q · 2^position / scale   [eq:fixed-point]."""

    bits: int = 8
    position: int = 0
    scale: float = 1.0

    def __post_init__(self) -> None:
        if self.bits not in (8, 16):
            raise ValueError(f"The machine multiplies integers of 8 or 16 bits, got {self.bits}.")
        if not (self.scale > 0 and math.isfinite(self.scale)):
            raise ValueError(f"A scale must be positive and finite, got {self.scale}.")
        if not abs(self.position) <= _FARTHEST:
            raise ValueError(f"A position must lie in [−{_FARTHEST}, {_FARTHEST}], got {self.position}.")

    @property
    def step(self) -> float:
        """The distance between neighbouring numbers: 2^position / scale."""
        return 2.0**self.position / self.scale

    @property
    def lowest(self) -> int:
        """The smallest integer, −2^(bits − 1): below it numbers saturate (饱和)."""
        return -(1 << self.bits - 1)

    @property
    def highest(self) -> int:
        """The largest integer, 2^(bits − 1) − 1: above it numbers saturate."""
        return (1 << self.bits - 1) - 1


def round_half_away(x: Array) -> Array:
    """Return the nearest whole numbers, ties away from zero: 0.5 → 1, 1.5 → 2, −0.5 → −1 (四舍五入)."""
    whole = np.trunc(x)
    up = _fraction(x, whole) >= 0.5  # to add a half first would turn 0.49999999999999994 into 1
    return whole + np.copysign(up, x)


def round_half_even(x: Array) -> Array:
    """Return the nearest whole numbers, ties to the even one: 0.5 → 0, 1.5 → 2, as IEEE 754 and ONNX round."""
    return np.rint(x)


ROUNDINGS: dict[str, Callable[[Array], Array]] = {"half_away": round_half_away, "half_even": round_half_even}
"""Name → function from an array to whole numbers. They differ on ties only; which the hardware takes is not public."""


def quantise(x: Array, form: Format, *, rounding: str = "half_away") -> tuple[Array, int]:
    """Return (q, how many saturated):  q = round(x · scale / 2^position), clipped to the range   [eq:fixed-point].

    x any shape, float16, float32 or float64; ±∞ saturates. q has its shape, int8 or int16. Rounding sees the exact
    product. The range is −2^(n−1) … 2^(n−1) − 1 (whether the hardware clips at −127 instead is not public);
    a number saturates where its rounded value lies outside.

    Raises TypeError for another dtype, ValueError for NaN and for a rounding that is not in ROUNDINGS.
    """
    x = np.asarray(x)
    if x.dtype not in (np.float16, np.float32, np.float64):
        raise TypeError(f"Only float16, float32 or float64 numbers can be quantised, got {x.dtype}.")
    if rounding not in ROUNDINGS:
        raise ValueError(f"Unknown rounding {rounding!r}. Choose one of: {', '.join(ROUNDINGS)}.")
    if x.dtype == np.float16 and x.size >= _TABLE_FROM:
        convert = functools.partial(_look_up, table=_table(form, rounding))
    else:
        convert = functools.partial(_round, form=form, rounding=rounding)
    flat = np.ascontiguousarray(x).reshape(-1)
    q, state = np.empty(flat.shape, f"int{form.bits}"), np.empty(flat.shape, np.uint8)
    for start in range(0, flat.size, _PIECE):
        piece = slice(start, start + _PIECE)
        q[piece], state[piece] = convert(flat[piece])
    if state.max(initial=0) == _NAN:
        where = np.unravel_index(int(state.argmax()), x.shape)
        raise ValueError(f"NaN has no fixed-point number, first found at index {tuple(map(int, where))}.")
    return q.reshape(x.shape), int(np.count_nonzero(state))


def dequantise(q: Array, form: Format, dtype: DTypeLike = np.float32) -> Array:
    """Return  r = q · 2^position / scale   [eq:fixed-point], rounded to `dtype`; beyond its range, ±∞."""
    with np.errstate(over="ignore"):
        return (np.ldexp(np.asarray(q, np.float64), form.position) / form.scale).astype(dtype)


def format_for(largest: float, *, bits: int = 8, scaled: bool = True) -> Format:
    """Return the finest format of `bits` bits in which ±`largest` does not saturate.

    position = ⌈log₂(largest / (2^(n−1) − 1))⌉. With `scaled`, the scale (from 1 to 2) then stretches `largest` to the
    highest integer; without, it is 1 and the step a power of two. `largest` 0 gives position 0 and scale 1.

    Raises ValueError unless `largest` is finite and at least 0.   Source: the lab's manual.
    """
    highest = Format(bits).highest
    _check_largest(largest)
    if largest == 0:
        return Format(bits)
    mantissa, exponent = math.frexp(largest)  # exact, where a logarithm would round
    stretch = highest / (highest + 1) / mantissa
    position = exponent - (bits - 1)
    if stretch < 1:
        stretch, position = 2 * stretch, position + 1
    return Format(bits, position, stretch if scaled else 1.0)


def quant_tool_format(largest: float) -> Format:
    """Return what the lab's QuantTool finds for numbers up to ±`largest`: 8 bits, p = log₂(largest / 127) truncated.

    A positive p has 1 added first, so where p is exactly 1, 2, … the position is one above `format_for`'s, and the
    scale is 2. `largest` 0 gives position 0 and scale 1. Raises ValueError unless `largest` is finite and at least 0.
    """
    _check_largest(largest)
    if largest == 0:
        return Format()
    p = math.log2(largest / 127)
    position = int(p + 1 if p > 0 else p)
    return Format(8, position, math.ldexp(127 / largest, position))


_NAN = 2
"""How the state of a number says that it is none; 1 says saturated, 0 neither."""


def _round(x: Array, form: Format, rounding: str) -> tuple[Array, Array]:
    """Return integers and states of the numbers `x` (N,)."""
    factor = math.ldexp(form.scale, -form.position)
    with np.errstate(over="ignore", invalid="ignore"):  # ±∞ saturates, and a NaN stays one
        x = x.astype(np.float64)
        product = x * factor
    if math.frexp(factor)[0] != 0.5:  # not a power of two: the product was rounded, and may have become a tie
        ties = np.flatnonzero(_fraction(product, np.trunc(product)) == 0.5)
        product[ties] = [_beside_the_tie(r, factor, p) for r, p in zip(x[ties], product[ties], strict=True)]
    whole = ROUNDINGS[rounding](product)
    state = ((whole < form.lowest) | (whole > form.highest)).view(np.uint8)
    nan = np.isnan(whole)
    state[nan], whole[nan] = _NAN, 0
    return whole.clip(form.lowest, form.highest).astype(f"int{form.bits}"), state


def _fraction(x: Array, whole: Array) -> Array:
    """Return |x − whole|, exact where whole = trunc(x); NaN for ±∞."""
    with np.errstate(invalid="ignore"):
        return np.abs(x - whole)


def _beside_the_tie(r: float, factor: float, product: float) -> float:
    """Return `product`, which is r · factor rounded, or its neighbour on the side where the exact product lies."""
    exact, rounded = Fraction(r) * Fraction(factor), Fraction(product)
    return product if exact == rounded else float(np.nextafter(product, math.inf if exact > rounded else -math.inf))


@functools.lru_cache(maxsize=64)
def _table(form: Format, rounding: str) -> tuple[Array, Array]:
    """Return integers and states of all float16 numbers, in the order of their bit patterns."""
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    return _round(every, form, rounding)


def _look_up(x: Array, table: tuple[Array, Array]) -> tuple[Array, Array]:
    """Return integers and states of the float16 numbers `x` (N,)."""
    integers, states = table
    pattern = x.view(np.uint16)  # each has its place in the table, so nothing wraps; "wrap" saves a check
    return integers.take(pattern, mode="wrap"), states.take(pattern, mode="wrap")


def _check_largest(largest: float) -> None:
    if not (math.isfinite(largest) and largest >= 0):
        raise ValueError(f"The largest magnitude must be finite and at least 0, got {largest}.")
