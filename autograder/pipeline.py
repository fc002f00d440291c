"""The steps of grading, as a list: prepare, judge, enter. Each is done once for each submission.

A submission's result is one file, written whole or not at all. It bears the hash of all that it depends on, so a
run that was killed goes on where it stopped, and a second run does only what has changed.
"""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import course_lib
from autograder import __version__, gradebook
from autograder.cells import grade_id, is_judged, points
from autograder.course import Course, write_atomically
from autograder.judge import judge_notebook
from autograder.normalise import RefusedError, blank, normalise
from autograder.outputs import failure
from autograder.records import Check, GraderError, Limits, NotebookResult, Result
from autograder.release import read_notebook, release
from autograder.sandbox import open_room
from autograder.submission import read_files

Notebook = dict[str, Any]
JUDGES = ("cells", "codec", "judge", "mounts", "outputs", "remote", "sandbox", "tape", "worker")


@dataclass(frozen=True)
class Lab:
    """A lab's notebooks by name: as the instructor wrote them, and as students get them."""

    name: str
    sources: dict[str, Notebook]
    released: dict[str, Notebook]

    @classmethod
    def load(cls, course: Course, name: str) -> Lab:
        """Read a lab; its release is made when there is none or the source is newer."""
        sources = {path.stem: path for path in course.source_notebooks(course.lab(name))}
        folder = course.step("release") / name
        made = [folder / path.name for path in sources.values()]
        database = course.made / "gradebook.db"
        if not database.exists() or not all(
            new.exists() and new.stat().st_mtime >= old.stat().st_mtime
            for old, new in zip(sources.values(), made, strict=True)
        ):
            release(course, name)
        read = {stem: read_notebook(path) for stem, path in sources.items()}
        return cls(name, read, {stem: read_notebook(folder / f"{stem}.ipynb") for stem in sources})


@dataclass(frozen=True)
class Job:
    """One submission, ready to be judged in any process."""

    student: str
    lab: Lab
    notebooks: dict[str, Notebook]
    notes: tuple[str, ...]
    refused: dict[str, str]  # notebook: why it cannot be graded
    secret: bytes
    limits: Limits
    unsafe: bool

    @functools.cached_property
    def key(self) -> str:
        """The hash of all that the result depends on."""
        parts = [self.student, self.lab.name, self.lab.sources, self.notebooks, self.refused, self.notes]
        text = json.dumps([*parts, self.limits.__dict__, self.unsafe, _grader()], sort_keys=True)
        return hashlib.sha256(self.secret + text.encode()).hexdigest()


@functools.cache
def _grader() -> list[str]:
    """The version of everything of ours that judges, and of what it stands on."""
    here, library = Path(__file__).parent, Path(course_lib.__path__[0])
    files = [here / f"{name}.py" for name in JUDGES]
    for folder in (here / "hidden", here / "oracles", library / "checks", library / "data"):
        files += sorted(folder.rglob("*.py"))
    digest = hashlib.sha256()
    for path in [*files, library / "types.py"]:
        digest.update(path.name.encode() + path.read_bytes())
    return [__version__, digest.hexdigest(), platform.python_version(), np.__version__]


def prepare(course: Course, lab: Lab, student: str, limits: Limits, *, unsafe: bool) -> Job:
    """Mend or refuse what a student handed in, and write the clean copies that nbgrader may see."""
    wanted = {stem: {grade_id(cell) for cell in book["cells"]} - {""} for stem, book in lab.sources.items()}
    files = read_files(course.step("submitted") / student / lab.name, wanted)
    notes, refused, notebooks = list(files.notes), dict(files.refused), {}
    for stem, source in lab.sources.items():
        try:
            if stem in refused:
                raise RefusedError(refused[stem])
            clean = normalise(files.notebooks[stem], source, lab.released[stem])
            notebooks[stem] = clean.notebook
            notes += clean.notes
        except RefusedError as reason:
            refused[stem] = str(reason)
            notebooks[stem] = blank(source, lab.released[stem])
    folder = course.step("normalised") / student / lab.name
    if folder.exists():
        shutil.rmtree(folder)
    for stem, notebook in notebooks.items():
        write_atomically(folder / f"{stem}.ipynb", json.dumps(notebook, ensure_ascii=True, indent=1))
    return Job(student, lab, notebooks, tuple(notes), refused, course.secret(), limits, unsafe)


def judge(job: Job) -> Result:
    """Judge one submission. Never raises because of what the student wrote."""
    begin = time.monotonic()
    seed = hashlib.sha256(job.secret + job.key.encode()).digest()
    books = []
    for stem, notebook in job.notebooks.items():
        source = job.lab.sources[stem]
        if stem in job.refused:
            books.append(_refused(stem, notebook, job.refused[stem]))
        else:
            opened = functools.partial(open_room, job.limits, unsafe=job.unsafe)
            books.append(judge_notebook(stem, notebook, source, seed=seed, limits=job.limits, open_room=opened))
    notes = job.notes + tuple(
        f"The check {check.grade_id!r} itself raised an error: {check.message}"
        for book in books
        for check in book.checks
        if check.verdict == "broken"
    )
    isolation = "none" if job.unsafe else "bubblewrap"
    seconds = time.monotonic() - begin
    reason = " ".join(job.refused.values())
    return Result(job.student, job.lab.name, job.key, isolation, tuple(books), notes, reason, seconds)


def _refused(name: str, notebook: Notebook, reason: str) -> NotebookResult:
    checks, outputs = [], []
    for cell in notebook["cells"]:
        made: list[dict[str, Any]] = []
        if is_judged(cell):
            checks.append(Check(grade_id(cell), 0.0, points(cell), "refused", reason))
            made = failure(checks[-1])
        outputs.append(tuple(made))
    return NotebookResult(name, tuple(checks), tuple(outputs))


def _gave_up(job: Job, error: BaseException) -> Result:
    """The grader itself failed at this submission: 0 for now, the reason for the instructor, and no key: try again."""
    reason = f"The grader could not grade this notebook ({type(error).__name__}: {error})."
    books = tuple(_refused(stem, notebook, reason) for stem, notebook in job.notebooks.items())
    return Result(job.student, job.lab.name, "", "none" if job.unsafe else "bubblewrap", books, job.notes, reason)


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
    job = prepare(course, Lab.load(course, lab), student, Limits(), unsafe=False)
    old = stored(course, lab, student)
    if old and (old.key == job.key or old.key == replace(job, unsafe=True).key):
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
    unsafe: bool = False,
    progress: Callable[[int, int, str], None] = lambda done, total, student: None,
) -> list[Result]:
    """Grade every collected submission of a lab and enter it into the gradebook; what is done stays done."""
    lab = Lab.load(course, name)
    students = course.students(name)
    if not students:
        raise GraderError(f"No submissions of {name!r}: run `autograder collect FOLDER {name}` first.")
    open_room(limits, unsafe=unsafe).kill()  # no walls: say so before anything is begun
    entered = gradebook.totals(course, name)
    jobs = [prepare(course, lab, student, limits, unsafe=unsafe) for student in students]
    results: dict[str, Result] = {}
    todo = []
    for job in jobs:
        old = stored(course, name, job.student)
        if old and old.key == job.key:
            results[job.student] = old
            if not _is_entered(course, old, entered):
                _enter(course, old)
            progress(len(results), len(jobs), job.student)
        else:
            todo.append(job)
    for job, result in _judged(todo, executor):
        write_atomically(result_path(course, name, job.student), result.to_json())
        _enter(course, result)
        results[job.student] = result
        progress(len(results), len(jobs), job.student)
    return [results[student] for student in students]


def _is_entered(course: Course, result: Result, entered: dict[str, float]) -> bool:
    mark = _mark(course, result)
    return result.student in entered and mark.exists() and mark.read_text(encoding="utf-8") == result.key


def _enter(course: Course, result: Result) -> None:
    gradebook.enter(course, result, result_path(course, result.lab, result.student))
    write_atomically(_mark(course, result), result.key)


def _mark(course: Course, result: Result) -> Path:
    """Written after the gradebook has the result, so that a run killed in between enters it again."""
    return course.step("results") / result.lab / "entered" / result.student


def _judged(jobs: list[Job], executor: Callable[[], Executor]) -> Iterator[tuple[Job, Result]]:
    """Results as they come. When a worker process is killed, what it held is tried once more, one at a time."""
    if not jobs:
        return
    again = []
    with executor() as pool:
        futures: dict[Future[Result], Job] = {pool.submit(judge, job): job for job in jobs}
        for future in as_completed(futures):
            try:
                yield futures[future], future.result()
            except BrokenProcessPool:
                again.append(futures[future])
            except GraderError:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            except Exception as error:
                yield futures[future], _gave_up(futures[future], error)
    for job in again:
        with executor() as pool:
            try:
                yield job, pool.submit(judge, job).result()
            except Exception as error:
                yield job, _gave_up(job, error)
