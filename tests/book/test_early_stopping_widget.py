"""The early-stopping widget in a browser: its rule is course_lib.train's, by mouse and keyboard, without a kernel."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.train import EarlyStopping
from course_lib.types import History
from course_lib.viz.early_stopping_widget import EarlyStoppingWidget, early_stopping_widget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

COMPUTE = "([losses, patience, least]) => globalThis.widget.stopping(losses, patience, least)"


def _run(seed: int, epochs: int = 50) -> History:
    """A validation loss that falls, turns, and is noisy; with ties."""
    rng = np.random.default_rng(seed)
    t = np.arange(epochs)
    validation = np.round(2 * np.exp(-t / 5) + 0.01 * t + 0.4 + rng.normal(0, 0.03, epochs), 2)
    return History((2 * np.exp(-t / 6)).tolist(), validation.tolist(), (1 - validation / 4).tolist(), [1.0] * epochs)


def library(losses: list[float], patience: int, min_delta: float) -> tuple[int, int, bool]:
    """The epoch kept (−1: none), the last one run, and whether the rule stopped it."""
    rule = EarlyStopping(patience=patience, min_delta=min_delta)
    for epoch, loss in enumerate(losses):
        if rule.should_stop(epoch, loss, []):
            break
    stopped = epoch < len(losses) - 1 or epoch - (-1 if rule.best_epoch is None else rule.best_epoch) >= patience
    return (-1 if rule.best_epoch is None else rule.best_epoch), epoch, stopped


def check_rule(page: Page) -> None:
    """The module in `page` against the library, over runs, patiences and least improvements."""
    for seed in range(4):
        losses = _run(seed).validation_loss
        for patience in (1, 2, 5, 20):
            for least in (0.0, 0.01, 0.1):
                found = page.evaluate(COMPUTE, [losses, patience, least])
                assert (found["best"], found["last"], found["stopped"]) == library(losses, patience, least)


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    page = imported(browser, EarlyStoppingWidget.module())
    yield page
    page.close()


def test_javascript_stops_where_the_library_does(module: Page) -> None:
    check_rule(module)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("losses[epoch] < lowest - least", "losses[epoch] <= lowest - least"),
        ("losses[epoch] < lowest - least", "losses[epoch] < lowest"),
        ("epoch - best >= patience", "epoch - best > patience"),
    ],
)
def test_planted_bug_in_the_rule_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, EarlyStoppingWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_rule(broken)
    broken.close()


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    made = early_stopping_widget(_run(0), patience=3)
    yield from mounted(browser, made, right, wrong, height=800)


def _settings(widget: Locator) -> tuple[int, float]:
    patience, least = (float(slider.input_value()) for slider in widget.locator("input").all())
    return int(patience), round(least, 3)


def _assert_right(widget: Locator) -> None:
    """Numbers, the dot and the shade are where course_lib's rule puts them."""
    history = _run(0)
    best, last, stopped = library(history.validation_loss, *_settings(widget))
    shown = {
        name: float(widget.locator(f".numbers .{name}").get_attribute("data-exact") or "nan")
        for name in ("last", "best", "loss", "accuracy")
    }
    expected = [last + 1, best + 1, history.validation_loss[best], history.validation_accuracy[best]]
    np.testing.assert_allclose(list(shown.values()), expected, atol=1e-6)
    svg = widget.locator("svg")
    width = float((svg.get_attribute("viewBox") or "").split()[2])
    at = lambda epoch: 44 + (epoch / (len(history) - 1)) * (width - 58)  # noqa: E731
    dot = svg.locator("circle.green")
    assert float(dot.get_attribute("cx") or "nan") == pytest.approx(at(best), abs=0.02)
    assert svg.locator("path.unseen").count() == stopped
    if stopped:
        left = (svg.locator("path.stop").get_attribute("d") or "").split(",")[0].removeprefix("M")
        assert float(left) == pytest.approx(at(last), abs=0.02)


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert _settings(widget) == (3, 0.0)
    _assert_right(widget)


def test_keyboard_moves_both_sliders(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("input").first.focus()
    for _ in range(4):
        keys.press("ArrowRight")
    keys.press("Tab")
    for _ in range(10):
        keys.press("ArrowRight")
    assert _settings(widget) == (7, 0.01)
    _assert_right(widget)


def test_mouse_drags_patience(widget: Locator) -> None:
    box = widget.locator("input").first.bounding_box()
    assert box is not None
    mouse, y = widget.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] * 2 / 19, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] - 4, y, steps=4)
    mouse.up()
    assert _settings(widget)[0] == 20
    _assert_right(widget)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('plot.dot(best + 1, validation[best], "dot green", 7)', 'plot.dot(best, validation[best], "dot green", 7)'),
        ('entry("last", last + 1,', 'entry("last", last,'),
        ("history.accuracy[best], `", "history.accuracy[last], `"),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_right(broken)


def test_screen_reader_hears_the_epochs(widget: Locator) -> None:
    widget.locator("input").first.fill("1")
    status = widget.locator("[role=status]")
    status.filter(has_text="keeps epoch").wait_for(state="attached")
    assert "stops after epoch" in status.inner_text()


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 800})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
