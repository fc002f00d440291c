"""A walk: where an optimiser goes on a function of a few numbers, step by step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from course_lib.arguments import whole
from course_lib.optim.optimiser import Optimiser
from course_lib.types import Array, Param


def walk(
    make: Callable[[list[Param]], Optimiser], gradient: Callable[[Array], Array], start: Array, *, steps: int
) -> Array:
    """Return the path (steps + 1, I) of the optimiser `make(params)` from `start` (I,), each step by gradient(w) (I,).

    make: such as lambda params: Adam(params, learning_rate=0.1).
    """
    whole("steps", steps, least=0)
    w = Param(np.array(start, dtype=np.float64))
    optimiser = make([w])
    path = [w.value.copy()]
    for _ in range(steps):
        w.grad[...] = gradient(w.value)
        optimiser.step()
        path.append(w.value.copy())
    return np.array(path)
