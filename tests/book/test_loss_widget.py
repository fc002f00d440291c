"""The loss widget in a browser: its numbers, curves and points are course_lib's, with mouse and keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.maths.losses import MARGIN_LOSSES, RESIDUAL_LOSSES
from course_lib.viz import loss_widget
from course_lib.viz.loss_widget import LossWidget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

LOSSES = {"residual": RESIDUAL_LOSSES, "margin": MARGIN_LOSSES}
COMPUTE = "([over, key, what, xs, settings]) => xs.map((x) => globalThis.widget.LOSSES[over][key][what](x, settings))"
AT = np.concatenate(
    [np.linspace(-4, 4, 801), np.linspace(-60, 60, 101), [1e-300, -1e-9, 745.0, -745.0, 1000.0, -1000.0]]
)


def _check_module(page: Page) -> None:
    """Every loss and slope of the module in `page` against course_lib, kinks, jumps and extremes included."""
    for over, losses in LOSSES.items():
        for key, curve in losses.items():
            for share in (0.5, 1, 2):
                settings = {name: share * value for name, value in curve.parameters.items()}
                for what, ours in (("value", curve.value), ("derivative", curve.derivative)):
                    theirs = np.array(page.evaluate(COMPUTE, [over, key, what, AT.tolist(), settings]), np.float64)
                    # atol: 1/2 + tanh/2 has an absolute, not a relative, precision of 1e-16 where the sigmoid is tiny
                    name = f"{over} {key} {what} {settings}"
                    np.testing.assert_allclose(theirs, ours(AT, **settings), rtol=1e-12, atol=1e-15, err_msg=name)


def test_javascript_equals_python_on_a_grid_at_kinks_and_at_extremes(browser: Browser) -> None:
    page = imported(browser, LossWidget.module())
    known = page.evaluate("() => Object.entries(globalThis.widget.LOSSES).map(([k, v]) => [k, Object.keys(v)])")
    assert dict(known) == {over: list(losses) for over, losses in LOSSES.items()}
    _check_module(page)
    page.close()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("(0.5 * e * e) / beta", "0.5 * e * e"),
        ("Math.abs(e) >= tolerance", "Math.abs(e) > tolerance"),
        ("(m > 0 ? 0 : -1)", "(m < 0 ? -1 : 0)"),
        ("-logistic(-m)", "logistic(m) - 2"),
        ("(logistic(m) - 1) * logistic(m)", "(1 - logistic(m)) * logistic(m)"),
    ],
)
def test_planted_bug_in_the_module_is_caught(right: str, wrong: str, browser: Browser) -> None:
    page = imported(browser, LossWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        _check_module(page)
    page.close()


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    made = loss_widget(RESIDUAL_LOSSES, MARGIN_LOSSES)
    yield from mounted(browser, made, right, wrong)


def _over(widget: Locator) -> str:
    return widget.locator("select").input_value()


def _sliders(widget: Locator) -> tuple[float, float, float]:
    x, beta, tolerance = (float(slider.input_value()) for slider in widget.locator("input[type=range]").all())
    return x, beta, tolerance


def _assert_right(widget: Locator) -> None:
    """The table, the curves and the points on the screen are those of course_lib at what the controls say."""
    over, (x, beta, tolerance) = _over(widget), _sliders(widget)
    ticked = []
    for row, (key, curve) in zip(widget.locator("tbody tr").all(), LOSSES[over].items(), strict=True):
        assert row.get_attribute("data-loss") == key
        on = row.locator("input").is_checked()
        ticked += [key] if on else []
        settings = {"smooth_l1": {"beta": beta}, "zero_one": {"tolerance": tolerance}}.get(key, {})
        settings = settings if over == "residual" else {}
        for what, ours in (("value", curve.value), ("derivative", curve.derivative)):
            shown = row.locator(f"td.{what}")
            paths = widget.locator(f"svg.{what} path.{key}")
            assert paths.count() == on
            if not on:
                assert shown.inner_text() == ""
                continue
            exact = float(ours(np.array([x]), **settings)[0])
            assert float(shown.get_attribute("data-exact") or "nan") == pytest.approx(exact, rel=1e-12, abs=1e-15)
            pixels = _Scale(widget.locator(f"svg.{what}"))
            dot = widget.locator(f"svg.{what} circle.{key}")
            assert dot.count() == (exact <= pixels.top)
            if dot.count():
                centre = [float(dot.get_attribute(name) or "nan") for name in ("cx", "cy")]
                np.testing.assert_allclose(centre, pixels.of(x, exact), atol=0.02)
            points = np.array(re.findall(r"([-\d.]+),([-\d.]+)", paths.get_attribute("d") or ""), float)
            near = pixels.x_of(points[:, 0])[:, None] + np.array([-2e-3, 0, 2e-3])  # rounded pixels may cross a jump
            apart = np.abs(pixels.y_of(ours(near, **settings)) - points[:, 1:]).min(axis=1)
            assert apart.max() < 0.3, (key, what)
    assert ticked, "no loss is ticked"


class _Scale:
    """The axes as drawn, read off the tick labels."""

    def __init__(self, picture: Locator) -> None:
        ticks = picture.evaluate(
            """(svg) => [...svg.querySelectorAll("text.tick")].map((text) => [text.getAttribute("text-anchor"),
              +text.getAttribute("x"), +text.getAttribute("y"), +text.textContent.replace("−", "-")])"""
        )
        across = np.array([(n, x) for anchor, x, _, n in ticks if anchor == "middle"])
        up = np.array([(n, y - 4) for anchor, _, y, n in ticks if anchor == "end"])
        self._x, self._y = np.polyfit(across[:, 0], across[:, 1], 1), np.polyfit(up[:, 0], up[:, 1], 1)
        upper = float(picture.locator("clipPath rect").get_attribute("y") or "nan")
        self.top = float((upper - self._y[1]) / self._y[0])

    def of(self, x: float, y: float) -> tuple[float, float]:
        return float(np.polyval(self._x, x)), float(np.polyval(self._y, y))

    def x_of(self, pixels: np.ndarray) -> np.ndarray:
        return np.asarray((pixels - self._x[1]) / self._x[0])

    def y_of(self, y: np.ndarray) -> np.ndarray:
        return np.asarray(np.polyval(self._y, y))


@pytest.mark.parametrize("over", LOSSES)
def test_every_loss_is_drawn_as_the_library_computes_it(over: str, widget: Locator) -> None:
    widget.locator("select").select_option(over)
    _assert_right(widget)
    for box in widget.locator("[type=checkbox]").all():
        box.check()
    _assert_right(widget)
    widget.locator("[type=checkbox]").first.uncheck()
    _assert_right(widget)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("trace(loss[what],", "trace(loss.value,"),
        ("plot.dot(x, at,", "plot.dot(-x, at,"),
        ("shown.includes(key) ? numbers : null", "numbers"),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for widget in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_right(widget)


@pytest.mark.parametrize("picture", ["value", "derivative"])
def test_mouse_drags_the_point_in_both_pictures(picture: str, widget: Locator) -> None:
    box = widget.locator(f"svg.{picture}").bounding_box()
    assert box is not None
    mouse = widget.page.mouse
    mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 80)
    mouse.down()
    mouse.move(box["x"] + 0.25 * box["width"], box["y"] + 90, steps=3)
    mouse.up()
    assert _sliders(widget)[0] < -1
    _assert_right(widget)


def test_keyboard_reaches_and_moves_everything(widget: Locator) -> None:
    keys, before = widget.page.keyboard, _sliders(widget)
    widget.locator("select").focus()
    for _ in range(3):
        keys.press("Tab")
        keys.press("ArrowRight")
    assert all(now > then for now, then in zip(_sliders(widget), before, strict=True))
    for _ in range(4):
        keys.press("Tab")
    keys.press("Space")
    assert widget.locator("[type=checkbox]").last.is_checked()
    _assert_right(widget)
    widget.locator("select").focus()
    keys.press("ArrowDown")
    assert _over(widget) == "margin"
    assert not widget.locator(".settings").is_visible()
    _assert_right(widget)


def test_what_is_ticked_is_remembered_when_the_kind_changes(widget: Locator) -> None:
    select, first = widget.locator("select"), widget.locator("[type=checkbox]").first
    first.uncheck()
    select.select_option("margin")
    assert first.is_checked()
    select.select_option("residual")
    assert not first.is_checked()


def test_screen_reader_hears_the_numbers_once_the_point_rests(widget: Locator) -> None:
    widget.locator("input[type=range]").first.fill("-1")
    status = widget.locator("[role=status]")
    status.filter(has_text="squared 0.5000").wait_for(state="attached")
    assert status.inner_text() == (
        "value, slope: squared 0.5000, −1.0000; absolute 1.0000, −1.0000; smooth L1 0.5000, −1.0000"
    )


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input[type=range]").first.focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 1000})
    widget.locator("select").select_option("margin")
    assert violations(widget.page) == []
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    sizes = widget.locator("[type=checkbox]").evaluate_all("(all) => all.map((box) => box.clientWidth)")
    assert min(sizes) >= 24
