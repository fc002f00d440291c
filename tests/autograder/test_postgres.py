"""The gradebook in a real PostgreSQL server, which these tests start in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from autograder import gradebook
from autograder.audit import audit
from autograder.course import Course
from autograder.crew import pool
from autograder.pipeline import grade
from autograder.records import GradebookError, Limits
from tests.autograder.test_pipeline import TRIPLE, nbgrader, one_thread, submit

HandIn = Callable[..., bytes]
INSTALL = "These tests need a PostgreSQL server: install it with `apt-get install -y postgresql`."


def program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = shutil.which(name) or (str(found[-1]) if found else None)
    assert path, INSTALL
    return path


def as_server(command: list[str]) -> list[str]:
    """The server refuses to run as root; the package brings a user for it."""
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", *command] * (
        os.geteuid() == 0
    ) or command


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a running server, which keeps its files in memory where it can."""
    folder = Path(f"/tmp/pg-{os.getpid()}")  # short, because a socket's path may have 107 bytes
    folder.mkdir(mode=0o700)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    try:
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
        make = [program("initdb"), "--auth=trust", "--no-sync", "--username=grader", "-D", f"{folder}/data"]
        subprocess.run(as_server(make), check=True, capture_output=True, cwd="/", timeout=120)
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
        control = [program("pg_ctl"), "-D", f"{folder}/data", "-w", "-t", "60"]
        begin = [*control, "-l", f"{folder}/log", "-o", options, "start"]
        subprocess.run(as_server(begin), check=True, stdout=subprocess.DEVNULL, cwd="/", timeout=120)
        try:
            yield f"postgresql+psycopg://grader@127.0.0.1:{port}"
        finally:
            subprocess.run(as_server([*control, "-m", "immediate", "stop"]), capture_output=True, cwd="/", timeout=120)
    finally:
        shutil.rmtree(folder)


@pytest.fixture
def database(server: str, request: pytest.FixtureRequest) -> str:
    """A fresh database's address."""
    name = f"grades_{abs(hash(request.node.name))}"
    with psycopg.connect(server.replace("+psycopg", "") + "/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


def hand_in_class(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in(TRIPLE))
    submit(course, "cy", hand_in(blank=True))


def rows(course: Course) -> list[tuple[Any, ...]]:
    """Every number and word of the gradebook that a grade depends on, without the ids that each database draws."""
    with gradebook._open(course) as book:
        found: list[tuple[Any, ...]] = []
        for submission in book.assignment_submissions("tiny"):
            student = submission.student_id
            found.append((student, submission.score, submission.max_score, submission.needs_manual_grade))
            for notebook in submission.notebooks:
                found.append((student, notebook.name, notebook.late_submission_penalty))
                for cell in notebook.grades:
                    numbers = (cell.auto_score, cell.manual_score, cell.extra_credit, cell.max_score)
                    found.append((student, cell.name, *numbers, cell.needs_manual_grade))
                for remark in notebook.comments:
                    found.append((student, remark.name, remark.auto_comment or "", remark.manual_comment or ""))
    return sorted(found, key=repr)


def test_postgresql_and_sqlite_hold_the_same_rows(course: Course, hand_in: HandIn, database: str) -> None:
    hand_in_class(course, hand_in)
    grade(course, "tiny", one_thread, limits=Limits())
    there = Course(course.root, database)
    grade(there, "tiny", pool(2), limits=Limits())
    assert rows(there) == rows(course)
    assert len(rows(there)) > 12
    assert gradebook.totals(there, "tiny") == {"ada": 10, "bo": 6, "cy": 0}


def test_a_result_goes_into_each_gradebook_once(
    course: Course, hand_in: HandIn, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_class(course, hand_in)
    grade(Course(course.root, database), "tiny", one_thread, limits=Limits())
    entered: list[str] = []
    enter = gradebook.enter
    monkeypatch.setattr(gradebook, "enter", lambda *words: (entered.append(words[1].student), enter(*words)))
    grade(Course(course.root, database), "tiny", one_thread, limits=Limits())
    assert entered == []
    grade(course, "tiny", one_thread, limits=Limits())
    assert entered == ["ada", "bo", "cy"]


def test_the_configuration_names_the_gradebook_for_us_and_for_nbgrader(
    course: Course, hand_in: HandIn, database: str
) -> None:
    hand_in_class(course, hand_in)
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", course.root)
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(f"\nget_config().CourseDirectory.db_url = {database!r}\n")
    (course.made / "gradebook.db").unlink()
    command = [sys.executable, "-m", "autograder", "grade", "tiny", "--course", str(course.root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert not (course.made / "gradebook.db").exists()
    nbgrader(course, "export", keep_config=True)
    table = (course.root / "grades.csv").read_text(encoding="utf-8")
    assert table.count("tiny,") == 3
    assert ",6.0," in table
    assert "tiny" in nbgrader(course, "db", "assignment", "list", keep_config=True)
    nbgrader(course, "list", keep_config=True)
    nbgrader(course, "generate_feedback", "tiny", keep_config=True)
    assert (course.step("feedback") / "bo" / "tiny" / "tiny.html").exists()


def test_an_audit_leaves_the_course_s_gradebook_alone(course: Course, database: str) -> None:
    audit(Course(course.root, database), "tiny", one_thread, limits=Limits())
    with psycopg.connect(database.replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE tablename = 'grade'").fetchone() == (0,)


WRONG = {
    "nobody answers": ("postgresql+psycopg://grader:secret-word@127.0.0.1:1/x", "fails: connection failed"),
    "an unknown driver": ("postgresql+nonsense://x/y", "scale"),
    "no address": ("nonsense", "PostgreSQL is postgresql"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_gradebook_that_cannot_be_opened_is_one_sentence_without_its_password(
    name: str, course: Course, hand_in: HandIn
) -> None:
    url, said = WRONG[name]
    submit(course, "ada", hand_in())
    with pytest.raises(GradebookError, match=said) as caught:
        grade(Course(course.root, url), "tiny", one_thread, limits=Limits())
    assert "secret-word" not in str(caught.value)
    assert "\n" not in str(caught.value)
