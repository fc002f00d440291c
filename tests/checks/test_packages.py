"""Students hear in time that the judge has fewer packages than they."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from course_lib.checks import attempt, packages


@pytest.fixture
def kernel(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """As in a student's kernel: no grader, and nothing imported yet that the judge lacks."""
    for name in ("autograder", *packages.ABSENT):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "ipykernel", ModuleType("ipykernel"))
    monkeypatch.setattr(packages, "_noted", set())
    return monkeypatch


def test_a_package_that_the_judge_lacks_is_noted_once(
    kernel: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attempt("f", abs, -1) == 1
    assert capsys.readouterr().out == ""
    kernel.setitem(sys.modules, "sklearn", ModuleType("sklearn"))
    assert [attempt("f", abs, -1), attempt("f", abs, -2)] == [1, 2]
    assert capsys.readouterr().out.count("has imported scikit-learn. The judge does not have it") == 1


@pytest.mark.parametrize(("there", "gone"), [("autograder", ""), ("", "ipykernel")])
def test_nothing_is_said_beside_the_judge_or_outside_a_notebook(
    there: str, gone: str, kernel: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    kernel.setitem(sys.modules, "torch", ModuleType("torch"))
    if there:
        kernel.setitem(sys.modules, there, ModuleType(there))
    kernel.delitem(sys.modules, gone, raising=False)
    attempt("f", abs, -1)
    assert capsys.readouterr().out == ""
