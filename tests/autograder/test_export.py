"""Grades leave as files that Canvas, Moodle and Gradescope take: right columns, blank for missing, never a formula."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import sys
import time
import warnings
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import insert
from sqlalchemy.exc import SAWarning

from autograder import export, gradebook
from autograder.course import Course
from autograder.records import UsageError
from autograder.sheet import cell, neutral, sheet

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
ON_TIME, LATE = datetime(2026, 3, 1, 9), datetime(2026, 3, 3, 12, 30, 5)
CLASS = {  # id: first name, last name, email, id in the LMS; points of the two checks, or None for not handed in
    "ada": (("Ada", "Ash", "ada@x.edu", "1001"), (4, 6)),
    "chen": (("小明", "陈", "chen@x.edu", "1002"), (4, 0)),
    "evil": (('=HYPERLINK("http://x","y")', "@SUM(1)", "+1@x.edu", "-1+2"), (0, 0)),
    "none": (("Nobody", "O'Neil, Jr.", "none@x.edu", None), None),
    "quote": (('Bo "B" \n', "Berg, von", "bo@x.edu", None), (0, 6)),
    "=cmd": ((None, None, None, None), (4, 6)),
}

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own use of it


@pytest.fixture(scope="module")
def graded(released: Course, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course whose gradebook holds CLASS: chen late with a penalty of 1.5, evil with a penalty above the points."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(released.root, root)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    with warnings.catch_warnings(), Gradebook(f"sqlite:///{root}/_course/gradebook.db") as book:
        warnings.simplefilter("ignore", SAWarning)
        book.update_or_create_assignment("tiny", duedate=datetime(2026, 3, 2))
        for name, ((first, last, email, lms), points) in CLASS.items():
            book.add_student(name, first_name=first, last_name=last, email=email, lms_user_id=lms)
            if points is None:
                continue
            paper = book.add_submission("tiny", name, timestamp=LATE if name == "chen" else ON_TIME)
            (notebook,) = paper.notebooks
            notebook.late_submission_penalty = {"chen": 1.5, "evil": 3.0}.get(name)
            for check, earned in zip(("check-double", "check-step"), points, strict=True):
                grade = book.find_grade(check, "tiny", "tiny", name)
                grade.auto_score, grade.needs_manual_grade = earned, False
        book.db.commit()
    return Course(root)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def nbgrader_export(course: Course, exporter: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [BIN / "nbgrader", "export", f"--exporter=autograder.export.{exporter}", *words]
    return subprocess.run(command, cwd=course.root, capture_output=True, text=True, timeout=120)


def exported(course: Course, exporter: str, tmp_path: Path) -> tuple[bytes, list[list[str]]]:
    file = tmp_path / "out.csv"
    done = nbgrader_export(course, exporter, "--to", str(file))
    assert done.returncode == 0, done.stderr
    data = file.read_bytes()
    return data, rows(data.decode("utf-8"))


def test_canvas_gets_its_columns_and_its_row_of_points_possible(graded: Course, tmp_path: Path) -> None:
    data, (header, possible, *students) = exported(graded, "CanvasExporter", tmp_path)
    assert data.startswith(b'"Student",')  # a byte-order mark would stand before the quote
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "tiny"]
    assert possible == ["    Points Possible", "", "", "", "", "10.00"]
    by_login = {row[3]: row for row in students}
    assert by_login["ada"] == ["Ash, Ada", "1001", "ada", "ada", "", "10.00"]
    assert by_login["chen"] == ["陈, 小明", "1002", "chen", "chen", "", "2.50"]
    assert by_login["none"][5] == ""
    assert by_login["evil"][5] == "0.00"
    assert by_login["quote"][0] == 'Berg, von, Bo "B" \n'


def test_moodle_gets_columns_to_map_and_a_byte_order_mark(graded: Course, tmp_path: Path) -> None:
    data, (header, *students) = exported(graded, "MoodleExporter", tmp_path)
    assert data.startswith(b"\xef\xbb\xbf")
    assert header == ["First name", "Last name", "ID number", "Email address", "tiny", "tiny - Maximum Grade"]
    assert ["小明", "陈", "chen", "chen@x.edu", "2.50", "10.00"] in students
    assert ["Nobody", "O'Neil, Jr.", "none", "none@x.edu", "", "10.00"] in students


def test_gradescope_gets_points_maximum_time_and_lateness(graded: Course, tmp_path: Path) -> None:
    data, (header, *students) = exported(graded, "GradescopeExporter", tmp_path)
    assert data.startswith(b'"First Name",')
    assert header[2:5] == ["SID", "Email", "Sections"]
    assert header[5:9] == ["tiny", "tiny - Max Points", "tiny - Submission Time", "tiny - Lateness (H:M:S)"]
    by_id = {row[2]: row[5:] for row in students}
    assert by_id["chen"] == ["2.50", "10.00", "2026-03-03 12:30:05 +0000", "36:30:05", "36:30:05"]
    assert by_id["ada"] == ["10.00", "10.00", "2026-03-01 09:00:00 +0000", "00:00:00", "00:00:00"]
    assert by_id["none"] == ["", "10.00", "", "", "00:00:00"]


def test_the_plain_table_has_nbgraders_columns_and_tells_missing_from_zero(graded: Course, tmp_path: Path) -> None:
    _, (header, *students) = exported(graded, "CsvExporter", tmp_path)
    assert header[:4] == ["assignment", "duedate", "timestamp", "student_id"]
    by_id = {row[3]: row[7:] for row in students}
    assert by_id["chen"] == ["4.00", "1.50", "2.50", "10.00", ""]
    assert by_id["evil"] == ["0.00", "3.00", "0.00", "10.00", ""]
    assert by_id["none"] == ["", "", "", "10.00", ""]


@pytest.mark.parametrize("to", export.EXPORTERS)
def test_no_cell_of_any_file_is_a_formula_and_every_row_is_whole(to: str, graded: Course, tmp_path: Path) -> None:
    gradebook.export(graded, "tiny", to, tmp_path / "out.csv")
    read = rows((tmp_path / "out.csv").read_text(encoding="utf-8"))
    assert {len(row) for row in read} == {len(read[0])}
    assert len(read) == len(CLASS) + (2 if to == "canvas" else 1)
    assert not [text for row in read for text in row if text[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert any("'=cmd" in row for row in read)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\ufeff=1"])
def test_a_formula_in_text_is_neutralised(text: str) -> None:
    assert neutral(text) == "'" + text


def test_numbers_and_plain_text_stay_what_they_are() -> None:
    assert [cell(value) for value in (-1.5, 0.0, None, "", "a-b", "O'Neil", "陈")] == [
        *("-1.50", "0.00", "", "", "a-b", "O'Neil", "陈"),
    ]
    assert sheet([['a"b,c\nd', -2]]) == '"a""b,c\nd","-2.00"\r\n'


def test_one_lab_and_one_student_can_be_chosen_through_nbgraders_own_options(graded: Course, tmp_path: Path) -> None:
    file = tmp_path / "one.csv"
    done = nbgrader_export(
        graded, "CanvasExporter", "--to", str(file), '--assignment=["tiny"]', '--student=["ada"]',
        "--CanvasExporter.titles=tiny=Lab 3 (12345)", "--CanvasExporter.section=A",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert rows(file.read_text(encoding="utf-8"))[0][5] == "Lab 3 (12345)"
    assert rows(file.read_text(encoding="utf-8"))[2:] == [["Ash, Ada", "1001", "ada", "ada", "A", "10.00"]]


def test_a_wrong_lab_gets_one_sentence_in_nbgraders_command_too(graded: Course, tmp_path: Path) -> None:
    done = nbgrader_export(graded, "MoodleExporter", "--to", str(tmp_path / "x.csv"), '--assignment=["tinny"]')
    assert done.returncode == 2
    assert "No assignment 'tinny' in the gradebook. Did you mean 'tiny'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "x.csv").exists()


def test_the_command_writes_the_file_that_it_names(graded: Course, tmp_path: Path) -> None:
    command = [BIN / "autograder", "export", "tiny", "--to", "canvas", "--title", "T (7)", "--course", graded.root]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert rows(Path(done.stdout.strip()).read_text(encoding="utf-8"))[0][5] == "T (7)"
    wrong = subprocess.run([*command[:4], "blackboard"], capture_output=True, text=True, timeout=120)
    assert wrong.returncode == 2
    assert "gradescope" in wrong.stderr


def test_a_student_who_waits_for_manual_grading_is_announced(graded: Course, tmp_path: Path) -> None:
    with gradebook._open(graded) as book:
        book.find_grade("check-double", "tiny", "tiny", "ada").auto_score = None
        read = book.find_grade("check-double", "tiny", "tiny", "chen")  # by a person, and then judged once more
        read.auto_score, read.manual_score, read.needs_manual_grade = None, 3, True
        book.db.flush()
        column = export._column(book, export._labs(book, ["tiny"])[0], {})
        book.db.rollback()
    assert [name for name, earned in column.earned.items() if earned.manual] == ["ada"]


def test_an_unknown_student_is_refused(graded: Course, tmp_path: Path) -> None:
    with gradebook._open(graded) as book, pytest.raises(UsageError, match=r"No student 'adda'.*'ada'"):
        export.CsvExporter(student=["adda"], to=str(tmp_path / "x.csv")).export(book)


def test_ten_thousand_students_are_exported_in_seconds(graded: Course, tmp_path: Path) -> None:
    root = tmp_path / "many"
    shutil.copytree(graded.root, root)
    with Gradebook(f"sqlite:///{root}/_course/gradebook.db") as book:
        lab = book.find_assignment("tiny")
        cells = [cell.id for cell in lab.notebooks[0].grade_cells]
        number = range(10_000)
        run = book.db.execute
        run(insert(Student), [{"id": f"s{n}"} for n in number])
        run(
            insert(SubmittedAssignment),
            [{"id": f"a{n}", "student_id": f"s{n}", "assignment_id": lab.id} for n in number],
        )
        papers = [{"id": f"n{n}", "assignment_id": f"a{n}", "notebook_id": lab.notebooks[0].id} for n in number]
        run(insert(SubmittedNotebook), papers)
        grades = [
            {"id": f"g{n}-{c}", "notebook_id": f"n{n}", "cell_id": name, "auto_score": 2.0, "needs_manual_grade": False}
            for n in number
            for c, name in enumerate(cells)
        ]
        run(insert(Grade), grades)
        book.db.commit()
    begin = time.process_time()
    gradebook.export(Course(root), "tiny", "canvas", tmp_path / "many.csv")
    assert time.process_time() - begin < 10
    read = rows((tmp_path / "many.csv").read_text(encoding="utf-8"))
    assert len(read) == 10_000 + len(CLASS) + 2
    assert sum(row[5] == "4.00" for row in read) == 10_000
