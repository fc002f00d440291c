"""The boundary widget in a browser: what it shows is course_lib's, with mouse and keyboard, without a kernel."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator

from course_lib.data import moons, xor
from course_lib.types import Batch
from course_lib.viz import boundary_widget
from course_lib.viz.boundary_widget import BoundaryWidget
from tests.book.mounting import mounted
from tests.book.test_accessibility import violations
from tests.book.test_small_network import CREATE, network, trained

PACE = 1000 / 60  # milliseconds between two pictures


def _standardised(batch: Batch) -> Batch:
    return Batch(np.round((batch.X - batch.X.mean(axis=0)) / batch.X.std(axis=0), 3), batch.y)


SETS = {
    "XOR": _standardised(xor(60, noise=0.3, rng=np.random.default_rng(1), dtype=float)),
    "moons": _standardised(moons(60, noise=0.15, rng=np.random.default_rng(1), dtype=float)),
}


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "", *, clock: bool = False) -> Iterator[Locator]:
    made, module = boundary_widget(SETS, depth=1, width=4), BoundaryWidget.module()
    yield from mounted(browser, made, right, wrong, height=1200, clock=clock, module=module)


def _exact(widget: Locator, name: str) -> float:
    return float(widget.locator(f".numbers .{name}").get_attribute("data-exact") or "nan")


def _press(widget: Locator, name: str, times: int = 1) -> None:
    for _ in range(times):
        widget.get_by_role("button", name=name, exact=True).click()


def _assert_right(
    widget: Locator, name: str, sizes: list[int], *, bend: str = "tanh", rate: float = 0.3, seed: int = 1
) -> None:
    """Loss, share, count and boundary on the screen are those of course_lib, trained as long from the same weights."""
    layers = widget.page.evaluate(CREATE, [sizes, bend, seed])
    model, batch, steps = network(layers, bend), SETS[name], int(_exact(widget, "steps"))
    losses = trained(model, batch, rate=rate, steps=steps)
    assert _exact(widget, "loss") == pytest.approx(losses[-1], rel=1e-7)
    z = model.forward(batch.X, training=False)[:, 0]
    assert _exact(widget, "right") == pytest.approx(np.mean((z >= 0) == batch.y))
    assert _exact(widget, "parameters") == sum(param.value.size for param in model.params)
    drawn = np.array(_boundary(widget))
    if len(drawn):
        # Between two corners of the grid the network is nearly linear: the boundary's logit is near 0 there.
        on_it = np.abs(model.forward(drawn, training=False)[:, 0])
        off_it = np.abs(model.forward(drawn + 0.3, training=False)[:, 0])
        assert np.median(on_it) < 0.02 * np.median(off_it) + 1e-9
    assert widget.locator("svg.plane .example").count() == len(batch)
    assert widget.locator("svg.units rect").count() == sum(sizes[1:-1])


def _boundary(widget: Locator) -> list[tuple[float, float]]:
    """The points of the line in the picture, as (x₁, x₂)."""
    svg = widget.locator("svg.plane")
    frame = svg.locator("clipPath rect")
    x, y, w, h = (float(frame.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    d = svg.locator(".boundary").get_attribute("d") or ""
    return [
        (-2.5 + 5 * (float(u) - x) / w, 2.5 - 5 * (float(v) - y) / h)
        for u, v in re.findall(r"(-?[\d.]+),(-?[\d.]+)", d)
    ]


def test_it_starts_as_it_was_made_and_learns_when_told(widget: Locator) -> None:
    _assert_right(widget, "XOR", [2, 4, 1])
    _press(widget, "1 step", 3)
    assert _exact(widget, "steps") == 3
    _assert_right(widget, "XOR", [2, 4, 1])
    _press(widget, "100 steps", 2)
    assert _exact(widget, "steps") == 203
    _assert_right(widget, "XOR", [2, 4, 1])
    _press(widget, "From the start")
    assert _exact(widget, "steps") == 0
    _assert_right(widget, "XOR", [2, 4, 1])


def test_keyboard_sets_everything(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("select").first.focus()
    keys.press("m")  # moons
    keys.press("Tab")
    keys.press("R")  # ReLU
    keys.press("Tab")
    keys.press("ArrowRight")  # two hidden layers
    keys.press("Tab")
    keys.press("End")  # of eight units
    keys.press("Tab")
    keys.press("ArrowLeft")  # α = 0.1
    _assert_right(widget, "moons", [2, 8, 8, 1], bend="relu", rate=0.1)
    keys.press("Tab")  # Play
    keys.press("Tab")
    keys.press("Enter")  # 1 step
    assert _exact(widget, "steps") == 1
    _assert_right(widget, "moons", [2, 8, 8, 1], bend="relu", rate=0.1)


def test_other_weights_start_elsewhere(widget: Locator) -> None:
    before = _exact(widget, "loss")
    _press(widget, "Other weights")
    assert _exact(widget, "loss") != before
    _assert_right(widget, "XOR", [2, 4, 1], seed=2)


def test_without_a_hidden_layer_there_is_a_line_and_no_unit(widget: Locator) -> None:
    widget.locator("input[type=range]").first.fill("0")
    _press(widget, "100 steps")
    _assert_right(widget, "XOR", [2, 1])
    assert "no hidden layer" in (widget.locator("svg.units").text_content() or "")
    slopes = np.diff(np.array(_boundary(widget)).reshape(-1, 2, 2), axis=1)[:, 0]
    turned = np.abs(slopes[:, 0] * slopes[0, 1] - slopes[:, 1] * slopes[0, 0])
    assert np.all(turned < 2e-3)  # all pieces point one way


def test_it_plays_until_it_is_paused(browser: Browser) -> None:
    for widget in _mounted(browser, clock=True):
        clock = widget.page.clock
        _press(widget, "Play")
        clock.run_for(4 * PACE)
        played = _exact(widget, "steps")
        assert played >= 10
        _press(widget, "Pause")
        clock.run_for(20 * PACE)
        assert _exact(widget, "steps") == played
        _assert_right(widget, "XOR", [2, 4, 1])


def test_learning_rate_turns_while_it_learns(widget: Locator) -> None:
    _press(widget, "1 step", 2)
    widget.locator("input[type=range]").nth(2).fill("5")
    assert _exact(widget, "steps") == 2  # it was not started afresh
    _press(widget, "1 step")
    layers = widget.page.evaluate(CREATE, [[2, 4, 1], "tanh", 1])
    model = network(layers, "tanh")
    trained(model, SETS["XOR"], rate=0.3, steps=2)
    assert _exact(widget, "loss") == pytest.approx(trained(model, SETS["XOR"], rate=3.0, steps=1)[-1], rel=1e-9)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("const { line } = contour(Z, SIDE, 0);", "const { line } = contour(Z, SIDE, 1);"),
        ("sum + (z >= 0 === net.y[n] > 0)", "sum + (z < 0 === net.y[n] > 0)"),
        ("net.X, net.y, model.get", "net.X, net.y, 2 * model.get"),
    ],
)
def test_planted_bug_in_the_widget_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        _press(broken, "100 steps")
        with pytest.raises(AssertionError):
            _assert_right(broken, "XOR", [2, 4, 1])


def test_screen_reader_hears_the_numbers_and_arrow_keys_stay_inside(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input").first.focus()
    for key in ("ArrowRight", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]
    _press(widget, "1 step")
    widget.locator("[role=status]").filter(has_text="steps 1, loss L").wait_for(state="attached")


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    _press(widget, "100 steps")
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 900})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    small = widget.locator("button, select, input").evaluate_all(
        "(all) => all.filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML)"
    )
    assert small == []
