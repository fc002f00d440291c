"""What to say about a training of the perceptron that went another way, in the lab on linear models."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from autograder.oracles import linear_models as oracle
from course_lib.checks.compare import TOLERANCE
from course_lib.checks.linear_perceptron import UPDATE_FIRST
from course_lib.checks.linear_reading import with_dtype
from course_lib.types import Array

ALONE = "a single example: while it is misclassified, each pass moves w by α y x and b by α y, once."
END = "it ends after the first pass without an update, or after max_passes passes, whichever is first."
ORDER = f"go through the rows in their order; the next row meets the plane that the last one left. {UPDATE_FIRST}"
SAME = "Every pass does the same, with the same α: does yours?"
ONLY_COUNTS = (
    "w and b are right here, only the count is not: each update counts when it is made, also one that moves b alone "
    f"(x = 0), nothing else counts, and the rows keep their order. {UPDATE_FIRST}"
)
ONLY_W = (
    "the counts are right, w is not: is it the plane that the last update left (no average, no best one), each update "
    f"by α y x, the rows in their order? {UPDATE_FIRST}"
)
ONLY_B = (
    "the counts and w are right, b is not: it moves by α y with every update, and the last one is returned. "
    f"{UPDATE_FIRST}"
)


class Task(NamedTuple):
    """What train_perceptron was asked for."""

    w: Array
    b: float
    X: Array
    y: Array
    alpha: float
    passes: int


class Trained(NamedTuple):
    """The plane at the end, and the number of updates of each pass."""

    w: Array
    b: float
    counts: list[float]

    def has_the_plane_of(self, other: Trained) -> bool:
        return bool(np.array_equal(self.w, other.w)) and self.b == other.b


def trained(task: Task) -> Trained:
    """The right answer."""
    w, b, updates = oracle.train(*task)
    return Trained(w, b, [float(count) for count in updates])


def step_after(yours: Trained, right: Trained, task: Task) -> str:
    """The next step for what came in the place of `right`."""
    step = _known(yours, task) or _compared(yours, right, task)
    if task.alpha % 1 == 0:  # of whole numbers it makes whole ones: nothing was cut
        return step
    return with_dtype(step, yours.w, X=task.X, w=task.w)


def _compared(yours: Trained, right: Trained, task: Task) -> str:
    single = len(task.X) == 1
    if len(yours.counts) != len(right.counts) and not _ends_by_the_rule(yours.counts, task.passes):
        return f"{ALONE} And {END}" if single else END
    if single:
        return f"{ALONE} {UPDATE_FIRST}"
    if yours.has_the_plane_of(right):
        return ONLY_COUNTS
    if yours.counts != right.counts:
        return _first_other_pass(yours.counts, right.counts)
    return ONLY_B if np.allclose(yours.w, right.w, rtol=TOLERANCE) else ONLY_W


def _ends_by_the_rule(counts: list[float], passes: int) -> bool:
    """After the first pass without an update, or after all passes: by the counts that came, right or not."""
    last = counts[-1:] == [0] or len(counts) == passes
    return last and 0 < len(counts) <= passes and 0 not in counts[:-1]


def _first_other_pass(yours: list[float], right: list[float]) -> str:
    k = next(k for k, (a, b) in enumerate(zip(yours, right, strict=False)) if a != b)
    if len(yours) != len(right):
        same = f" {SAME}" if k else ""
        return (
            f"the training ends as it should, but the count of pass {k + 1} is {yours[k]:g}, not {right[k]:g}: which "
            f"rows are misclassified there (y (w·x + b) ≤ 0), in the order of the rows?{same} {UPDATE_FIRST}"
        )
    if k:
        return f"up to pass {k} the counts are right, that of pass {k + 1} is not. {SAME} {UPDATE_FIRST}"
    return ORDER


def _known(yours: Trained, task: Task) -> str:
    """The well-known mistake that gives just this plane and these updates, or nothing."""
    known = {
        "training starts from the w and b that are handed in, not from 0.": task._replace(w=np.zeros(len(task.w)), b=0),
        "this is one pass too many: max_passes is all there may be.": task._replace(passes=task.passes + 1),
        "this is one pass too few: max_passes are made where none is clean before.": task._replace(
            passes=task.passes - 1
        ),
    }
    if len(task.X) > 1:  # of a single example other mistakes look the same
        known["α is not used, or not everywhere."] = task._replace(alpha=1.0)
    for words, other in known.items():
        result = trained(other)
        if yours.counts == result.counts and yours.has_the_plane_of(result):
            return words
    return ""
