"""What a person gives: points for written questions, and points that were changed in formgrader.

The judge's results know nothing of it; the gradebook does. `completed` puts both together: the result then also holds
a check for each part that a person grades, with the verdict "hand", or "waits" while nobody has graded it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import or_

from autograder.records import Check, Result


@dataclass(frozen=True)
class Given:
    """One graded cell of one student that is, or was, a person's business."""

    notebook: str
    name: str
    points: float
    most: float
    waits: bool  # nobody has graded it yet


def read(gradebook: Gradebook, lab: str) -> dict[str, tuple[Given, ...]]:
    """For each student of the lab what a person graded or has still to grade; two questions to the database."""
    query = gradebook.db.query
    most: dict[tuple[str, str], float] = {}
    written: set[str] = set()
    for notebook in query(Notebook).join(Notebook.assignment).filter(Assignment.name == lab):
        answers = {cell.name for cell in notebook.solution_cells}
        most |= {(notebook.name, cell.name): cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
        written |= {cell.id for cell in notebook.grade_cells if cell.name in answers}
        written |= {cell.id for cell in notebook.task_cells}
    rows = (
        query(
            *(SubmittedAssignment.student_id, Notebook.name, BaseCell.name),
            *(Grade.score, Grade.auto_score, Grade.manual_score),
        )
        .select_from(Grade)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .filter(Assignment.name == lab)
        .filter(or_(Grade.cell_id.in_(written), Grade.manual_score.is_not(None), Grade.extra_credit.is_not(None)))
    )
    found: dict[str, tuple[Given, ...]] = {}
    for student, notebook, name, score, auto, manual in rows:
        given = Given(notebook, name, float(score), most.get((notebook, name), 0.0), auto is None and manual is None)
        found[student] = (*found.get(student, ()), given)
    return found


def completed(results: Iterable[Result], by_hand: Mapping[str, Sequence[Given]]) -> list[Result]:
    """The results with what people gave, and with a check for each part that waits for a person."""
    return [_completed(result, by_hand.get(result.student, ())) for result in results]


def waiting(result: Result) -> list[str]:
    """The parts of a completed result that nobody has graded yet."""
    return [check.grade_id for check in result.checks if check.verdict == "waits"]


def _completed(result: Result, given: Sequence[Given]) -> Result:
    books = []
    for book in result.notebooks:
        hand = {one.name: one for one in given if one.notebook == book.name}
        checks = [_changed(check, hand.pop(check.grade_id, None)) for check in book.checks]
        checks += [
            Check(one.name, one.points, one.most, "waits" if one.waits else "hand")
            for one in sorted(hand.values(), key=lambda one: one.name)
        ]
        books.append(replace(book, checks=tuple(checks)))
    return replace(result, notebooks=tuple(books))


def _changed(check: Check, given: Given | None) -> Check:
    """A judged check, with a person's points where they changed it."""
    if given is None or given.waits or given.points == check.points:
        return check
    return replace(check, points=given.points, verdict="hand")
