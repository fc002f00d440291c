"""Chinese words say that they are Chinese; formulas and code are left as they are."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tests.book.conftest import ROOT, Visit

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_language

UNMARKED = """() => {
  const words = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (words.nextNode()) {
    const { nodeValue, parentElement } = words.currentNode;
    const code = parentElement.closest("pre, code, script, style, svg, mjx-container, [data-widget]");
    if (/[\u4e00-\u9fff]/.test(nodeValue) && !code && !parentElement.closest("[lang^=zh]")) found.push(nodeValue);
  }
  return found;
}"""


def test_every_chinese_word_of_a_page_is_marked(by_day: Visit) -> None:
    assert by_day.page.evaluate(UNMARKED) == []


def test_a_planted_word_is_found(html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/labs.html").page
    page.evaluate("() => document.querySelector('article').append('偏置')")
    assert page.evaluate(UNMARKED) == ["偏置"]


def test_text_is_cut_at_chinese_words() -> None:
    pieces = book_language.marked("the bias (偏置, 简称b) of a 神经元。")
    assert [piece.astext() for piece in pieces] == ["the bias (", "偏置", ", ", "简称", "b) of a ", "神经元。"]
