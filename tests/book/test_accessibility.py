"""Pages can be read by everybody: with a screen reader, on a telephone, in the dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.book.conftest import Visit

OURS = "article.bd-article"
FRAMES = ("book/index", "book/activation-functions", "book/instructor-guide")  # the theme's frame is the same elsewhere
LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}
"""The rules whose answer night or a narrow window can change."""
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def violations(page: Page, context: str | None = OURS, options: dict[str, Any] | None = None) -> list[str]:
    """Return what axe finds in a part of the page, or in all of it, one line for each element."""
    quiet = {"preload": False, **(options or {})}  # it would fetch the style sheets again, which file:// refuses
    response: dict[str, Any] = Axe().run(page, context=context, options=quiet).response
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in response["violations"]
        for node in rule["nodes"]
    ]


def test_axe_finds_nothing_wrong_by_day(by_day: Visit) -> None:
    assert violations(by_day.page) == []


def test_axe_finds_nothing_wrong_by_night(by_night: Visit) -> None:
    assert violations(by_night.page, OURS, LOOKS) == []


def test_axe_finds_nothing_wrong_on_a_telephone(on_telephone: Visit) -> None:
    assert violations(on_telephone.page, OURS, LOOKS) == []


@pytest.mark.parametrize("page", FRAMES)
@pytest.mark.parametrize("window", [{}, {"dark": True}, {"width": 390}], ids=["day", "night", "telephone"])
def test_axe_finds_nothing_wrong_with_the_frame(
    window: dict[str, Any], page: str, html: Path, visit: Callable[..., Visit]
) -> None:
    assert violations(visit(f"{html.as_uri()}/{page}.html", **window).page, None, WCAG) == []


@pytest.mark.parametrize(
    ("style", "rule"), [("color: #ddd; background: #eee", "color-contrast"), ("font-size: 4px", "target-size")]
)
def test_axe_finds_a_planted_defect_of_the_looks(
    style: str, rule: str, html: Path, visit: Callable[..., Visit]
) -> None:
    page = visit(f"{html.as_uri()}/book/labs.html", width=390).page
    links = f'<p><a href="#a" style="{style}">one place</a> <a href="#b" style="{style}">another</a></p>'
    page.evaluate("([where, it]) => document.querySelector(where).insertAdjacentHTML('beforeend', it)", [OURS, links])
    assert any(found.startswith(rule) for found in violations(page, OURS, LOOKS))


@pytest.mark.parametrize("defect", ['<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', '<input type="range">'])
def test_axe_finds_a_planted_defect(defect: str, html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/labs.html").page
    page.evaluate(
        "([where, defect]) => document.querySelector(where).insertAdjacentHTML('beforeend', defect)", [OURS, defect]
    )
    assert len(violations(page)) == 1


def test_telephone_needs_no_sideways_scrolling(on_telephone: Visit) -> None:
    narrow = on_telephone.page
    assert narrow.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert _sticking_out(narrow) == []


def test_figures_keep_their_proportions(by_day: Visit) -> None:
    assert _squeezed(by_day.page) == []


def test_figures_keep_their_proportions_on_a_telephone(on_telephone: Visit) -> None:
    assert _squeezed(on_telephone.page) == []


def test_a_planted_squeezed_figure_is_found(html: Path, visit: Callable[..., Visit]) -> None:
    page = visit(f"{html.as_uri()}/book/three-layer-network.html").page
    page.add_style_tag(content=".bd-content div.cell_output img { height: 300px !important; width: 300px !important }")
    assert _squeezed(page)


def _squeezed(page: Page) -> list[str]:
    """Return our pictures whose shape on the page is not that of their file."""
    found: list[str] = page.evaluate(
        """(where) => [...document.querySelectorAll(`${where} img`)].filter((image) => {
          const shape = image.naturalWidth / image.naturalHeight;
          return Math.abs(image.clientWidth / image.clientHeight / shape - 1) > 0.02;
        }).map((image) => `${image.src} ${image.clientWidth} x ${image.clientHeight}`)""",
        OURS,
    )
    return found


def _sticking_out(page: Page) -> list[str]:
    """Return our elements that reach over the edge of the window, unless a box around them scrolls or hides it."""
    found: list[str] = page.evaluate(
        """(where) => [...document.querySelectorAll(`${where} *`)].filter((element) => {
          if (element.getBoundingClientRect().right <= innerWidth + 1) return false;
          for (let box = element.parentElement; box; box = box.parentElement) {
            if (box.matches("mjx-assistive-mml, .spoken")) return false;
            const scrolls = getComputedStyle(box).overflowX !== "visible";
            if (scrolls && box.getBoundingClientRect().right <= innerWidth + 1) return false;
          }
          return true;
        }).map((element) => element.outerHTML.slice(0, 120))""",
        OURS,
    )
    return found


def test_every_figure_has_a_caption_and_an_alternative(by_day: Visit) -> None:
    seen = by_day.page
    assert seen.locator(f"{OURS} figure:not(:has(figcaption))").count() == 0
    assert seen.locator(f"{OURS} figure:not([id])").count() == 0
    assert seen.locator(f"{OURS} img").count() == seen.locator(f"{OURS} figure img[alt]").count()
    for alternative in seen.locator(f"{OURS} figure img").evaluate_all("(all) => all.map((img) => img.alt)"):
        assert len(alternative.split()) > 5, f"{alternative!r} does not say what the picture shows"


def test_dark_mode_is_dark_and_the_widget_follows(html: Path, visit: Callable[..., Visit]) -> None:
    address = f"{html.as_uri()}/book/activation-functions.html"
    look = """() => [getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector(".dlb-activation path.value")).stroke]"""
    (day, curve_by_day), (night, curve_by_night) = (
        visit(address, dark=dark).page.evaluate(look) for dark in (False, True)
    )
    assert _brightness(day) > 240
    assert _brightness(night) < 40
    assert _brightness(curve_by_night) > 1.5 * _brightness(curve_by_day)


def _brightness(colour: str) -> float:
    red, green, blue = map(float, colour.removeprefix("rgb(").removesuffix(")").split(","))
    return 0.3 * red + 0.6 * green + 0.1 * blue
