"""Item analysis of a lab: how hard each check was, and whether it tells strong work from weak.

difficulty      p = mean points on the check / its maximum: the share earned. Near 1 is easy, near 0 is hard.
discrimination  r = the correlation of the points on the check with those on all the others (item-rest correlation).
reliability     α = k/(k−1) · (1 − Σ variance of each check / variance of the total): Cronbach's alpha of k checks.

Definitions as in Crocker and Algina, "Introduction to Classical and Modern Test Theory" (1986); r below 0.2 is poor by
the rule of thumb of Ebel and Frisbie, "Essentials of Educational Measurement" (1991). Where all have the same points a
correlation is not defined: None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.message import kind
from autograder.records import Check, Result
from course_lib.types import Array

POOR = 0.2
FEW = 30  # with fewer students, r says little


@dataclass(frozen=True)
class Failure:
    """One way to lose a check, and how many lost it so. The example is a message only: nobody's name, nobody's code."""

    count: int
    example: str


@dataclass(frozen=True)
class Item:
    """One check in the whole class."""

    name: str
    most: float
    people: int  # who handed in something that could be read
    passed: int  # who earned all its points
    p: float
    r: float | None
    failures: tuple[Failure, ...]

    @property
    def remark(self) -> str:
        """What the numbers ask an instructor to look at; empty when nothing."""
        words = []
        if self.p == 0:
            words.append("nobody earned a point: is the check right, is the task clear?")
        elif self.p == 1:
            words.append("everybody has it: it tells nobody apart.")
        if self.r is not None and self.r < POOR:
            words.append(
                f"discriminates poorly (r < {POOR:g}): do strong students lose it, or weak ones pass by chance?"
            )
        return " ".join(words)


def analyse(results: Sequence[Result], *, most: int = 3) -> tuple[list[Item], float | None]:
    """Every check with its numbers and its `most` frequent failures, and alpha. Unreadable submissions are left out.

    So is what a person grades, until it is graded for everybody.
    """
    read = [result for result in results if not result.refused]
    checks: dict[str, dict[int, Check]] = {}
    for row, result in enumerate(read):
        for check in result.checks:
            checks.setdefault(check.grade_id, {})[row] = check
    for name in [name for name, found in checks.items() if any(check.verdict == "waits" for check in found.values())]:
        del checks[name]  # half of the answers say nothing about the question
    rows = range(len(read))
    points = np.array([[found[row].points if row in found else 0.0 for found in checks.values()] for row in rows])
    items = [_item(name, found, points, column, most) for column, (name, found) in enumerate(checks.items())]
    return items, _alpha(points)


def _item(name: str, found: dict[int, Check], points: Array, column: int, most: int) -> Item:
    worth = max(check.max_points for check in found.values())
    own = points[:, column]  # (students,)
    rest = points.sum(axis=1) - own  # (students,)
    r = float(np.corrcoef(own, rest)[0, 1]) if own.std() > 0 and rest.std() > 0 else None
    passed = sum(check.points >= check.max_points for check in found.values())
    p = float(own.mean() / worth) if worth else 1.0
    return Item(name, worth, len(points), passed, p, r, _failures(found.values(), most))


def _failures(checks: Iterable[Check], most: int) -> tuple[Failure, ...]:
    said = [check.message for check in checks if check.points < check.max_points and check.message]
    example = {kind(message): message for message in reversed(said)}
    counts = Counter(map(kind, said)).most_common(most)
    return tuple(Failure(count, example[name]) for name, count in counts)


def _alpha(points: Array) -> float | None:
    """Cronbach's alpha of the matrix (students, checks)."""
    if points.ndim != 2 or points.shape[0] < 2 or points.shape[1] < 2:
        return None
    k, total = points.shape[1], points.sum(axis=1).var(ddof=1)
    return float(k / (k - 1) * (1 - points.var(axis=0, ddof=1).sum() / total)) if total > 0 else None
