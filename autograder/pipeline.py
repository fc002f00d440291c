"""The steps of grading, as a list: prepare, judge, enter. Each is done once for each submission.

A submission's result is one file, written whole or not at all. It bears the hash of all that it depends on, so a
run that was killed goes on where it stopped, and a second run does only what has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from autograder import gradebook, handed_in
from autograder.course import Course, did_you_mean, remove_leftovers, write_atomically
from autograder.flow import judged
from autograder.jobs import Job, Lab, judge, prepare
from autograder.lock import only_one
from autograder.records import GradebookError, GraderError, Isolation, Limits, Result, UsageError
from autograder.sandbox import need_walls

__all__ = ["Job", "Lab", "grade", "judge", "prepare", "result_of", "result_path", "stored"]


def result_path(course: Course, lab: str, student: str) -> Path:
    return course.step("results") / lab / f"{student}.json"


def stored(course: Course, lab: str, student: str) -> Result | None:
    """The student's result file, if there is a whole one."""
    try:
        return Result.from_json(result_path(course, lab, student).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def result_of(course: Course, lab: str, student: str) -> Result:
    """The result that belongs to what is submitted now; judged here when there is none."""
    job = prepare(course, Lab.load(course, lab), student, Limits(), isolation=Isolation.BUBBLEWRAP)
    old = stored(course, lab, student)
    if old and old.key in {replace(job, isolation=kind).key for kind in Isolation}:
        return old
    result = judge(job)
    write_atomically(result_path(course, lab, student), result.to_json())
    return result


def grade(
    course: Course,
    name: str,
    executor: Callable[[], Executor],
    *,
    limits: Limits,
    isolation: Isolation = Isolation.BUBBLEWRAP,
    only: Sequence[str] = (),
    regrade: bool = False,
    progress: Callable[[int, int, str], None] = lambda done, total, student: None,
) -> list[Result]:
    """Grade the collected submissions of a lab and enter them into the gradebook; what is done stays done.

    only: students, or patterns of their names such as `a*`; the others are left as they are.
    regrade: judge again also what has a result. Manual grades, comments and extensions stay.
    The results come without the notebooks' outputs, which are in the result files.
    GraderError when the gradebook cannot be written, UsageError when `only` fits nobody.
    """
    course.lab(name)
    try:
        with only_one(course.made / f"{name}.lock", f"grading {name!r}"):
            for folder in (course.step("results") / name, course.step("results") / name / "entered"):
                remove_leftovers(folder)
            lab = Lab.load(course, name)
            students = _chosen(course.students(name), name, only)
            if not getattr(executor, "elsewhere", False):
                need_walls(isolation)  # before anything is begun
            batch = _Batch(course, lab, limits, isolation, regrade, lambda n, who: progress(n, len(students), who))
            results = batch.run(students, executor)
    except OSError as error:
        where = error.filename or course.made
        raise GraderError(f"Could not read or write {where}: {error.strerror}. What was graded is kept.") from error
    if batch.missed:
        first = next(iter(batch.missed.values()))
        names = ", ".join(batch.missed)
        raise GraderError(f"Graded, but not in the gradebook: {names}. {first} Run the same command again.")
    return [results[student] for student in students]


def _chosen(students: list[str], lab: str, only: Sequence[str]) -> list[str]:
    if not students:
        raise GraderError(f"No submissions of {lab!r}: run `autograder collect FOLDER {lab}` first.")
    for pattern in only:
        if not any(fnmatchcase(student, pattern) for student in students):
            raise UsageError(f"No submission of {lab!r} by {pattern!r}.{did_you_mean(pattern, students)}")
    return [student for student in students if not only or any(fnmatchcase(student, pattern) for pattern in only)]


class _Batch:
    """One run: jobs are prepared when an executor wants them, and each result is entered as it comes."""

    def __init__(
        self,
        course: Course,
        lab: Lab,
        limits: Limits,
        isolation: Isolation,
        regrade: bool,
        progress: Callable[[int, str], None],
    ) -> None:
        self._course, self._lab, self._limits = course, lab, limits
        self._isolation, self._regrade, self._progress = isolation, regrade, progress
        self._book = gradebook.address(course)
        self._entered = gradebook.submitters(course, lab.name)
        self._results: dict[str, Result] = {}
        self.missed: dict[str, GraderError] = {}

    def run(self, students: Sequence[str], executor: Callable[[], Executor]) -> dict[str, Result]:
        with gradebook.looked_at_once(), closing(judged(self._todo(students), judge, executor)) as results:
            for job, result in results:
                write_atomically(result_path(self._course, self._lab.name, job.student), result.to_json())
                self._enter(result)
                self._done(result)
        return self._results

    def _todo(self, students: Sequence[str]) -> Iterator[Job]:
        for student in students:
            job = prepare(self._course, self._lab, student, self._limits, isolation=self._isolation)
            old = None if self._regrade else stored(self._course, self._lab.name, student)
            if old is None or old.key != job.key:
                yield job
                continue
            if not self._is_entered(old):
                self._enter(old)
            self._done(old)

    def _done(self, result: Result) -> None:
        slim = replace(result, notebooks=tuple(replace(book, outputs=()) for book in result.notebooks))
        self._results[result.student] = slim
        self._progress(len(self._results), result.student)

    def _is_entered(self, result: Result) -> bool:
        mark = self._mark(result)
        return result.student in self._entered and mark.exists() and mark.read_text("utf-8") == self._seal(result)

    def _enter(self, result: Result) -> None:
        mark = self._mark(result)
        mark.unlink(missing_ok=True)  # a run killed in the middle of this enters it again
        try:
            gradebook.enter(self._course, result, result_path(self._course, result.lab, result.student))
        except GradebookError:
            raise
        except GraderError as error:
            self.missed[result.student] = error
        else:
            write_atomically(mark, self._seal(result))

    def _mark(self, result: Result) -> Path:
        return self._course.step("results") / result.lab / "entered" / result.student

    def _seal(self, result: Result) -> str:
        """What was entered, and into which gradebook."""
        when = handed_in.read(self._course.step("normalised") / result.student / result.lab)
        return f"{result.key} {self._book}" + (f" {handed_in.line(when)}" if when else "")
