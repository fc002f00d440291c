"""What the lab's two libraries answer, slowly: float64 for pycnnl, integers and float16 for pycnml, straight from their
definition. Nothing here shares a line with the simulated chip.

A number format is a pair (position, scale): the integer q of 8 bits stands for q · 2^position / scale.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from autograder.oracles.three_layer_network import softmax
from course_lib.types import Array

Parameters = Sequence[tuple[Array, Array]]
"""Weight W (in, out) and bias b (out,) of each layer, from input to output."""

Pair = tuple[int, float]
"""Position and scale."""


def probabilities(X: Array, parameters: Parameters) -> Array:
    """Softmax of the logits of X (N, I): h ← max(0, h W + b) on the way, the last layer without ReLU; float64."""
    signals = hidden_signals(X, parameters)
    W, b = parameters[-1]
    return softmax(_linear(signals[-1], W, b))


def hidden_signals(X: Array, parameters: Parameters) -> list[Array]:
    """The input of every layer, in float64: what a calibration watches."""
    signals = [X.astype(np.float64)]
    for W, b in parameters[:-1]:
        signals.append(np.maximum(_linear(signals[-1], W, b), 0.0))
    return signals


def integer(r: float, pair: Pair) -> int:
    """round(r · scale / 2^position), ties away from zero, cut to −128 … 127. Exact: whole numbers round nothing."""
    above, below = abs(r).as_integer_ratio()
    factor = _factor(pair)
    above, below = above * factor.numerator, below * factor.denominator
    whole = (2 * above + below) // (2 * below)  # ⌊x + 1/2⌋ of x = above / below
    return max(-128, min(127, whole if r >= 0 else -whole))


def int8_probabilities(X: Array, parameters: Parameters, inputs: Sequence[Pair], filters: Sequence[Pair]) -> Array:
    """What pycnml answers for X (N, I), number by number.

    float16 → int8 neurons and weights → whole sums → times both steps, float16 → plus the float16 bias → ReLU.
    """
    H = X.astype(np.float32).astype(np.float16)
    for k, (W, b) in enumerate(parameters):
        q_W = [[integer(float(w), filters[k]) for w in row] for row in W.astype(np.float16)]
        both = step(inputs[k]) * step(filters[k])
        Z = np.zeros((len(H), W.shape[1]), np.float16)
        for n in range(len(H)):
            q = [integer(float(h), inputs[k]) for h in H[n]]
            for j in range(W.shape[1]):
                total = sum(q[i] * q_W[i][j] for i in range(len(q)))
                Z[n, j] = np.float16(np.float16(total * both) + np.float16(b[j]))
        H = np.maximum(Z, np.float16(0))
    return softmax(Z).astype(np.float16).astype(np.float64)


def int8_predict(X: Array, parameters: Parameters, inputs: Sequence[Pair], filters: Sequence[Pair]) -> Array:
    """The class (N,) that pycnml finds for each row of X (N, I).

    The same in whole arrays: 10 000 images number by number would take a day. Tests compare the two on small cases.
    Sums of 784 products below 2^14 are exact in float32.
    """
    with np.errstate(over="ignore"):
        H = X.astype(np.float16)
        for k, (W, b) in enumerate(parameters):
            total = _integers(H, inputs[k]) @ _integers(W.astype(np.float16), filters[k])
            both = step(inputs[k]) * step(filters[k])
            Z = (total.astype(np.float64) * both).astype(np.float16) + b.astype(np.float16)
            H = np.maximum(Z, np.float16(0))
    return Z.astype(np.float32).argmax(axis=1)


def _integers(R: Array, pair: Pair) -> Array:
    """`integer` of a whole float16 array, in float32: few float16 numbers are different, so each is done once."""
    position, scale = pair
    kinds = np.arange(1 << 16, dtype=np.uint16).view(np.float16).astype(np.float64)
    kinds[np.isnan(kinds)] = 0.0
    x = np.clip(kinds, -1e300, 1e300) * (scale * 2.0**-position)
    whole = np.clip(np.copysign(np.floor(np.abs(x) + 0.5), x), -128, 127).astype(np.float32)
    return whole[np.ascontiguousarray(R).view(np.uint16)]


def _linear(X: Array, W: Array, b: Array) -> Array:
    """y_nj = Σ_i x_ni w_ij + b_j in float64, one product a row: the sums are long, the numbers few."""
    return np.array([[sum(float(x) * float(w) for x, w in zip(row, W[:, j], strict=True)) + float(b[j])
                      for j in range(W.shape[1])] for row in X])  # fmt: skip


@functools.cache
def _factor(pair: Pair) -> Fraction:
    """scale / 2^position, exactly."""
    return Fraction(pair[1]) / Fraction(2) ** pair[0]


def step(pair: Pair) -> float:
    """The distance of neighbouring numbers: 2^position / scale."""
    return float(2.0 ** pair[0] / pair[1])
