"""A page is short enough to read, and shows code: it does not hold helpers that belong in course_lib."""

from __future__ import annotations

import ast
import functools
import sys
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.book.conftest import ROOT, pages

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import numerals

LINES = 300
HELPER = 18  # lines of a function or class that a page may show
SHOWN = {"book/frameworks": {"tensorflow"}}  # the page is about these lines
SOURCES = {page: (ROOT / f"{page}.md").read_text("utf-8") for page in pages()}


def definitions(code: str) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield the functions and classes at the top of a cell or module, and the functions of its classes."""
    lines = ["pass" if line.startswith(("%", "!")) else line for line in code.splitlines()]
    for node in ast.parse("\n".join(lines)).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node
        if isinstance(node, ast.ClassDef):
            yield from (part for part in node.body if isinstance(part, ast.FunctionDef))


def on_page(source: str) -> list[ast.FunctionDef | ast.ClassDef]:
    return [node for cell in numerals.split(source).code for node in definitions(cell)]


def essence(node: ast.FunctionDef | ast.ClassDef) -> str:
    """What a definition does, whatever its name, docstring, spacing and annotations."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return "\n".join(ast.dump(part) for part in body)


@functools.cache
def _library() -> dict[str, str]:
    """Return {what it does: where} for every definition of course_lib that is more than one statement."""
    return {
        essence(node): f"{path.relative_to(ROOT)}: {node.name}"
        for path in sorted((ROOT / "course_lib").rglob("*.py"))
        for node in definitions(path.read_text("utf-8"))
        if len(node.body) > 2
    }


@pytest.mark.parametrize("page", pages())
def test_page_has_at_most_300_lines(page: str) -> None:
    assert SOURCES[page].count("\n") <= LINES


@pytest.mark.parametrize("page", pages())
def test_page_holds_no_long_helper(page: str) -> None:
    assert set(too_long(SOURCES[page])) == SHOWN.get(page, set())


def too_long(source: str) -> list[str]:
    return [node.name for node in on_page(source) if (node.end_lineno or 0) - node.lineno + 1 > HELPER]


@pytest.mark.parametrize("page", pages())
def test_page_copies_nothing_from_the_library(page: str) -> None:
    assert copied(SOURCES[page]) == []


def copied(source: str) -> list[str]:
    library = _library()
    return [f"{node.name} is {library[essence(node)]}" for node in on_page(source) if essence(node) in library]


def test_no_helper_stands_on_two_pages() -> None:
    assert shared(SOURCES) == {}


def shared(sources: dict[str, str]) -> dict[str, list[str]]:
    """Return {name: pages} for what is defined alike on several pages."""
    places = defaultdict(list)
    for page, source in sources.items():
        for node in on_page(source):
            if not any(isinstance(part, ast.Pass) for part in node.body):
                places[node.name, essence(node)].append(page)
    return {name: where for (name, _), where in places.items() if len(where) > 1}


def _cell(code: str) -> str:
    return f"```{{code-cell}} ipython3\n{code}\n```\n"


def test_planted_long_helper_is_found() -> None:
    assert too_long(_cell("def f():\n" + "    x = 1\n" * HELPER)) == ["f"]


def test_planted_copy_is_found_whatever_its_name() -> None:
    path = ROOT / "course_lib" / "data" / "preprocess.py"
    source = path.read_text("utf-8")
    node = next(node for node in definitions(source) if len(node.body) > 2)
    mine = ast.get_source_segment(source, node) or ""
    assert len(copied(_cell(mine.replace(f"def {node.name}", "def mine", 1)))) == 1


def test_planted_helper_on_two_pages_is_found() -> None:
    cell = _cell("def mine(x):\n    return x + 1")
    assert shared({"a": cell, "b": cell + _cell("def other(x):\n    return x + 2")}) == {"mine": ["a", "b"]}
