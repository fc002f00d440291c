"""The perceptron: one plane between two classes, moved by every point on its wrong side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

import numpy as np

from course_lib.arguments import positive, whole
from course_lib.models.linear_regression import checked, inputs
from course_lib.types import Array


@dataclass(frozen=True)
class Update:
    """One update: the example that caused it, and w and b after it."""

    example: int
    w: Array
    b: float


class Perceptron:
    """H(x) = sign(w · x + b), labels −1 and +1.

    After fit: w (I,), b, `history` with every update for an animation, and `converged`. Source: Rosenblatt 1958; the
    lecture's stochastic form: a random misclassified point moves the plane by w ← w + α y x, b ← b + α y.
    """

    def __init__(self, *, learning_rate: float = 1.0, max_updates: int = 10_000) -> None:
        self.learning_rate = positive("The learning rate", learning_rate)
        self.max_updates = whole("max_updates", max_updates, least=1)
        self.w: Array = np.empty(0)
        self.b = 0.0
        self.history: list[Update] = []
        self.converged = False

    def fit(self, X: Array, y: Array, *, rng: np.random.Generator) -> Self:
        """Move the plane until no point of X (N, I) lies on the wrong side for y (N,), or max_updates are used up.

        A point on the plane counts as misclassified. On data that no plane separates, `converged` stays False.
        """
        return self._learn(X, y, lambda wrong: int(rng.choice(wrong)))

    def fit_in_turn(self, X: Array, y: Array) -> Self:
        """Do as `fit` does, but take the wrong points in turn: the next one behind the last, from the first row again.

        Nothing is random, so two equal states have the same future: on data that no plane separates, it can be seen
        to go in a circle.
        """
        return self._learn(X, y, lambda wrong: _next(wrong, self.history[-1].example if self.history else -1))

    def _learn(self, X: Array, y: Array, choose: Callable[[Array], int]) -> Self:
        X, y = checked(X, y)
        if not np.isin(y, (-1, 1)).all():
            raise ValueError(f"The perceptron needs labels −1 and +1, got {np.unique(y)[:5]}.")
        self.w, self.b = np.zeros(X.shape[1]), 0.0
        self.history = []
        for _ in range(self.max_updates):
            wrong = self.misclassified(X, y)
            if not wrong.size:
                break
            n = choose(wrong)
            self.w = self.w + self.learning_rate * y[n] * X[n]
            self.b += self.learning_rate * float(y[n])
            self.history.append(Update(n, self.w, self.b))
        self.converged = not self.misclassified(X, y).size
        return self

    def misclassified(self, X: Array, y: Array) -> Array:
        """Return the rows of X whose y (w · x + b) ≤ 0."""
        return np.flatnonzero(y * (inputs(X, self.w) @ self.w + self.b) <= 0)

    def distance(self, X: Array) -> Array:
        """Return the signed distance (w · x + b)/‖w‖ of each row of X (N, I) to the plane."""
        return (inputs(X, self.w) @ self.w + self.b) / np.linalg.norm(self.w)

    def predict(self, X: Array) -> Array:
        """Return −1 or +1 for each row of X (N, I); a point on the plane is +1."""
        return np.where(inputs(X, self.w) @ self.w + self.b >= 0, 1, -1)

    def score(self, X: Array, y: Array) -> float:
        """Return the share of rows that are classified right."""
        return float(np.mean(self.predict(X) == y))


def novikoff_bound(X: Array, y: Array, w: Array, b: float) -> float:
    """Return (R/γ)², the most updates that a perceptron started at 0 can need, from one plane w (I,), b that separates.

    With x̃ = (x, 1) and w̃ = (w, b): R is the largest ‖x̃‖, γ the smallest y w̃·x̃ / ‖w̃‖   [eq:novikoff].
    Raises ValueError where the plane does not separate X (N, I) with labels y (N,). Source: Novikoff 1962.
    """
    X, y = checked(X, y)
    radius = np.sqrt((X**2).sum(axis=1).max() + 1)
    gamma = (y * (inputs(X, w) @ w + b)).min() / np.sqrt(w @ w + b**2)
    if not gamma > 0:
        raise ValueError("Novikoff's bound needs a plane that separates the classes; this one does not.")
    return float((radius / gamma) ** 2)


def _next(wrong: Array, last: int) -> int:
    """Return the first of the rising rows `wrong` behind row `last`, or the first of all."""
    behind = wrong[wrong > last]
    return int(behind[0] if behind.size else wrong[0])
