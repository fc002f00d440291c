"""The perceptron widget in a browser: its steps are course_lib.models', with mouse and keyboard, without a kernel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator

from course_lib.models import Perceptron
from course_lib.viz import perceptron_widget
from tests.book.mounting import mounted
from tests.book.test_accessibility import violations
from tests.book.test_perceptron_learning import XOR, X, Y

PACE = 700  # milliseconds between the steps of the widget when it plays


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "", *, clock: bool = False) -> Iterator[Locator]:
    made = perceptron_widget({"separable": (X, Y), "XOR": XOR})
    yield from mounted(browser, made, right, wrong, height=1400, clock=clock)


def _exact(widget: Locator, name: str) -> Any:
    return json.loads(widget.locator(f".numbers .{name}").get_attribute("data-exact") or "null")


def _points(widget: Locator) -> tuple[np.ndarray, np.ndarray]:
    """The points as drawn."""
    found = widget.locator("svg.plane").evaluate("""(svg) => {
      const box = svg.querySelector("clipPath rect");
      const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => +box.getAttribute(name));
      const place = (u, v, label) => [-3 + ((u - x) / w) * 6, 2 - ((v - y) / h) * 4, label];
      const read = (dot, ...names) => names.map((name) => +dot.getAttribute(name));
      const all = (name) => [...svg.querySelectorAll(name)];
      return [
        ...all("circle.dot").map((dot) => place(...read(dot, "cx", "cy"), 1)),
        ...all("rect.dot").map((dot) => place(...read(dot, "x", "y").map((corner) => corner + 6.5), -1)),
      ];
    }""")
    rows = np.array(found)
    return np.round(rows[:, :2] * 4) / 4, rows[:, 2].astype(int)


def _assert_right(widget: Locator, points: np.ndarray, y: np.ndarray) -> None:
    """Numbers, points, rings and line on the screen are those of the library after as many updates."""
    step = _exact(widget, "updates")
    model = Perceptron(max_updates=max(step, 1)).fit_in_turn(points, y)
    w, b = (model.history[step - 1].w, model.history[step - 1].b) if step else (np.zeros(2), 0.0)
    assert (_exact(widget, "w"), _exact(widget, "b")) == (w.tolist(), b)
    wrong = y * (points @ w + b) <= 0
    assert _exact(widget, "wrong") == wrong.sum() == widget.locator("svg.plane .ring").count()
    drawn = sorted((*place, label) for place, label in zip(*(part.tolist() for part in _points(widget)), strict=True))
    assert drawn == sorted((*place, label) for place, label in zip(points.tolist(), y.tolist(), strict=True))
    assert widget.locator("svg.course .bar").count() == step + 1
    if w.any():
        ends = widget.locator("svg.plane .now").evaluate("""(path) => {
          const box = path.ownerSVGElement.querySelector("clipPath rect");
          const [x, y, w, h] = ["x", "y", "width", "height"].map((name) => +box.getAttribute(name));
          const pairs = path.getAttribute("d").match(/[-\\d.]+,[-\\d.]+/g).map((pair) => pair.split(",").map(Number));
          return pairs.map(([u, v]) => [-3 + ((u - x) / w) * 6, 2 - ((v - y) / h) * 4]);
        }""")
        assert np.abs(np.array(ends) @ w + b).max() / np.linalg.norm(w) < 1e-2  # a pixel's hundredth, far outside


def _press(widget: Locator, name: str, times: int = 1) -> None:
    for _ in range(times):
        widget.get_by_role("button", name=name).click()


def test_it_starts_as_it_was_made_and_steps_to_the_end(widget: Locator) -> None:
    _assert_right(widget, X, Y)
    updates = len(Perceptron().fit_in_turn(X, Y).history)
    for _ in range(updates):
        _press(widget, "Next step")
        _assert_right(widget, X, Y)
    assert widget.get_by_role("button", name="Next step").is_disabled()
    assert f"after {updates} updates" in widget.locator(".words").inner_text()
    _press(widget, "Back")
    assert _exact(widget, "updates") == updates - 1
    _assert_right(widget, X, Y)
    _press(widget, "From the start")
    assert _exact(widget, "updates") == 0


def _assert_one_step_is_right(widget: Locator) -> None:
    _press(widget, "Next step")
    assert _exact(widget, "updates") == 1
    _assert_right(widget, X, Y)


def test_it_plays_by_itself_and_stops_when_told(browser: Browser) -> None:
    for widget in _mounted(browser, clock=True):
        clock = widget.page.clock
        _press(widget, "Play")
        clock.run_for(3 * PACE)
        assert _exact(widget, "updates") == 3
        _press(widget, "Pause")
        clock.run_for(3 * PACE)
        assert _exact(widget, "updates") == 3
        _assert_right(widget, X, Y)
        _press(widget, "Play")
        clock.run_for(500 * PACE)
        assert _exact(widget, "wrong") == 0
        assert widget.get_by_role("button", name="Play").count() == 1  # at the end it stops by itself


def test_xor_ends_in_words_that_say_so(widget: Locator) -> None:
    widget.locator("select").first.select_option("XOR")
    forward = widget.get_by_role("button", name="Next step")
    while forward.is_enabled():
        forward.click()
    assert "No line parts these points" in widget.locator(".words").inner_text()
    _assert_right(widget, *XOR)


def _place(widget: Locator, x1: float, x2: float) -> tuple[float, float]:
    """Where (x₁, x₂) is on the screen."""
    u, v = widget.locator("svg.plane").evaluate(
        """(svg, [x1, x2]) => {
          const box = svg.querySelector("clipPath rect").getBBox();
          const at = new DOMPoint(box.x + ((x1 + 3) / 6) * box.width, box.y + ((2 - x2) / 4) * box.height);
          const { x, y } = at.matrixTransform(svg.getScreenCTM());
          return [x, y];
        }""",
        [x1, x2],
    )
    return float(u), float(v)


def test_mouse_adds_and_drags_points(widget: Locator) -> None:
    mouse = widget.page.mouse
    mouse.click(*_place(widget, -1.22, -1.03))
    points, y = np.vstack([X, [-1.25, -1.0]]), np.append(Y, 1)
    _press(widget, "Next step", 3)
    _assert_right(widget, points, y)
    mouse.move(*_place(widget, *X[0]))
    mouse.down()
    mouse.move(*_place(widget, 0.5, -1.0), steps=4)
    mouse.up()
    points[0] = [0.5, -1.0]
    _assert_right(widget, points, y)
    assert widget.locator("select").first.input_value() == "yours"


def test_keyboard_moves_flips_adds_and_removes_points(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("summary").focus()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("ArrowDown")  # the second point
    keys.press("Tab")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("ArrowDown")
    points, y = X.copy(), Y.copy()
    points[1] += [0.25, -0.25]
    _assert_right(widget, points, y)
    _press(widget, "Other class")
    y[1] = 1
    _assert_right(widget, points, y)
    _press(widget, "Remove it")
    points, y = np.delete(points, 1, axis=0), np.delete(y, 1)
    _assert_right(widget, points, y)
    _press(widget, "Add a point")
    _assert_right(widget, np.vstack([points, [0, 0]]), np.append(y, 1))


def test_no_points_at_all_are_no_trouble(widget: Locator) -> None:
    widget.locator("summary").click()
    _press(widget, "Remove it", len(X))
    assert "There are no points" in widget.locator(".words").inner_text()
    assert widget.get_by_role("button", name="Remove it").is_disabled()
    _press(widget, "Add a point")
    assert _exact(widget, "wrong") == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("(-b * part) / square", "(b * part) / square"),
        ("if (now.wrong.includes(n))", "if (!now.wrong.includes(n))"),
        ("go(current().step + 1)", "go(current().step + 2)"),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_one_step_is_right(broken)


def test_screen_reader_hears_what_the_step_did(widget: Locator) -> None:
    status = widget.locator("[role=status]")
    _press(widget, "Next step")
    status.filter(has_text="updates 1.").wait_for(state="attached")
    assert "is wrong" in status.inner_text()


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("select").first.focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    widget.locator("summary").click()
    _press(widget, "Next step")
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 900})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    small = widget.locator("button, select, input, summary").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"
    )
    assert small == []
