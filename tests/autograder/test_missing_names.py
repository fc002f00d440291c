"""Who lacks a name is told which of their cells should have defined it, and what stopped that cell."""

from __future__ import annotations

import pytest

from course_lib.checks.packages import ABSENT
from tests.autograder.cells import check, run, student


def test_a_missing_name_is_explained() -> None:
    (lost,) = run(check("nothing(1)")).checks
    assert lost.verdict == "error"
    assert "There is no 'nothing' in your notebook. Run all cells" in lost.message


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("import sklearn\ndef f(): return 1", "ModuleNotFoundError: No module named 'sklearn'. The judge has"),
        ("1 / 0\nclass f: pass", "ZeroDivisionError: division by zero"),
        ("a, f = 1 / 0, 2", "ZeroDivisionError: division by zero"),
        ("f = g = missing", "name 'missing' is not defined"),
        ("def f(:\n    return 1", "SyntaxError"),
        ("import os; os._exit(0)\ndef f(): return 1", "look for an exit"),
        ("a = 1 / 0\ndef other(f): return f", "defined in none of those that ran"),
        ("f(3)", "defined in none of those that ran"),
        ("f == 3", "defined in none of those that ran"),
    ],
)
def test_a_name_whose_cell_stopped_is_explained_by_what_stopped_it(cell: str, words: str) -> None:
    (lost,) = run(student(cell), check("f()")).checks
    assert lost.verdict == "error"
    assert "There is no 'f' in your notebook" in lost.message
    assert words in lost.message


def test_what_a_check_notes_as_absent_is_absent_from_the_room() -> None:
    looks = student(f"from importlib.util import find_spec\nthere = [n for n in {list(ABSENT)} if find_spec(n)]")
    assert run(looks, check("assert there == []")).points == 1
