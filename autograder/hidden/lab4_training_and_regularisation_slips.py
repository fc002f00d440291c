"""Early stopping as it goes wrong most: which slip gives a student's answer on every course of losses, or on which."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.oracles import regularised_training as oracle

PLAIN = 1 / 8
"""The unit of the courses whose losses look like losses."""
Epochs = tuple[int, int]
"""The epoch to keep, and the last one."""


@dataclass(frozen=True)
class Course:
    """What early stopping is asked about; losses and min_delta are multiples of `unit`."""

    losses: list[float]
    patience: int
    min_delta: float
    unit: float = PLAIN

    @property
    def right(self) -> Epochs:
        return oracle.early_stopping(self.losses, self.patience, self.min_delta)

    @property
    def breaks_down(self) -> bool:
        return any(math.isnan(loss) for loss in self.losses)


Rule = Callable[[float, float, float, float], bool]
"""Of a loss, that of the kept epoch, the lowest so far, and min_delta."""


def _lower(loss: float, kept: float, lowest: float, min_delta: float) -> bool:
    return loss < kept - min_delta


def _not_higher(loss: float, kept: float, lowest: float, min_delta: float) -> bool:
    return loss <= kept - min_delta


@dataclass(frozen=True)
class Slip:
    """A wrong rule: what starts the count again, what is kept, how late it stops; and what to say of it."""

    says: str
    counts: Rule = _lower
    keeps: Rule = _lower
    late: float = 0
    forgives: bool = True

    def answer(self, course: Course) -> Epochs:
        keep, bad, lowest = 0, 0, course.losses[0]
        for epoch, loss in enumerate(course.losses[1:], start=1):
            seen = loss, course.losses[keep], lowest, course.min_delta
            better = self.counts(*seen)
            bad = (0 if self.forgives else bad) if better else bad + 1
            keep, lowest = (epoch if self.keeps(*seen) else keep), (loss if loss < lowest else lowest)
            if bad >= course.patience + self.late:
                return keep, epoch
        return keep, len(course.losses) - 1


SLIPS = (
    Slip("you count bad epochs in all: an improvement sets the count to 0.", forgives=False),
    Slip("stop as soon as t − t_best has reached the patience: yours waits one epoch more.", late=1),
    Slip("patience is not looked at: your training always runs to the end.", late=math.inf),
    Slip(
        "exactly as low, or lower by exactly min_delta, is no improvement: is it < or ≤ that compares?",
        counts=_not_higher,
        keeps=_not_higher,
    ),
    Slip(
        "a gain of min_delta or less starts your count again: only an epoch that is kept does.",
        counts=lambda loss, kept, lowest, min_delta: loss < lowest,
    ),
    Slip(
        "your best loss follows a gain of min_delta or less: it stays that of the kept epoch until one is lower by "
        "more than min_delta.",
        keeps=lambda loss, kept, lowest, min_delta: loss < kept,
    ),
)

KINDS: tuple[tuple[Callable[[Course], bool], str], ...] = (
    (
        lambda course: course.unit < PLAIN,
        "of the judge's lists only those with tiny losses go wrong: where does your code round, or bring a number of "
        "its own?",
    ),
    (
        lambda course: course.unit > PLAIN,
        "of the judge's lists only those with huge losses go wrong: with which number does your best start?",
    ),
    (
        lambda course: course.breaks_down,
        "of the judge's lists only those with nan go wrong: nan is no improvement, and every comparison with it is "
        "False, >= too.",
    ),
    (
        lambda course: 0 in course.losses,
        "of the judge's lists only those with a loss of 0 go wrong: it is a loss like any other, and `x or y` takes it "
        "for none.",
    ),
    (
        lambda course: any(loss <= 0 for loss in course.losses),
        "of the judge's lists only those with losses of 0 and below go wrong: losses may be negative.",
    ),
)
"""What all courses that go wrong may have in common, and what to say then."""


def slip_of(courses: Sequence[Course], answers: Sequence[Epochs | None]) -> str:
    """What to say of the slip that gives these `answers` on all `courses`; empty where none does."""
    known = (slip for slip in SLIPS if [slip.answer(course) for course in courses] == list(answers))
    return next((slip.says for slip in known), "")


def kind_of(wrong: Sequence[Course]) -> str:
    """What to say of the kind that all the `wrong` courses are of; empty where they are of several kinds."""
    return next((says for is_of, says in KINDS if wrong and all(is_of(course) for course in wrong)), "")
