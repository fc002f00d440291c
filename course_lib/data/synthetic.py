"""Small data made to show one idea each. X is (n, 2) or (n, 1), classes come in turn: 0, 1, 0, 1, …"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import DTypeLike

from course_lib.arguments import not_negative, whole
from course_lib.types import Array, Batch


def xor(n: int, *, noise: float, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Batch:
    """Return points around the corners (±1, ±1): class 1 where the signs differ, class 0 where they agree.

    No straight line parts them. `noise` is the standard deviation of each coordinate.
    """
    _check(n, noise, at_least=4)
    corners = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]])
    corner = np.arange(n) % 4
    return Batch(_blur(corners[corner], noise, rng).astype(dtype), corner % 2)


def moons(n: int, *, noise: float, rng: np.random.Generator, dtype: DTypeLike = np.float32) -> Batch:
    """Return two half circles of radius 1 that reach into each other: class 0 arched upwards, class 1 downwards.

    `noise` is the standard deviation of each coordinate.
    """
    _check(n, noise, at_least=2)
    y = np.arange(n) % 2
    angle = rng.uniform(0, np.pi, n)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    X = np.where(y[:, None] == 0, upper, [1.0, 0.5] - upper)
    return Batch(_blur(X, noise, rng).astype(dtype), y)


def circles(
    n: int, *, noise: float, rng: np.random.Generator, ratio: float = 0.5, dtype: DTypeLike = np.float32
) -> Batch:
    """Return points on two circles around 0: class 0 of radius 1, class 1 inside it, of radius 0 < `ratio` < 1.

    `noise` is the standard deviation of each coordinate.
    """
    _check(n, noise, at_least=2)
    if not 0 < ratio < 1:
        raise ValueError(f"ratio must lie between 0 and 1, got {ratio}.")
    y = np.arange(n) % 2
    X = np.where(y == 0, 1.0, ratio)[:, None] * _directions(rng.uniform(0, 2 * np.pi, n))
    return Batch(_blur(X, noise, rng).astype(dtype), y)


def spirals(
    n: int, *, noise: float, rng: np.random.Generator, turns: float = 1.0, dtype: DTypeLike = np.float32
) -> Batch:
    """Return two arms that wind `turns` times around 0, out to radius 1; class 1 is class 0 turned by half a circle.

    `noise` is the standard deviation of each coordinate. Source of the task: Lang and Witbrock 1988.
    """
    _check(n, noise, at_least=2)
    if turns <= 0:
        raise ValueError(f"turns must be above 0, got {turns}.")
    y = np.arange(n) % 2
    radius = np.sqrt(rng.uniform(0.01, 1, n))  # the square root spreads points evenly along the arm
    X = radius[:, None] * _directions(2 * np.pi * turns * radius + np.pi * y)
    return Batch(_blur(X, noise, rng).astype(dtype), y)


def blobs(n: int, *, noise: float, rng: np.random.Generator, classes: int = 2, dtype: DTypeLike = np.float32) -> Batch:
    """Return points that a linear classifier parts without error: discs of radius `noise` around the centres v_c.

    The centres stand evenly on the unit circle, v_0 = (1, 0), and argmax_c v_c·x is the class of every point.
    That needs noise < sin(π / classes), which is 1 for two classes; ValueError otherwise.
    """
    if classes < 2:
        raise ValueError(f"blobs needs at least 2 classes, got {classes}.")
    _check(n, noise, at_least=classes)
    if noise >= math.sin(math.pi / classes):
        raise ValueError(f"Blobs of {classes} classes touch at noise {math.sin(math.pi / classes):.4g}, got {noise}.")
    y = np.arange(n) % classes
    radius = noise * np.sqrt(rng.uniform(0, 1, n))  # the square root spreads points evenly over the disc
    X = _directions(2 * np.pi * y / classes) + radius[:, None] * _directions(rng.uniform(0, 2 * np.pi, n))
    return Batch(X.astype(dtype), y)


def noisy_polynomial(
    n: int, *, coefficients: Sequence[float], noise: float, rng: np.random.Generator, dtype: DTypeLike = np.float32
) -> Batch:
    """Return X (n, 1), evenly random in [−1, 1), and y (n,) = w₀ + w₁ x + w₂ x² + … + ε with w = `coefficients`.

    ε is normal with standard deviation `noise`.
    """
    _check(n, noise, at_least=1)
    if not len(coefficients) or not np.isfinite(coefficients).all():
        raise ValueError(f"coefficients must be at least one finite number, got {coefficients}.")
    x = rng.uniform(-1, 1, n)
    y = np.polynomial.polynomial.polyval(x, coefficients) + rng.normal(0, noise, n)
    return Batch(x[:, None].astype(dtype), y.astype(dtype))


def _directions(angle: Array) -> Array:
    return np.stack([np.cos(angle), np.sin(angle)], axis=-1)


def _blur(X: Array, noise: float, rng: np.random.Generator) -> Array:
    return X + rng.normal(0, noise, X.shape)


def _check(n: int, noise: float, *, at_least: int) -> None:
    whole("n", n, least=at_least)
    not_negative("noise", noise)
