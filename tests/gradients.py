"""The slow, independent check of every gradient: central differences, entry by entry, in float64."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course_lib.types import Array

STEP = 1e-6
TOLERANCE = 1e-6


def central_differences(f: Callable[[], float], x: Array) -> Array:
    """Return ∂f/∂x, where f() reads x; every entry of x is nudged in place by ± STEP and put back."""
    assert x.dtype == np.float64, f"central differences need float64, got {x.dtype}"
    gradient = np.empty_like(x)
    for index in np.ndindex(x.shape):
        before = x[index]
        x[index] = before + STEP
        above = f()
        x[index] = before - STEP
        below = f()
        x[index] = before
        gradient[index] = (above - below) / (2 * STEP)
    return gradient


def assert_gradient(name: str, ours: Array, f: Callable[[], float], x: Array) -> None:
    """Fail, naming the worst entry, unless `ours` is ∂f/∂x to a relative error of TOLERANCE (absolute below size 1)."""
    expected = central_differences(f, x)
    assert ours.shape == expected.shape, f"{name}: shape {ours.shape}, finite differences {expected.shape}"
    error = np.abs(ours - expected) / np.maximum(1, np.abs(expected))
    worst = np.unravel_index(int(error.argmax()), error.shape)
    where = f"{name}[{', '.join(map(str, worst))}]"
    assert error[worst] <= TOLERANCE, f"{where}: ours {ours[worst]}, finite difference {expected[worst]}"
