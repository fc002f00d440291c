"""The command line as an instructor meets it: from an empty inbox to a report, with the exit codes promised."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from autograder import report
from autograder.course import Course
from autograder.pipeline import stored
from autograder.records import Check, NotebookResult, Result
from autograder.sample_class import differences

HandIn = Callable[..., bytes]


def autograder(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.fixture
def inbox(tmp_path: Path, hand_in: HandIn) -> Path:
    for student, data in (("ada", hand_in()), ("bo", hand_in({"double": "def double(x): return x"})), ("cy", b"{}")):
        (tmp_path / "inbox" / student).mkdir(parents=True)
        (tmp_path / "inbox" / student / "tiny.ipynb").write_bytes(data)
    return tmp_path / "inbox"


def test_the_whole_way_of_an_instructor(course: Course, inbox: Path) -> None:
    here = ("--course", course.root)
    assert "Released tiny" in autograder("release", "tiny", *here).stdout
    assert "Collected 3 submissions" in autograder("collect", inbox, "tiny", *here).stdout
    graded = autograder("grade", "tiny", *here)
    assert graded.returncode == 0, graded.stderr
    for words in ("ada", "10/10", "6/10", "0/10", "everything", "The file holds no cells"):
        assert words in graded.stdout
    assert "3/3" in graded.stderr
    assert autograder("feedback", "tiny", *here).returncode == 0
    assert autograder("report", "tiny", *here).stdout.split() == [
        str(course.step("report") / "tiny.html"),
        str(course.step("report") / "tiny.csv"),
    ]
    result = stored(course, "tiny", "bo")
    assert result is not None
    assert result.points == 6


WRONG = {
    "an unknown lab": (("grade", "tinny"), 2, "No assignment 'tinny' in assignments/source. Did you mean 'tiny'?"),
    "an unknown lab to release": (("release", "x"), 2, "No assignment 'x'"),
    "nothing collected": (("grade", "tiny"), 1, "autograder collect"),
    "nothing graded": (("report", "tiny"), 1, "autograder grade tiny"),
    "no such folder": (("collect", "nowhere", "tiny"), 2, "No folder or zip nowhere"),
    "an unknown command": (("gradde", "tiny"), 2, "No such command"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_gets_one_sentence_and_its_exit_code(name: str, course: Course) -> None:
    words, status, said = WRONG[name]
    done = autograder(*words, "--course", course.root) if name != "an unknown command" else autograder(*words)
    assert done.returncode == status
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_sample_class_is_made_graded_and_compared(course: Course, tmp_path: Path) -> None:
    answers = course.root / "assignments" / "sample_class" / "tiny"
    answers.mkdir(parents=True)
    (answers / "ada.py").write_text('"""Right."""\nPOINTS = 10\n', encoding="utf-8")
    (answers / "bo.py").write_text('"""Blank."""\nBLANK = True\nPOINTS = 0\nREPORT = "everything"\n', encoding="utf-8")
    (answers / "cy.py").write_text('"""Cut."""\nTRUNCATE = 99\nPOINTS = 5\nFILE = "x.ipynb"\n', encoding="utf-8")
    here = ("--course", course.root)
    assert autograder("sample-class", "tiny", "--to", tmp_path / "class", *here).returncode == 0
    assert (tmp_path / "class" / "cy" / "x.ipynb").stat().st_size == 99
    autograder("collect", tmp_path / "class", "tiny", *here)
    done = autograder("grade", "tiny", "--expect", answers, *here)
    assert done.returncode == 1
    assert "cy: 0 points, expected 5." in done.stderr
    assert "ada" not in done.stderr.split("cy:")[1]


def result(student: str, points: float = 4, **fields: object) -> Result:
    check = Check("=check", points, 4, "pass" if points else "fail", "" if points else "<b>yours 1, expected 2</b>")
    return Result(student, "tiny", "key", "bubblewrap", (NotebookResult("tiny", (check,)),), **fields)  # type: ignore[arg-type]


def test_expectations_name_who_is_missing_and_who_is_too_many(tmp_path: Path) -> None:
    (tmp_path / "ada.py").write_text('"""Right."""\nPOINTS = 4\n', encoding="utf-8")
    assert differences(tmp_path, [result("ada")]) == []
    assert differences(tmp_path, [result("bo")]) == ["ada: was not graded.", "bo: nothing is expected of this student."]


class Page(HTMLParser):
    """What a report asks of the network, and what it calls its pictures."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.tags: list[str] = []
        self.names: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attributes)
        self.fetched += [
            value for key, value in found.items() if key in ("src", "href") and not (value or "").startswith("#")
        ]
        if found.get("role") == "img":
            self.names.append(found.get("aria-label") or "")


def test_the_report_needs_nothing_else_and_escapes_everything(course: Course) -> None:
    evil = "<script>alert(1)</script>"
    page, _ = report.write_report(course, "tiny", [result(evil), result("bo", 0, notes=(evil,))])
    parsed = Page(page.read_text(encoding="utf-8"))
    assert parsed.fetched == []
    assert "script" not in parsed.tags
    assert "b" not in parsed.tags
    assert len(parsed.names) == 3
    assert all(len(name) > 20 for name in parsed.names)


def test_the_report_says_when_there_was_no_sandbox(course: Course) -> None:
    unsafe = Result("ada", "tiny", "key", "none", result("ada").notebooks)
    page, sheet = report.write_report(course, "tiny", [unsafe])
    assert "without sandbox" in page.read_text(encoding="utf-8")
    assert "GRADED WITHOUT SANDBOX" in sheet.read_text(encoding="utf-8")


def test_no_cell_of_the_table_is_a_formula(course: Course) -> None:
    rows = [result('=HYPERLINK("http://evil")'), result("+1"), result("-1"), result("@x"), result('a"b,c\nd')]
    _, sheet = report.write_report(course, "tiny", rows)
    with sheet.open(newline="", encoding="utf-8") as file:
        read = list(csv.reader(file))
    assert not [cell for row in read for cell in row if cell[:1] in ("=", "+", "-", "@")]
    assert read[0][:3] == ["student", "points", "max_points"]
    assert {row[0] for row in read[1:]} >= {'a"b,c\nd'}
