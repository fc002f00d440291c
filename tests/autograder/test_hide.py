"""What a lab asks for is not in its own room, neither on disk nor in memory; other labs' rooms are as they were."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

import course_lib.data
from autograder import mounts
from autograder.judge import judge_notebook
from autograder.records import GraderError, Isolation, Limits
from autograder.remote import Channel
from autograder.sandbox import open_room
from tests.autograder.tiny import code, notebook

HIDE = ("checks/gradients.py", "data/splits.py")
HIDDEN = Limits(cell_seconds=60, hide=HIDE)
PLAIN = Limits(cell_seconds=60)
KINDS: dict[str, dict[str, Any]] = {
    "forked": {},
    "from nothing": {"warm": False},
    "in the weaker room": {"isolation": Isolation.LANDLOCK},
    "without walls": {"isolation": Isolation.NONE},
}


def ask(limits: Limits, source: str, **kind: Any) -> Any:
    """The value of `answer()` in a room of its own."""
    room = open_room(limits, **kind)
    try:
        channel = Channel(room, limits)
        channel.request("run", source=source)
        return channel.request("name", name="answer")()
    finally:
        room.kill()


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A forked room comes after one of another lab, which has loaded what is hidden here."""
    if request.param == "forked":
        assert ask(PLAIN, "from course_lib.data import k_fold\ndef answer(): return callable(k_fold)") is True
    return KINDS[request.param]


IMPORTS = """
import importlib
def answer():
    said = []
    for line in ("from course_lib.data import k_fold", "import course_lib.data.splits", "from course_lib.data import load_mnist",
                 "import course_lib.data as d; d.hold_out", "from course_lib.data import *; blobs"):
        try: exec(line, {})
        except ImportError as error: said.append(str(error))
        else: said.append("there")
    return said
"""  # noqa: E501


def test_what_is_hidden_cannot_be_imported_and_the_rest_can(kind: dict[str, bool]) -> None:
    asks, module, rest, attribute, star = ask(HIDDEN, IMPORTS, **kind)
    assert asks == "course_lib.data has no 'k_fold' here: this lab asks you to write it yourself."
    assert module == "No module named 'course_lib.data.splits'"
    assert attribute == asks.replace("k_fold", "hold_out")
    assert (rest, star) == ("there", "there")


LOOKS = """
import gc, os, sys
def answer():
    for name in ("course_lib.data", "course_lib.checks"):
        try: __import__(name)
        except ImportError: pass
    site = next(p for p in sys.path if os.path.isdir(os.path.join(p, "course_lib")))
    found = [name for name in sys.modules if name.endswith((".splits", "checks.gradients"))]
    for place, _, files in os.walk(os.path.join(site, "course_lib"), followlinks=True):
        found += [f for f in files if f.startswith(("splits", "gradients"))]
        for f in files:
            if f.endswith((".py", ".pyc")):
                found += [f for words in (b"def stratified_k_fold", b"def assert_gradient")
                          if words in open(os.path.join(place, f), "rb").read()]
    found += [str(o) for o in gc.get_objects() if getattr(o, "__module__", "") == "course_lib.data.splits"]
    return found
"""


def test_no_file_module_or_object_of_it_is_left(kind: dict[str, bool]) -> None:
    assert ask(HIDDEN, LOOKS, **kind) == []
    assert len(ask(PLAIN, LOOKS, **kind)) > 4  # the test sees what is not hidden


def test_a_room_of_another_lab_opened_afterwards_has_everything(kind: dict[str, bool]) -> None:
    ask(HIDDEN, IMPORTS, **kind)
    assert ask(PLAIN, IMPORTS, **kind) == ["there"] * 5


def test_the_memory_of_a_forked_room_does_not_hold_the_text_of_a_hidden_function() -> None:
    code = """
def answer():
    word, count = bytes(reversed(b"2 tsael ta sah ssalc yreve")), 0  # of a docstring there
    with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory:
        for line in maps:
            where, rights = line.split()[:2]
            begin, end = (int(x, 16) for x in where.split("-"))
            if rights.startswith("rw"):
                memory.seek(begin)
                try: count += memory.read(end - begin).count(word)
                except OSError: pass
    return count
"""
    assert ask(PLAIN, code) > ask(HIDDEN, code)


def test_a_lab_hides_by_the_metadata_of_its_source_and_not_of_the_submission() -> None:
    source = notebook()
    cells = [
        code(
            "import course_lib.data\ntry:\n    course_lib.data.k_fold\nexcept ImportError:\n    lacks = 1",
            "mine",
            solution=True,
        ),
        code("assert lacks == 1", "check", grade=True, locked=True, points=1),
    ]
    source |= {"cells": cells, "metadata": {"autograder": {"hide": ["data/splits.py"]}}}
    plain = source | {"metadata": {"autograder": {"hide": []}}}
    for given, lab, verdict in ((plain, source, "pass"), (source, plain, "error")):
        result = judge_notebook("x", given, lab, seed=b"", limits=PLAIN, open_room=open_room)
        assert [check.verdict for check in result.checks] == [verdict]


@pytest.mark.parametrize("name", ["data/split.py", "course_lib/data/splits.py", "/etc/passwd", "../autograder"])
def test_hiding_what_is_not_there_is_an_error(name: str) -> None:
    with pytest.raises(GraderError, match=f"hides '{name}'"):
        open_room(Limits(hide=(name,)))


def test_hiding_a_folder_hides_all_of_it() -> None:
    assert not [m.target for m in mounts.site_mounts(("data",)) if "/data" in m.target.partition("course_lib")[2]]


@pytest.mark.parametrize("path", sorted(Path(course_lib.__path__[0], "data").glob("[a-z]*.py")), ids=lambda p: p.stem)
def test_the_other_names_of_the_data_are_there_when_one_file_is_hidden(path: Path) -> None:
    lost = {
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    code = "def answer():\n    import course_lib.data as d\n    return sorted(d.__all__) + ['|'] + sorted(d._ABSENT)"
    names = ask(Limits(cell_seconds=60, hide=(f"data/{path.name}",)), code, warm=False)
    absent = set(names[names.index("|") + 1 :])
    assert absent >= lost & set(course_lib.data.__all__)
    if path.stem in ("splits", "houses", "batches", "augment"):
        assert absent <= lost | {"Fold"}
