"""The mutation run makes every slip once, sees which survive, and holds the list of those that may."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests.autograder.tiny import code
from tests.labs import desk, mutants
from tests.labs.mutate import mutants as mutants_of

SAMPLE = 12

SLIPS = {
    "a + b": "a - b",
    "a / b": "a * b",
    "a ** 2": "a ** 1",
    "a @ b": "b @ a",
    "-a": "a",
    "a < b": "a <= b",
    "a == b": "a != b",
    "a and b": "(a or b)",
    "not a": "a",
    "a if c else b": "(b if c else a)",
    "a.T": "a",
    "a.copy()": "a",
    "a.mean()": "a.sum()",
    "np.max(a)": "np.min(a)",
    "a.sum(axis=0)": "a.sum(axis=1)",
    "a.sum(axis=1, keepdims=True)": "a.sum(axis=1)",
    "a.sum(axis=-1)": "a.sum(axis=0)",
    "f(a, b)": "f(b, a)",
    "f(a, training=True)": "f(a, training=False)",
    "a[1:]": "a[0:]",
    "0.5 * a": "0.25 * a",
}


def made(line: str) -> list[str]:
    source = f"def f(a, b, c):\n    ### BEGIN SOLUTION\n    {line}\n    ### END SOLUTION\n    a = 1 + 1"
    return [mutant.mutated for mutant in mutants_of("cell", source)]


@pytest.mark.parametrize("right", SLIPS)
def test_every_kind_of_slip_is_made(right: str) -> None:
    assert f"y = {SLIPS[right]}" in made(f"y = {right}")


@pytest.mark.parametrize(
    ("line", "slip"),
    [
        ("w -= g", "w += g"),
        ("w -= g", "w = g"),
        ("w -= g", "pass"),
        ("f(a)", "pass"),
        ("return a * b", "return -(a * b)"),
    ],
)
def test_statements_are_turned_and_dropped(line: str, slip: str) -> None:
    assert slip in made(line)


def test_what_only_talks_and_what_is_given_stays_as_it_is() -> None:
    assert made("print(1 + 1)") == made("raise ValueError(1 + 1)") == made("'''1 + 1'''") == []
    assert all("a = 1" not in mutant for mutant in made("y = 2"))


def test_letters_of_two_bytes_do_not_shift_the_place() -> None:
    assert "η = θ - 1  # ∂" in made("η = θ + 1  # ∂")


def cells(check: str) -> desk.Cells:
    """A solution that doubles what is positive, and its check."""
    solution = "def f(x):\n    ### BEGIN SOLUTION\n    return 2 * x if x > 0 else 0\n    ### END SOLUTION"
    return [code(solution, "double", solution=True), code(check, "check", grade=True, locked=True, points=1)]


@pytest.fixture
def tiny() -> Any:
    """Run the mutants of a notebook that consists of these cells."""
    return lambda check: mutants.run("tiny", cells(check))


def test_a_check_that_sees_everything_kills_every_mutant_but_the_equivalent_one(tiny: Any) -> None:
    report = tiny("assert [f(x) for x in (-1, 0, 1, 3)] == [0, 0, 2, 6]")
    assert {key[2] for key in report.survived} == {f"return 2 * x if x {slip} else 0" for slip in (">= 0", "> (-1)")}
    assert len(report.killed) > 5


def test_a_check_that_sees_little_leaves_survivors_and_each_must_be_listed(tiny: Any) -> None:
    report = tiny("assert f(1) == 2")
    assert ("double", "return 2 * x if x > 0 else 0", "return 2 * x if x > 0 else 1") in report.survived
    assert len(report.wrong(set(), whole=False)) == len(report.survived)
    assert report.wrong(set(report.survived), whole=True) == []


def test_a_listed_mutant_that_is_killed_or_gone_is_wrong_in_a_whole_run(tiny: Any) -> None:
    report = tiny("assert [f(x) for x in (-1, 0, 1, 3)] == [0, 0, 2, 6]")
    listed = {*report.survived, report.killed[0], ("double", "no such line", "either")}
    assert len(report.wrong(listed, whole=True)) == 2
    assert report.wrong(listed, whole=False) == []


def test_a_mutant_that_loops_for_ever_is_killed(monkeypatch: pytest.MonkeyPatch, tiny: Any) -> None:
    monkeypatch.setattr(mutants, "CPU_SECONDS", 1)
    loop = "def f(x):\n    ### BEGIN SOLUTION\n    while x > 0:\n        x -= 1\n    ### END SOLUTION"
    monkeypatch.setattr(sys.modules[__name__], "cells", lambda check: [code(loop, "f", solution=True), *_check(check)])
    report = tiny("assert f(3) is None")
    assert "x += 1" in [key[2] for key in report.killed]


def _check(source: str) -> desk.Cells:
    return [code(source, "check", grade=True, locked=True, points=1)]


def test_cells_that_nothing_at_the_desk_judges_are_left_out_by_name() -> None:
    book = [
        *cells("f(1)"),
        code("import matplotlib.pyplot as plt\nplt.plot([1])", "curve", solution=True),
        code("def g(): return 1", "build", solution=True),
        code("n = g()", "train", locked=True),
        code("assert n", "tier", grade=True, locked=True, points=1),
    ]
    reasons = mutants.left_out(book, frozenset({"train", "tier"}))
    assert set(reasons) == {"curve", "build"}
    assert reasons["curve"] == "a figure"
    assert reasons["build"].startswith("only slow cells")
    assert set(mutants.left_out(book, frozenset())) == {"curve"}


@pytest.mark.parametrize("path", sorted(mutants.EQUIVALENT.glob("*.yml")), ids=lambda path: path.stem)
def test_a_list_of_equivalents_belongs_to_a_lab_and_gives_a_reason_for_each(path: Any) -> None:
    assert path.stem in desk.labs()
    keys = mutants.listed(path.stem)
    assert len(keys) == len(yaml.safe_load(path.read_text(encoding="utf-8")))
    texts = {mutant.key for cell in desk.notebook(path.stem)["cells"] for mutant in _mutants(cell)}
    assert keys <= texts, "listed, but no longer made"


def _mutants(cell: dict[str, Any]) -> list[Any]:
    is_code = cell["cell_type"] == "code" and "BEGIN SOLUTION" in cell["source"]
    return mutants_of(cell["metadata"]["nbgrader"]["grade_id"], cell["source"]) if is_code else []


@pytest.mark.parametrize("lab", desk.labs())
def test_a_sample_of_each_lab_s_mutants_leaves_no_survivor_that_is_not_listed(lab: str) -> None:
    """All of them: `make mutants`."""
    command = [sys.executable, "-m", "tests.labs.mutants", lab, "--sample", str(SAMPLE)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=desk.ROOT, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
