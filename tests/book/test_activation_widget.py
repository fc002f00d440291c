"""The activation widget: right to the last digits, with mouse and keyboard, and a still picture without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.maths.activations import ACTIVATIONS
from course_lib.viz.activation_widget import SLIDERS, ActivationWidget
from tests.book.conftest import Visit
from tests.book.mounting import imported

EXTREMES = [0.0, -0.0, 1e-300, -1e-300, 1e-9, -1e-9, 40.0, -40.0, 745.0, -745.0, 1000.0, -1000.0]
COMPUTE = """([key, kind, xs, parameters]) => xs.map((x) => globalThis.widget.FUNCTIONS[key][kind](x, parameters))"""


@pytest.fixture(scope="session")
def module(browser: Browser) -> Page:
    """An empty page that has imported the widget's module."""
    return imported(browser, ActivationWidget.module())


def test_module_computes_every_function_of_the_library(module: Page) -> None:
    known = module.evaluate("() => Object.keys(globalThis.widget.FUNCTIONS)")
    assert set(known) == set(SLIDERS)
    assert set(ACTIVATIONS) <= set(known)


@pytest.mark.parametrize("kind", ["value", "derivative"])
@pytest.mark.parametrize("key", ACTIVATIONS)
def test_javascript_equals_python_on_a_grid_and_at_extremes(key: str, kind: str, module: Page) -> None:
    x = np.concatenate([np.linspace(-4, 4, 1601), np.linspace(-60, 60, 400), EXTREMES])
    function = getattr(ACTIVATIONS[key], kind)
    ranges = SLIDERS[key]
    for share in (0.0, 0.01, 0.5, 1.0) if ranges else (0.0,):
        parameters = {name: low + share * (high - low) for name, (low, high) in ranges.items()}
        theirs = np.array(module.evaluate(COMPUTE, [key, kind, x.tolist(), parameters]), dtype=np.float64)
        ours = np.broadcast_to(function(x, **parameters), x.shape)
        # atol: 1/2 + tanh/2 has an absolute, not a relative, precision of 1e-16 where the sigmoid is tiny
        np.testing.assert_allclose(theirs, ours, rtol=1e-12, atol=1e-15, err_msg=f"{key} {kind} {parameters}")


@pytest.fixture
def page(html: Path, visit: Callable[..., Visit]) -> Page:
    """The page with the widget, from a folder, without a kernel or a network."""
    return visit(f"{html.as_uri()}/book/activation-functions.html").page


def _widget(page: Page) -> Locator:
    return page.locator(".dlb-activation")


def _shown(page: Page) -> tuple[str, dict[str, float], float, float, float]:
    """What the widget says now: function, parameters, x, G(x), G′(x)."""
    widget = _widget(page)
    key = widget.locator("select").input_value()
    sliders = [slider.input_value() for slider in widget.locator("input[type=range]").all()]
    *parameters, x = map(float, sliders)
    value, derivative = (
        float(widget.locator(f".numbers .{kind}").get_attribute("data-exact") or "nan")
        for kind in ("value", "derivative")
    )
    return key, dict(zip(SLIDERS[key], parameters, strict=True)), x, value, derivative


def _assert_right(page: Page) -> None:
    """Numbers, points and curves on the screen are those of course_lib."""
    key, parameters, x, value, derivative = _shown(page)
    activation = ACTIVATIONS[key]
    at = np.array([x])
    np.testing.assert_allclose([value], activation.value(at, **parameters), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose([derivative], activation.derivative(at, **parameters), rtol=1e-12, atol=1e-15)
    pixels = _scale(page)
    for kind, number in (("value", value), ("derivative", derivative)):
        dot = _widget(page).locator(f"circle.{kind}")
        centre = float(dot.get_attribute("cx") or "nan"), float(dot.get_attribute("cy") or "nan")
        np.testing.assert_allclose(centre, pixels(x, number), atol=0.02)
        for u, v in _points(_widget(page).locator(f"path.{kind}").get_attribute("d") or ""):
            drawn_x = pixels.back(u)
            around = drawn_x + np.array([-1e-3, 0, 1e-3])  # a pixel's rounding may carry a point over a kink
            expected = getattr(activation, kind)(around, **parameters)
            assert min(abs(pixels(drawn_x, float(y))[1] - v) for y in expected) < 0.1, (key, kind, drawn_x)


class _scale:  # noqa: N801 (used like a function: pixels(x, y))
    """The axes as drawn, read off two tick labels in each direction."""

    def __init__(self, page: Page) -> None:
        ticks: list[dict[str, Any]] = (
            _widget(page)
            .locator("svg")
            .evaluate(
                """(svg) => [...svg.querySelectorAll("text:not(.name)")].map((text) => ({
              anchor: text.getAttribute("text-anchor"), x: +text.getAttribute("x"), y: +text.getAttribute("y"),
              number: +text.textContent.replace("−", "-") }))"""
            )
        )
        across = [(tick["number"], tick["x"]) for tick in ticks if tick["anchor"] == "middle"]
        up = [(tick["number"], tick["y"] - 4) for tick in ticks if tick["anchor"] == "end"]
        self._x = np.polyfit(*np.transpose(across), 1)
        self._y = np.polyfit(*np.transpose(up), 1)

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return float(np.polyval(self._x, x)), float(np.polyval(self._y, y))

    def back(self, pixel: float) -> float:
        return float((pixel - self._x[1]) / self._x[0])


def _points(path: str) -> list[tuple[float, float]]:
    return [(float(u), float(v)) for u, v in re.findall(r"([-\d.]+),([-\d.]+)", path)]


def test_page_carries_the_same_module_as_jupyterlab(page: Page) -> None:
    carried = page.locator("script[data-module]").evaluate("(script) => script.textContent")
    assert carried == ActivationWidget.module()


@pytest.mark.parametrize("key", ACTIVATIONS)
def test_chosen_function_is_drawn_as_the_library_computes_it(key: str, page: Page) -> None:
    _widget(page).locator("select").select_option(key)
    assert _shown(page)[0] == key
    _assert_right(page)


def test_mouse_drags_the_point(page: Page) -> None:
    svg = _widget(page).locator("svg")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    assert box is not None
    before = _shown(page)
    page.mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 120, steps=4)
    page.mouse.up()
    after = _shown(page)
    assert after[2] < 0 < before[2]
    _assert_right(page)
    page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 120)
    assert _shown(page) == after, "the point moved without a button pressed"


def test_keyboard_reaches_and_moves_everything(page: Page) -> None:
    widget = _widget(page)
    widget.locator("select").focus()
    page.keyboard.press("e")  # ELU
    assert _shown(page)[0] == "elu"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.type") == "range"
    before = _shown(page)
    page.keyboard.press("ArrowRight")
    turned = _shown(page)
    assert turned[1]["alpha"] > before[1]["alpha"]
    page.keyboard.press("Tab")
    page.keyboard.press("Home")
    moved = _shown(page)
    assert moved[2] == -4
    assert moved[1] == turned[1]
    _assert_right(page)


def test_each_function_keeps_its_own_parameter(page: Page) -> None:
    select = _widget(page).locator("select")
    select.select_option("leaky_relu")
    page.keyboard.press("Tab")
    _widget(page).locator("input[type=range]").first.fill("0.5")
    select.select_option("elu")
    assert _shown(page)[1] == dict(ACTIVATIONS["elu"].parameters)
    select.select_option("leaky_relu")
    assert _shown(page)[1] == {"alpha": 0.5}


def test_arrow_keys_do_not_reach_the_surroundings(page: Page) -> None:
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    _widget(page).locator("input[type=range]").last.focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_screen_reader_hears_the_new_values_once_the_point_rests(page: Page) -> None:
    status = _widget(page).locator("[role=status]")
    _widget(page).locator("input[type=range]").last.fill("0")
    status.filter(has_text="0.5000").wait_for(state="attached")
    assert status.inner_text() == "G(x) = 0.5000, G′(x) = 0.2500"


def test_picture_without_javascript_shows_the_curves(html: Path, visit: Callable[..., Visit]) -> None:
    still = visit_still(html, visit)
    box = still.locator("svg").bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert still.locator("path.curve").count() == 2
    assert "sigmoid" in (still.locator("svg").get_attribute("aria-label") or "")


def visit_still(html: Path, visit: Callable[..., Visit]) -> Locator:
    """The still picture of the widget for a reader whose browser runs no scripts."""
    address = f"{html.as_uri()}/book/activation-functions.html"
    return visit(address, scripts=False).page.locator("[data-still]")
