"""A gradient against central differences, on every entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from course_lib.checks.compare import assert_close
from course_lib.types import Array

STEP = 1e-6
RELATIVE_ERROR = 1e-6


def central_differences(function: Callable[[Array], float], X: Array, *, step: float = STEP) -> Array:
    """Return (f(X + h e) − f(X − h e)) / 2h for every entry e of X, in float64; X itself is left alone.

    `function` takes an array of the shape of X and returns a number. A linear function may take a large step, which
    makes its rounding harmless.
    """
    gradient = np.empty(X.shape)
    for entry in np.ndindex(*X.shape):
        above, below = X.astype(np.float64), X.astype(np.float64)  # fresh copies: the function may change its argument
        above[entry] += step
        below[entry] -= step
        gradient[entry] = (function(above) - function(below)) / (2 * step)
    return gradient


def assert_gradient(
    where: str,
    yours: object,
    function: Callable[[Array], float],
    X: Array,
    *,
    next_step: str,
    mistakes: Mapping[str, Array] | None = None,
    step: float = STEP,
    tolerance: float = RELATIVE_ERROR,
    also: tuple[tuple[int, ...], ...] = (),
) -> None:
    """Raise CheckFailed unless `yours` is the gradient of `function` at X, by central differences on every entry."""
    differences = central_differences(function, X, step=step)
    assert_close(where, yours, differences, next_step=next_step, mistakes=mistakes, tolerance=tolerance, also=also)
