"""A job: one submission with all that judging it takes. `prepare` makes it here, `judge` does it in any process."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

import course_lib
from autograder import __version__, handed_in
from autograder.cells import grade_id, is_judged, points
from autograder.course import Course, write_atomically
from autograder.judge import judge_notebook
from autograder.normalise import RefusedError, blank, normalise
from autograder.outputs import failure
from autograder.records import Check, Isolation, Limits, NotebookResult, Result
from autograder.release import read_notebook, release
from autograder.sandbox import open_room
from autograder.submission import Files, read_files

Notebook = dict[str, Any]
JUDGES = (
    *("cells", "codec", "folder", "judge", "keeper", "kernel", "landlock", "mounts", "nursery", "outputs", "remote"),
    *("sandbox", "seccomp", "syscalls", "tape", "usage", "walls", "warm", "weaker", "worker"),
)


@dataclass(frozen=True)
class Lab:
    """A lab's notebooks by name: as the instructor wrote them, and as students get them."""

    name: str
    sources: dict[str, Notebook]
    released: dict[str, Notebook]

    @classmethod
    def load(cls, course: Course, name: str) -> Lab:
        """Read a lab; its release is made when there is none, the source is newer or the gradebook lacks it."""
        from autograder import gradebook  # nbgrader takes seconds to load, and a judge needs none of it

        sources = {path.stem: path for path in course.source_notebooks(course.lab(name))}
        folder = course.step("release") / name
        made = [folder / path.name for path in sources.values()]
        if not all(
            new.exists() and new.stat().st_mtime >= old.stat().st_mtime
            for old, new in zip(sources.values(), made, strict=True)
        ) or not gradebook.has(course, name):
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
    isolation: Isolation

    @functools.cached_property
    def key(self) -> str:
        """The hash of all that the result depends on."""
        parts = [self.student, self.lab.name, self.lab.sources, self.notebooks, self.refused, self.notes]
        text = json.dumps([*parts, self.limits.__dict__, self.isolation, grader()], sort_keys=True)
        return hashlib.sha256(self.secret + text.encode()).hexdigest()


@functools.cache
def grader() -> tuple[str, ...]:
    """The version of everything of ours that judges, and of what it stands on."""
    here, library = Path(__file__).parent, Path(course_lib.__path__[0])
    files = [here / f"{name}.py" for name in JUDGES]
    for folder in (here / "hidden", here / "oracles", library / "checks", library / "data", library / "dlp"):
        files += sorted([*folder.rglob("*.py"), *folder.rglob("*.toml")])
    digest = hashlib.sha256()
    for path in [*files, library / "types.py"]:
        digest.update(path.name.encode() + path.read_bytes())
    return (__version__, digest.hexdigest(), platform.python_version(), np.__version__)


def prepare(course: Course, lab: Lab, student: str, limits: Limits, *, isolation: Isolation) -> Job:
    """Mend or refuse what a student handed in, and write the clean copies that nbgrader may see."""
    wanted = {stem: {grade_id(cell) for cell in book["cells"]} - {""} for stem, book in lab.sources.items()}
    submitted = course.step("submitted") / student / lab.name
    try:
        files = read_files(submitted, wanted)
    except OSError as error:
        files = Files({}, (), dict.fromkeys(lab.sources, f"The files could not be read: {error.strerror}."))
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
        except Exception as error:  # a bug of ours costs one submission, never the batch
            refused[stem] = f"The grader could not read this notebook ({type(error).__name__}: {error})."
    notebooks = {stem: notebooks.get(stem) or blank(source, lab.released[stem]) for stem, source in lab.sources.items()}
    folder = course.step("normalised") / student / lab.name
    if folder.exists():
        shutil.rmtree(folder)
    for stem, notebook in notebooks.items():
        write_atomically(folder / f"{stem}.ipynb", json.dumps(notebook, ensure_ascii=True, indent=1))
    try:
        if when := handed_in.read(submitted):
            write_atomically(folder / handed_in.FILE, handed_in.line(when))  # for nbgrader, its gradebook and penalties
    except (OSError, ValueError) as error:
        notes.append(f"When it was handed in is not known: {error}")
    return Job(student, lab, notebooks, tuple(notes), refused, course.secret(), limits, isolation)


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
            opened = functools.partial(open_room, isolation=job.isolation)
            books.append(judge_notebook(stem, notebook, source, seed=seed, limits=job.limits, open_room=opened))
    notes = job.notes + tuple(
        f"The check {check.grade_id!r} itself raised an error: {check.message}"
        for book in books
        for check in book.checks
        if check.verdict == "broken"
    )
    seconds = time.monotonic() - begin
    reason = " ".join(job.refused.values())
    return Result(job.student, job.lab.name, job.key, job.isolation, tuple(books), notes, reason, seconds)


def gave_up(job: Job, error: BaseException) -> Result:
    """The grader itself failed at this submission: 0 for now, the reason for the instructor, and no key: try again."""
    reason = f"The grader could not grade this notebook ({type(error).__name__}: {error})."
    books = tuple(_refused(stem, notebook, reason) for stem, notebook in job.notebooks.items())
    return Result(job.student, job.lab.name, "", job.isolation, books, job.notes, reason)


def _refused(name: str, notebook: Notebook, reason: str) -> NotebookResult:
    checks, outputs = [], []
    for cell in notebook["cells"]:
        made: list[dict[str, Any]] = []
        if is_judged(cell):
            checks.append(Check(grade_id(cell), 0.0, points(cell), "refused", reason))
            made = failure(checks[-1])
        outputs.append(tuple(made))
    return NotebookResult(name, tuple(checks), tuple(outputs))
