"""The visible checks of early stopping, on the losses of the book's exercise.

Each looks at one thing only and returns nothing when it is right.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.failures import attempt, failure
from course_lib.checks.results import pair
from course_lib.checks.shapes import as_number

# The validation losses of the book's exercise.
LOSSES = [0.9, 0.7, 0.6, 0.59, 0.61, 0.58, 0.60, 0.62, 0.63]
# What to say where (min_delta, the epoch to keep), or (patience, min_delta, the last epoch), tells the slip.
WORSE = "an epoch that is a little worse is none that improves: on which side does min_delta come off?"
KEEP_SLIPS = {
    (0.0, 3): "at epoch 4 only one epoch has passed since epoch 3: the training goes on, and sees epoch 5.",
    (0.0, 6): "the first epoch is epoch 0: which number has the loss 0.58?",
    (0.0, 7): "this is the last epoch: which one up to there is the best?",
    (0.05, 3): "epoch 3 is lower than epoch 2 by 0.01 only: that is no improvement, and epoch 2 stays.",
    (0.05, 5): "epoch 3 is lower than epoch 2 by 0.01 only: no improvement. So the training stops before epoch 5.",
    (0.05, 8): WORSE,
}
STOP_SLIPS = {
    (2, 0.0, 4): "at epoch 4 only one epoch has passed since epoch 3: the training goes on.",
    (2, 0.0, 6): "epoch 5 improves, and every improvement starts the count again.",
    (
        2,
        0.0,
        8,
    ): "epoch 5 is the best (the first epoch is epoch 0): after which one have 2 passed since the best?",
    (2, 0.05, 8): WORSE,
    (2, 0.05, 7): "epoch 3 is lower than epoch 2 by 0.01 only: it does not start the count again.",
}


def check_early_keep(early_stopping: Any) -> None:
    """Which epoch is kept, on the book's losses   [eq:early-stopping]."""
    for patience, min_delta, right in ((2, 0.0, 5), (2, 0.05, 2)):
        keep, _ = epochs("early_stopping", attempt("early_stopping", early_stopping, LOSSES[:], patience, min_delta))
        if keep != right:
            look = "go through the losses with a pencil: the best so far, and which epoch it belongs to."
            raise failure(
                f"early_stopping with patience {patience} and min_delta {min_delta}: the epoch to keep",
                yours=keep,
                expected=right,
                next_step=KEEP_SLIPS.get((min_delta, keep), look),
            )


def check_early_stop(early_stopping: Any) -> None:
    """Which epoch is the last, on the book's losses   [eq:early-stopping]."""
    for patience, min_delta, right in ((2, 0.0, 7), (3, 0.0, 8), (9, 0.0, 8), (2, 0.05, 4)):
        _, stop = epochs("early_stopping", attempt("early_stopping", early_stopping, LOSSES[:], patience, min_delta))
        if stop != right:
            look = "count the epochs since the best one. If nothing stops the training, its last epoch is the last."
            raise failure(
                f"early_stopping with patience {patience} and min_delta {min_delta}: the last epoch",
                yours=stop,
                expected=right,
                next_step=STOP_SLIPS.get((patience, min_delta, stop), look),
            )


def epochs(where: str, value: Any) -> tuple[int, int]:
    """Two whole numbers, or a CheckFailed."""
    if isinstance(value, np.ndarray) and value.shape == (2,):
        value = tuple(value)
    numbers = [as_number(where, part) for part in pair(where, value)]
    if not all(number == round(number) for number in numbers if np.isfinite(number)) or not np.isfinite(numbers).all():
        raise failure(where, yours=f"{numbers}", expected="two whole numbers", next_step="return epochs, not losses.")
    return round(numbers[0]), round(numbers[1])
