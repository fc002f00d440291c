"""The K-fold widget in a browser: it draws the recorded folds and takes their mean, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator

from course_lib.data import k_fold, stratified_k_fold
from course_lib.train import FoldScores
from course_lib.viz import FoldRun, k_fold_widget
from tests.book.mounting import mounted
from tests.book.test_accessibility import violations

NAMES = {0: "3s", 1: "5s", 2: "8s"}
COLOURS = ("blue", "orange", "green")


def _run(n: int, k: int, way: str) -> FoldRun:
    rng = np.random.default_rng(100 * n + k)
    y = np.repeat([0, 1, 2], [n // 2, 3 * n // 10, n - n // 2 - 3 * n // 10])
    try:
        folds = list(k_fold(n, k, rng=rng) if way == "shuffled" else stratified_k_fold(y, k, rng=rng))
    except ValueError as error:
        return FoldRun(way, k, y, refused=str(error))
    return FoldRun(way, k, y, [rows for _, rows in folds], rng.uniform(size=k).round(3).tolist())


RUNS = {(n, k, way): _run(n, k, way) for n in (10, 20, 40) for k in (2, 5, 8, n) for way in ("shuffled", "stratified")}


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    made = k_fold_widget(list(RUNS.values()), NAMES, n=20, k=5, way="shuffled")
    yield from mounted(browser, made, right, wrong, height=900)


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _settings(widget: Locator) -> tuple[FoldRun, int]:
    """The run and the fold that the controls say."""
    n, k, fold = (int(text) for text in widget.locator(".number").all_inner_texts())
    return RUNS[n, k, widget.locator("select").input_value()], fold


def _boxes(shapes: list[str]) -> list[list[float]]:
    """Left, top, right and bottom of shapes given as SVG paths."""
    corners = [
        np.array([[float(number) for number in corner.split(",")] for corner in shape[1:].split("L")])
        for shape in shapes
    ]
    return [[*(part.min() for part in pair.T), *(part.max() for part in pair.T)] for pair in corners]


def _assert_right(widget: Locator) -> None:
    """Folds, scores, numbers and sentence on the screen are those of the run that the controls say."""
    run, fold = _settings(widget)
    folds, scores = widget.locator("svg").all()
    area = folds.locator("clipPath rect")
    x, y, width, height = (float(area.get_attribute(name) or "nan") for name in ("x", "y", "width", "height"))
    cells = folds.locator("path.validates").evaluate_all(
        "(all) => all.map((cell) => [cell.getAttribute('d'), cell.getAttribute('class')])"
    )
    assert len(cells) == len(run.y), "every example validates once"
    seen = {}
    for i, ((_, kind), (left, top, right, bottom)) in enumerate(
        zip(cells, _boxes([path for path, _ in cells]), strict=True)
    ):
        assert (left + right) / 2 == pytest.approx(x + (i + 0.5) / len(run.y) * width, abs=0.02)
        seen[i] = int(((top + bottom) / 2 - y) / height * run.k)
        assert COLOURS[run.y[i]] in kind
    for number, rows in enumerate(run.validation):
        assert sorted(i for i, row in seen.items() if row == number) == sorted(rows.tolist())
    together = FoldScores(tuple(run.scores), (0.0,) * run.k)
    exact = {
        name: float(widget.locator(f".numbers .{name}").get_attribute("data-exact") or "nan")
        for name in ("score", "mean", "deviation", "models")
    }
    assert exact["score"] == run.scores[fold - 1]
    assert exact["mean"] == pytest.approx(together.mean, rel=1e-12)
    assert exact["deviation"] == pytest.approx(together.standard_deviation, rel=1e-12)
    assert exact["models"] == run.k
    panel = scores.locator("clipPath rect")
    start, wide = (float(panel.get_attribute(name) or "nan") for name in ("x", "width"))
    dots = [float(dot.get_attribute("cx") or "nan") for dot in scores.locator("circle").all()]
    np.testing.assert_allclose(dots, [start + score * wide for score in run.scores], atol=0.02)
    mean = _boxes([scores.locator("path.mean").get_attribute("d") or ""])[0][0]
    assert mean == pytest.approx(start + together.mean * wide, abs=0.02)
    band = _boxes([scores.locator("path.band").get_attribute("d") or ""])[0]
    assert band[2] - band[0] == pytest.approx(2 * together.standard_deviation * wide, abs=0.03)
    rows = run.validation[fold - 1]
    counts = [np.bincount(run.y[chosen], minlength=3) for chosen in (np.delete(np.arange(len(run.y)), rows), rows)]
    train, validation = (", ".join(f"{NAMES[c]}: {number}" for c, number in enumerate(each)) for each in counts)
    sentence = f"Fold {fold} trains on {counts[0].sum()} ({train}) and validates {counts[1].sum()} ({validation})."
    assert widget.locator(".account").inner_text() == sentence


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    run, fold = _settings(widget)
    assert (run, fold) == (RUNS[20, 5, "shuffled"], 1)
    _assert_right(widget)


def test_keyboard_moves_every_control(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("input").first.focus()
    keys.press("ArrowRight")
    assert _settings(widget)[0] is RUNS[40, 5, "shuffled"]
    _assert_right(widget)
    keys.press("Tab")
    keys.press("ArrowRight")
    assert _settings(widget)[0] is RUNS[40, 8, "shuffled"]
    keys.press("Tab")
    keys.press("c")  # class by class
    assert _settings(widget)[0] is RUNS[40, 8, "stratified"]
    _assert_right(widget)
    keys.press("Tab")
    keys.press("End")
    assert _settings(widget)[1] == 8
    _assert_right(widget)


def test_leave_one_out_stays_leave_one_out(widget: Locator) -> None:
    count = widget.locator("input").nth(1)
    count.focus()
    widget.page.keyboard.press("End")
    assert _settings(widget)[0] is RUNS[20, 20, "shuffled"]
    _assert_right(widget)
    widget.locator("input").first.focus()
    widget.page.keyboard.press("ArrowRight")
    assert _settings(widget)[0] is RUNS[40, 40, "shuffled"]
    _assert_right(widget)


def test_mouse_chooses_a_fold_in_either_picture(widget: Locator) -> None:
    for canvas, share, fold in ((0, 0.5, 3), (1, 0.1, 1), (0, 0.95, 5)):
        picture = widget.locator("svg").nth(canvas)
        box = picture.bounding_box()
        assert box is not None
        widget.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 40 + share * (box["height"] - 80))
        assert _settings(widget)[1] == fold
        _assert_right(widget)


def test_too_few_of_a_class_is_said_in_the_words_of_the_library(widget: Locator) -> None:
    widget.locator("select").select_option("stratified")
    refusal = widget.locator(".refusal")
    assert refusal.inner_text() == RUNS[20, 5, "stratified"].refused
    assert not widget.locator("svg").first.is_visible()
    assert widget.locator(".numbers").inner_text() == ""
    widget.locator("select").select_option("shuffled")
    assert not refusal.is_visible()
    _assert_right(widget)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("/ (scores.length - 1))", "/ scores.length)"),
        ("mine !== fold)", "mine === fold)"),
        ("folds[i] + 1 - inset,", "folds[i] + 2 - inset,"),
        ("plot.line(mean, 0, mean,", "plot.line(0.5, 0, 0.5,"),
        ("const spread = deviation ?? 0;", "const spread = deviation / 2;"),
        ("run.scores[fold - 1], percent", "run.scores[0] / 2, percent"),
        ("COLOURS[label % COLOURS.length];", "COLOURS[0];"),
    ],
)
def test_planted_bug_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_right(broken)


def test_screen_reader_hears_fold_and_mean(widget: Locator) -> None:
    status = widget.locator("[role=status]")
    status.filter(has_text="Fold 1 trains on 16").wait_for(state="attached")
    mean = np.mean(RUNS[20, 5, "shuffled"].scores)
    assert f"mean {100 * mean:.1f} %" in status.inner_text()


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input").first.focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 900})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
    widget.locator("select").select_option("stratified")
    assert violations(widget.page) == []
