"""What the hidden checks of the lab on training share: small differences, caches that come back, steps among others.

An optimiser is not alone: something else may have moved the parameters since its last step, and whoever computed the
gradients may have listed their names in another order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from course_lib.checks import CheckFailed, attempt, failure
from course_lib.checks.compare import worst_entry
from course_lib.checks.optimiser_steps import stepped
from course_lib.types import Array

ORDER = "the two dicts hold the same names, in any order: look up grads[name], not the one that stands in its place."
NAMES = (
    "the dicts hold the same names, in any order, and in another order in the next step: "
    "find the gradient and its memory by name, never by place."
)
MOVED = "start from the parameters that come in: between two steps something else may move them, such as decayed."


def steps_among_others(
    where: str, Optimiser: Any, path: Any, settings: tuple[float, ...], rng: np.random.Generator
) -> None:
    """Three steps with the names in another order, and three from places to which something else has moved.

    `path` is the oracle's way of one parameter; how long each of its steps is does not depend on where it starts.
    """
    names, start = ("W1", "W2"), np.zeros((2, 3))
    for what, share, look in (("names in another order", 1.0, NAMES), ("halved after every step", 0.5, MOVED)):
        optimiser = attempt(where, Optimiser, *settings)
        now = {name: rng.uniform(0.5, 1.0, size=start.shape) for name in names}
        gradients = [{name: rng.uniform(0.2, 1.0, size=start.shape) for name in names} for _ in range(3)]
        places = {name: [start, *path(start, [g[name] for g in gradients], *settings)] for name in names}
        for step, grads in enumerate(gradients):
            turned = dict(reversed(grads.items())) if share == 1 and step else grads
            after = stepped(where, optimiser, now, turned)
            for name in names:
                right = places[name][step + 1] - places[name][step]
                there = f'{where}, {what}: how far "{name}" moves in step {step + 1}'
                near(there, after[name] - now[name], right, settings[0], look)
            now = {name: share * array for name, array in after.items()}


def comes_back_again(where: str, once_more: Callable[[], None]) -> None:
    """What was right once must be right `once_more`, from the same cache."""
    try:
        once_more()
    except CheckFailed:
        raise failure(
            where,
            yours="another answer, or none, when the same cache comes back a second time",
            expected="the same answer",
            next_step="cache is handed in, so it stays as it is: work on new arrays, not on those in it.",
        ) from None


def only_the_last(where: str, wrong: CheckFailed, alone: Callable[[], None]) -> None:
    """Raise what is `wrong` with one of two caches; if it is right when it comes back `alone`, say so instead."""
    try:
        alone()
    except CheckFailed:
        raise wrong from None
    raise failure(
        where,
        yours="right only for the last batch that went forward",
        expected="right for the batch whose cache comes back",
        next_step="put all that the way back needs into cache: a global knows the last batch only.",
    )


def near(where: str, yours: Array, right: Array, scale: float, look: str, share: float = 1e-4) -> None:
    """Every entry within `share` of `scale`: for what may be next to 0 and is the difference of larger numbers."""
    if not np.all(np.abs(yours - right) <= share * scale):  # nan and infinity are never near
        raise worst_entry(where, yours, right, look)
