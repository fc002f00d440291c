"""The visible checks of early stopping, on the losses of the book's exercise.

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
# What to say where (patience, min_delta, the epoch that came) tells the slip.
WORSE = "an epoch that is a little worse is none that improves: on which side does min_delta come off?"
SMALL = "epoch 3 is lower than epoch 2 by 0.01 only: "
ONE_LATER = "at epoch 4 only one epoch has passed since epoch 3: the training goes on"
KEEP_SLIPS = {
    (2, 0.0, 3): f"{ONE_LATER}, and sees epoch 5.",
    (2, 0.0, 6): "the first epoch is epoch 0: which number has the loss 0.58?",
    (2, 0.0, 7): "this is the last epoch: which one up to there is the best?",
    (2, 0.05, 3): f"{SMALL}that is no improvement, and epoch 2 stays.",
    (2, 0.05, 5): f"{SMALL}no improvement. So the training stops before epoch 5.",
    (2, 0.05, 8): WORSE,
}
STOP_SLIPS = {
    (2, 0.0, 4): f"{ONE_LATER}.",
    (2, 0.0, 6): "epoch 5 improves, and every improvement starts the count again.",
    (2, 0.0, 8): "epoch 5 is the best (the first is epoch 0): after which one have 2 passed since the best?",
    (2, 0.05, 7): f"{SMALL}it does not start the count again.",
    (2, 0.05, 8): WORSE,
}


def check_early_keep(early_stopping: Any) -> None:
    """Which epoch is kept, on the book's losses   [eq:early-stopping]."""
    look = "go through the losses with a pencil: the best so far, and which epoch it belongs to."
    for patience, min_delta, right in ((2, 0.0, 5), (2, 0.05, 2)):
        _answers(early_stopping, patience, min_delta, (0, "the epoch to keep"), right, KEEP_SLIPS, look)


def check_early_stop(early_stopping: Any) -> None:
    """Which epoch is the last, on the book's losses   [eq:early-stopping]."""
    look = "count the epochs since the best one. If nothing stops the training, its last epoch is the last."
    for patience, min_delta, right in ((2, 0.0, 7), (3, 0.0, 8), (9, 0.0, 8), (2, 0.05, 4)):
        _answers(early_stopping, patience, min_delta, (1, "the last epoch"), right, STOP_SLIPS, look)


def epochs(where: str, value: Any) -> tuple[int, int]:
    """Two whole numbers, or a CheckFailed."""
    if isinstance(value, np.ndarray) and value.shape == (2,):
        value = tuple(value)
    numbers = [as_number(where, part) for part in pair(where, value)]
    if not all(number == round(number) for number in numbers if np.isfinite(number)) or not np.isfinite(numbers).all():
        raise failure(where, yours=f"{numbers}", expected="two whole numbers", next_step="return epochs, not losses.")
    return round(numbers[0]), round(numbers[1])


def _answers(
    early_stopping: Any,
    patience: int,
    min_delta: float,
    asked: tuple[int, str],
    right: int,
    slips: Mapping[tuple[int, float, int], str],
    look: str,
) -> None:
    place, name = asked
    result = attempt("early_stopping", early_stopping, LOSSES[:], patience, min_delta)
    yours = epochs("early_stopping", result)[place]
    if yours != right:
        where = f"early_stopping with patience {patience} and min_delta {min_delta}: {name}"
        step = slips.get((patience, min_delta, yours), look)
        raise failure(where, yours=yours, expected=right, next_step=step)
