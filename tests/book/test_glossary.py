"""The glossary holds each term once, in both languages, and leads to pages that exist."""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.book.conftest import ROOT, pages

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_glossary

TERMS = book_glossary.read(ROOT / book_glossary.TERMS)
ENTRY = "- {en: learning rate, zh: 学习率, means: The size of a step., page: gradient-descent}\n"


def test_every_term_is_explained_once() -> None:
    times = Counter(name.lower() for term in TERMS for name in (term.en, *term.also))
    files = {name: [term.file for term in TERMS if name in (term.en.lower(), *term.also)] for name in times}
    assert {name: files[name] for name, count in times.items() if count > 1} == {}


def test_every_term_leads_to_a_page() -> None:
    assert [f"{term.file}: {term.en} → {term.page}" for term in TERMS if f"book/{term.page}" not in pages()] == []


def test_every_term_has_a_chinese_word_and_a_sentence() -> None:
    for term in TERMS:
        assert all(any("\u4e00" <= character <= "\u9fff" for character in word) for word in term.zh), term
        assert term.means.endswith("."), term


def test_definitions_are_in_the_built_page_in_both_orders(html: Path) -> None:
    page = (html / "book" / "glossary.html").read_text("utf-8")
    places = [page.index(f">{term.en}<") for term in book_glossary.without_repetition(TERMS)]
    assert places == sorted(places)
    words = re.sub(r"<[^>]+>", "", page)  # a language begins and ends in the middle of some
    assert all(word in words for term in TERMS for word in term.zh)


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("啊", "A"),
        ("学习率", "X"),
        ("轮", "L"),
        ("批", "P"),
        ("梯度", "T"),
        ("座", "Z"),
        ("L2正则化", "L"),
        ("熵", "…"),
    ],
)
def test_pinyin_initial_of_a_word(word: str, letter: str) -> None:
    assert book_glossary.initial(word) == letter


def test_entry_is_read_with_all_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        ENTRY.replace("学习率", "学习率、步长").replace("}", ", also: [step size]}"), "utf-8"
    )
    (term,) = book_glossary.read(tmp_path)
    assert (term.zh, term.also, term.file) == (("学习率", "步长"), ("step size",), "a.yml")


@pytest.mark.parametrize(
    "unfit", [ENTRY.replace("means", "meaning"), "- learning rate\n", ENTRY.replace("}", ", x: 1}")]
)
def test_unfit_entry_is_refused_by_the_name_of_its_file(unfit: str, tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text(unfit, "utf-8")
    with pytest.raises(ValueError, match=r"mine\.yml: .* must have en, zh, means, page"):
        book_glossary.read(tmp_path)
