"""The bowl widget in a browser: each step is course_lib's, and mouse and keyboard move everything."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.data import houses
from course_lib.models import LinearRegression
from course_lib.viz.bowl_widget import LABELS, BowlWidget, bowl_widget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

X, y = houses()
x, t = X[:, 0] - X[:, 0].mean(), y - y.mean()
CURVATURE = float(np.mean(x**2))
BEST = float(np.mean(x * t) / CURVATURE)
FLOOR = float(0.5 * np.mean((BEST * x - t) ** 2))
LOSSES = "([bowl, settings]) => widget.walk(bowl, settings).map((w) => widget.lossAt(bowl, w))"


def assert_steps(page: Page) -> None:
    bowl = {"curvature": CURVATURE, "best": BEST, "floor": FLOOR}
    for share in (0.1, 0.9, 1.0, 1.9, 2.05):
        alpha = share / CURVATURE
        ours = LinearRegression().descend(x[:, None], t, learning_rate=alpha, steps=40)
        theirs = page.evaluate(LOSSES, [bowl, {"start": 0, "alpha": alpha, "steps": 40}])
        np.testing.assert_allclose(theirs, ours, rtol=1e-11)
    page.close()


def test_forty_steps_are_those_of_the_library_on_the_house_prices(browser: Browser) -> None:
    assert_steps(imported(browser, BowlWidget.module()))


def test_planted_bug_in_a_step_is_caught(browser: Browser) -> None:
    broken = imported(browser, BowlWidget.module(), "w - alpha * curvature * (w - best)", "w - alpha * (w - best)")
    with pytest.raises(AssertionError):
        assert_steps(broken)


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    yield from _mounted(browser)


def _mounted(browser: Browser, *, theme: str = "light", width: int = 900) -> Iterator[Locator]:
    made = bowl_widget(CURVATURE, BEST, FLOOR, start=0.0, share=20, steps=10)
    yield from mounted(browser, made, width=width, theme=theme)


def _slider(widget: Locator, name: str) -> Locator:
    return widget.locator(f"xpath=.//label[span[1]='{LABELS[name]}']/input[@type='range']")


def _values(widget: Locator) -> tuple[float, int, float]:
    """The learning rate, the steps and the start, as the sliders say."""
    share, steps, start = (float(_slider(widget, name).input_value()) for name in ("rate", "steps", "start"))
    return share / 100 * 2 / CURVATURE, int(steps), start


def assert_right(widget: Locator) -> None:
    """The numbers and the path on the screen are what the rule gives for what the sliders say."""
    alpha, steps, start = _values(widget)
    w = BEST + (start - BEST) * (1 - alpha * CURVATURE) ** np.arange(steps + 1)
    loss = FLOOR + CURVATURE / 2 * (w - BEST) ** 2
    assert float(widget.locator(".loss").get_attribute("data-exact") or "nan") == pytest.approx(loss[-1], rel=1e-9)
    rect = widget.locator("svg").first.locator("clipPath rect")
    left, top, wide, high = (float(rect.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    low = float(_slider(widget, "start").get_attribute("min") or "nan")
    reach = float(_slider(widget, "start").get_attribute("max") or "nan") - low
    most = 1.08 * max(FLOOR + CURVATURE / 2 * (end - BEST) ** 2 for end in (low, low + reach))
    drawn = widget.locator("path.walk").get_attribute("d") or ""
    pixels = np.array([[float(n) for n in point.split(",")] for point in re.split("[ML]", drawn)[1:]])
    expected = np.stack([left + (w - low) / reach * wide, top + (1 - loss / most) * high], axis=1)
    np.testing.assert_allclose(pixels, expected, atol=0.02)


def test_keyboard_moves_everything(widget: Locator) -> None:
    assert_right(widget)
    for name in ("rate", "steps", "start"):
        before = _values(widget)
        _slider(widget, name).focus()
        widget.page.keyboard.press("ArrowRight")
        assert _values(widget) != before
        assert_right(widget)


def test_mouse_drags_the_start(widget: Locator) -> None:
    box = widget.locator("svg").first.bounding_box()
    assert box is not None
    mouse = widget.page.mouse
    mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.5 * box["height"])
    mouse.down()
    mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.5 * box["height"], steps=3)
    mouse.up()
    assert _values(widget)[2] > BEST
    assert_right(widget)


@pytest.mark.parametrize(
    ("share", "words"),
    [("10", "leaves 0.8 of"), ("50", "One step"), ("80", "leaves −0.6 of"), ("100", "for ever"), ("110", "runs away")],
)
def test_each_kind_of_rate_has_its_words(share: str, words: str, widget: Locator) -> None:
    _slider(widget, "rate").fill(share)
    assert words in widget.locator(".verdict").inner_text()
    assert_right(widget)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [900, 390])
def test_it_is_accessible_and_fits(theme: str, width: int, browser: Browser) -> None:
    for widget in _mounted(browser, theme=theme, width=width):
        assert violations(widget.page) == []
        assert widget.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
