"""A written question waits for a person: report, feedback and exports say so, and are right once it is graded."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from autograder import gradebook
from autograder.answers import Answer, apply
from autograder.by_hand import Given, completed, waiting
from autograder.course import Course
from autograder.items import analyse
from autograder.pipeline import Lab
from autograder.report import write_report
from autograder.tables import lost
from tests.autograder.test_pipeline import submit
from tests.autograder.test_report import result
from tests.autograder.tiny import make_course

BIN = Path(sys.executable).parent
WRITTEN = "Because <b>twice</b> x is x and x."


def autograder(course: Course, *words: str) -> subprocess.CompletedProcess[str]:
    command = [BIN / "autograder", *words, "--course", course.root]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The tiny lab with a question of 5 points: ada answers, bo answers and codes wrongly, cy hands in nothing new."""
    course = make_course(tmp_path_factory.mktemp("written"))
    path = course.root / "assignments" / "source" / "tiny" / "tiny.ipynb"
    source = json.loads(path.read_text(encoding="utf-8"))
    ours = {"grade": True, "grade_id": "why", "locked": False, "points": 5, "schema_version": 3, "solution": True}
    text = "### BEGIN SOLUTION\nx and x is 2 x, says the model answer.\n### END SOLUTION"
    question = {"cell_type": "markdown", "id": "why", "metadata": {"nbgrader": ours | {"task": False}}, "source": text}
    source["cells"].insert(4, question)
    path.write_text(json.dumps(source), encoding="utf-8")
    lab = Lab.load(course, "tiny")
    cells = {
        "ada": {"why": WRITTEN},
        "bo": {"why": "I do not know.", "double": "def double(x): return 3 * x"},
        "cy": {},
    }
    for student, texts in cells.items():
        answer = Answer(student, "", cells=tuple(texts.items()), blank=student == "cy")
        submit(course, student, apply(answer, lab.sources["tiny"], lab.released["tiny"]))
    return course


def exported(course: Course, to: str) -> tuple[list[dict[str, str]], str]:
    done = autograder(course, "export", "tiny", "--to", to)
    text = Path(done.stdout.strip()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines())), done.stderr


def page_of(course: Course, student: str) -> str:
    return (course.step("feedback") / student / "tiny" / "tiny.html").read_text(encoding="utf-8")


def test_before_and_after_a_person_grades_the_question(course: Course) -> None:
    said = autograder(course, "grade", "tiny").stdout
    assert "2 submissions wait for a person" in " ".join(said.split())
    assert "10/15" in said
    with gradebook._open(course) as book:
        waits = {paper.student_id: paper.needs_manual_grade for paper in book.assignment_submissions("tiny")}
    assert waits == {"ada": True, "bo": True, "cy": False}  # nobody need read what was not written

    rows, warned = exported(course, "csv")
    assert [(row["score"], row["max_score"], row["manual_grading"]) for row in rows] == [
        *(("10.00", "15.00", "waits"), ("6.00", "15.00", "waits"), ("0.00", "15.00", "")),
    ]
    assert "tiny: 2 of 3 submissions wait for manual grading" in warned
    for to in ("canvas", "moodle", "gradescope"):
        assert "2 of 3 submissions wait for manual grading" in exported(course, to)[1]
    text = (course.step("report") / "tiny.html").read_text("utf-8")
    assert "Not final." in text
    assert "why (2 of 3 submissions, 5 points each)." in " ".join(text.split())
    (table,) = (course.step("report") / "tiny.csv",)
    read = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert [(row["why"], row["waits for a person"], row["max_points"]) for row in read] == [
        *(("", "why", "15.00"), ("", "why", "15.00"), ("0.00", "", "15.00")),
    ]
    autograder(course, "feedback", "tiny")
    assert "10 of 15 points so far" in page_of(course, "ada")
    assert "A person has still to read why, which can add up to 5 points." in page_of(course, "ada")
    assert "Every other part has all its points." in page_of(course, "ada")
    assert "1 of 2 graded parts" in page_of(course, "bo")
    assert "so far" not in page_of(course, "cy")
    assert "Because &lt;b&gt;twice" in page_of(course, "ada")
    assert "model answer" not in page_of(course, "ada")

    with gradebook._open(course) as book:  # as formgrader does it
        for student, points in (("ada", 4.5), ("bo", 0.0)):
            grade = book.find_grade("why", "tiny", "tiny", student)
            grade.manual_score, grade.needs_manual_grade = points, False
        changed = book.find_grade("check-double", "tiny", "tiny", "bo")
        changed.manual_score, changed.extra_credit = 2.0, 0.5
        book.find_comment("why", "tiny", "tiny", "ada").manual_comment = "Say it with a sum."
        book.db.commit()
    rows, warned = exported(course, "csv")
    assert [(row["score"], row["manual_grading"]) for row in rows] == [("14.50", ""), ("8.50", ""), ("0.00", "")]
    assert "wait" not in warned
    autograder(course, "report", "tiny")
    text = (course.step("report") / "tiny.html").read_text("utf-8")
    assert "Not final." not in text
    assert "14.5 / 15" in text
    read = list(csv.DictReader(table.read_text("utf-8").splitlines()))
    assert [(row["points"], row["why"], row["check-double"]) for row in read] == [
        *(("14.50", "4.50", "4.00"), ("8.50", "0.00", "2.50"), ("0.00", "0.00", "0.00")),
    ]
    autograder(course, "feedback", "tiny")
    assert "14.5 of 15 points</strong>" in page_of(course, "ada")
    assert "Say it with a sum." in page_of(course, "ada")
    assert "A person read this part." in page_of(course, "bo")


def test_what_waits_is_no_loss_and_no_item_until_everybody_has_it() -> None:
    judged = [result(name, 2, earned) for name, earned in (("a", 2), ("b", 0), ("c", 0))]
    why = {name: (Given("tiny", "why", 3.0, 5.0, waits=name == "b"),) for name in "abc"}
    half = completed(judged, why)
    assert [lost(one) for one in half] == ["why", "check-1", "check-1, why"]
    assert [waiting(one) for one in half] == [[], ["why"], []]
    assert [one.max_points for one in half] == [9, 9, 9]
    assert [item.name for item in analyse(half)[0]] == ["check-0", "check-1"]
    done = completed(judged, {name: (Given("tiny", "why", 3.0, 5.0, waits=False),) for name in "abc"})
    assert [item.name for item in analyse(done)[0]] == ["check-0", "check-1", "why"]
    assert completed(judged, {}) == judged


def test_the_report_of_a_lab_without_questions_says_nothing_of_waiting(course: Course) -> None:
    page, table = write_report(course, "other", [result("a", 2), result("b", 0)])
    assert "Not final." not in page.read_text("utf-8")
    assert "so far" not in page.read_text("utf-8")
    assert "waits" in table.read_text("utf-8").splitlines()[0]
