"""A page with widgets carries each once: in the HTML that mount.js brings to life, not again for ipywidgets."""

from __future__ import annotations

import re
import sys
from types import SimpleNamespace

import pytest

from tests.book.conftest import ROOT

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_widgets


def with_scripts(*names: str) -> SimpleNamespace:
    """An app that has just read a page whose notebook asks for the scripts `names`."""
    files = {name: (None, {"body": "{}"}) for name in names}
    return SimpleNamespace(env=SimpleNamespace(docname="page", nb_metadata={"page": {"js_files": files}}))


@pytest.mark.parametrize(
    ("asked", "kept"), [(("ipywidgets_state", "other"), ["other"]), (("other",), ["other"]), ((), [])]
)
def test_the_state_goes_and_everything_else_stays(asked: tuple[str, ...], kept: list[str]) -> None:
    app = with_scripts(*asked)
    book_widgets._drop_state(app, None)
    assert list(app.env.nb_metadata["page"]["js_files"]) == kept


def test_a_page_without_a_notebook_is_left_alone() -> None:
    app = SimpleNamespace(env=SimpleNamespace(docname="labs", nb_metadata={}))
    book_widgets._drop_state(app, None)
    assert app.env.nb_metadata == {}


def test_the_book_loads_the_extension() -> None:
    config = (ROOT / "_config.yml").read_text("utf-8")
    assert re.search(r"^ +book_widgets: book/extensions$", config, re.M)
