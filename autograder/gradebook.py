"""The only file that knows nbgrader: its configuration, its converters and its database.

`configure` makes nbgrader's own commands and formgrader work on the same course, with our judge where nbgrader
would execute the notebook.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import logging
import os
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat.notebooknode import from_dict
from nbgrader import api
from nbgrader import preprocessors as steps
from nbgrader.api import Assignment, Gradebook, MissingEntry, SubmittedAssignment
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from sqlalchemy import bindparam, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from traitlets import Unicode
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.by_hand import Given, read
from autograder.course import Course
from autograder.records import GradebookError, GraderError, Result

# nbgrader opens its gradebook a dozen times a submission; one engine for all keeps the statements that SQLAlchemy has
# compiled, which halves the time of entering a result. Connections still end with each gradebook that is closed.
api.create_engine = functools.lru_cache(maxsize=8)(api.create_engine)

STEPS = ("release", "submitted", "autograded", "feedback", "source_with_tests", "solution")


class Judged(NbGraderPreprocessor):  # type: ignore[misc]
    """Takes the place of nbgrader's Execute: the outputs come from the judge, never from a kernel in this process.

    nbgrader runs it with the course folder as the current one.
    """

    result_file = Unicode("", help="a result that is ready; without one the judge runs here").tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        names = resources["nbgrader"]
        if self.result_file:
            result = Result.from_json(Path(self.result_file).read_text(encoding="utf-8"))
        else:
            from autograder.pipeline import result_of  # which imports this file

            result = result_of(Course(Path.cwd()), names["assignment"], names["student"])
        book = next(book for book in result.notebooks if book.name == names["notebook"])
        if len(book.outputs) != len(nb.cells):
            raise GraderError(f"{names['student']}: the result does not fit the notebook. Grade again.")
        for cell, outputs in zip(nb.cells, book.outputs, strict=True):
            if cell.cell_type == "code":
                cell.outputs = [from_dict(output) for output in outputs]  # type: ignore[no-untyped-call]
        return nb, resources


class Grades(steps.GetGrades):  # type: ignore[misc]
    """nbgrader's GetGrades; also says which cells nobody has graded yet."""

    def _get_score(self, cell: Any, resources: Any) -> None:
        super()._get_score(cell, resources)
        name = cell.metadata.nbgrader["grade_id"]
        grade = self.gradebook.find_grade(name, self.notebook_id, self.assignment_id, self.student_id)
        cell.metadata.nbgrader["waits"] = grade.auto_score is None and grade.manual_score is None


def configure(c: Any, root: Path) -> None:
    """Everything that nbgrader must know about a course of ours."""
    c.CourseDirectory.root = str(root)
    c.CourseDirectory.source_directory = "assignments/source"
    for step in STEPS:
        setattr(c.CourseDirectory, f"{step}_directory", f"_course/{step}")
    c.CourseDirectory.submitted_directory = "_course/normalised"
    c.CourseDirectory.db_url = f"sqlite:///{root}/_course/gradebook.db"
    c.CourseDirectory.course_id = "default_course"  # nbgrader's empty one breaks the foreign keys of PostgreSQL
    exchange = root / "_course" / "exchange"  # `nbgrader list` wants one, though files here come by folder or zip
    exchange.mkdir(parents=True, exist_ok=True)
    c.Exchange.root = str(exchange)
    c.ClearSolutions.code_stub = {"python": "# YOUR CODE HERE\nraise NotImplementedError()"}
    stock = Autograde.autograde_preprocessors.default()
    c.Autograde.autograde_preprocessors = [Judged if step is steps.Execute else step for step in stock]
    stock = GenerateFeedback.preprocessors.default()
    ours = [Grades if step is steps.GetGrades else step for step in stock]
    c.GenerateFeedback.preprocessors = [steps.ClearHiddenTests, *ours]
    c.GenerateFeedback.exporter_class = "autograder.feedback.Feedback"
    c.HTMLExporter.sanitize_html = True
    c.HTMLExporter.filters = {"markdown2html": "autograder.markdown.harmless"}
    _find_alembic()


def _find_alembic() -> None:
    """nbgrader calls `alembic` to make its database, and finds it only on PATH."""
    folder = str(Path(sys.executable).parent)
    if folder not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([folder, os.environ.get("PATH", "")])


def _config(course: Course) -> Config:
    """What `configure` says, then what the course's own nbgrader_config.py says: penalties, plugins, the gradebook."""
    config = Config()
    configure(config, course.root.resolve())
    file = course.root.resolve() / "nbgrader_config.py"
    if file.exists():
        try:
            config.merge(PyFileConfigLoader(file.name, path=str(file.parent)).load_config())
        except Exception as error:  # it is a program
            raise GraderError(f"{file} has an error ({type(error).__name__}: {error}).") from error
    if course.db_url:
        config.CourseDirectory.db_url = course.db_url
    return config


def _directory(course: Course, lab: str, student: str = "*") -> CourseDirectory:
    course.made.mkdir(parents=True, exist_ok=True)
    return CourseDirectory(config=_config(course), assignment_id=lab, student_id=student)


def address(course: Course) -> str:
    """Where the gradebook is, without its password."""
    return _shown(_directory(course, "").db_url)


def _shown(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "of nbgrader_config.py or --db-url"


def _run(converter: type, course: Course, lab: str, student: str = "*", more: Config | None = None) -> None:
    """Run one of nbgrader's converters; what it logs as an error is the reason when it fails."""
    directory = _directory(course, lab, student)
    directory.config.merge(more or Config())
    words = _Words()
    log = logging.getLogger(f"autograder.{converter.__name__}")
    log.handlers, log.propagate = [words], False
    try:
        tool = converter(coursedir=directory, config=directory.config, log=log)
        tool.force = True
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # nbgrader's own use of SQLAlchemy
            tool.start()
    except Exception as error:  # nbgrader raises many kinds, most of them a second time without the reason
        reason = words.error or error
        _raise_if_database(reason, directory.db_url)
        said = str(reason).strip().splitlines() or [type(reason).__name__]
        raise GraderError(f"nbgrader could not {converter.__name__} {lab!r}: {said[0]}") from reason


class _Words(logging.Handler):
    """Keeps the exception that nbgrader handles while it logs its first error."""

    error: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR and self.error is None:
            self.error = sys.exc_info()[1]


def _raise_if_database(error: BaseException, url: str) -> None:
    """GradebookError when the database, its driver or the disk is at the bottom of `error`."""
    kept = "What was graded is kept in _course/results: put it right, then run the same command again."
    at: BaseException | None = error
    while at is not None:
        if isinstance(at, NoSuchModuleError | ModuleNotFoundError | ArgumentError):
            install = "PostgreSQL is postgresql+psycopg://..., with `pip install './autograder[scale]'`"
            raise GradebookError(f"The gradebook {_shown(url)} cannot be opened ({at}): {install}.") from None
        if isinstance(at, DBAPIError):
            words = str(at.orig).strip().splitlines() or [type(at.orig).__name__]
            raise GradebookError(f"The gradebook {_shown(url)} fails: {words[0].rstrip('.')}. {kept}") from None
        if isinstance(at, OSError) and at.errno in (errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EFBIG, errno.EACCES):
            raise GradebookError(f"Could not write {at.filename or '_course'}: {at.strerror}. {kept}") from None
        at = at.__cause__ or at.__context__


@contextlib.contextmanager
def _open(course: Course) -> Iterator[Gradebook]:
    _find_alembic()
    directory = _directory(course, "")
    try:
        book = Gradebook(directory.db_url, directory.course_id)
    except Exception as error:
        _raise_if_database(error, directory.db_url)
        raise
    with book:
        yield book


@contextlib.contextmanager
def looked_at_once() -> Iterator[None]:
    """Within, nbgrader looks once whether the gradebook has all its tables.

    It opens the gradebook a dozen times a submission, and the look is most of what an opening costs.
    """
    look = Gradebook.__init__
    seen: set[tuple[str, str]] = set()

    def open_again(self: Any, db_url: str, course_id: str = "default_course", authenticator: Any = None) -> None:
        if (db_url, course_id) not in seen:
            look(self, db_url, course_id, authenticator)
            seen.add((db_url, course_id))
            return
        self.engine = api.create_engine(db_url, echo=False, future=True)
        self.db = api.scoped_session(api.sessionmaker(autoflush=True, bind=self.engine, future=True))
        self.course_id, self.authenticator = course_id, authenticator

    Gradebook.__init__ = open_again
    try:
        yield
    finally:
        Gradebook.__init__ = look


def generate_release(course: Course, lab: str) -> None:
    """Make the students' version below _course/release and enter the lab into the gradebook."""
    _run(GenerateAssignment, course, lab, ".")


def enter(course: Course, result: Result, file: Path) -> None:
    """Enter one result, which lies in `file`, into the gradebook through nbgrader's own Autograde."""
    config = Config(Judged={"result_file": str(file.resolve())})
    for name in ("sanitize_preprocessors", "autograde_preprocessors"):
        listed = _config(course).Autograde.get(name) or getattr(Autograde, name).default()
        # What it looks at is the instructor's own since the notebook was normalised; it is a quarter of the work.
        config.Autograde[name] = [step for step in listed if step is not steps.CheckCellMetadata]
    _run(Autograde, course, result.lab, result.student, config)


def generate_feedback(course: Course, lab: str, student: str = "*") -> None:
    _run(GenerateFeedback, course, lab, student)


def has(course: Course, lab: str) -> bool:
    """Does the gradebook know the lab?"""
    with _open(course) as book:
        return any(assignment.name == lab for assignment in book.assignments)


def submitters(course: Course, lab: str) -> set[str]:
    """Whose submissions of the lab the gradebook has."""
    with _open(course) as book:
        return {student for (student,) in book.db.execute(_SUBMITTERS, {"lab": lab})}


_SUBMITTERS = (
    select(SubmittedAssignment.student_id)
    .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
    .where(Assignment.name == bindparam("lab"))
)


def roster(course: Course) -> dict[str, str]:
    """The students of the gradebook: by name, number in the LMS, address and full name, in small letters."""
    found: dict[str, str] = {}
    with _open(course) as book:
        for student in book.students:
            full = f"{student.first_name or ''} {student.last_name or ''}".strip()
            for key in (student.lms_user_id, student.email, full):
                if key:
                    found[key.lower()] = "" if key.lower() in found else student.id  # two of one name are nobody
        found |= {student.id.lower(): student.id for student in book.students}
    return {key: name for key, name in found.items() if name}


def totals(course: Course, lab: str) -> dict[str, float]:
    """Points by student as the gradebook has them, with what people gave, before penalties."""
    with _open(course) as book:
        try:
            return {s.student_id: s.score for s in book.assignment_submissions(lab)}
        except MissingEntry:
            return {}


def by_hand(course: Course, lab: str) -> dict[str, tuple[Given, ...]]:
    """By student, what a person graded in the lab or has still to grade."""
    with _open(course) as book:
        return read(book, lab)


def export(course: Course, lab: str, to: str, file: Path, title: str = "") -> list[str]:
    """Write the grades of a lab as the CSV of an LMS: canvas, moodle, gradescope or csv. Returns what to look at."""
    from autograder.export import export as run

    with _open(course) as book:
        return run(book, lab, to, file, title)
