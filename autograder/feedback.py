"""A student's feedback: what each check said, what a person wrote, and the work as it was graded, on one page.

nbgrader runs it in place of its own page, also from formgrader. Its own shows the checks' code and asks a foreign host
for MathJax; this one holds nothing of a grade cell but its name, points and message, and asks nobody for anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbconvert.filters import strip_ansi
from traitlets import Unicode

from autograder.cells import is_grade, is_solution, nbgrader
from autograder.course import Course
from autograder.message import facts
from autograder.pages import render
from autograder.pipeline import stored

# What normalise.py and submission.py write about the student's own file; a new kind of note is the instructor's first.
MENDED = re.compile(r"(Cell '|The file |The metadata of cell '|The points of cell '|')[^\n]*")
PNG = re.compile(r"[A-Za-z0-9+/=\s]+")


@dataclass(frozen=True)
class Row:
    """What became of one graded cell."""

    name: str
    points: float
    most: float
    facts: tuple[tuple[str, str], ...] = ()  # such as (yours, 3); empty when all is well
    comment: str = ""
    waits: bool = False  # a person has still to grade it

    @property
    def lost(self) -> bool:
        return self.points < self.most and not self.waits


@dataclass(frozen=True)
class Card:
    """Parts that lost points for one and the same reason."""

    names: tuple[str, ...]
    points: float
    most: float
    facts: tuple[tuple[str, str], ...]
    comment: bool  # a person wrote something to it


@dataclass(frozen=True)
class Shown:
    """A cell of the student's: code or text, and what it gave."""

    name: str
    text: str
    code: bool
    outputs: tuple[tuple[str, str], ...]  # (text or png, content)
    comment: str = ""


class Feedback(Exporter):
    """Turns a graded notebook into its feedback page; scores and comments come from nbgrader's GetGrades before it."""

    file_extension = Unicode(".html").tag(config=True)
    output_mimetype = "text/html"

    def from_notebook_node(self, nb: Any, resources: Any = None, **more: Any) -> tuple[Any, Any]:
        nb, resources = super().from_notebook_node(nb, resources, **more)
        about = resources["nbgrader"]
        result = stored(Course(Path(self.config.CourseDirectory.root or ".")), about["assignment"], about["student"])
        return page(nb, about, mended(result.notes) if result else ()), resources


def mended(notes: Iterable[str]) -> list[str]:
    """The notes that are for the student: what was put right in the file. Any other stays with the instructor."""
    return [note for note in notes if MENDED.fullmatch(note)]


def page(nb: Any, about: dict[str, Any], notes: Iterable[str] = ()) -> str:
    """The page for a notebook whose grade cells bear `score`, and `about` it: notebook, score, max_score, penalty."""
    rows = [_row(cell) for cell in nb.cells if is_grade(cell) or nbgrader(cell).get("task")]
    return render(
        "feedback.html",
        title=f"Feedback: {about['notebook']}",
        points=max(0.0, float(about["score"] or 0)),
        most=float(about["max_score"] or 0),
        penalty=float(about["late_penalty"] or 0),
        rows=rows,
        cards=_cards(rows),
        waits=[row for row in rows if row.waits],
        notes=list(notes),
        shown=list(_shown(nb)),
    )


def _row(cell: Any) -> Row:
    ours = nbgrader(cell)
    points, most = float(ours.get("score") or 0), float(ours.get("points") or 0)
    said = [output for output in cell.get("outputs", ()) if output.get("output_type") == "error"]
    judged = not is_solution(cell) and not ours.get("task")
    shown = facts(_plain(said[0].get("evalue"))) if judged and said and points < most else ()
    return Row(
        str(ours.get("grade_id", "")), points, most, shown, _plain(ours.get("comment")), ours.get("waits") is True
    )


def _cards(rows: Iterable[Row]) -> list[Card]:
    """What lost points, in the lab's order; parts with one reason share a card."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        if row.lost:
            groups.setdefault(row.facts or row.name, []).append(row)
    return [
        Card(
            tuple(row.name for row in group),
            sum(row.points for row in group),
            sum(row.most for row in group),
            group[0].facts,
            any(row.comment for row in group),
        )
        for group in groups.values()
    ]


def _shown(nb: Any) -> Iterator[Shown]:
    """The student's cells: nothing that the instructor wrote, so no check, open or hidden."""
    for cell in nb.cells:
        ours = nbgrader(cell)
        own = is_solution(cell) or (not ours and str(cell.get("id", "")).startswith("student-"))
        if own or ours.get("task"):
            outputs = tuple(_outputs(cell)) if cell.cell_type == "code" else ()
            text = "" if ours.get("task") and not is_solution(cell) else cell.source
            name = str(ours.get("grade_id") or "a cell of your own")
            yield Shown(name, text, cell.cell_type == "code", outputs, _plain(ours.get("comment")))


def _outputs(cell: Any) -> Iterator[tuple[str, str]]:
    for output in cell.get("outputs", ()):
        kind = output.get("output_type")
        if kind == "stream":
            yield "text", _plain(output.get("text"))
        elif kind == "error":
            lines = "\n".join(_plain(line) for line in output.get("traceback", ()))
            yield "text", lines or f"{_plain(output.get('ename'))}: {_plain(output.get('evalue'))}"
        else:
            data = output.get("data", {})
            image = data.get("image/png")
            if isinstance(image, str) and PNG.fullmatch(image):
                yield "png", image
            elif data.get("text/plain"):
                yield "text", _plain(data["text/plain"])


def _plain(text: Any) -> str:
    return str(strip_ansi(text)) if isinstance(text, str) else ""  # type: ignore[no-untyped-call]
