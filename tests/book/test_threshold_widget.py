"""The threshold widget in a browser: its numbers are those of course_lib.maths.metrics, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.maths.metrics import accuracy, auc, confusion_matrix, f1, precision, recall, roc_curve
from course_lib.viz import threshold_widget
from course_lib.viz.threshold_widget import ThresholdWidget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

_RNG = np.random.default_rng(7)
TRUTH = (_RNG.uniform(size=400) < 0.2).astype(int)
MADE = _RNG.normal(4 * TRUTH - 3, 2.5)
SCORES = np.array(threshold_widget(MADE, TRUTH).scores)  # as the widget rounds them
COMPUTE = """([scores, truth, threshold]) => {
  const counts = widget.counted(scores, truth, threshold);
  const curve = widget.rocCurve(scores, truth);
  return { counts, rates: widget.rates(counts), curve, area: widget.areaUnder(curve) };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = imported(browser, ThresholdWidget.module())
    yield page
    page.close()


def expected(threshold: float) -> tuple[dict[str, int], dict[str, float]]:
    """The four counts and the rates by course_lib.maths.metrics."""
    called = (threshold <= SCORES).astype(int)
    table = confusion_matrix(called, TRUTH, 2)
    counts = {"tp": table[1, 1], "fn": table[1, 0], "fp": table[0, 1], "tn": table[0, 0]}
    rates = {"precision": precision(table)[1], "recall": recall(table)[1], "f1": f1(table)[1]}
    rates |= {"fpr": table[0, 1] / table[0].sum(), "accuracy": accuracy(called, TRUTH)}
    return counts, rates


def check_metrics(page: Page) -> None:
    """Counts, rates, curve and area of the module in `page` against the library, ties and both ends included."""
    for threshold in (-10.0, -3.3, 0.0, float(SCORES[5]), 2.7, 8.0, 9.0):
        found = page.evaluate(COMPUTE, [SCORES.tolist(), TRUTH.tolist(), threshold])
        counts, rates = expected(threshold)
        assert found["counts"] == counts
        for name, value in rates.items():
            assert abs(found["rates"][name] - value) < 1e-12, name
    false, true, thresholds = roc_curve(SCORES, TRUTH)
    np.testing.assert_allclose([corner["fpr"] for corner in found["curve"]], false, atol=1e-12)
    np.testing.assert_allclose([corner["recall"] for corner in found["curve"]], true, atol=1e-12)
    assert [corner["threshold"] for corner in found["curve"][1:]] == thresholds[1:].tolist()
    assert abs(found["area"] - auc(false, true)) < 1e-12


def test_javascript_counts_as_the_library_does(page: Page) -> None:
    check_metrics(page)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("score >= threshold", "score > threshold"),
        ('(called ? "tp" : "fn") : called ? "fp" : "tn"', '(called ? "tp" : "fp") : called ? "fn" : "tn"'),
        ("ratio(tp, tp + fp)", "ratio(tp, tp + fn)"),
        ("2 * tp + fp + fn)", "tp + fp + fn)"),
        ("(whole > 0 ? part / whole : 0)", "(whole > 0 ? part / whole : 1)"),
        ("curve[i].recall + curve[i - 1].recall", "2 * curve[i].recall"),
    ],
)
def test_planted_bug_in_the_module_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, ThresholdWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_metrics(broken)
    broken.close()


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    made = threshold_widget(MADE, TRUTH)
    yield from mounted(browser, made, right, wrong, height=900)


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _threshold(widget: Locator) -> float:
    return float(widget.locator("input").input_value())


def _assert_right(widget: Locator) -> None:
    """Table, numbers, line and dot on the screen are those of the library at the slider's threshold."""
    counts, rates = expected(_threshold(widget))
    for name, count in counts.items():
        assert widget.locator(f".matrix .{name} b").inner_text() == str(count)
    for name, value in rates.items():
        exact = widget.locator(f".numbers .{name}").get_attribute("data-exact")
        assert float(exact or "nan") == pytest.approx(value, rel=1e-12), name
    histogram, curve = widget.locator("svg").all()
    frame = _frame(histogram)
    line = (histogram.locator("path.threshold").get_attribute("d") or "")[1:].split(",")
    assert float(line[0]) == pytest.approx(frame[0] + (_threshold(widget) + 10) / 18 * (frame[1] - frame[0]), abs=0.02)
    left, right, top, bottom = _frame(curve)
    dot = curve.locator("circle.operating")
    assert float(dot.get_attribute("cx") or "nan") == pytest.approx(left + rates["fpr"] * (right - left), abs=0.02)
    assert float(dot.get_attribute("cy") or "nan") == pytest.approx(bottom - rates["recall"] * (bottom - top), abs=0.02)


def _frame(canvas: Locator) -> tuple[float, float, float, float]:
    """Left, right, top and bottom of a plot."""
    area = canvas.locator("clipPath rect")
    x, y, width, height = (float(area.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    return x, x + width, y, y + height


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert _threshold(widget) == 0
    _assert_right(widget)


def test_keyboard_moves_the_threshold(widget: Locator) -> None:
    widget.locator("input").focus()
    for key, threshold in (("ArrowLeft", -0.1), ("PageUp", 1.7), ("Home", -10), ("End", 8)):
        widget.page.keyboard.press(key)
        assert _threshold(widget) == pytest.approx(threshold, abs=1e-9)
        _assert_right(widget)


def test_mouse_drags_the_line_and_the_dot(widget: Locator) -> None:
    mouse = widget.page.mouse
    histogram, curve = widget.locator("svg").all()
    for canvas, share in ((histogram, (0.3, 0.5)), (curve, (0.25, 0.2)), (curve, (0.6, 0.1))):
        box = canvas.bounding_box()
        assert box is not None
        before = _threshold(widget)
        mouse.move(box["x"] + 0.5 * box["width"], box["y"] + 0.5 * box["height"])
        mouse.down()
        mouse.move(box["x"] + share[0] * box["width"], box["y"] + share[1] * box["height"], steps=4)
        mouse.up()
        assert _threshold(widget) != before
        _assert_right(widget)


def test_dragging_to_the_corner_of_the_curve_takes_a_threshold_of_the_data(widget: Locator) -> None:
    curve = widget.locator("svg").nth(1)
    box = curve.bounding_box()
    assert box is not None
    widget.page.mouse.click(box["x"] + box["width"] - 15, box["y"] + 30)
    assert _threshold(widget) in SCORES
    assert _threshold(widget) < -9.5


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("here.fpr, here.recall", "here.recall, here.fpr"),
        ("plot.line(threshold, 0, threshold, top,", "plot.line(-threshold - 1, 0, threshold, top,"),
        ('row(labels.positive, "tp", "fn")', 'row(labels.positive, "fn", "tp")'),
        ("set(nearest.threshold)", "set(-9)"),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_all(broken)


def _assert_all(widget: Locator) -> None:
    _assert_right(widget)
    _assert_table_reads_by_rows(widget)
    test_dragging_to_the_corner_of_the_curve_takes_a_threshold_of_the_data(widget)


def _assert_table_reads_by_rows(widget: Locator) -> None:
    counts, _ = expected(_threshold(widget))
    cells = [int(cell) for cell in widget.locator(".matrix tbody td b").all_inner_texts()]
    assert cells == [counts["tp"], counts["fn"], counts["fp"], counts["tn"]]


def test_the_truth_stands_in_the_rows(widget: Locator) -> None:
    _assert_table_reads_by_rows(widget)


def test_screen_reader_hears_the_rates(widget: Locator) -> None:
    widget.locator("input").fill("1.5")
    _, rates = expected(1.5)
    status = widget.locator("[role=status]")
    status.filter(has_text="1.5:").wait_for(state="attached")
    assert f"precision {100 * rates['precision']:.1f} %" in status.inner_text()


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input").focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 900})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert violations(widget.page) == []
