"""A widget in a page of its own, as a page of the book holds it; and its module by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Locator, Page

from course_lib.viz.page_widget import PageWidget
from tests.book.conftest import ROOT

IMPORT = """async (text) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  globalThis.widget = await import(url);
}"""
"""Evaluated with the text of a module: what it exports is then `widget`."""

DARK = "background:#121212;color:#ddd;--pst-color-background:#121212"


def opened(
    browser: Browser,
    widget: PageWidget,
    right: str = "",
    wrong: str = "",
    *,
    width: int = 900,
    height: int = 1000,
    theme: str = "light",
    clock: bool = False,
    module: str = "",
) -> Locator:
    """Return `widget`, brought to life by the book's mount.js in a page of its own.

    right, wrong: a bug to plant, text that stands once in the widget's HTML and what takes its place · clock: time
    passes only when the test says so · module: the text of a module whose exports the page has as `widget`.
    """
    body = planted(widget.static_html(), right, wrong)
    page = browser.new_page(viewport={"width": width, "height": height})
    if clock:
        page.clock.install(time=0)
        page.clock.pause_at(1)
    mount = (ROOT / "book" / "assets" / "mount.js").read_text("utf-8")
    paper = DARK if theme == "dark" else ""
    article = f'<main style="{paper}"><h1>t</h1><article class="bd-article">{body}</article></main>'
    page.set_content(
        f'<!doctype html><html lang="en" data-theme="{theme}"><title>t</title>{article}<script>{mount}</script></html>'
    )
    page.locator("[data-still]").wait_for(state="detached")
    if module:
        page.evaluate(IMPORT, module)
    return page.locator(f".dlb-{widget.kind}")


def mounted(
    browser: Browser, widget: PageWidget, right: str = "", wrong: str = "", **options: Any
) -> Iterator[Locator]:
    """Yield what `opened` returns, and close its page afterwards."""
    found = opened(browser, widget, right, wrong, **options)
    yield found
    found.page.close()


def imported(browser: Browser, module: str, right: str = "", wrong: str = "") -> Page:
    """Return an empty page that has imported the text `module`; right, wrong: as for `opened`."""
    page = browser.new_page()
    page.evaluate(IMPORT, planted(module, right, wrong))
    return page


def planted(text: str, right: str, wrong: str) -> str:
    """Return `text` with `wrong` where `right` stands, which must be there once; unchanged where `right` is empty."""
    assert not right or text.count(right) == 1, f"{right!r} stands {text.count(right)} times"
    return text.replace(right, wrong) if right else text
