"""A quiz is answered by mouse, by keyboard and without JavaScript, and an unfit one does not build."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.book.conftest import ROOT, Visit, build, empty_book
from tests.book.test_accessibility import violations

sys.path.insert(0, str(ROOT / "book" / "extensions"))
import book_quiz

QUESTION = """What is the derivative of ReLU at $x = -2$?

- [x] $0$
  The curve is *flat* left of 0.
- [ ] 1
  That is the slope

  on the right.
"""
SECOND = """
Which network learns XOR?

- [ ] a perceptron
  No line separates it.
- [x] one with a hidden layer
  Each unit draws a line.
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of one page that holds a quiz of two questions."""
    root = empty_book(tmp_path_factory.mktemp("quiz") / "course")
    (root / "book" / "index.md").write_text(f"# A page\n\n::::{{quiz}}\n{QUESTION}{SECOND}::::\n", "utf-8")
    done = build(root)
    assert done.returncode == 0, done.stdout
    return root / "_build" / "html" / "book" / "index.html"


def _open(page: Page) -> list[str]:
    """The letters and verdicts of the answers that are open."""
    return page.locator("details.quiz-choice[open]").evaluate_all(
        "(all) => all.map((one) => one.querySelector('.quiz-letter').textContent"
        " + ' ' + one.querySelector('.quiz-verdict').textContent)"
    )


def _answer(page: Page, words: str) -> Locator:
    return page.locator("details.quiz-choice > summary", has_text=words)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_mouse_opens_what_an_answer_deserves(scripts: bool, book: Path, visit: Callable[..., Visit]) -> None:
    page = visit(book.as_uri(), scripts=scripts).page
    assert _open(page) == []
    _answer(page, "1").click()
    assert _open(page) == ["B ✗ Not this one."]
    assert page.get_by_text("on the right.").is_visible()
    _answer(page, "a hidden layer").click()
    assert _open(page) == ["B ✗ Not this one.", "B ✓ Right."]


def test_of_one_question_one_answer_is_open(book: Path, visit: Callable[..., Visit]) -> None:
    page = visit(book.as_uri()).page
    _answer(page, "a perceptron").click()
    _answer(page, "a hidden layer").click()
    assert _open(page) == ["B ✓ Right."]


def test_keyboard_reaches_and_opens_every_answer(book: Path, visit: Callable[..., Visit]) -> None:
    page = visit(book.as_uri()).page
    first = page.locator("details.quiz-choice > summary").first
    first.focus()
    outline = first.evaluate("(it) => getComputedStyle(it).outlineStyle")
    page.keyboard.press("Enter")
    assert (_open(page), outline) == (["A ✓ Right."], "solid")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert _open(page) == ["B ✗ Not this one."]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(
    dark: bool, book: Path, visit: Callable[..., Visit]
) -> None:
    page = visit(book.as_uri(), width=390, dark=dark).page
    assert violations(page) == []
    for summary in page.locator("details.quiz-choice > summary").all():
        summary.click()
        assert summary.evaluate("(it) => it.getBoundingClientRect().height") >= 24
        assert violations(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_on_paper_every_answer_is_open(book: Path, visit: Callable[..., Visit]) -> None:
    page = visit(book.as_uri()).page
    assert _visible_reasons(page) == 0
    page.emulate_media(media="print")
    assert _visible_reasons(page) == 4


def _visible_reasons(page: Page) -> int:
    return sum(
        reason.evaluate("(it) => it.checkVisibility() && it.getBoundingClientRect().height > 0")
        for reason in page.locator(".quiz-reason").all()
    )


def test_lines_become_questions_answers_and_reasons() -> None:
    first, second = book_quiz.read((QUESTION + SECOND).splitlines())
    assert [choice.right for choice in first.choices] == [True, False]
    assert first.choices[1].why == ["That is the slope", "", "on the right.", ""]
    assert second.text == ["Which network learns XOR?", ""]
    assert (second.line, second.choices[1].text) == (9, "one with a hidden layer")


@pytest.mark.parametrize(
    ("unfit", "complaint"),
    [
        (QUESTION.replace("[x]", "[ ]"), "exactly one right answer, .* and has 0"),
        (QUESTION.replace("[ ]", "[x]"), "exactly one right answer, .* and has 2"),
        (QUESTION.replace("  The curve is *flat* left of 0.\n", ""), "indented line below it that says why"),
        (QUESTION.partition("- [ ]")[0], "needs two answers"),
        (QUESTION.partition("- [x]")[0], "needs two answers"),
        (QUESTION.partition("?\n")[2], "stands before any question"),
        ("", "needs a question"),
    ],
)
def test_unfit_question_is_refused_with_what_to_write(unfit: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        book_quiz.read(unfit.splitlines())


_QUIZ = re.compile(r"^::::\{quiz\}\n(.*?)^::::$", re.MULTILINE | re.DOTALL)
ASKED = {
    f"{page.stem}: {question.text[0]}": question
    for page in sorted((ROOT / "book").glob("*.md"))
    if page.stem != "contributor-guide"  # shows how one is written
    for quiz in _QUIZ.findall(page.read_text("utf-8"))
    for question in book_quiz.read(quiz.splitlines())
}


@pytest.mark.parametrize("asked", ASKED)
def test_question_of_the_book_is_not_settled_by_a_coin(asked: str) -> None:
    assert len(ASKED[asked].choices) >= 3


def test_no_letter_is_a_good_guess() -> None:
    places = [next(i for i, choice in enumerate(question.choices) if choice.right) for question in ASKED.values()]
    shares = [places.count(place) / len(places) for place in range(3)]
    assert min(shares) > 0.2, shares
    assert max(shares) < 0.55, shares


def test_unfit_question_stops_the_build(book: Path) -> None:
    root = book.parents[3]
    page = root / "book" / "index.md"
    sound = page.read_text("utf-8")
    page.write_text(sound.replace("[x]", "[ ]"), "utf-8")
    done = build(root)
    page.write_text(sound, "utf-8")
    assert done.returncode != 0
    assert "needs exactly one right answer" in done.stdout
