"""A reader who rests on a link sees what it leads to: by mouse, by focus, without a network, from a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.book.conftest import Visit
from tests.book.test_accessibility import violations

BOX = "#book-preview"
EQUATION = "article a[href$='#equation-eq-sigmoid-back']"


@pytest.fixture
def page(html: Path, visit: Callable[..., Visit]) -> Page:
    return visit(f"{html.as_uri()}/book/activation-functions.html").page


def _rest(page: Page, link: str) -> str:
    """Rest the mouse on the first such link, and return the text of what appears."""
    page.locator(link).first.hover()
    page.locator(BOX).wait_for()
    page.locator(f"{link}[aria-describedby]").first.wait_for()
    return page.locator(BOX).inner_text()


def test_nothing_is_loaded_before_a_reader_rests_on_a_link(page: Page) -> None:
    script = page.locator("script[src$='previews.js']")
    assert script.count() == 0
    _rest(page, EQUATION)
    assert script.count() == 1


def test_equation_of_another_page_is_set(page: Page) -> None:
    number = page.locator(EQUATION).first.inner_text()
    assert number in _rest(page, EQUATION)
    assert page.locator(f"{BOX} mjx-container").count() == 1
    assert page.locator(f"{BOX} mjx-merror").count() == 0


def test_term_shows_both_languages_and_leads_on(html: Path, visit: Callable[..., Visit]) -> None:
    seen = visit(f"{html.as_uri()}/book/notation.html")
    shown = _rest(seen.page, "article a[href*='glossary.html#term-']")
    assert "backward pass" in shown
    assert "反向传播" in shown
    assert (
        seen.page.locator(f"{BOX} a").first.get_attribute("href") == f"{html.as_uri()}/book/forward-and-backward.html"
    )
    assert (seen.left, seen.errors) == ([], [])


def test_work_that_is_cited_is_named(html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/neurons.html").page
    assert "1943" in _rest(page, "article a[href*='references.html#']")


def test_focus_shows_and_escape_and_blur_hide(page: Page) -> None:
    link = page.locator(EQUATION).first
    for leave in (lambda: page.keyboard.press("Escape"), lambda: link.blur()):
        link.focus()
        page.locator(BOX).wait_for()
        leave()
        page.locator(BOX).wait_for(state="hidden")
        link.blur()


def test_mouse_may_move_on_to_the_preview(page: Page) -> None:
    _rest(page, EQUATION)
    box = page.locator(BOX)
    box.hover()
    assert box.is_visible()
    page.mouse.move(2, 2)
    box.wait_for(state="hidden")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_it_and_it_stays_inside_the_window(
    dark: bool, html: Path, visit: Callable[..., Visit]
) -> None:
    page = visit(f"{html.as_uri()}/book/activation-functions.html", dark=dark, width=390).page
    _rest(page, EQUATION)
    assert violations(page, BOX) == []
    box = page.locator(BOX).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


def test_every_link_to_an_equation_a_term_or_a_work_has_its_preview(html: Path) -> None:
    script = (html / "_static" / "previews.js").read_text("utf-8")
    known = json.loads(script.removeprefix("globalThis.bookPreviews = ").removesuffix(";\n"))
    link = re.compile(r'class="reference internal" href="([^"#]*)(#(?:equation-|term-)[^"]*|#id\d+)"')
    for page in sorted(html.glob("book/*.html")):
        for target, anchor in link.findall(page.read_text("utf-8")):
            assert f"book/{target or page.name}{anchor}" in known, f"{page.name} leads to {target}{anchor}"
