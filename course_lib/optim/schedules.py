"""Schedules: the learning rate α of each epoch, counted from 0."""

from __future__ import annotations

import math
from collections.abc import Callable

from course_lib.arguments import whole

Schedule = Callable[[int], float]


def constant(rate: float) -> Schedule:
    """α is `rate` in every epoch."""
    return lambda epoch: rate


def step_decay(rate: float, *, factor: float, every: int) -> Schedule:
    """α starts at `rate` and is multiplied by `factor` after every `every` epochs."""
    whole("every", every, least=1)
    return lambda epoch: rate * factor ** (epoch // every)


def exponential_decay(rate: float, *, factor: float) -> Schedule:
    """α starts at `rate` and is multiplied by `factor` after every epoch."""
    return lambda epoch: rate * factor**epoch


def cosine(rate: float, *, epochs: int, floor: float = 0.0) -> Schedule:
    """α falls from `rate` to `floor` along half a cosine of `epochs` epochs. Source: Loshchilov, Hutter 2017."""
    whole("epochs", epochs, least=1)
    return lambda epoch: floor + 0.5 * (rate - floor) * (1 + math.cos(math.pi * min(epoch, epochs) / epochs))


def warm_up(schedule: Schedule, *, epochs: int) -> Schedule:
    """The first `epochs` epochs climb in equal steps to the rate with which `schedule` then starts."""
    return lambda epoch: schedule(0) * (epoch + 1) / (epochs + 1) if epoch < epochs else schedule(epoch - epochs)
