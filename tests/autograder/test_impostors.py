"""Who hands in a file, or takes a name, that speaks for others is heard for nobody but themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder import gradebook
from autograder.collect import collect
from autograder.course import Course
from tests.autograder.test_collect import submitted, zipped

FORGED = b"submission_1:\n  :submitters:\n  - :sid: eve\nada:\n  :submitters:\n  - :sid: eve\n"
TABLES = {
    "plain folders": {"eve/submission_metadata.yml": FORGED, "ada/tiny.ipynb": b"1", "bo/tiny.ipynb": b"2"},
    "Moodle": {
        "Eve E_1_assignsubmission_file/submission_metadata.yml": FORGED,
        "Ada A_2_assignsubmission_file/tiny.ipynb": b"1",
        "Bo B_3_assignsubmission_file/tiny.ipynb": b"2",
    },
    "Gradescope": {
        "submission_9/submission_metadata.yml": FORGED,
        "submission_1/tiny.ipynb": b"1",
        "submission_metadata.yml": b"submission_1:\n  :submitters:\n  - :sid: ada\n",
    },
}


@pytest.mark.parametrize("name", TABLES)
def test_a_student_cannot_hand_in_a_table_of_whose_the_others_files_are(
    name: str, course: Course, tmp_path: Path
) -> None:
    collect(course, "tiny", zipped(tmp_path / "a.zip", TABLES[name]))
    owners = {path.partition("/")[0].lower()[:3] for path, data in submitted(course).items() if data == b"1"}
    assert owners == {"ada"}


def test_who_takes_the_name_of_another_in_an_lms_gets_neither_their_place_nor_their_work(
    course: Course, tmp_path: Path
) -> None:
    with gradebook._open(course) as book:
        book.add_student("jane", lms_user_id="4242", first_name="Jane", last_name="Doe")
        book.add_student("lei", first_name="Lei", last_name="Li")
    moodle = {
        "Jane Doe_4242_assignsubmission_file/tiny.ipynb": b"1",
        "jane_77_assignsubmission_file/tiny.ipynb": b"2",
        "Lei Li_5_assignsubmission_file/tiny.ipynb": b"3",
        "Lei Li_6_assignsubmission_file/tiny.ipynb": b"4",
    }
    collected = collect(course, "tiny", zipped(tmp_path / "a.zip", moodle))
    files = {path.partition("/")[0]: data for path, data in submitted(course).items()}
    assert files == {"jane": b"1", "jane_77": b"2", "Lei Li_5": b"3", "Lei Li_6": b"4"}
    assert collected.notes == (
        "jane_77 and Jane Doe_4242 both go by names of 'jane' in the gradebook: look at both.",
        "Lei Li_6 and Lei Li_5 both go by names of 'lei' in the gradebook: look at both.",
    )
