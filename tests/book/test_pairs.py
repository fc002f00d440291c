"""Each page with code and its notebook are equal, and a difference is found."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from tests.book.conftest import ROOT

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import pairs

PAGE = """---
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

# A page

```{code-cell} ipython3
print(6 * 7)
```
"""


@pytest.mark.parametrize("page", pairs.pages(), ids=lambda page: page.stem)
def test_notebook_equals_its_page(page: Path) -> None:
    assert pairs.difference(page) is None


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A page, and a notebook that is equal to it."""
    page = tmp_path / "page.md"
    page.write_text(PAGE, "utf-8")
    notebook = pairs.read_page(page)
    notebook.cells[1].execution_count = 1
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="42\n")]
    nbformat.write(notebook, page.with_suffix(".ipynb"))
    assert pairs.difference(page) is None
    return page


def _changes_code(notebook: Any) -> None:
    notebook.cells[1].source = "print(41)"


def _changes_text(notebook: Any) -> None:
    notebook.cells[0].source += "!"


def _loses_a_cell(notebook: Any) -> None:
    del notebook.cells[0]


def _adds_a_tag(notebook: Any) -> None:
    notebook.cells[1].metadata["tags"] = ["hide-input"]


def _fails(notebook: Any) -> None:
    notebook.cells[1].outputs = [nbformat.v4.new_output("error", ename="ValueError", evalue="", traceback=[])]


def _holds_a_picture(notebook: Any) -> None:
    notebook.cells[1].outputs = [nbformat.v4.new_output("display_data", data={"image/png": ""})]


def _was_not_run(notebook: Any) -> None:
    notebook.cells[1].execution_count = None


@pytest.mark.parametrize(
    "defect", [_changes_code, _changes_text, _loses_a_cell, _adds_a_tag, _fails, _holds_a_picture, _was_not_run]
)
def test_planted_difference_is_found(defect: Callable[[Any], None], pair: Path) -> None:
    notebook = nbformat.read(pair.with_suffix(".ipynb"), as_version=4)
    defect(notebook)
    nbformat.write(notebook, pair.with_suffix(".ipynb"))
    assert pairs.difference(pair) is not None


def test_missing_notebook_is_found(pair: Path) -> None:
    pair.with_suffix(".ipynb").unlink()
    assert pairs.difference(pair) == "page.ipynb is missing"
