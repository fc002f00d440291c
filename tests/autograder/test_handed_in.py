"""When a submission was handed in: taken from whoever cannot gain by a lie, and else left open."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from autograder import gradebook, handed_in
from autograder.collect import collect
from autograder.course import Course
from autograder.pipeline import grade
from autograder.records import Limits
from autograder.submission import read_files
from tests.autograder.test_collect import WANTED, fill
from tests.autograder.test_downloads import CANVAS, GRADESCOPE, MOODLE, TABLE
from tests.autograder.test_pipeline import one_thread

HandIn = Callable[..., bytes]
ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own use of it


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01 12:00",
        "2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00.000000000 Z",
        "2026-03-01 12:00:00.000000 UTC\n",
        "2026-03-01 04:00:00 -0800",
        "2026-03-01 20:00:00 +08:00",
        "2026-03-01 20:00:00 Asia/Shanghai",
    ],
)
def test_the_ways_to_write_a_time_mean_the_same_moment(text: str) -> None:
    assert handed_in.parse(text) == NOON
    assert handed_in.parse(handed_in.line(handed_in.parse(text))) == NOON


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "2026-13-01 12:00", "2026-03-01 12:00 ../../etc/passwd", "0001-01-01 00:00 +1400", "\ufffd" * 90],
)
def test_what_is_no_time_is_said_in_one_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no time such as 2026-03-01 18:30:00 UTC\.$"):
        handed_in.parse(text)


def test_gradescope_says_when_the_submission_that_counts_came(course: Course, tmp_path: Path) -> None:
    collect(course, "tiny", fill(tmp_path / "in", GRADESCOPE))
    read = handed_in.read(course.step("submitted") / "4242" / "tiny")
    assert read == datetime(2026, 1, 3, 10, tzinfo=UTC)
    assert not read_files(course.step("submitted") / "4242" / "tiny", WANTED).notes, "it is no stray file"


def test_a_time_that_gradescope_writes_otherwise_is_left_open(course: Course, tmp_path: Path) -> None:
    files = GRADESCOPE | {"assignment_5_export/submission_metadata.yml": TABLE.replace(b"2026-01-03 10", b"soon")}
    notes = collect(course, "tiny", fill(tmp_path / "in", files)).notes
    assert any(note.startswith("4242: when it was handed in is not known: 'soon:00") for note in notes)
    assert handed_in.read(course.step("submitted") / "4242" / "tiny") is None


@pytest.mark.parametrize(
    ("download", "own", "student"),
    [
        (CANVAS, "doejane_4242_90002_timestamp.txt", "doejane_4242"),
        (MOODLE, "Jane Doe_4242_assignsubmission_file_/timestamp.txt", "Jane Doe_4242"),
        (GRADESCOPE, "assignment_5_export/submission_2/timestamp.txt", "4242"),
    ],
)
def test_a_student_cannot_set_the_clock(
    download: dict[str, bytes], own: str, student: str, course: Course, tmp_path: Path
) -> None:
    collected = collect(course, "tiny", fill(tmp_path / "in", download | {own: b"2020-01-01 00:00:00 UTC"}))
    assert any(note.startswith(f"{student}: a student's own timestamp.txt") for note in collected.notes)
    when = handed_in.read(course.step("submitted") / student / "tiny")
    assert when is None or when.year == 2026
    assert (course.step("submitted") / student / "tiny" / "tiny.ipynb").is_file()


def test_a_link_is_no_clock(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("2020-01-01 00:00:00 UTC")
    (tmp_path / "timestamp.txt").symlink_to(tmp_path / "elsewhere")
    assert handed_in.read(tmp_path) is None


def hand_in_at(course: Course, inbox: Path, times: dict[str, str | None], notebook: bytes) -> None:
    """Collect the folders that nbgrader's exchange makes; who has no time hands in without one."""
    for student, when in times.items():
        files = {f"{student}/tiny/tiny.ipynb": notebook}
        fill(inbox, files | ({f"{student}/tiny/timestamp.txt": when.encode()} if when else {}))
    collect(course, "tiny", inbox)


def lateness(course: Course, tmp_path: Path) -> dict[str, list[str]]:
    """By student: points, submission time and lateness of Gradescope's file."""
    gradebook.export(course, "tiny", "gradescope", tmp_path / "out.csv")
    header, *rows = csv.reader((tmp_path / "out.csv").read_text("utf-8").splitlines())
    sid, columns = header.index("SID"), [header.index(f"tiny{word}") for word in ("", *TIMES)]
    return {row[sid]: [row[column] for column in columns] for row in rows}


TIMES = (" - Submission Time", " - Lateness (H:M:S)")


def test_time_and_lateness_reach_the_gradebook_and_gradescopes_file(
    course: Course, hand_in: HandIn, tmp_path: Path
) -> None:
    with gradebook._open(course) as book:
        book.update_or_create_assignment("tiny", duedate=datetime(2026, 3, 1, 12))
    times = {"ada": "2026-03-01 11:00:00 UTC", "bo": "2026-03-02 13:30:05 UTC", "cy": None, "di": "noon"}
    hand_in_at(course, tmp_path / "in", times, hand_in())
    results = grade(course, "tiny", one_thread, limits=Limits())
    assert lateness(course, tmp_path) == {
        "ada": ["10.00", "2026-03-01 11:00:00 +0000", "00:00:00"],
        "bo": ["10.00", "2026-03-02 13:30:05 +0000", "25:30:05"],
        "cy": ["10.00", "", ""],
        "di": ["10.00", "", ""],
    }
    (note,) = next(result.notes for result in results if result.student == "di")
    assert note.startswith("When it was handed in is not known: 'noon' is no time")


def test_nbgraders_late_penalty_follows_the_time_that_was_collected(
    course: Course, hand_in: HandIn, tmp_path: Path
) -> None:
    shutil.copy(ROOT / "nbgrader_config.py", course.root)
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("\nget_config().LateSubmissionPlugin.penalty_method = 'zero'\n")
    with gradebook._open(course) as book:
        book.update_or_create_assignment("tiny", duedate=datetime(2026, 3, 1, 12))
    times: dict[str, str | None] = {"ada": "2026-03-01 11:00:00 UTC", "bo": "2026-03-02 13:00:00 UTC"}
    hand_in_at(course, tmp_path / "in", times, hand_in())
    grade(course, "tiny", one_thread, limits=Limits())
    assert {student: row[0] for student, row in lateness(course, tmp_path).items()} == {"ada": "10.00", "bo": "0.00"}
    hand_in_at(course, tmp_path / "again", {"bo": "2026-03-01 11:59:59 UTC"}, hand_in())
    grade(course, "tiny", one_thread, limits=Limits())
    assert lateness(course, tmp_path)["bo"] == ["10.00", "2026-03-01 11:59:59 +0000", "00:00:00"], (
        "same file, other time"
    )
