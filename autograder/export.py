"""Grades as the files that Canvas, Moodle and Gradescope take, by nbgrader's own interface for exporters.

    nbgrader export --exporter=autograder.export.CanvasExporter --to canvas.csv --assignment ["lab3"]

Every exporter gives the points after the late penalty, as formgrader shows them, and leaves blank what is missing: a
student who handed nothing in has no grade, not 0. A column bears the lab's name unless `titles` names another.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader.api import Assignment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from nbgrader.plugins import ExportPlugin
from sqlalchemy import case, func
from traitlets import Dict, Unicode

from autograder.course import did_you_mean, write_atomically
from autograder.records import GraderError, UsageError
from autograder.sheet import Cell, sheet


@dataclass(frozen=True)
class Person:
    """A student as the gradebook knows them."""

    id: str
    first: str
    last: str
    email: str
    lms_id: str  # the LMS's own number; empty when the instructor did not enter it

    @property
    def name(self) -> str:
        return ", ".join(part for part in (self.last, self.first) if part) or self.id


@dataclass(frozen=True)
class Earned:
    """What a student has for one lab."""

    raw: float  # before the penalty
    penalty: float
    submitted: datetime | None  # UTC
    late: timedelta | None  # how late; None when it is not known when it was handed in
    manual: bool  # nobody has graded something yet

    @property
    def points(self) -> float:
        return max(0.0, self.raw - self.penalty)


@dataclass(frozen=True)
class Column:
    """One lab: its title in the LMS, the most points, and what each student earned. Who is missing is not in it."""

    lab: str
    title: str
    maximum: float
    due: datetime | None
    earned: dict[str, Earned]


class _Exporter(ExportPlugin):  # type: ignore[misc]
    """Reads the gradebook and writes the file; what stands in it is the business of those below."""

    titles = Dict(help="the column's title for each lab; for Canvas 'Title (assignment id)'").tag(config=True)
    file = "grades.csv"
    bom = False

    def export(self, gradebook: Gradebook) -> None:
        """Write the file named by --to. One sentence and exit code 1 or 2 when it cannot."""
        try:
            self.write(gradebook)
        except GraderError as error:
            if self.parent is None:  # called from Python
                raise
            self.log.error("%s", error)
            sys.exit(2 if isinstance(error, UsageError) else 1)

    def write(self, gradebook: Gradebook) -> list[str]:
        """Write the file; returns a sentence for each lab whose points may still rise, which the log has as well."""
        people = _people(gradebook, [str(name) for name in self.student])
        columns = [_column(gradebook, lab, self.titles) for lab in _labs(gradebook, [str(a) for a in self.assignment])]
        said = []
        for column in columns:
            waiting = sum(earned.manual for earned in column.earned.values())
            if waiting:
                said.append(
                    f"{column.lab}: {waiting} of {len(column.earned)} submissions wait for manual grading, so their "
                    "points may change. Grade them in formgrader, then export again."
                )
                self.log.warning("%s", said[-1])
        path = Path(self.to or self.file)
        write_atomically(path, sheet(self.rows(people, columns), bom=self.bom))
        self.log.info("Exported %d students and %d labs to %s", len(people), len(columns), path)
        return said

    def rows(self, people: Sequence[Person], columns: Sequence[Column]) -> Iterator[Sequence[Cell]]:
        """The file, row by row, its header first."""
        raise NotImplementedError


class CanvasExporter(_Exporter):
    """Canvas: Grades > Import.

    Columns by Canvas's guide "How do I import grades in the Gradebook" and its open source, gradebook_importer.rb:
    Student, ID, SIS User ID, SIS Login ID and Section come first; the row "Points Possible" follows the header; a
    blank cell changes nothing. Students are found by ID, then SIS ids, then name. No byte-order mark: Canvas could not
    read a quoted header behind it.
    """

    section = Unicode("", help="what stands in the column Section").tag(config=True)
    file = "canvas.csv"

    def rows(self, people: Sequence[Person], columns: Sequence[Column]) -> Iterator[Sequence[Cell]]:
        titles = [column.title for column in columns]
        yield ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *titles]
        yield ["    Points Possible", "", "", "", "", *(column.maximum for column in columns)]
        for person in people:
            points = [_points(column, person) for column in columns]
            yield [person.name, person.lms_id, person.id, person.id, self.section, *points]


class MoodleExporter(_Exporter):
    """Moodle: Grades > Import > CSV file.

    By Moodle's page "Grade import": any columns, mapped by hand; map "ID number" or "Email address" to the user, each
    lab to its grade item, and leave the rest ignored. UTF-8 with a byte-order mark, which Moodle takes off
    (csvlib, trim_utf8_bom) and Excel needs.
    """

    file = "moodle.csv"
    bom = True

    def rows(self, people: Sequence[Person], columns: Sequence[Column]) -> Iterator[Sequence[Cell]]:
        titles = [title for column in columns for title in (column.title, f"{column.title} - Maximum Grade")]
        yield ["First name", "Last name", "ID number", "Email address", *titles]
        for person in people:
            points = [value for column in columns for value in (_points(column, person), column.maximum)]
            yield [person.first, person.last, person.id, person.email, *points]


class GradescopeExporter(_Exporter):
    """Gradescope: the columns of the course's own grade file (Assignments > Download Grades).

    For each assignment its points, Max Points, Submission Time and Lateness (H:M:S), by student id (SID). Scripts and
    registrars' tools that read Gradescope's file read this one. No byte-order mark, as in Gradescope's own.
    """

    file = "gradescope.csv"

    def rows(self, people: Sequence[Person], columns: Sequence[Column]) -> Iterator[Sequence[Cell]]:
        more = ("", " - Max Points", " - Submission Time", " - Lateness (H:M:S)")
        titles = [column.title + word for column in columns for word in more]
        yield ["First Name", "Last Name", "SID", "Email", "Sections", *titles, "Total Lateness (H:M:S)"]
        for person in people:
            cells: list[Cell] = []
            total = timedelta()
            for column in columns:
                earned = column.earned.get(person.id)
                time = earned.submitted.strftime("%Y-%m-%d %H:%M:%S +0000") if earned and earned.submitted else None
                late = earned.late if earned else None
                total += late or timedelta()
                cells += [_points(column, person), column.maximum, time, None if late is None else _hms(late)]
            yield [person.first, person.last, person.id, person.email, "", *cells, _hms(total)]


class CsvExporter(_Exporter):
    """A table for a spreadsheet: the columns of nbgrader's own CSV, quoted, formulas neutralised, blank for missing.

    One more at the end says "waits" where a person has still to grade something.

    With a byte-order mark, because Excel is what opens it.
    """

    bom = True

    def rows(self, people: Sequence[Person], columns: Sequence[Column]) -> Iterator[Sequence[Cell]]:
        yield [
            *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
            *("raw_score", "late_submission_penalty", "score", "max_score", "manual_grading"),
        ]
        for column in columns:
            due = str(column.due or "")
            for person in people:
                earned = column.earned.get(person.id)
                time = str(earned.submitted) if earned and earned.submitted else None
                scores = (earned.raw, earned.penalty, earned.points) if earned else (None, None, None)
                who = (person.id, person.last, person.first, person.email)
                waits = "waits" if earned and earned.manual else ""
                yield [column.title, due, time, *who, *scores, column.maximum, waits]


EXPORTERS: dict[str, type[_Exporter]] = {
    "canvas": CanvasExporter,
    "moodle": MoodleExporter,
    "gradescope": GradescopeExporter,
    "csv": CsvExporter,
}


def export(gradebook: Gradebook, lab: str, to: str, file: Path, title: str = "") -> list[str]:
    """Write one lab's grades for the LMS `to`; returns what an instructor should know. UsageError without the lab."""
    titles = {lab: title} if title else {}
    return EXPORTERS[to](assignment=[lab], to=str(file), titles=titles).write(gradebook)


def _points(column: Column, person: Person) -> float | None:
    earned = column.earned.get(person.id)
    return earned.points if earned else None


def _hms(time: timedelta) -> str:
    seconds = int(time.total_seconds())
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _labs(gradebook: Gradebook, wanted: Sequence[str]) -> list[Any]:
    labs = {lab.name: lab for lab in gradebook.db.query(Assignment).order_by(Assignment.name)}
    for name in wanted:
        if name not in labs:
            raise UsageError(f"No assignment {name!r} in the gradebook.{did_you_mean(name, labs)}")
    return [labs[name] for name in wanted or labs]


def _people(gradebook: Gradebook, wanted: Sequence[str]) -> list[Person]:
    rows = gradebook.db.query(Student.id, Student.first_name, Student.last_name, Student.email, Student.lms_user_id)
    people = {row[0]: Person(*(value or "" for value in row)) for row in rows}
    for name in wanted:
        if name not in people:
            raise UsageError(f"No student {name!r} in the gradebook.{did_you_mean(name, people)}")
    chosen = [people[name] for name in wanted] if wanted else list(people.values())
    return sorted(chosen, key=lambda person: (person.last, person.first, person.id))


def _column(gradebook: Gradebook, lab: Any, titles: dict[str, str]) -> Column:
    """Three questions to the database, however many students: one for each would take minutes for 10 000."""

    def of_lab(*columns: Any) -> Any:
        query = gradebook.db.query(SubmittedAssignment.student_id, *columns).select_from(SubmittedAssignment)
        return query.filter(SubmittedAssignment.assignment_id == lab.id)

    # Not nbgrader's needs_manual_grade: that also asks for a second look at what a person has graded.
    nobody = Grade.auto_score.is_(None) & Grade.manual_score.is_(None)
    manual = func.max(case((nobody, 1), else_=0))
    scores = of_lab(func.sum(Grade.score), manual).join(SubmittedAssignment.notebooks).join(SubmittedNotebook.grades)
    penalties = of_lab(func.sum(SubmittedNotebook.late_submission_penalty)).join(SubmittedAssignment.notebooks)
    score = {student: (total or 0.0, bool(waits)) for student, total, waits in _grouped(scores)}
    penalty = {student: total or 0.0 for student, total in _grouped(penalties)}
    earned = {}
    for student, time, extension in of_lab(SubmittedAssignment.timestamp, SubmittedAssignment.extension):
        raw, waits = score.get(student, (0.0, False))
        late = None
        if time:
            late = max(timedelta(), time - lab.duedate - (extension or timedelta())) if lab.duedate else timedelta()
        earned[student] = Earned(raw, penalty.get(student, 0.0), time, late, waits)
    return Column(lab.name, titles.get(lab.name, lab.name), lab.max_score, lab.duedate, earned)


def _grouped(query: Any) -> Any:
    return query.group_by(SubmittedAssignment.student_id)
