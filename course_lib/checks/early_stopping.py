"""The visible checks of early stopping, on the losses of the book's exercise and on a list that climbs down a hill.

Each looks at one thing only and returns nothing when it is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.checks.failures import attempt, failure
from course_lib.checks.results import pair
from course_lib.checks.shapes import as_number

# The validation losses of the book's exercise.
LOSSES = [0.9, 0.7, 0.6, 0.59, 0.61, 0.58, 0.60, 0.62, 0.63]
# Epochs 3 to 5 are lower than the epoch before each of them, and none is lower than epoch 1.
HILL = [0.9, 0.7, 0.8, 0.75, 0.72, 0.71]

Slips = Mapping[tuple[float, float, int], str]
"""What to say where (patience, min_delta, the epoch that came) tells the slip."""

WORSE = "an epoch that is a little worse is none that improves: on which side does min_delta come off?"
SMALL = "epoch 3 is lower than epoch 2 by 0.01 only: "
ONE_LATER = "at epoch 4 only one epoch has passed since epoch 3: the training goes on"
KEEP_SLIPS: Slips = {
    (2, 0.0, 3): f"{ONE_LATER}, and sees epoch 5.",
    (2, 0.0, 6): "the first epoch is epoch 0: which number has the loss 0.58?",
    (2, 0.0, 7): "this is the last epoch: which one up to there is the best?",
    (2, 0.05, 3): f"{SMALL}that is no improvement, and epoch 2 stays.",
    (2, 0.05, 5): f"{SMALL}no improvement. So the training stops before epoch 5.",
    (2, 0.05, 8): WORSE,
}
STOP_SLIPS: Slips = {
    (2, 0.0, 4): f"{ONE_LATER}.",
    (2, 0.0, 6): "epoch 5 improves, and every improvement starts the count again.",
    (2, 0.0, 8): "epoch 5 is the best (the first is epoch 0): after which one have 2 passed since the best?",
    (2, 0.05, 7): f"{SMALL}it does not start the count again.",
    (2, 0.05, 8): WORSE,
}
BEFORE = "epoch 3 is lower than epoch 2, but not than epoch 1, the kept one: compare with that one."
HILL_SLIPS: Slips = {(2, 0.0, 5): BEFORE}
TURNED = "the epoch to keep comes first, the last epoch second: yours come the other way round."
# What to say of a training that ends at epoch 8 with patience 2, by the epoch at which it ends with patience 1.
WITH_PATIENCE_1 = {
    7: "stop as soon as t − t_best has reached the patience, not one later.",
    8: "patience 1 gives epoch 8 too, the end of the list: where does your code look at patience?",
    5: "the last epoch's number is asked for, counted from 0, not how many epochs there were.",
}


def check_early_keep(early_stopping: Any) -> None:
    """Which epoch is kept, on the book's losses and down the hill   [eq:early-stopping]."""
    look = "go through the losses with a pencil: the best so far, and which epoch it belongs to."
    for losses, patience, min_delta, right, slips in (
        (LOSSES, 2, 0.0, (5, 7), KEEP_SLIPS),
        (LOSSES, 2, 0.05, (2, 4), KEEP_SLIPS),
        (HILL, 2, 0.0, (1, 3), HILL_SLIPS),
    ):
        keep, last = _answer(early_stopping, losses, patience, min_delta)
        step = slips.get((patience, min_delta, keep), look)
        if keep > last:
            step = f"you keep epoch {keep}, but your own training ends after epoch {last}: it does not know the future."
        step = TURNED if (last, keep) == right else step
        _same(f"{_called(losses, patience, min_delta)}: the epoch to keep", keep, right[0], step)


def check_early_stop(early_stopping: Any) -> None:
    """Which epoch is the last, on the book's losses and down the hill   [eq:early-stopping]."""
    look = "count the epochs since the best one. If nothing stops the training, its last epoch is the last."
    for losses, patience, min_delta, right, slips in (
        (LOSSES, 2, 0.0, (5, 7), STOP_SLIPS),
        (LOSSES, 3, 0.0, (5, 8), STOP_SLIPS),
        (LOSSES, 9, 0.0, (5, 8), STOP_SLIPS),
        (LOSSES, 2, 0.05, (2, 4), STOP_SLIPS),
        (HILL, 2, 0.0, (1, 3), HILL_SLIPS),
    ):
        keep, last = _answer(early_stopping, losses, patience, min_delta)
        step = slips.get((patience, min_delta, last), look)
        if (losses, patience, min_delta, last) == (LOSSES, 2, 0.0, 8):
            step = WITH_PATIENCE_1.get(_answer(early_stopping, LOSSES, 1, 0.0)[1], step)
        step = TURNED if (last, keep) == right else step
        _same(f"{_called(losses, patience, min_delta)}: the last epoch", last, right[1], step)


def epochs(where: str, value: Any) -> tuple[int, int]:
    """Two whole numbers, or a CheckFailed."""
    if isinstance(value, np.ndarray) and value.shape == (2,):
        value = tuple(value)
    numbers = [as_number(where, part) for part in pair(where, value)]
    if not all(number == round(number) for number in numbers if np.isfinite(number)) or not np.isfinite(numbers).all():
        came = "({:g}, {:g})".format(*numbers)
        raise failure(where, yours=came, expected="two whole numbers", next_step="return epochs, not losses.")
    return round(numbers[0]), round(numbers[1])


def _answer(early_stopping: Any, losses: list[float], patience: int, min_delta: float) -> tuple[int, int]:
    result = attempt("early_stopping", early_stopping, losses[:], patience, min_delta)
    return epochs("early_stopping", result)


def _called(losses: list[float], patience: int, min_delta: float) -> str:
    if losses is LOSSES:
        return f"early_stopping with patience {patience} and min_delta {min_delta}"
    return f"early_stopping({losses}, patience={patience}, min_delta={min_delta})"


def _same(where: str, yours: int, right: int, step: str) -> None:
    if yours != right:
        raise failure(where, yours=yours, expected=right, next_step=step)
