"""The audit passes a sound lab and catches every way in which a lab can be unsound."""

from __future__ import annotations

import json
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from autograder.answers import read_answer
from autograder.audit import Audit, audit
from autograder.course import Course
from autograder.records import GraderError, Limits
from autograder.release import read_notebook
from tests.autograder.tiny import make_course

TRIPLES = '"""Triples."""\nEDITS = [("double", "2 * x", "3 * x")]\nLOSES = ["check-double"]\n'
ADDS = '"""Adds."""\nEDITS = [("double", "2 * x", "x + x")]\n'
FORGETS = (
    '"""Forgets the last step."""\nEDITS = [("step", "self.w -= lr * g", "self.w = -lr * g")]\nLOSES = ["check-step"]\n'
)


@pytest.fixture
def place(tmp_path: Path) -> Course:
    course = make_course(tmp_path)
    for kind, name, text in (("wrong", "triples", TRIPLES), ("wrong", "forgets", FORGETS), ("right", "adds", ADDS)):
        write(course, kind, name, text)
    return course


def write(course: Course, kind: str, name: str, text: str) -> None:
    path = course.root / "tests" / f"{kind}_answers" / "tiny" / f"{name}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def two_threads() -> Executor:
    return ThreadPoolExecutor(2)


def run(course: Course) -> Audit:
    return audit(course, "tiny", two_threads, limits=Limits())


def test_a_sound_lab_passes_and_the_gradebook_is_not_touched(place: Course) -> None:
    found = run(place)
    assert found.ok, found
    assert found.table() == {"accepts": 2, "rejects": 3, "false accepts": 0, "false rejects": 0, "leaks": 0}
    assert not place.made.exists()


def test_a_check_that_sees_nothing_is_a_false_accept(place: Course) -> None:
    path = place.sources / "tiny" / "tiny.ipynb"
    notebook = read_notebook(path)
    notebook["cells"][3]["source"] = "double(np.array([1.0]))"
    path.write_text(json.dumps(notebook), encoding="utf-8")
    found = run(place)
    assert not found.ok
    assert found.table()["false accepts"] == 1
    assert next(row for row in found.rows if row.name == "triples").problem == "passes check-double"


def test_a_check_that_sees_too_much_is_a_false_reject(place: Course) -> None:
    write(place, "right", "rounds", '"""Rounds."""\nEDITS = [("double", "2 * x", "2.001 * x")]\n')
    found = run(place)
    assert not found.ok
    assert found.table()["false rejects"] == 1


def test_a_wrong_answer_that_loses_more_than_it_says_is_a_miss(place: Course) -> None:
    write(place, "wrong", "both", '"""Both."""\nCELLS = {"double": "", "step": ""}\nLOSES = ["check-double"]\n')
    assert not run(place).ok


def test_a_lab_whose_source_fails_is_a_miss(place: Course) -> None:
    path = place.sources / "tiny" / "tiny.ipynb"
    notebook = read_notebook(path)
    notebook["cells"][2]["source"] = notebook["cells"][2]["source"].replace("2 * x", "4 * x")
    path.write_text(json.dumps(notebook), encoding="utf-8")
    for answers in ("wrong", "right"):
        for file in (place.root / "tests" / f"{answers}_answers" / "tiny").iterdir():
            file.unlink()
    found = run(place)
    assert [row.name for row in found.rows if not row.ok] == ["(source)"]


MISTAKES = {
    "code": ('"""Idea."""\nimport os\n', "only a docstring and literals"),
    "a call": ('"""Idea."""\nEDITS = list()\n', "not a literal"),
    "an unknown name": ('"""Idea."""\nLOOSES = []\n', "Did you mean 'LOSES'"),
    "no idea": ("EDITS = []\n", "the docstring with the idea is missing"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_an_answer_file_that_is_no_data_is_refused(name: str, tmp_path: Path) -> None:
    text, words = MISTAKES[name]
    path = tmp_path / "answer.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraderError, match=words):
        read_answer(path)


UNFIT = {
    "an edit of nothing": (
        '"""x."""\nEDITS = [("double", "no such text", "")]\nLOSES = ["check-double"]\n',
        "occurs 0 times",
    ),
    "an edit of two places": (
        '"""x."""\nEDITS = [("step", "self.w", "v")]\n',
        "occurs 2 times",
    ),
    "an unknown cell": ('"""x."""\nCELLS = {"dubble": ""}\nLOSES = ["check-double"]\n', "Did you mean 'double'"),
    "an unknown check": ('"""x."""\nCELLS = {"double": ""}\nLOSES = ["check-dubble"]\n', "Did you mean 'check-double'"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_an_answer_that_does_not_fit_the_lab_is_refused(name: str, place: Course) -> None:
    text, words = UNFIT[name]
    write(place, "wrong", "unfit", text)
    with pytest.raises(GraderError, match=words):
        run(place)
