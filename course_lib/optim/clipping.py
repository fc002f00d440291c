"""Gradient clipping: however steep the cliff, the step stays a step."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_lib.arguments import positive
from course_lib.types import Param


class ClipNorm:
    """Scale all gradients together so that their joint norm is at most `limit`; the direction stays.

    Source: Pascanu, Mikolov and Bengio 2013.
    """

    def __init__(self, limit: float) -> None:
        self.limit = positive("The largest norm", limit)

    def __call__(self, params: Sequence[Param]) -> None:
        """Scale the gradients of `params` in place."""
        norm = np.sqrt(sum(float(np.vdot(param.grad, param.grad)) for param in params))
        if norm > self.limit:
            for param in params:
                param.grad *= self.limit / norm
