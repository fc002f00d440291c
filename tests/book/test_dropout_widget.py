"""The dropout widget in a browser: its outputs are course_lib.nn's, by mouse and keyboard, without a kernel."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.nn import Dropout, Linear, ReLU, Sequential
from course_lib.types import Array
from course_lib.viz.dropout_widget import DropoutWidget, dropout_widget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

MASKS = 40
_RNG = np.random.default_rng(11)
FIRST = Linear.create(4, 5, rng=_RNG, dtype=np.float64)
LAST = Linear.create(5, 1, rng=_RNG, dtype=np.float64)
FIRST.b.value[...] = _RNG.normal(0, 0.3, 5)
LAST.b.value[...] = 0.7
X = np.array([1.0, -0.5, 0.8, 0.3])
NETWORK = {
    "x": X.tolist(),
    "W1": FIRST.W.value.tolist(),
    "b1": FIRST.b.value.tolist(),
    "W2": LAST.W.value[:, 0].tolist(),
    "b2": float(LAST.b.value[0]),
}
DRAWS = tuple(np.random.default_rng(seed).random((MASKS, n), dtype=np.float32) for seed, n in ((1, 4), (2, 5)))
EVERY = """([network, draws, rates]) => draws[0].map((_, mask) => {
  const { answer, keptBy } = globalThis.widget;
  return answer(network, rates, keptBy(draws, rates, mask)).output;
})"""
EXPECTED = "([network, rates]) => globalThis.widget.expected(network, rates)"


def library(rates: tuple[float, float], *, training: bool = True) -> Array:
    """The outputs (M,) of the library's own layers, under the masks that the same two generators draw."""
    dropouts = [Dropout(rate, rng=np.random.default_rng(seed)) for rate, seed in zip(rates, (1, 2), strict=True)]
    network = Sequential([dropouts[0], FIRST, ReLU(), dropouts[1], LAST])
    return network.forward(np.tile(X, (MASKS, 1)), training=training)[:, 0]


def check_outputs(page: Page) -> None:
    for rates in ((0.2, 0.5), (0.0, 0.5), (0.35, 0.0), (0.9, 0.9)):
        found = page.evaluate(EVERY, [NETWORK, [layer.tolist() for layer in DRAWS], list(rates)])
        np.testing.assert_allclose(found, library(rates), rtol=1e-12, atol=1e-12)


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    page = imported(browser, DropoutWidget.module())
    yield page
    page.close()


def test_javascript_drops_as_the_library_does(module: Page) -> None:
    check_outputs(module)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("value / (1 - rates[layer]) : 0", "value : 0"),
        ("draw >= Math.fround(rates[i])", "draw < Math.fround(rates[i])"),
        ("Math.max(0, inputs.reduce(", "(inputs.reduce("),
    ],
)
def test_planted_bug_in_the_network_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, DropoutWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_outputs(broken)
    broken.close()


def every_mask(rates: tuple[float, float]) -> float:
    """The mean over all 2⁹ masks, each by its chance: slow and obvious."""
    total = 0.0
    for kept in itertools.product((0, 1), repeat=9):
        chances = [1 - rates[i >= 4] if stays else rates[i >= 4] for i, stays in enumerate(kept)]
        inputs = X * kept[:4] / (1 - rates[0])
        hidden = np.maximum(0, inputs @ FIRST.W.value + FIRST.b.value) * kept[4:] / (1 - rates[1])
        total += float(np.prod(chances)) * float((hidden @ LAST.W.value + LAST.b.value)[0])
    return total


@pytest.mark.parametrize("rates", [(0.0, 0.5), (0.2, 0.5), (0.5, 0.0), (0.9, 0.9)])
def test_mean_over_all_masks_is_exact(rates: tuple[float, float], module: Page) -> None:
    assert module.evaluate(EXPECTED, [NETWORK, list(rates)]) == pytest.approx(every_mask(rates), abs=1e-12)


def test_masks_of_hidden_units_keep_the_mean_and_masks_of_inputs_do_not(module: Page) -> None:
    whole = library((0.0, 0.0), training=False)[0]
    assert module.evaluate(EXPECTED, [NETWORK, [0, 0.9]]) == pytest.approx(whole, abs=1e-12)
    assert abs(module.evaluate(EXPECTED, [NETWORK, [0.5, 0]]) - whole) > 0.05


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    weights = [(layer.W.value, layer.b.value) for layer in (FIRST, LAST)]
    made = dropout_widget(X, weights, draws=DRAWS, outputs=library((0.2, 0.5)))  # type: ignore[arg-type]
    yield from mounted(browser, made, right, wrong)


def _settings(widget: Locator) -> tuple[float, float, int]:
    of_inputs, of_hidden, mask = (float(slider.input_value()) for slider in widget.locator("input").all())
    return round(of_inputs, 2), round(of_hidden, 2), int(mask)


def _assert_right(widget: Locator) -> None:
    """Numbers, crosses and the line of means are those of the library under these masks."""
    *rates, mask = _settings(widget)
    outputs = library((rates[0], rates[1]))
    exact = {
        name: float(widget.locator(f".numbers .{name}").get_attribute("data-exact") or "nan")
        for name in ("one", "mean", "whole")
    }
    whole = library((0.0, 0.0), training=False)[0]
    np.testing.assert_allclose(list(exact.values()), [outputs[mask - 1], outputs[:mask].mean(), whole], atol=1e-12)
    network, means = widget.locator("svg").all()
    dropped = sum(int((layer[mask - 1] < np.float32(rate)).sum()) for layer, rate in zip(DRAWS, rates, strict=True))
    assert network.locator("circle.dropped").count() == dropped
    kept = [int((layer[mask - 1] >= np.float32(rate)).sum()) for layer, rate in zip(DRAWS, rates, strict=True)]
    assert network.locator("path.weight").count() == kept[0] * kept[1] + kept[1]
    written = network.locator("text.value").last.text_content() or ""
    assert float(written.replace("−", "-")) == pytest.approx(outputs[mask - 1], abs=0.00501)
    assert means.locator("circle.grey").count() == mask
    assert (means.locator("path.mean").get_attribute("d") or "").count(",") == mask


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert _settings(widget) == (0.2, 0.5, 1)
    _assert_right(widget)


def test_keyboard_moves_rates_and_mask(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("input").first.focus()
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("ArrowLeft")
    keys.press("Tab")
    for _ in range(6):
        keys.press("ArrowRight")
    assert _settings(widget) == (0.25, 0.45, 7)
    _assert_right(widget)
    keys.press("Tab")
    keys.press("Enter")
    assert _settings(widget) == (0.25, 0.45, 8)
    _assert_right(widget)


def test_mouse_presses_the_button_and_drags_through_the_masks(widget: Locator) -> None:
    widget.locator("button").click()
    assert _settings(widget)[2] == 2
    svg = widget.locator("svg").nth(1)
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    assert box is not None
    mouse = widget.page.mouse
    mouse.move(box["x"] + 60, box["y"] + 60)
    mouse.down()
    mouse.move(box["x"] + box["width"] - 14, box["y"] + 80, steps=4)
    assert _settings(widget)[2] == MASKS
    mouse.up()
    _assert_right(widget)
    widget.locator("button").click()
    assert _settings(widget)[2] == 1, "after the last mask comes the first"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("(total += output) / (i + 1)", "(total += output) / (i + 2)"),
        ("if (!stays[column][i] || !stays[column + 1][j]) return;", ""),
        ("const keep = keptBy(draws, rates, mask - 1);", "const keep = keptBy(draws, rates, mask);"),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_right(broken)


def test_screen_reader_hears_the_outputs(widget: Locator) -> None:
    widget.locator("button").click()
    status = widget.locator("[role=status]")
    status.filter(has_text="mean of all masks").wait_for(state="attached")
    assert "whole network" in status.inner_text()


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 800})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
