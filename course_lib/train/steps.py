"""Training seen from close by: batches in the order given, and the loss at every step."""

from __future__ import annotations

import math
from collections.abc import Iterable

import numpy as np

from course_lib.train.loop import Loss, Model, Optimiser
from course_lib.types import Batch


def take_steps(model: Model, loss: Loss, optimiser: Optimiser, batches: Iterable[Batch]) -> list[float]:
    """Take one step for each of `batches`; return the loss of each, measured before its step.

    `fit` is for training in earnest: it shuffles, validates and stops; this only walks. A loss that is not finite is
    the last, and no step follows it: what ran away is seen, not raised.
    """
    losses = []
    with np.errstate(over="ignore", invalid="ignore"):
        for X, y in batches:
            value, dY = loss(model.forward(X, training=True), y)
            losses.append(value)
            if not math.isfinite(value):
                break
            model.backward_params(dY)
            optimiser.step()
    return losses
