"""The judge believes data, survives the room, and draws inputs that only it can know."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from autograder import judge as judge_module
from autograder.judge import judge_notebook, judge_rng
from autograder.records import Limits, NotebookResult
from autograder.sandbox import open_room
from tests.autograder.cells import check, run, student
from tests.autograder.conftest import LIMITS
from tests.autograder.tiny import code

Judged = Callable[..., NotebookResult]


def test_a_right_answer_earns_everything(judged: Judged) -> None:
    result = judged()
    assert (result.points, result.max_points) == (10, 10)
    assert result.outputs[-1] == ()


def test_a_wrong_answer_loses_its_check_and_no_other(judged: Judged) -> None:
    result = judged({"double": "def double(x): return x"})
    assert {c.grade_id: c.verdict for c in result.checks} == {"check-double": "fail", "check-step": "pass"}


def test_names_resolve_to_imports_then_builtins_then_the_student() -> None:
    imports = code("import math\nfrom math import sqrt as root", "imports", locked=True)
    theirs = student("math = root = len = None\nown = 5")
    assert run(imports, theirs, check("assert root(4) == math.sqrt(4) == len([1, 2])\nassert own == 5")).points == 1


def test_functions_inside_a_grade_cell_see_the_same_names() -> None:
    source = "def f():\n    return own + len([1])\nassert [f() for _ in range(2)] == [6, 6]"
    assert run(student("own = 5"), check(source)).points == 1


def test_what_is_not_solved_yet_is_called_so() -> None:
    (lost,) = run(student("def f(): raise NotImplementedError()"), check("f()")).checks
    assert lost.message.startswith("Not solved yet")


def test_the_last_value_of_a_grade_cell_earns_nothing_by_itself() -> None:
    assert run(student("x = 1"), check("assert x == 2\n0.5")).points == 0


def test_the_grade_cell_comes_from_the_source_even_if_the_notebook_holds_another() -> None:
    source = {"cells": [student("x = 1"), check("assert x == 2")], "metadata": {}}
    forged = {"cells": [student("x = 1"), check("pass", points=100)], "metadata": {}}
    result = judge_notebook("n", forged, source, seed=b"", limits=LIMITS, open_room=open_room)
    assert (result.points, result.max_points) == (0, 1)


def test_a_check_that_fails_by_itself_is_told_apart() -> None:
    (broken,) = run(student("x = 1"), check("[][x]")).checks
    assert broken.verdict == "broken"
    (own,) = run(student("def f(): return [][1]"), check("f()")).checks
    assert own.verdict == "error"


def test_after_the_rooms_end_earlier_cells_are_there_again_without_the_culprit() -> None:
    result = run(
        student("a = 1"),
        student("import os; os._exit(1)"),
        student("b = a + 1"),
        check("assert (a, b) == (1, 2)"),
    )
    assert result.points == 1
    assert "Your process ended in this cell" in result.outputs[1][0]["evalue"]


def test_a_call_that_ends_the_room_costs_only_its_check() -> None:
    cells = [
        student("import os\ndef f(): os._exit(1)\ndef g(): return 3"),
        check("f()", "one"),
        check("assert g() == 3", "two"),
    ]
    assert [c.verdict for c in run(*cells).checks] == ["died", "pass"]


def test_a_cell_that_ends_the_room_only_when_it_runs_again_is_left_out() -> None:
    cells = [
        student("import os, time\nmark = os.path.exists('/proc/self')"),
        student("import random\nstate = 1"),
        student("os._exit(1)"),
        check("assert state == 1"),
    ]
    assert run(*cells).points == 1


def test_a_cell_that_spoils_the_line_is_the_culprit_and_later_cells_are_judged() -> None:
    spoil = "f = 1\nimport os\nos.dup2(os.open('/dev/urandom', 0), 3)"
    cells = [student(spoil), check("assert f == 1", "one"), student("g = 2"), check("assert g == 2", "two")]
    assert [c.points for c in run(*cells).checks] == [0, 1]


def test_an_endless_loop_ends_at_the_limit_of_the_cell() -> None:
    quick = Limits(cell_seconds=2, notebook_seconds=60)
    cells = [student("def f():\n    while True: pass\ng = 3"), check("f()", "one"), check("assert g == 3", "two")]
    result = run(*cells, limits=quick)
    assert [c.verdict for c in result.checks] == ["late", "pass"]
    assert "2 seconds of computing" in result.checks[0].message


def test_an_endless_sleep_ends_by_the_clock() -> None:
    quick = Limits(cell_seconds=1, patience=2)
    cells = [
        student("import time\ndef f(): time.sleep(1000)\ng = 3"),
        check("f()", "one"),
        check("assert g == 3", "two"),
    ]
    result = run(*cells, limits=quick)
    assert [c.verdict for c in result.checks] == ["late", "pass"]
    assert "2 by the clock" in result.checks[0].message


def test_code_that_only_waits_may_take_longer_than_its_processor_time() -> None:
    cells = [student("import time; time.sleep(1.5); x = 1"), check("assert x == 1")]
    assert run(*cells, limits=Limits(cell_seconds=1)).points == 1


def test_the_time_of_rooms_that_ended_counts_for_the_notebook() -> None:
    burn = "import os, time\nwhile time.process_time() < 1.5: pass\nos._exit(0)"
    cells = [student("x = 1"), student(burn), student(burn), student(burn), check("assert x == 1")]
    assert [c.verdict for c in run(*cells, limits=Limits(cell_seconds=60, notebook_seconds=3)).checks] == ["late"]


def test_a_notebook_that_used_up_its_time_gets_zero_for_the_rest() -> None:
    quick = Limits(cell_seconds=60, notebook_seconds=3)
    cells = [
        student("x = 1"),
        check("assert x == 1", "one"),
        student("while True: pass"),
        check("assert x == 1", "two"),
    ]
    assert [c.verdict for c in run(*cells, limits=quick).checks] == ["pass", "late"]


def test_a_lab_may_ask_for_less_time_but_not_for_more() -> None:
    busy = "import time\nwhile time.process_time() < 2: pass\nx = 1"
    cells = [student(busy), check("assert x == 1")]
    quick, slow = {"cell_seconds": 1}, {"cell_seconds": 100}
    assert run(*cells, autograder=quick).points == 0
    assert run(*cells, autograder=slow, limits=Limits(cell_seconds=1)).points == 0
    assert run(*cells, autograder=slow).points == 1


def drawn(seed: bytes, name: str = "check") -> str:
    source = "from autograder.judge import judge_rng\nassert False, str(judge_rng().integers(10**12))"
    return run(check(source, name), seed=seed).checks[0].message


def test_inputs_depend_on_the_seed_and_the_cell_and_on_nothing_else() -> None:
    assert drawn(b"one") == drawn(b"one")
    assert len({drawn(b"one"), drawn(b"two"), drawn(b"one", "other")}) == 3


def test_outside_a_judged_run_inputs_are_fresh() -> None:
    assert judge_rng().integers(10**12) != judge_rng().integers(10**12)


def test_a_message_is_cut_and_holds_no_control_characters() -> None:
    (lost,) = run(check("assert False, '\\x1b[31m' + 'x' * 10_000")).checks
    assert len(lost.message) < 2100
    assert "\x1b" not in lost.message


def test_a_failed_check_shows_its_message_and_no_source() -> None:
    result = run(check("hidden = 1\nassert hidden == 2, 'forward: yours 1, expected 2.'"))
    (output,) = result.outputs[0]
    assert output["traceback"] == ["CheckFailed: forward: yours 1, expected 2."]


def test_a_judged_cell_prints_and_warns_into_the_void(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(check("import warnings\nprint('secret')\nwarnings.warn('secret')")).points == 1
    assert "secret" not in "".join(capfd.readouterr())


def test_the_seed_does_not_outlive_the_cell() -> None:
    run(check("pass"))
    assert judge_module._SEED.get() is None


def test_arrays_reach_the_check_as_arrays() -> None:
    source = "import numpy as np\nout = f(np.ones((2, 3)))\nassert type(out) is np.ndarray\nassert out.dtype == 'f4'"
    assert run(student("def f(x): return x.astype('f4')"), check(source)).points == 1
