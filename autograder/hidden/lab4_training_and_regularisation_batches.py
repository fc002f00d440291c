"""Batches for the hidden checks of batch normalisation, and what tells one slip from another on them."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import regularised_training as oracle
from course_lib.checks import assert_close
from course_lib.types import Array

Batch = tuple[Array, Array, Array, float]
"""X (N, O), γ (O,), β (O,), ε."""


def batch(shape: tuple[int, int], dtype: Any, rng: np.random.Generator) -> Batch:
    """X with columns of several scales and centres, the last one sometimes constant; γ, β and an ε that is seen."""
    X = rng.normal(size=shape) * rng.uniform(0.5, 3, size=shape[1]) + rng.uniform(2, 6, size=shape[1])
    if shape[1] > 1:
        X[:, -1] = X[0, -1]
    gamma, beta = rng.uniform(0.5, 2, size=shape[1]) * signs(rng, (shape[1],), float), rng.normal(size=shape[1])
    if shape[1] > 3:
        gamma[1] = 0  # nothing of this unit's input is left
    return X.astype(dtype), gamma.astype(dtype), beta.astype(dtype), float(rng.uniform(0.1, 0.6))


def signs(rng: np.random.Generator, shape: tuple[int, ...], dtype: Any) -> Array:
    return rng.choice([-1.0, 1.0], size=shape).astype(dtype)


def went_forward(where: str, case: Batch, Y: Any) -> None:
    """What comes back from a wrong Y cannot be right: then the place to mend is the way forward."""
    there = f"{where}: the Y that it comes back from, for X {case[0].shape}"
    look = f"mend batch_norm_train first: its Y for X {case[0].shape} is not right."
    assert_close(there, Y, oracle.batch_norm(*case), next_step=look)


def by_the_units(case: Batch, dY: Array) -> Array:
    """The ∂L/∂X of a well-known slip: the sums over the rows are divided by the number of columns."""
    (X, gamma, _, epsilon), above = case, dY.astype(np.float64)
    mean, variance = oracle.batch_statistics(X)
    s = np.sqrt(variance + epsilon)
    x_hat = (X - mean) / s
    bracket = above - (above.sum(axis=0) + x_hat * (above * x_hat).sum(axis=0)) / X.shape[1]
    slip: Array = gamma / s * bracket
    return slip
