"""The arithmetic behind "Draw a digit": its images are course_lib.data's, its answers course_lib.dlp's, bit for bit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from course_lib.data import draw_strokes, to_unit
from course_lib.types import Array
from course_lib.viz.draw_digit_widget import DrawDigitWidget
from tests.book.digit_reader import FLOAT, INT8, READER, TEST, a_widget, outputs_of
from tests.book.mounting import imported
from tests.book.pens import redrawn

STROKES = [
    [[[6.0, 6.5], [20.25, 5.0], [12.5, 15.0], [11.0, 24.0]], [[8.0, 15.0], [17.0, 14.0]]],
    [[[3.0, 3.0]], [[3.5, 9.0], [3.5, 20.0]]],
    [[[14 + 8 * np.cos(t), 14 + 11 * np.sin(t)] for t in np.linspace(0, 6.3, 40)]],
]
COMPUTE = """(images) => images.map((image) => {
  const x = widget.toUnit(image);
  return ["inFloat", "inInt8"].map((way) => {
    const { signals, probabilities } = widget[way](layers, x);
    return { signals: signals.map((signal) => [...signal]), probabilities: [...probabilities] };
  });
})"""


def _opened(browser: Browser, text: str) -> Page:
    page = imported(browser, text)
    page.evaluate("(state) => { globalThis.layers = widget.layersOf(state); }", a_widget().network)
    return page


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = _opened(browser, DrawDigitWidget.module())
    yield page
    page.close()


def check_answers(page: Page, images: Array) -> None:
    """Every signal of the module in `page`: int8 bit for bit, float to 1e-12 of float64 and 1e-5 of float32."""
    found: Any = page.evaluate(COMPUTE, images.tolist())
    X = to_unit(images)
    exact: Array = X.astype(np.float64)
    for layer, (single, half) in enumerate(zip(outputs_of(FLOAT, X), outputs_of(INT8, X), strict=True)):
        in_float, in_int8 = (np.array([both[way]["signals"][layer] for both in found]) for way in (0, 1))
        exact = exact @ READER[layer][0].astype(np.float64) + READER[layer][1]
        exact = np.maximum(exact, 0) if layer < 2 else exact
        np.testing.assert_allclose(in_float, exact, rtol=1e-12, atol=1e-12 * np.abs(exact).max())
        np.testing.assert_allclose(in_float, single, rtol=1e-5, atol=1e-5 * np.abs(exact).max())
        np.testing.assert_array_equal(in_int8, half)
    for way, logits in ((0, exact), (1, half)):
        powers = np.exp(logits - logits.max(axis=1, keepdims=True))
        shown = np.array([both[way]["probabilities"] for both in found])
        tolerance = 1e-12 if way == 0 else 2.0**-10  # float16's
        np.testing.assert_allclose(shown, powers / powers.sum(axis=1, keepdims=True), rtol=tolerance, atol=1e-7)


def test_the_module_computes_what_the_library_computes(page: Page) -> None:
    check_answers(page, TEST.X[:400])


def test_an_empty_and_a_full_image_too(page: Page) -> None:
    check_answers(page, np.stack([np.zeros(784, np.uint8), np.full(784, 255, np.uint8)]))


@pytest.mark.parametrize("pen", [0.5, 1.7, 2.2, 6.0])
def test_the_module_makes_the_librarys_images(pen: float, page: Page) -> None:
    for strokes in STROKES:
        found = page.evaluate("([strokes, pen]) => [...widget.drawStrokes(strokes, pen)]", [strokes, pen])
        assert found == draw_strokes([np.array(stroke) for stroke in strokes], pen=pen).tolist()
    assert not any(page.evaluate("() => [...widget.drawStrokes([], 2)]"))


def test_float16_rounds_as_numpy_does(page: Page) -> None:
    rng = np.random.default_rng(1)
    edges = [0.0, 65504, 65519.99, 65520, 1e9, 2.0**-14, 2.0**-24, 2.0**-25, 1.5 * 2.0**-25, 2049, 2051, 4095.5]
    numbers = np.concatenate([edges, rng.standard_normal(2000) * 10.0 ** rng.integers(-9, 5, 2000)])
    numbers = np.concatenate([numbers, -numbers])
    with np.errstate(over="ignore"):
        expected = numbers.astype(np.float16).astype(np.float64)
    found = page.evaluate("(numbers) => numbers.map((x) => String(widget.toHalf(x)))", numbers.tolist())
    assert [float(text.replace("Infinity", "inf")) for text in found] == expected.tolist()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("below % 2 !== 0", "below % 2 === 0"),
        ("toHalf(toHalf(sum * step) + b[j])", "toHalf(sum * step + b[j])"),
        ("whole + Math.trunc(2 * (x - whole))", "whole"),
        ("Math.fround(grey / 255)", "grey / 256"),
        ("Math.max(-128, nearest(", "Math.max(0, nearest("),
        ("signals.push(last ? z : z.map(positive));", "signals.push(z);"),
    ],
)
def test_planted_bug_in_the_arithmetic_is_caught(right: str, wrong: str, browser: Browser) -> None:
    text = DrawDigitWidget.module()
    assert right in text
    broken = _opened(browser, text.replace(right, wrong))
    with pytest.raises(AssertionError):
        check_answers(broken, TEST.X[:20])
    broken.close()


@pytest.mark.parametrize("pen", [1.5, 2.2, 3.5])
def test_digits_drawn_anew_with_thin_and_thick_pens_are_read(pen: float, page: Page) -> None:
    strokes = redrawn(TEST.X[:150])
    drawn = page.evaluate("([all, pen]) => all.map((strokes) => [...widget.drawStrokes(strokes, pen)])", [strokes, pen])
    found: Any = page.evaluate(COMPUTE, drawn)
    for way in (0, 1):
        answers = np.array([np.argmax(both[way]["probabilities"]) for both in found])
        assert (answers == TEST.y[:150]).mean() > 0.93
