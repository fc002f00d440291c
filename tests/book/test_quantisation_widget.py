"""The quantisation widget in a browser: its numbers are course_lib.dlp's, with mouse and keyboard, without a kernel."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.dlp.fixed_point import Format, dequantise, quantise
from course_lib.viz import quantisation_widget
from course_lib.viz.quantisation_widget import QuantisationWidget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

W = np.array([float(f"{w:.6g}") for w in np.random.default_rng(8).normal(0, 0.2, 1500)])
COMPUTE = "([weights, bits, position, scale]) => globalThis.widget.quantise(weights, bits, position, scale)"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = imported(browser, QuantisationWidget.module())
    yield page
    page.close()


def check_rounding(page: Page, bits: int, scale: float) -> None:
    """Every number of the module in `page` against course_lib.dlp, ties and both ends included."""
    for position in (-16, -9, -7, 0, 4):
        form = Format(bits, position, scale)
        ties = (np.arange(-300, 300) + 0.5) * 2.0**position
        weights = np.concatenate([W, ties, [0.0, 0.49999999999999994, 1e6, -1e6]])
        found = page.evaluate(COMPUTE, [weights.tolist(), bits, position, scale])
        q, saturated = quantise(weights, form)
        assert found["q"] == q.tolist()
        assert found["low"] + found["high"] == saturated
        assert found["zeros"] == np.count_nonzero((q == 0) & (weights != 0))
        assert found["step"] == form.step
        error = np.sqrt(np.mean((dequantise(q, form, np.float64) - weights) ** 2))
        assert found["error"] == pytest.approx(error, rel=1e-12)


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("scale", [1.0, 1.37, 1.992157])
def test_javascript_rounds_as_the_library_does(bits: int, scale: float, page: Page) -> None:
    check_rounding(page, bits, scale)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("whole + Math.trunc(2 * (x - whole))", "Math.round(x)"),
        ("whole + Math.trunc(2 * (x - whole))", "Math.sign(x) * Math.floor(Math.abs(x) + 0.5)"),
        ("const lowest = -(2 ** (bits - 1))", "const lowest = 1 - 2 ** (bits - 1)"),
        ("scale * 2 ** -position", "scale * 2 ** position"),
        ("if (whole === 0 && w !== 0)", "if (whole === 0)"),
    ],
)
def test_planted_bug_in_the_module_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, QuantisationWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_rounding(broken, 8, 1.0)
    broken.close()


@pytest.mark.parametrize("bits", [2, 3, 5, 12])
def test_other_widths_round_by_exact_fractions(bits: int, page: Page) -> None:
    found = page.evaluate(COMPUTE, [W.tolist(), bits, -4, 1.25])["q"]
    exact = [Fraction(w) * Fraction(1.25) * 16 for w in W]
    whole = [math.floor(abs(x) + Fraction(1, 2)) * (1 if x > 0 else -1) for x in exact]
    assert found == [max(-(2 ** (bits - 1)), min(2 ** (bits - 1) - 1, q)) for q in whole]


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from mounted(browser, quantisation_widget(W, bits=8, position=-9), height=800)


def _settings(widget: Locator) -> Format:
    bits, position, scale = (float(slider.input_value()) for slider in widget.locator("input").all())
    return Format(int(bits), int(position), scale)


def _assert_right(widget: Locator) -> None:
    """The numbers on the screen are those of course_lib.dlp at what the sliders say, and so are the lines."""
    form = _settings(widget)
    q, saturated = quantise(W, form)
    exact = {
        name: float(widget.locator(f".numbers .{name}").get_attribute("data-exact") or "nan")
        for name in ("step", "saturated", "zeros", "error")
    }
    assert exact["step"] == form.step
    assert exact["saturated"] == saturated / W.size
    assert exact["zeros"] == np.count_nonzero((q == 0) & (W != 0)) / W.size
    error = np.sqrt(np.mean((dequantise(q, form, np.float64) - W) ** 2))
    assert exact["error"] == pytest.approx(error, rel=1e-12)
    reach = 2.05 * np.abs(W).max()
    inside = [end for end in (form.lowest * form.step, form.highest * form.step) if abs(end) <= reach]
    lines = [line.get_attribute("d") or "" for line in widget.locator("path.end").all()]
    drawn = [float(line[1:].split(",")[0]) for line in lines]
    width = float((widget.locator("svg").get_attribute("viewBox") or "").split()[2])
    np.testing.assert_allclose(drawn, [48 + (end + reach) / (2 * reach) * (width - 62) for end in inside], atol=0.006)
    assert widget.locator("path.cut").count() == bool((q[W < 0] * form.step > W[W < 0] + form.step / 2).any()) + bool(
        (q[W > 0] * form.step < W[W > 0] - form.step / 2).any()
    )


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert _settings(widget) == Format(8, -9, 1.0)
    _assert_right(widget)


def test_keyboard_moves_every_slider(widget: Locator) -> None:
    sliders = widget.locator("input")
    sliders.first.focus()
    keys = widget.page.keyboard
    keys.press("Tab")
    keys.press("ArrowRight")
    assert _settings(widget) == Format(8, -8, 1.0)
    _assert_right(widget)
    keys.press("Tab")
    for _ in range(3):
        keys.press("ArrowRight")
    assert _settings(widget).scale == pytest.approx(1.03)
    _assert_right(widget)
    sliders.first.focus()
    for _ in range(8):
        keys.press("ArrowRight")
    assert _settings(widget).bits == 16
    _assert_right(widget)


def test_mouse_drags_the_ends_of_the_range(widget: Locator) -> None:
    box = widget.locator("svg").bounding_box()
    assert box is not None
    mouse, middle = widget.page.mouse, box["x"] + (48 + (box["width"] - 62) / 2) * 1.0
    seen = []
    mouse.move(middle + 20, box["y"] + 60)
    mouse.down()
    for offset in (20, -80, 300):  # either side, inwards and outwards
        mouse.move(middle + offset, box["y"] + 80, steps=3)
        form = _settings(widget)
        end = abs(offset) / (box["width"] - 62) * 2 * 2.05 * np.abs(W).max()
        assert form.position == round(math.log2(end / 127))
        seen.append(form.position)
        _assert_right(widget)
    mouse.up()
    mouse.move(middle + 30, box["y"] + 80)
    assert _settings(widget).position == seen[-1], "the range moved without a button pressed"
    assert len(set(seen)) == 3


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input").first.focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_screen_reader_hears_the_losses(widget: Locator) -> None:
    widget.locator("input").nth(1).fill("-7")
    status = widget.locator("[role=status]")
    status.filter(has_text="saturated 0 %").wait_for(state="attached")
    assert "step 2ᵖ/s 0.00781" in status.inner_text()


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 800})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
