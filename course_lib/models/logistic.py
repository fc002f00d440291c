"""Logistic and softmax regression: one linear layer, and the probability of each class."""

from __future__ import annotations

from typing import Self

import numpy as np

from course_lib.arguments import not_negative, positive, whole
from course_lib.maths.activations import sigmoid
from course_lib.maths.losses import binary_cross_entropy, softmax, softmax_cross_entropy
from course_lib.models.linear_regression import checked, inputs
from course_lib.types import Array


class _Descent:
    """What both share: full-batch gradient descent on L + θ/2 ‖W‖² (Frobenius), biases not penalised."""

    def __init__(self, *, theta: float = 0.0, learning_rate: float = 0.1, steps: int = 1000) -> None:
        self.theta = not_negative("θ", theta)
        self.learning_rate = positive("The learning rate", learning_rate)
        self.steps = whole("steps", steps, least=1)
        self.losses: list[float] = []  # L + θ/2 ‖W‖² before each step

    def _step(self, W: Array, b: Array, X: Array, loss: float, dZ: Array) -> None:
        """Move W (I, O) and b (O,) once, in place, for ∂L/∂Z (N, O)."""
        self.losses.append(loss + 0.5 * self.theta * float(np.vdot(W, W)))
        if not np.isfinite(self.losses[-1]):
            raise FloatingPointError(f"The loss is not finite in step {len(self.losses)}. Try a smaller learning rate.")
        W -= self.learning_rate * (X.T @ dZ + self.theta * W)
        b -= self.learning_rate * dZ.sum(axis=0)


class LogisticRegression(_Descent):
    """p(y = 1 | x) = σ(w · x + b), labels 0 and 1. After fit: w (I,), b, and the losses."""

    w: Array = np.empty(0)
    b: float = 0.0

    def fit(self, X: Array, y: Array) -> Self:
        """Descend `steps` times from w = 0 for X (N, I), y (N,)."""
        X, y = checked(X, y)
        if len(np.unique(y)) < 2:
            raise ValueError(f"Logistic regression needs both labels, 0 and 1, got only {y[0]}.")
        W, b = np.zeros((X.shape[1], 1)), np.zeros(1)
        self.losses = []
        for _ in range(self.steps):
            self._step(W, b, X, *binary_cross_entropy(X @ W + b, y))
        self.w, self.b = W[:, 0], float(b[0])
        return self

    def predict_proba(self, X: Array) -> Array:
        """Return p(y = 1 | x) (N,) for X (N, I)."""
        return sigmoid(inputs(X, self.w) @ self.w + self.b)

    def predict(self, X: Array) -> Array:
        """Return 0 or 1 for each row of X (N, I)."""
        return (inputs(X, self.w) @ self.w + self.b >= 0).astype(np.int64)

    def score(self, X: Array, y: Array) -> float:
        """Return the share of rows that are classified right."""
        return float(np.mean(self.predict(X) == y))


class SoftmaxRegression(_Descent):
    """p(y = k | x) is entry k of softmax(x W + b), classes 0 … O−1. After fit: W (I, O), b (O,), and the losses."""

    W: Array = np.empty((0, 0))
    b: Array = np.empty(0)

    def fit(self, X: Array, y: Array) -> Self:
        """Descend `steps` times from W = 0 for X (N, I), y (N,) of integer classes."""
        X, y = checked(X, y)
        if y.dtype.kind not in "iu" or y.min() < 0:
            raise ValueError(f"Softmax regression needs integer classes from 0, got {y.dtype}, smallest {y.min()}.")
        self.W, self.b = np.zeros((X.shape[1], int(y.max()) + 1)), np.zeros(int(y.max()) + 1)
        self.losses = []
        for _ in range(self.steps):
            self._step(self.W, self.b, X, *softmax_cross_entropy(X @ self.W + self.b, y))
        return self

    def predict_proba(self, X: Array) -> Array:
        """Return the probability of each class (N, O) for X (N, I)."""
        return softmax(inputs(X, self.W) @ self.W + self.b)

    def predict(self, X: Array) -> Array:
        """Return the likeliest class (N,) for X (N, I)."""
        return (inputs(X, self.W) @ self.W + self.b).argmax(axis=1)

    def score(self, X: Array, y: Array) -> float:
        """Return the share of rows that are classified right."""
        return float(np.mean(self.predict(X) == y))
