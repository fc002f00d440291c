"""A class that does not exist: submissions made from answer files, to try a lab and the grader on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.answers import apply, read_answers
from autograder.course import Course
from autograder.pipeline import Lab
from autograder.records import GraderError, Result
from autograder.tables import lost, remarks


def make_sample_class(course: Course, name: str, folder: Path) -> list[str]:
    """Write <student>/<notebook>.ipynb below `folder` for every answer of assignments/sample_class/<lab>."""
    lab = Lab.load(course, name)
    if len(lab.sources) != 1:
        raise GraderError(f"A sample class needs a lab of one notebook; {name!r} has {len(lab.sources)}.")
    (stem,) = lab.sources
    answers = read_answers(course.root / "assignments" / "sample_class" / name)
    if not answers:
        raise GraderError(f"No answer files in assignments/sample_class/{name}.")
    for answer in answers:
        path = folder / answer.name / (answer.file or f"{stem}.ipynb")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(apply(answer, lab.sources[stem], lab.released[stem]))
    return [answer.name for answer in answers]


def differences(folder: Path, results: Sequence[Result]) -> list[str]:
    """Where the grades are not what the answer files in `folder` expect: one sentence each."""
    by_student = {result.student: result for result in results}
    found = []
    for answer in read_answers(folder):
        result = by_student.pop(answer.name, None)
        if result is None:
            found.append(f"{answer.name}: was not graded.")
            continue
        if answer.points is not None and result.points != answer.points:
            found.append(f"{answer.name}: {result.points:g} points, expected {answer.points:g}.")
        row = f"{lost(result)} {remarks(result)}"
        if answer.report and answer.report not in row:
            found.append(f"{answer.name}: the report says {row!r}, expected {answer.report!r} in it.")
    found += [f"{student}: nothing is expected of this student." for student in by_student]
    return found
