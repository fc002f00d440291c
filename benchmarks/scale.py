"""What a course of 10 000 students costs: memory of a run, seconds of the report and of each export.

    python -m benchmarks.scale                     # 10 000 students, 100 of them entered by nbgrader's own code
    python -m benchmarks.scale --enter 10000       # all of them: a quarter of an hour

Submissions are synthetic: they are prepared, handed through the pipeline and written as results, but judged by a
function that costs nothing, because here only what lies around the judging is measured; benchmarks/grade.py measures
the judging. Entering goes through nbgrader's autograde for `--enter` students; the others' rows are put in directly.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from nbgrader.api import Comment, Grade, Student, SubmittedAssignment, SubmittedNotebook

from autograder import gradebook, pipeline
from autograder.course import Course
from autograder.export import export
from autograder.jobs import gave_up
from autograder.records import Limits, Result
from autograder.report import write_report
from tests.autograder.tiny import make_course

SYSTEMS = ("canvas", "moodle", "gradescope", "csv")


def megabytes() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(name: str, work: Callable[[], Any]) -> Any:
    begin = time.perf_counter()
    made = work()
    print(f"{name:<34}{time.perf_counter() - begin:9.1f} s{megabytes():9.0f} MB")
    return made


def loud(job: pipeline.Job) -> Result:
    """A result with 20 000 characters of output and some points, different for each student."""
    prints = ({"output_type": "stream", "name": "stdout", "text": f"{job.student} " * 3000},)
    books = []
    for book in gave_up(job, ValueError("a reason")).notebooks:
        bits = int(job.key[:4], 16)
        checks = tuple(
            type(check)(
                check.grade_id,
                *(
                    (check.max_points, check.max_points, "pass", "")
                    if bits >> n & 1
                    else (0.0, check.max_points, "fail", f"{check.grade_id}[{bits % 7}]: yours 1, expected 2.")
                ),
            )
            for n, check in enumerate(book.checks)
        )
        books.append(type(book)(book.name, checks, tuple(prints for _ in book.outputs)))
    return Result(job.student, job.lab.name, job.key, "bubblewrap", tuple(books), (), "", 0.1)


def put_in(course: Course, results: list[Result]) -> None:
    """The rows that nbgrader's autograde would make, a thousand students at a time."""
    known = gradebook.submitters(course, "tiny")
    with gradebook._open(course) as book, book.db.no_autoflush:
        assignment = book.find_assignment("tiny")
        (notebook,) = assignment.notebooks
        cells, solutions = list(notebook.grade_cells), list(notebook.solution_cells)
        for number, result in enumerate(results):
            if result.student in known:
                continue
            mine = SubmittedAssignment(assignment=assignment, student=Student(id=result.student))
            copy = SubmittedNotebook(notebook=notebook, assignment=mine)
            points = {check.grade_id: check.points for check in result.checks}
            for cell in cells:
                Grade(cell=cell, notebook=copy, auto_score=points[cell.name], needs_manual_grade=False)
            for cell in solutions:
                Comment(cell=cell, notebook=copy)
            book.db.add(mine)
            if number % 1000 == 999:
                book.db.commit()
        book.db.commit()


def hand_in(course: Course, students: int) -> None:
    """A cut-off file for each: reading it takes the pipeline's whole way."""
    for number in range(students):
        path = course.step("submitted") / f"student{number:05}" / "tiny" / "tiny.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({"cells": [{"cell_type": "code", "source": f"# {number}"}]}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--enter", type=int, default=100)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="scale-") as folder:
        course = make_course(Path(folder))
        pipeline.Lab.load(course, "tiny")
        timed("hand in", partial(hand_in, course, words.students))
        enter, entered = gradebook.enter, []

        def some(course: Course, result: Result, file: Path) -> None:
            entered.append(result.student)
            if len(entered) <= words.enter:
                enter(course, result, file)

        def tell(done: int, total: int, student: str) -> None:
            if done in (words.enter, total // 4, total // 2, total):
                print(f"  after {done:>6} submissions {megabytes():26.0f} MB")

        pipeline.judge, gradebook.enter = loud, some
        crew = partial(ThreadPoolExecutor, 1)
        results = timed(
            f"grade, {words.enter} entered by nbgrader",
            lambda: pipeline.grade(course, "tiny", crew, limits=Limits(), progress=tell),
        )
        timed("put the other rows in", partial(put_in, course, results))
        timed("report", partial(write_report, course, "tiny", results))
        for system in SYSTEMS:
            with gradebook._open(course) as book:
                timed(f"export to {system}", partial(export, book, "tiny", system, Path(folder, f"{system}.csv")))


if __name__ == "__main__":
    main()
