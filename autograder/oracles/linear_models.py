"""Slow, obvious answers for the lab on linear models: loops over numbers, straight from the sum signs.

ŵ = [w₀, w₁, …] holds the start w₀ first; a perceptron keeps w (n,) and b apart, as the lecture does.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np

from course_lib.types import Array

Plane = tuple[list[float], float]


def predict(w_hat: Array, X: Array) -> Array:
    """ŷ (N,): w₀ + Σ wᵢ xᵢ for each row of X (N, n)."""
    return np.array(
        [float(w_hat[0]) + sum(float(w) * float(x) for w, x in zip(w_hat[1:], row, strict=True)) for row in X]
    )


def loss(w_hat: Array, X: Array, y: Array) -> float:
    """½ Σ (ŷ − y)², a sum over the examples."""
    return sum((guess - float(target)) ** 2 for guess, target in zip(predict(w_hat, X), y, strict=True)) / 2


def gradient(w_hat: Array, X: Array, y: Array) -> Array:
    """∂L/∂wᵢ = Σ (ŷ − y) xᵢ with x₀ = 1, one weight at a time."""
    result = np.zeros(len(w_hat))
    for guess, target, row in zip(predict(w_hat, X), y, X, strict=True):
        for i, x in enumerate([1.0, *row]):
            result[i] += (guess - float(target)) * float(x)
    return result


def closed_form(X: Array, y: Array) -> Array:
    """The ŵ that solves the normal equations, by elimination with fractions: no rounding anywhere."""
    rows = [[Fraction(1), *(Fraction(float(x)) for x in row)] for row in X]
    targets = [Fraction(float(t)) for t in y]
    size = len(rows[0])
    table = [
        [sum((r[i] * r[j] for r in rows), Fraction(0)) for j in range(size)]
        + [sum((r[i] * t for r, t in zip(rows, targets, strict=True)), Fraction(0))]
        for i in range(size)
    ]
    for i in range(size):
        pivot = next(k for k in range(i, size) if table[k][i] != 0)
        table[i], table[pivot] = table[pivot], table[i]
        table[i] = [entry / table[i][i] for entry in table[i]]
        for k in range(size):
            if k != i:
                table[k] = [a - table[k][i] * b for a, b in zip(table[k], table[i], strict=True)]
    return np.array([float(row[-1]) for row in table])


def descend(X: Array, y: Array, alpha: float, steps: int) -> tuple[Array, list[float]]:
    """ŵ after `steps` steps of ŵ ← ŵ − α/N ∂L/∂ŵ from 0, and L/N before each step and at the end."""
    w_hat = np.zeros(X.shape[1] + 1)
    losses = [loss(w_hat, X, y) / len(y)]
    for _ in range(steps):
        w_hat = w_hat - alpha * gradient(w_hat, X, y) / len(y)
        losses.append(loss(w_hat, X, y) / len(y))
    return w_hat, losses


def largest_alpha(X: Array) -> float:
    """2/λ, with λ the largest eigenvalue of the second derivatives of L/N, which are Σ xᵢ xⱼ / N with x₀ = 1."""
    rows = [[1.0, *(float(x) for x in row)] for row in X]
    size = len(rows[0])
    second = [[sum(row[i] * row[j] for row in rows) / len(rows) for j in range(size)] for i in range(size)]
    return 2 / float(np.linalg.eigvalsh(np.array(second))[-1])


def standardise(X: Array) -> tuple[Array, Array]:
    """The mean of each column and the root of its mean squared distance from it; 1 for a column that never changes."""
    N, columns = X.shape
    mean = [sum(float(row[i]) for row in X) / N for i in range(columns)]
    std = [(sum((float(row[i]) - mean[i]) ** 2 for row in X) / N) ** 0.5 for i in range(columns)]
    return np.array(mean), np.array([s if len(set(X[:, i])) > 1 else 1.0 for i, s in enumerate(std)])


def raw_weights(w_hat: Array, mean: Array, std: Array) -> Array:
    """ŵ for raw inputs, read off its own predictions: at the origin stands w₀, one unit along axis i adds wᵢ."""
    places = np.vstack([np.zeros(len(mean)), np.eye(len(mean))])
    start, *others = predict(
        w_hat, np.array([[(x - m) / s for x, m, s in zip(p, mean, std, strict=True)] for p in places])
    )
    return np.array([start, *(other - start for other in others)])


def signed_distance(w: Array, b: float, X: Array) -> Array:
    """(w·x + b)/‖w‖ of each row of X (N, n)."""
    length = sum(float(part) ** 2 for part in w) ** 0.5
    return np.array([_score(list(map(float, w)), b, row) / length for row in X])


def perceptron_loss(w: Array, b: float, X: Array, y: Array) -> float:
    """−Σ y (w·x + b) over the points on the wrong side."""
    margins = [float(label) * _score(list(map(float, w)), b, row) for row, label in zip(X, y, strict=True)]
    return sum(-margin for margin in margins if margin < 0)


def update(w: Sequence[float], b: float, x: Sequence[float], label: float, alpha: float) -> Plane | None:
    """The plane after one misclassified example, or None when x lies on its right side, off the plane."""
    if label * _score(w, b, x) > 0:
        return None
    return [float(part) + alpha * label * float(value) for part, value in zip(w, x, strict=True)], b + alpha * label


def train(w: Array, b: float, X: Array, y: Array, alpha: float, max_passes: int) -> tuple[Array, float, list[int]]:
    """Pass after pass through the rows in their order; w, b and the number of updates of each pass."""
    plane: Plane = (list(map(float, w)), float(b))
    updates: list[int] = []
    while len(updates) < max_passes and (not updates or updates[-1] > 0):
        updates.append(0)
        for row, label in zip(X, y, strict=True):
            moved = update(*plane, row, float(label), alpha)
            if moved:
                plane = moved
                updates[-1] += 1
    return np.array(plane[0]), plane[1], updates


def _score(w: Sequence[float], b: float, x: Sequence[float]) -> float:
    return sum(part * float(value) for part, value in zip(w, x, strict=True)) + float(b)


def held_out_error(F: Array, y: Array, F_new: Array, y_new: Array) -> float:
    """Fit a linear model in the features F (N, K) to y; the root of its mean squared error on rows that it never saw.

    Columns are brought to one size first, so that a feature in metres and one in kilometres count alike.
    """
    size = np.sqrt(np.mean(F**2, axis=0))
    size[size == 0] = 1.0
    w_hat = np.linalg.lstsq(np.column_stack([np.ones(len(F)), F / size]), y, rcond=None)[0]
    guesses = np.column_stack([np.ones(len(F_new)), F_new / size]) @ w_hat
    return float(np.sqrt(np.mean((guesses - y_new) ** 2)))
