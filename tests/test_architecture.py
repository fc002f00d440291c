"""Who may import whom. Each room lists the rooms it may know; any other arrow fails, with the line that draws it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_KNOW: dict[str, set[str]] = {
    "course_lib.types": set(),
    "course_lib.arguments": {"course_lib.types"},  # every room below may know it too
    "course_lib.maths": {"course_lib.types"},
    "course_lib.nn": {"course_lib.types", "course_lib.maths"},
    "course_lib.models": {"course_lib.types", "course_lib.maths", "course_lib.nn"},
    "course_lib.optim": {"course_lib.types"},
    "course_lib.data": {"course_lib.types"},
    "course_lib.checks": {"course_lib.types"},
    "course_lib.train": {"course_lib.types", "course_lib.data", "course_lib.maths"},
    "course_lib.viz": {"course_lib.types"},
    "course_lib.dlp": {
        "course_lib.types",  # never the engine: it cannot cheat
        "course_lib.data",  # the command line runs a network on the MNIST images
        "course_lib.viz",  # a report holds figures
    },
    "autograder": {
        "course_lib",
        "course_lib.types",
        "course_lib.data",
        "course_lib.checks",
        "course_lib.viz",
        "course_lib.dlp",
    },
}
OURS = ("course_lib", "pycnnl", "pycnml", "autograder", "tests", "book", "assignments")


def room_of(module: str) -> str:
    """The room that `module` stands in: the part of its name that MAY_KNOW lists."""
    first, *rest = module.split(".")
    return f"{first}.{rest[0]}" if first == "course_lib" and rest else first


def imports(source: str) -> Iterator[tuple[int, str]]:
    """Every (line, module) that `source` imports, at any depth of the code."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: relative import"
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def forbidden(source: str, module: str) -> list[str]:
    """The arrows of `source`, the text of `module`, that its room may not draw."""
    home = room_of(module)
    return [
        f"{module}:{line} imports {name}"
        for line, name in imports(source)
        if name.split(".")[0] in OURS and room_of(name) not in MAY_KNOW[home] | {home, "course_lib.arguments"}
    ]


def modules() -> list[tuple[str, Path]]:
    """Every module of the two packages, with its file."""
    files = [p for package in ("course_lib", "autograder") for p in sorted((ROOT / package).rglob("*.py"))]
    return [(".".join(p.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"), p) for p in files]


@pytest.mark.parametrize(("module", "path"), modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_arrows_between_rooms_run_one_way(module: str, path: Path) -> None:
    if module == "course_lib":
        assert not list(imports(path.read_text())), "course_lib/__init__ imports nothing, so that it costs nothing"
        return
    assert forbidden(path.read_text(), module) == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("course_lib.maths.losses", "from course_lib.nn import Linear"),
        ("course_lib.viz.figures", "import course_lib.train.loop"),
        ("course_lib.optim.adaptive", "def late():\n    from course_lib.nn.layer import Layer"),
        ("course_lib.dlp.functional", "from course_lib.maths.activations import softmax"),
        ("autograder.oracles.linear", "from course_lib.maths import losses"),
        ("course_lib.data.mnist", "import autograder"),
        ("autograder.judge", "from tests.gradients import central_differences"),
    ],
)
def test_a_planted_arrow_is_caught(module: str, line: str) -> None:
    assert forbidden(line, module) != []


def test_importing_the_library_loads_nothing_heavy() -> None:
    heavy = "{'numpy', 'matplotlib', 'ipywidgets', 'anywidget', 'tqdm'}"
    code = f"import sys, course_lib; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_no_room_loads_a_drawing_library_before_a_drawing_is_asked_for() -> None:
    rooms = ", ".join(room for room in MAY_KNOW if room.startswith("course_lib"))
    code = f"import sys, {rooms}; print(sorted({{'matplotlib', 'ipywidgets', 'anywidget'}} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
