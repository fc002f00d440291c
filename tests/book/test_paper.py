"""On paper a page is black on white, with its solutions open; what is too wide scrolls by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.book.conftest import Visit

PRINTED = "() => dispatchEvent(new Event('beforeprint'))"
DONE = "() => dispatchEvent(new Event('afterprint'))"


def _ground(page: Page) -> str:
    return str(page.evaluate("() => getComputedStyle(document.querySelector('article')).backgroundColor"))


def test_dark_page_is_printed_on_white_with_its_solutions_open(html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/activation-functions.html", dark=True).page
    solution = page.locator(".solution p:not(.admonition-title)").first
    assert not solution.is_visible()
    page.evaluate(PRINTED)
    page.emulate_media(media="print")
    assert _ground(page) == "rgb(255, 255, 255)"
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"
    assert solution.is_visible()
    assert page.locator(".bd-sidebar-primary").is_hidden()
    page.evaluate(DONE)
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"


def test_a_wide_equation_on_a_telephone_scrolls_by_keyboard(html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/activation-functions.html", width=390).page
    page.locator("mjx-container[data-reach=yes]").first.wait_for()
    wide = page.locator("mjx-container[data-reach=yes]").first
    wide.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(it) => it.scrollLeft > 0", arg=wide.element_handle())


def test_formulas_that_fit_are_no_stop_of_the_tab_key(html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/notation.html").page
    assert page.locator("mjx-container[tabindex]").count() == 0
