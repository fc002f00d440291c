"""The hidden checks of the lab on training, part 6: early stopping, on every boundary.

They run beside the judge. Most lists of losses come from `rng`; a few are such as chance would not draw.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.hidden.lab4_training_and_regularisation_slips import PLAIN, Course, Epochs, kind_of, slip_of
from autograder.oracles import regularised_training as oracle
from course_lib.checks import CheckFailed, attempt, failure
from course_lib.checks.early_stopping import epochs

MOST_SHOWN = 20  # losses in a message
UNITS = {2.0**-20: "2**-20", 2.0**12: "2**12"}
KEEP, LAST = 0, 1  # the places in the answer


def early_keep(function: Any, *, rng: np.random.Generator) -> None:
    """The epoch to keep: the last improvement before the stop."""
    _right_in(KEEP, "the epoch to keep", function, _courses(rng))


def early_stop(function: Any, *, rng: np.random.Generator) -> None:
    """The last epoch: `patience` epochs after the last improvement, or the end of the training."""
    _right_in(LAST, "the last epoch", function, _courses(rng))


def _courses(rng: np.random.Generator) -> list[Course]:
    """Validation losses, patience and min_delta: multiples of a power of 2, so that every boundary is met exactly."""
    courses = [Course([0.5], 1, 0.0), Course([1.0, 1.0], 1, 0.0)]
    steps = np.array([-3, -2, -1, -1, 0, 0, 1, 1, 2, 3])
    for first, unit in [(96, PLAIN)] * 60 + [(96, 2.0**-20), (96, 2.0**12), (2, PLAIN), (-20, PLAIN)] * 15:
        walk = first + np.cumsum(rng.choice(steps, size=int(rng.integers(2, 30))))
        losses, patience, min_delta = (walk * unit).tolist(), int(rng.integers(1, 6)), float(rng.integers(0, 4)) * unit
        courses.append(Course(losses, patience, min_delta, unit))
    down = (np.arange(80, 40, -1) / 8).tolist()  # a crawl: each epoch by a little, never by enough at once
    courses += [Course(down, 3, 2 / 8), Course(down, 2, 2 / 8), Course(down, 4, 0.0)]
    courses.append(Course([*down[:5], float("nan"), *down[5:]], 2, 0.0))
    courses.append(Course([1.0, 0.5, float("nan"), float("nan"), 0.25], 2, 0.0))
    # The first one that fails is told: one of losses that are easy to read, and a short one.
    return sorted(courses, key=lambda course: (course.breaks_down, course.unit != PLAIN, len(course.losses)))


def _right_in(place: int, what: str, function: Any, courses: list[Course]) -> None:
    for course in courses:
        yours, right = _answer(function, course), course.right
        if yours[place] != right[place]:
            step = _next_step(place, function, courses) or _mend_first(place, course, yours) or _rule(place, course)
            raise failure(f"{_shown(course)}: {what}", yours=yours[place], expected=right[place], next_step=step)


def _answer(function: Any, course: Course) -> Epochs:
    result = attempt("early_stopping", function, course.losses[:], course.patience, course.min_delta)
    return epochs("early_stopping", result)


def _next_step(place: int, function: Any, courses: list[Course]) -> str:
    """The next step that fits the answers to all `courses`; empty where none does."""
    answers: list[Epochs | None] = []
    for course in courses:
        try:
            answers.append(_answer(function, course))
        except CheckFailed:
            answers.append(None)
    both = zip(courses, answers, strict=True)
    wrong = [course for course, yours in both if yours is None or yours[place] != course.right[place]]
    return slip_of(courses, answers) or kind_of(wrong)


def _mend_first(place: int, course: Course, yours: Epochs) -> str:
    """What to say where the epoch to keep is the right one of a training that ends at the wrong place."""
    (keep, last), end = yours, course.right[LAST]
    if place != KEEP or last == end or not 0 <= last < len(course.losses):
        return ""
    seen = course.losses[: last + 1]
    if keep != oracle.early_stopping(seen, len(seen), course.min_delta)[KEEP]:
        return ""
    return f"your training ends after epoch {last}, it should after {end}: mend that first, the epoch to keep follows."


def _rule(place: int, course: Course) -> str:
    rule = "only an epoch that is lower than the kept one, not than the one before, by more than min_delta "
    rule += "starts the count again."
    if place == KEEP:
        rule = "an epoch improves if it is lower than the kept one by more than min_delta, and if the training has not "
        rule += "stopped before."
    return f"{rule} nan is never lower." if course.breaks_down else rule


def _shown(course: Course) -> str:
    """The call that fails, to be copied; very large and very small losses in steps of their unit u."""
    unit = UNITS.get(course.unit, "")
    step, times = (course.unit, " * u") if unit else (1.0, "")
    some = [f"{loss / step:g}{times}" for loss in course.losses[:MOST_SHOWN]]
    losses = ", ".join(some + ["…"] * (len(course.losses) > MOST_SHOWN))
    call = f"early_stopping([{losses}], patience={course.patience}, min_delta={course.min_delta / step:g}{times})"
    return f"{call} with u = {unit}" if unit else call
