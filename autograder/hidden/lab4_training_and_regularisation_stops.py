"""The hidden checks of the lab on training, part 6: early stopping, on every boundary.

They run beside the judge. Most lists of losses come from `rng`; a few are such as chance would not draw.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import regularised_training as oracle
from course_lib.checks import attempt, failure
from course_lib.checks.early_stopping import epochs

MOST_SHOWN = 20  # losses in a message


def early_keep(function: Any, *, rng: np.random.Generator) -> None:
    """The epoch to keep: the last improvement before the stop."""
    for losses, patience, min_delta in _courses(rng):
        _stopped(function, losses, patience, min_delta, 0, "the epoch to keep")


def early_stop(function: Any, *, rng: np.random.Generator) -> None:
    """The last epoch: `patience` epochs after the last improvement, or the end of the training."""
    for losses, patience, min_delta in _courses(rng):
        _stopped(function, losses, patience, min_delta, 1, "the last epoch")


def _courses(rng: np.random.Generator) -> list[tuple[list[float], int, float]]:
    """Validation losses, patience and min_delta: multiples of a power of 2, so that every boundary is met exactly."""
    courses: list[tuple[list[float], int, float]] = [([0.5], 1, 0.0), ([1.0, 1.0], 1, 0.0)]
    steps = np.array([-3, -2, -1, -1, 0, 0, 1, 1, 2, 3])
    for first, unit in [(96, 1 / 8)] * 60 + [(96, 2.0**-20), (96, 2.0**12), (2, 1 / 8), (-20, 1 / 8)] * 15:
        walk = first + np.cumsum(rng.choice(steps, size=int(rng.integers(2, 30))))
        courses.append(((walk * unit).tolist(), int(rng.integers(1, 6)), float(rng.integers(0, 4)) * unit))
    down = (np.arange(80, 40, -1) / 8).tolist()  # a crawl: each epoch by a little, never by enough at once
    courses += [(down, 3, 2 / 8), (down, 2, 2 / 8), (down, 4, 0.0), ([*down[:5], float("nan"), *down[5:]], 2, 0.0)]
    courses.append(([1.0, 0.5, float("nan"), float("nan"), 0.25], 2, 0.0))
    return sorted(courses, key=lambda course: len(course[0]))  # the shortest one that fails is told


def _stopped(function: Any, losses: list[float], patience: int, min_delta: float, which: int, what: str) -> None:
    where = f"early_stopping({_short(losses)}, patience={patience}, min_delta={min_delta:g}): {what}"
    yours = epochs("early_stopping", attempt("early_stopping", function, losses[:], patience, min_delta))[which]
    right = oracle.early_stopping(losses, patience, min_delta)[which]
    if yours != right:
        look = "an epoch improves if it is lower than the kept one by more than min_delta (nan never is), and if the "
        look += "training has not stopped before."
        if which == 1:
            look = "every improvement starts the count again; nan and a gain of min_delta or less are none."
        raise failure(where, yours=yours, expected=right, next_step=look)


def _short(losses: list[float]) -> str:
    some = [f"{loss:g}" for loss in losses[:MOST_SHOWN]]
    return f"[{', '.join(some + ['…'] * (len(losses) > MOST_SHOWN))}]"
