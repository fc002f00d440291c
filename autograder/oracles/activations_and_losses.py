"""Activations and losses, slowly: one number at a time, from the printed formula, with Python's own mathematics.

The last three functions know no rounding to speak of: they compute with 400 decimal digits.
Nothing here shares a line with the engine or with a student, so agreement means something.
"""

from __future__ import annotations

import decimal
import math
from collections.abc import Callable, Sequence

import numpy as np

from course_lib.types import Array

DIGITS = decimal.Context(prec=400, Emin=-99_999, Emax=99_999)


def _each(function: Callable[[float], float], z: Array) -> Array:
    """The function of every entry, in float64."""
    out = np.zeros(z.shape)
    for entry in np.ndindex(*z.shape):
        out[entry] = function(float(z[entry]))
    return out


def _sigma(z: float) -> float:
    """1 / (1 + e^(−z)); for negative z both sides of the fraction are multiplied by e^z, which cannot overflow."""
    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))


def _ln_one_plus_exp(z: float) -> float:
    """ln(1 + e^z); for positive z with e^z taken out of the logarithm, so that nothing overflows."""
    return math.log1p(math.exp(z)) if z <= 0 else z + math.log1p(math.exp(-z))


def sigmoid(z: Array) -> tuple[Array, Array]:
    """σ(z) and σ(z) σ(−z)   [eq:sigmoid] [eq:sigmoid-back]."""
    return _each(_sigma, z), _each(lambda v: _sigma(v) * _sigma(-v), z)


def tanh(z: Array) -> tuple[Array, Array]:
    """2 σ(2z) − 1 and 4 σ(2z) σ(−2z)   [eq:tanh]."""
    return _each(lambda v: 2 * _sigma(2 * v) - 1, z), _each(lambda v: 4 * _sigma(2 * v) * _sigma(-2 * v), z)


def prelu(z: Array, alpha: float) -> tuple[Array, Array, Array]:
    """The value, the slope in z, and the slope in α   [eq:leaky-relu]; at z = 0 the slope in z is α here."""
    value = _each(lambda v: v if v > 0 else alpha * v, z)
    return value, _each(lambda v: 1.0 if v > 0 else alpha, z), _each(lambda v: 0.0 if v > 0 else v, z)


def elu(z: Array, alpha: float) -> tuple[Array, Array]:
    """z, or α (e^z − 1) where z ≤ 0, and the slope   [eq:elu]; at z = 0 it is α here."""
    value = _each(lambda v: v if v > 0 else alpha * (math.exp(v) - 1), z)
    return value, _each(lambda v: 1.0 if v > 0 else alpha * math.exp(v), z)


def softplus(z: Array) -> tuple[Array, Array]:
    """ln(1 + e^z) and σ(z)   [eq:softplus]."""
    return _each(_ln_one_plus_exp, z), _each(_sigma, z)


def squared_error(y: Array, y_hat: Array) -> tuple[float, Array]:
    """1/(2N) Σ (ŷ − y)² and (ŷ − y)/N   [eq:squared-error] [eq:squared-error-back]."""
    return _mean_of(lambda e: e * e / 2, lambda e: e, y, y_hat)


def absolute_error(y: Array, y_hat: Array) -> tuple[float, Array]:
    """1/N Σ |ŷ − y| and its slopes, 0 at the kink   [eq:absolute-error]."""
    return _mean_of(abs, lambda e: float(e > 0) - float(e < 0), y, y_hat)


def smooth_l1(y: Array, y_hat: Array, beta: float) -> tuple[float, Array]:
    """A parabola within ±β, lines beyond   [eq:smooth-l1]."""
    return _mean_of(
        lambda e: e * e / (2 * beta) if abs(e) < beta else abs(e) - beta / 2,
        lambda e: e / beta if abs(e) < beta else math.copysign(1.0, e),
        y,
        y_hat,
    )


def _mean_of(
    cost: Callable[[float], float], slope: Callable[[float], float], y: Array, y_hat: Array
) -> tuple[float, Array]:
    N = len(y)
    residuals = [float(y_hat[n]) - float(y[n]) for n in range(N)]
    return sum(cost(e) for e in residuals) / N, np.array([slope(e) / N for e in residuals])


def binary_cross_entropy(y: Array, z: Array) -> tuple[float, Array]:
    """−1/N Σ [y ln σ(z) + (1 − y) ln σ(−z)] and (σ(z) − y)/N   [eq:binary-cross-entropy], ln σ(z) = −ln(1 + e^(−z))."""
    N = len(y)
    total = sum(_ln_one_plus_exp(-float(z[n])) if y[n] == 1 else _ln_one_plus_exp(float(z[n])) for n in range(N))
    return total / N, np.array([(_sigma(float(z[n])) - float(y[n])) / N for n in range(N)])


def logistic_loss(y: Array, z: Array) -> tuple[float, Array]:
    """1/N Σ ln(1 + e^(−y z)) and −y σ(−y z)/N   [eq:logistic-loss]."""
    N = len(y)
    margins = [float(y[n]) * float(z[n]) for n in range(N)]
    slopes = [-float(y[n]) * _sigma(-margins[n]) / N for n in range(N)]
    return sum(_ln_one_plus_exp(-m) for m in margins) / N, np.array(slopes)


def softmax_cross_entropy(Y: Array, Z: Array) -> tuple[float, Array]:
    """−1/N Σ Σ Y ln p and (P − Y)/N   [eq:cross-entropy-one-hot] [eq:softmax-back], with ln p = z − ln Σ e^z."""
    (N, K), total = Z.shape, 0.0
    dZ = np.zeros((N, K))
    for n in range(N):
        largest = max(float(v) for v in Z[n])
        ln_sum = largest + math.log(sum(math.exp(float(v) - largest) for v in Z[n]))
        for k in range(K):
            ln_p = float(Z[n, k]) - ln_sum
            if Y[n, k]:
                total -= ln_p
            dZ[n, k] = (math.exp(ln_p) - float(Y[n, k])) / N
    return total / N, dZ


def neuron_gradients(loss: str, X: Array, y: Array, w: Array, b: float) -> tuple[Array, float]:
    """∂L/∂w (I,) and ∂L/∂b of one neuron σ(X w + b) for "squared error" or "cross-entropy"   [eq:errata-mse]
    [eq:errata-cross-entropy]."""
    N, inputs = X.shape
    dw, db = np.zeros(inputs), 0.0
    for n in range(N):
        z = sum(float(X[n, i]) * float(w[i]) for i in range(inputs)) + b
        slope = _sigma(z) - float(y[n])
        if loss == "squared error":
            slope *= _sigma(z) * _sigma(-z)
        db += slope / N
        for i in range(inputs):
            dw[i] += slope * float(X[n, i]) / N
    return dw, db


def table_slopes(x: Array, f: Array) -> Array:
    """The central difference at every inner point of a table   [eq:central-difference]."""
    return np.array([(float(f[i + 1]) - float(f[i - 1])) / (2 * float(x[1] - x[0])) for i in range(1, len(x) - 1)])


def exact_log_sigmoid(z: Array) -> Array:
    """ln σ(z), every digit right."""
    return np.array([float(_sigma_in_full(float(v)).ln(DIGITS)) for v in z])


def exact_sigmoid_gap(a: Array, b: Array) -> Array:
    """σ(a) − σ(b), every digit right."""
    pairs = zip(a.tolist(), b.tolist(), strict=True)
    return np.array([float(DIGITS.subtract(_sigma_in_full(u), _sigma_in_full(v))) for u, v in pairs])


def exact_log_mean_exp(Z: Array) -> Array:
    """ln of the mean of e^z in every row of Z, every digit right."""
    return np.array([float(_log_mean_exp_in_full(row)) for row in Z.tolist()])


def _log_mean_exp_in_full(row: Sequence[float]) -> decimal.Decimal:
    total = decimal.Decimal(0)
    for v in row:
        total = DIGITS.add(total, decimal.Decimal(v).exp(DIGITS))
    return DIGITS.divide(total, decimal.Decimal(len(row))).ln(DIGITS)


def _sigma_in_full(z: float) -> decimal.Decimal:
    one = decimal.Decimal(1)
    return DIGITS.divide(one, DIGITS.add(one, decimal.Decimal(-z).exp(DIGITS)))
