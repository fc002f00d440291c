"""The optimisers' paths in a browser: each step is course_lib's, and mouse and keyboard move everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.maths.surfaces import SURFACES
from course_lib.optim import SGD, AdaDelta, AdaGrad, Adam, RMSProp, walk
from course_lib.types import Array, Param
from course_lib.viz.paths_widget import RATES, PathsWidget, paths_widget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

WALK = "([name, surface, start, settings, steps]) => globalThis.widget.walk(name, surface, start, settings, steps)"
VALUE = "([surface, points]) => points.map((point) => globalThis.widget.SURFACES[surface].value(...point))"
CONTOURS = "([surface, x, y]) => globalThis.widget.contours(surface, x, y).filter(([u]) => Number.isFinite(u))"

Make = Callable[[list[Param]], object]
MAKERS: dict[str, Callable[[float, float], Make]] = {
    "sgd": lambda alpha, mu: lambda params: SGD(params, learning_rate=alpha),
    "momentum": lambda alpha, mu: lambda params: SGD(params, learning_rate=alpha, momentum=mu),
    "nesterov": lambda alpha, mu: lambda params: SGD(params, learning_rate=alpha, momentum=mu, nesterov=True),
    "adagrad": lambda alpha, mu: lambda params: AdaGrad(params, learning_rate=alpha),
    "rmsprop": lambda alpha, mu: lambda params: RMSProp(params, learning_rate=alpha),
    "adadelta": lambda alpha, mu: lambda params: AdaDelta(params, learning_rate=alpha),
    "adam": lambda alpha, mu: lambda params: Adam(params, learning_rate=alpha),
}


def ours(name: str, surface: str, start: tuple[float, float], alpha: float, mu: float, steps: int) -> Array:
    gradient = SURFACES[surface].gradient
    make = MAKERS[name](alpha, mu)
    return walk(make, lambda w: np.array(gradient(*w)), np.array(start), steps=steps)  # type: ignore[arg-type]


def check_paths(page: Page, name: str) -> None:
    """A hundred steps of the module in `page` on every surface against course_lib's."""
    for surface, rates in RATES.items():
        start, alpha = SURFACES[surface].start, rates[name]
        settings = {"alpha": alpha, "mu": 0.9}
        theirs = np.array(page.evaluate(WALK, [name, surface, start, settings, 100]))
        expected = ours(name, surface, start, alpha, 0.9, 100)
        np.testing.assert_allclose(theirs, expected, rtol=0, atol=1e-12, err_msg=f"{name} on {surface}")


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    """An empty page that has imported the widget's module."""
    page = imported(browser, PathsWidget.module())
    yield page
    page.close()


@pytest.mark.parametrize("name", MAKERS)
def test_a_hundred_steps_are_those_of_the_library(name: str, module: Page) -> None:
    check_paths(module, name)


@pytest.mark.parametrize("surface", SURFACES)
def test_heights_are_those_of_the_library_and_contours_lie_at_few_of_them(surface: str, module: Page) -> None:
    s = SURFACES[surface]
    rng = np.random.default_rng(8)
    points = np.stack([rng.uniform(*s.x, 200), rng.uniform(*s.y, 200)], axis=1)
    theirs = module.evaluate(VALUE, [surface, points.tolist()])
    np.testing.assert_allclose(theirs, s.value(*points.T), rtol=1e-12, atol=1e-12)
    drawn = np.array(module.evaluate(CONTOURS, [surface, s.x, s.y]))
    heights = np.sort(s.value(*drawn.T))
    spread = np.ptp(heights)
    gaps = np.diff(heights) > 0.005 * spread
    assert 4 <= gaps.sum() + 1 <= 14  # they come in groups, one for each height; low ones lie close together


def test_a_walk_that_runs_away_ends_where_numbers_do(module: Page) -> None:
    path = module.evaluate(WALK, ["sgd", "rosenbrock", [1.9, 1.9], {"alpha": 1, "mu": 0}, 100])
    assert len(path) < 20
    assert np.isfinite(path).all()


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("sgd", "gradient: (w1, w2) => [w1, 50 * w2]", "gradient: (w1, w2) => [w1, 49 * w2]"),
        ("nesterov", "alpha * (g + mu * memory.v)", "alpha * (g + memory.v)"),
        ("adagrad", "memory.r += g * g", "memory.r = g * g"),
        ("rmsprop", "rho: 0.99", "rho: 0.9"),
        ("adadelta", "memory.s + epsilon", "memory.s"),
        ("adam", "(1 - beta2 ** t)", "1"),
    ],
)
def test_planted_bug_in_a_step_is_caught(name: str, right: str, wrong: str, browser: Browser) -> None:
    page = imported(browser, PathsWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_paths(page, name)
    page.close()


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "", *, theme: str = "light") -> Iterator[Locator]:
    start = SURFACES["ravine"].start
    paths = {name: ours(name, "ravine", start, RATES["ravine"][name], 0.9, 40) for name in ("sgd", "momentum", "adam")}
    made = paths_widget(SURFACES, paths, surface="ravine")
    yield from mounted(browser, made, right, wrong, theme=theme)


def _slider(widget: Locator, words: str) -> Locator:
    return widget.locator(f"xpath=.//label[not(@hidden)][span[1]='{words}']/input[@type='range']")


def _number(widget: Locator, words: str) -> float:
    return float((_slider(widget, words).get_attribute("aria-valuetext") or "nan").replace("−", "-"))


def _assert_right(widget: Locator) -> None:
    """Every path and number on the screen is what course_lib gives for what the controls say."""
    surface = widget.locator("select").input_value()
    s = SURFACES[surface]
    start = _number(widget, "Start w₁"), _number(widget, "Start w₂")
    steps = int(_number(widget, "Steps"))
    frame = widget.locator("svg clipPath rect")
    left, top, wide, high = (float(frame.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    ticked = widget.locator(".switches").first.locator("label:has(:checked)").all_inner_texts()
    spans = widget.locator(".numbers span").all()
    assert [span.inner_text().split(":")[0] for span in spans] == ticked
    for span in spans:
        name, words = span.get_attribute("data-optimiser") or "", span.inner_text().split(":")[0]
        common = widget.get_by_label("One learning rate α for all").is_checked()
        alpha = _number(widget, "α of all" if common else f"α {words}")
        mu = _number(widget, "Momentum μ") if name in ("momentum", "nesterov") else 0.0
        expected = ours(name, surface, start, alpha, mu, steps)
        exact = float(span.get_attribute("data-exact") or "nan")
        np.testing.assert_allclose(exact, s.value(*expected[-1]), rtol=1e-9, atol=1e-12)
        d = widget.locator(f"path.walk[data-optimiser={name}]").get_attribute("d") or ""
        pixels = np.array([[float(n) for n in point.split(",")] for point in re.split("[ML]", d)[1:]])
        u = left + (expected[:, 0] - s.x[0]) / (s.x[1] - s.x[0]) * wide
        v = top + (s.y[1] - expected[:, 1]) / (s.y[1] - s.y[0]) * high
        np.testing.assert_allclose(pixels, np.stack([u, v], axis=1), atol=0.02)


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert widget.locator("select").input_value() == "ravine"
    assert (_number(widget, "Start w₁"), _number(widget, "Start w₂"), _number(widget, "Steps")) == (-3.5, 1, 40)
    assert widget.locator("path.walk").count() == 3
    _assert_right(widget)


def test_keyboard_moves_start_steps_and_rate(widget: Locator) -> None:
    keys = widget.page.keyboard
    moves = {"Start w₁": "Right", "Start w₂": "Down", "Steps": "Up", "α SGD": "Left", "Momentum μ": "Left"}
    for words, key in moves.items():
        before = _number(widget, words)
        _slider(widget, words).focus()
        keys.press(f"Arrow{key}")
        assert _number(widget, words) != before, words
        _assert_right(widget)


def test_keyboard_chooses_surface_and_optimisers(widget: Locator) -> None:
    widget.locator("select").focus()
    widget.page.keyboard.press("T")
    assert widget.locator("select").input_value() == "tilted"
    assert (_number(widget, "Start w₁"), _number(widget, "Start w₂")) == SURFACES["tilted"].start
    widget.get_by_label("RMSProp", exact=True).first.focus()
    widget.page.keyboard.press("Space")
    assert widget.locator("path.walk").count() == 4
    _assert_right(widget)


def test_one_rate_for_all_is_taken_by_all(widget: Locator) -> None:
    assert _slider(widget, "α of all").count() == 0
    widget.get_by_label("One learning rate α for all").check()
    assert _slider(widget, "α SGD").count() == 0
    _slider(widget, "α of all").focus()
    widget.page.keyboard.press("ArrowRight")
    assert _number(widget, "α of all") == 0.022
    _assert_right(widget)


def test_mouse_drags_the_start(widget: Locator) -> None:
    box = widget.locator("svg").bounding_box()
    assert box is not None
    mouse = widget.page.mouse
    mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
    mouse.down()
    mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.3 * box["height"], steps=4)
    mouse.up()
    assert _number(widget, "Start w₁") > 1.5
    assert _number(widget, "Start w₂") > 1
    _assert_right(widget)
    mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.5 * box["height"])
    assert _number(widget, "Start w₁") > 1.5, "the start moved without a button pressed"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("const points = near(path, surface);", "const points = near(path, surface).slice(1);"),
        ("mu: model.get(\"momentum\") }, count)", "mu: 0.5 }, count)"),
        ("move(plot.toX(u), plot.toY(v))", "move(plot.toX(u), -plot.toY(v))"),
    ],
)  # fmt: skip
def test_planted_bug_in_the_widget_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            test_mouse_drags_the_start(broken)


def test_runaway_is_said_in_words(widget: Locator) -> None:
    _slider(widget, "α SGD").focus()
    widget.page.keyboard.press("End")
    assert widget.locator(".numbers span").first.inner_text() == "SGD: ran away"


def test_screen_reader_hears_what_came_of_it(widget: Locator) -> None:
    status = widget.locator("[role=status]")
    _slider(widget, "Steps").focus()
    widget.page.keyboard.press("Home")
    status.filter(has_text="After 1 steps: SGD: L =").wait_for(state="attached")
    assert "Adam: L =" in status.inner_text()


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    _slider(widget, "Steps").focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(theme: str, browser: Browser) -> None:
    for shown in _mounted(browser, theme=theme):
        assert violations(shown.page) == []
        shown.page.set_viewport_size({"width": 390, "height": 900})
        assert shown.page.evaluate("() => document.documentElement.scrollWidth") <= 390
        for control in shown.locator("input, select").all():
            box = control.bounding_box()
            assert box is None or box["height"] >= 24
