"""Arguments that cannot be: one clear error each, which names the argument, what came, and what was expected."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from course_lib.types import Array


def whole(name: str, value: Any, *, least: int, most: int | None = None) -> int:
    """Return `value`, a whole number from `least` to `most`; else raise TypeError or ValueError."""
    if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
        raise TypeError(f"{name} must be a whole number, got {value!r}.")
    if most is None and value < least:
        raise ValueError(f"{name} must be at least {least}, got {value}.")
    if most is not None and not least <= value <= most:
        raise ValueError(f"{name} must lie between {least} and {most}, got {value}.")
    return int(value)


def positive(name: str, value: Any) -> float:
    """Return `value`, a finite number above 0; else raise TypeError or ValueError."""
    if not _number(name, value) > 0:
        raise ValueError(f"{name} must be positive, got {value}.")
    return _finite(name, value)


def not_negative(name: str, value: Any) -> float:
    """Return `value`, a finite number of at least 0; else raise TypeError or ValueError."""
    if not _number(name, value) >= 0:
        raise ValueError(f"{name} must be at least 0, got {value}.")
    return _finite(name, value)


def share(name: str, value: Any) -> float:
    """Return `value`, a number in [0, 1); else raise TypeError or ValueError."""
    if not 0 <= _number(name, value) < 1:
        raise ValueError(f"{name} must lie in [0, 1), got {value}.")
    return float(value)


def generator(name: str, value: Any) -> None:
    """Raise TypeError unless `value` is a random generator: randomness is always an argument."""
    if not isinstance(value, np.random.Generator):
        raise TypeError(f"{name} must be a generator, such as np.random.default_rng(2026), got {value!r}.")


def floating(name: str, dtype: DTypeLike) -> None:
    """Raise TypeError unless `dtype` is a floating-point type."""
    if np.dtype(dtype).kind != "f":
        raise TypeError(f"{name} must be floating point, got {np.dtype(dtype)}.")


def columns(name: str, X: Array, expected: int) -> None:
    """Raise ValueError unless X is (N, expected)."""
    if X.ndim != 2 or X.shape[1] != expected:
        raise ValueError(f"{name} takes X of shape (N, {expected}), got {X.shape}.")


def like_output(name: str, dY: Array, shape: tuple[int, ...]) -> None:
    """Raise ValueError unless the gradient dY has the `shape` of what the last forward pass in training returned."""
    if dY.shape != shape:
        raise ValueError(
            f"{name}.backward takes ∂L/∂Y of the shape of the last Y, {shape}, got {dY.shape}. "
            "Call forward(X, training=True) first."
        )


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise TypeError(f"{name} must be a number, got {value!r}.")
    return float(value)


def _finite(name: str, value: float) -> float:
    if value == math.inf:
        raise ValueError(f"{name} must be finite, got {value}.")
    return float(value)
