"""The audit passes a sound lab and catches every way in which a lab can be unsound."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from autograder.answers import Answer, read_answer, read_answers
from autograder.audit import Audit, _sampled, audit
from autograder.course import Course
from autograder.records import GraderError, Limits
from autograder.release import read_notebook
from autograder.vary import vary
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


def run(course: Course, **asked: Any) -> Audit:
    return audit(course, "tiny", two_threads, limits=Limits(), **asked)


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


# ---- a part of it, other numbers, all labs


def names(found: Audit) -> list[str]:
    return [row.name for row in found.rows]


def test_a_sample_holds_the_source_the_blank_and_the_same_answers_each_time(place: Course) -> None:
    for number in range(12):
        write(place, "right", f"adds_{number}", ADDS)
    first = run(place, sample=3)
    assert names(first)[:2] == ["(source)", "(blank)"]
    assert len(first.rows) == 5
    assert first.ok
    assert names(run(place, sample=3)) == names(first)
    assert len({tuple(row[0].name for row in _sampled(_bank(place), 3, seed)) for seed in range(9)}) > 1
    assert [row[0].name for row in _sampled(_bank(place), 99, 1)] == [row[0].name for row in _bank(place)]


def _bank(course: Course) -> list[tuple[Answer, bool]]:
    return [(answer, True) for answer in read_answers(course.root / "tests" / "right_answers" / "tiny")]


def seeded(course: Course, line: str = "SEED = 2026", check: str = "assert double(SEED) == 2 * SEED") -> Path:
    """Give the lab a SEED, and a check that depends on it."""
    path = course.sources / "tiny" / "tiny.ipynb"
    notebook = read_notebook(path)
    notebook["cells"][1]["source"] += f"\n{line}"
    notebook["cells"][3]["source"] = check + "\n" + notebook["cells"][3]["source"]
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    return path


def test_a_lab_that_knows_one_seed_by_heart_is_a_miss_with_another(place: Course) -> None:
    path = seeded(place, check="assert double(SEED) == 4052")
    before = path.read_bytes()
    assert run(place).ok
    found = run(place, seed=2027)
    assert [row.name for row in found.rows if not row.ok] == ["(source)", "adds", "forgets"]
    assert path.read_bytes() == before
    assert not place.made.exists()


def test_another_seed_is_one_number_in_the_source_and_nothing_else(place: Course) -> None:
    path = seeded(place, line="SEED = 2026  # change it every year")
    before = path.read_text(encoding="utf-8")
    assert vary(place, "tiny", 31) == [path]
    assert path.read_text(encoding="utf-8") == before.replace("SEED = 2026", "SEED = 31")
    assert run(place).ok


@pytest.mark.parametrize("line", ["", "SEED = year", "SEED = 1\nSEED = 2", "# SEED = 1"])
def test_a_lab_without_one_line_for_its_seed_is_told_what_it_needs(place: Course, line: str) -> None:
    path = seeded(place, line=line, check="")
    before = path.read_bytes()
    with pytest.raises(GraderError, match="exactly one line like `SEED = 2026`, in its locked first code cell"):
        vary(place, "tiny", 5)
    assert path.read_bytes() == before


def test_the_same_secret_gives_the_same_messages(place: Course) -> None:
    told = [row.messages for row in run(place, wrong=True, secret=b"x").rows]
    assert [row.messages for row in run(place, wrong=True, secret=b"x").rows] == told
    assert [row.messages for row in run(place, wrong=True, secret=b"y").rows] != told
    assert len(told) == 2


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "autograder", *words], capture_output=True, text=True)


def test_the_audit_of_all_labs_names_each_and_counts_them_together(place: Course) -> None:
    shutil.copytree(place.sources / "tiny", place.sources / "other")
    (place.sources / "other" / "tiny.ipynb").rename(place.sources / "other" / "other.ipynb")
    done = command("audit", "--course", str(place.root), "--workers", "1", "--sample", "1")
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["other", "1", "1", "0", "0", "0"] in rows
    assert [row[-3:] for row in rows if row[:1] == ["together"]] == [["0", "0", "0"]]
    assert "Auditing other: 1/2" in done.stderr
    assert "Auditing tiny: 3/3" in done.stderr


def test_a_bad_lab_does_not_stop_the_audit_of_the_others_and_is_named(place: Course) -> None:
    shutil.copytree(place.sources / "tiny", place.sources / "bad")
    wrong = place.root / "tests" / "wrong_answers" / "bad" / "x.py"
    wrong.parent.mkdir()
    wrong.write_text("EDITS = []\n", encoding="utf-8")
    done = command("audit", "--all", "--course", str(place.root), "--workers", "1", "--sample", "0")
    assert done.returncode == 1
    assert "Miss: bad: x.py: the docstring with the idea is missing." in done.stderr
    assert "The audit of 'bad' found misses." in done.stderr
    assert ["tiny", "1", "1", "0", "0", "0"] in [line.split() for line in done.stdout.splitlines()]


def test_an_audit_writes_what_wrong_answers_are_told_only_of_all_of_them(place: Course) -> None:
    table = place.root / "assignments" / "kits" / "tiny-messages.md"
    for some in (("--sample", "1"), ("--only", "tri*"), ("--seed", "3")):
        done = command("audit", "tiny", "--course", str(place.root), "--messages", *some)
        assert done.returncode == 2
        assert "say --messages alone" in done.stderr
    done = command("audit", "tiny", "--course", str(place.root), "--messages")
    assert done.returncode == 0, done.stderr
    assert f"Messages: {table}" in done.stdout
    assert "| triples | Triples. | `check-double` | " in table.read_text(encoding="utf-8")
