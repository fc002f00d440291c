"""The frame that widgets draw in: its numbers are round and right, and its still twin draws the same picture."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from course_lib.viz.page_widget import module_of
from course_lib.viz.still import Axis, Plot, log_ticks, nice_ticks, numeral
from tests.book.conftest import ROOT
from tests.book.mounting import imported

EXPORTS = "\nexport { niceTicks, logTicks, numeral, frame, svg };"
DRAW = """([width, height, x, y, label, marks]) => {
  const canvas = widget.svg("svg", { role: "img" });
  document.body.replaceChildren(canvas);
  const plot = widget.frame(canvas, { width, height, x, y, label });
  for (const [kind, ...given] of marks) plot[kind](...given);
  return canvas.outerHTML;
}"""
RANGES = [(0.0, 1.0), (-4.0, 4.0), (0.0, 0.3), (-0.07, 1.12), (3.0, 3.001), (0.0, 158_720.0), (-2e-7, 5e-7), (0.1, 0.7)]
LOG_RANGES = [(1e-3, 1.0), (1.0, 30.0), (0.2, 0.9), (1e-12, 1e3), (5.0, 5000.0)]
AXES = {
    "linear": (Axis((-4, 4), "x"), Axis((-0.1, 1.1), "G(x)")),
    "no zero": (Axis((2, 5), "weight (kg)", grid=False), Axis((10, 20))),
    "log": (Axis((1e-4, 1), "learning rate", scale="log"), Axis((1e-2, 1e3), "loss", scale="log")),
    "root": (Axis((-1, 1)), Axis((0, 1), "share", scale="root", ticks=(0.01, 0.2, 1.0))),
}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = imported(browser, module_of() + EXPORTS)
    yield page
    page.close()


@pytest.mark.parametrize("most", [2, 4, 9])
def test_ticks_are_round_numbers_inside_the_axis_in_both_languages(most: int, page: Page) -> None:
    for low, high in RANGES:
        ticks = nice_ticks(low, high, most)
        assert page.evaluate("([r, most]) => widget.niceTicks(r, most)", [[low, high], most]) == ticks
        assert 1 <= len(ticks) <= most + 1
        assert low - 1e-9 * (high - low) <= ticks[0] <= ticks[-1] <= high + 1e-9 * (high - low)
        if len(ticks) > 1:
            step = ticks[1] - ticks[0]
            assert step / 10 ** math.floor(math.log10(step) + 1e-6) == pytest.approx(
                {1: 1, 2: 2, 5: 5}[round(step / 10 ** math.floor(math.log10(step) + 1e-6))], rel=1e-6
            )
            np.testing.assert_allclose(np.diff(ticks), step, rtol=1e-6)


def test_random_ranges_are_divided_alike_in_both_languages(page: Page) -> None:
    rng = np.random.default_rng(11)
    lows = rng.normal(0, 1, 300) * 10.0 ** rng.integers(-6, 6, 300)
    ranges = [[float(low), float(low + span)] for low, span in zip(lows, 10.0 ** rng.uniform(-5, 6, 300), strict=True)]
    theirs = page.evaluate("(ranges) => ranges.map((range) => widget.niceTicks(range, 7))", ranges)
    assert theirs == [nice_ticks(low, high, 7) for low, high in ranges]


def test_a_log_axis_has_powers_of_ten(page: Page) -> None:
    for low, high in LOG_RANGES:
        ticks = log_ticks(low, high, 6)
        assert page.evaluate("([r, most]) => widget.logTicks(r, most)", [[low, high], 6]) == ticks
        assert ticks
        assert low <= ticks[0] <= ticks[-1] <= high
    assert log_ticks(1e-3, 1, 6) == [1e-3, 1e-2, 1e-1, 1]
    assert log_ticks(1, 30, 6) == [1, 2, 5, 10, 20]


def test_numbers_are_written_for_readers_in_both_languages(page: Page) -> None:
    written = {
        0: "0",
        0.25: "0.25",
        -3: "−3",
        1e-5: "10⁻⁵",
        -1e-5: "−10⁻⁵",
        2e6: "2·10⁶",
        0.001: "0.001",
        12345: "12345",
    }
    numbers = [*written, 1 / 3, -2.5e-9, 99999.4, 0.0009999, 1.5e123]
    assert page.evaluate("(numbers) => numbers.map(widget.numeral)", numbers) == [numeral(n) for n in numbers]
    assert [numeral(number) for number in written] == list(written.values())


def parts(picture: str) -> list[tuple[str, str, list[float]]]:
    """Return what a picture is made of: tag, class with words, and all its pixels; sorted."""
    found = []
    for tag, attributes, text in re.findall(r"<(line|path|circle|text|rect)\b([^>]*?)/?>([^<]*)", picture):
        name = re.search(r'class="([^"]*)"', attributes)
        places = " ".join(re.findall(r'\b(?:x|y|x1|y1|x2|y2|cx|cy|r|d|width|height)="([^"]*)"', attributes))
        shape = re.sub(r"[\d.,\- ]+", "", places)
        found.append((f"{tag} {shape}", f"{name[1] if name else ''} {text}", re.findall(r"-?[\d.]+", places)))
    return sorted((tag, words, [float(pixel) for pixel in pixels]) for tag, words, pixels in found)


def drawn_twice(page: Page, x: Axis, y: Axis) -> tuple[str, str]:
    """Return one plot, drawn by still.py and by page_plot.js."""
    u, v = np.linspace(*x.range, 7), np.linspace(*y.range, 7) * 0.9
    u[3] = np.nan
    plot = Plot("A picture", x=x, y=y, width=500, height=300)
    plot.area(u[:3], v[:3], "area blue")
    plot.bar(u[4], u[5], v[5], "bar grey")
    plot.path(u, v, "curve blue")
    plot.line(u[0], v[0], u[1], v[2], "thin dashed")
    plot.dot(u[1], v[1], "dot orange", 4)
    plot.text(u[2], v[2], "here & now")
    points = [list(point) for point in zip(u.tolist(), v.tolist(), strict=True)]
    marks = [
        ["area", points[:3], "area blue"],
        ["bar", u[4], u[5], v[5], "bar grey"],
        ["path", points, "curve blue"],
        ["line", u[0], v[0], u[1], v[2], "thin dashed"],
        ["dot", u[1], v[1], "dot orange", 4],
        ["text", u[2], v[2], "here & now"],
    ]
    given = [
        {"range": a.range, "name": a.name, "scale": a.scale, "grid": a.grid, **({"ticks": a.ticks} if a.ticks else {})}
        for a in (x, y)
    ]
    return plot.svg(), page.evaluate(DRAW, [500, 300, *given, "A picture", marks])


def check_all_twins(page: Page) -> None:
    for x, y in AXES.values():
        check_twins(page, x, y)


def check_twins(page: Page, x: Axis, y: Axis) -> None:
    still, live = map(parts, drawn_twice(page, x, y))
    assert [part[:2] for part in still] == [part[:2] for part in live]
    for ours, theirs in zip(still, live, strict=True):
        np.testing.assert_allclose(ours[2], theirs[2], atol=0.011, err_msg=ours[1])


@pytest.mark.parametrize("name", AXES)
def test_the_still_picture_is_the_live_one(name: str, page: Page) -> None:
    check_twins(page, *AXES[name])


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("((to(number) - first) / span) * length", "((to(number) - first) / span) * length + 1"),
        ('pen = drawn ? "L" : "M"', 'pen = "L"'),
        ("Math.min(Math.max(0, y.range[0]), y.range[1])", "y.range[0] - 1"),
        ("Math.sign(v) * Math.sqrt(Math.abs(v))", "v"),
        ("(right - left) / 64", "(right - left) / 30"),
        ("word(right, bottom + 34", "word(left, bottom + 34"),
    ],
)
def test_planted_bug_in_the_frame_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, module_of() + EXPORTS, right, wrong)
    with pytest.raises(AssertionError):
        check_all_twins(broken)
    broken.close()


def test_pixels_go_back_to_the_numbers_they_came_from(page: Page) -> None:
    back = """([x, y, u, v]) => {
      const canvas = widget.svg("svg");
      const plot = widget.frame(canvas, { width: 600, height: 300, x, y, label: "" });
      return [plot.toX(plot.px(u)), plot.toY(plot.py(v))];
    }"""
    for scale in ("linear", "log", "root"):
        axis = {"range": [0.5, 40], "scale": scale}
        assert page.evaluate(back, [axis, axis, 3.7, 21.0]) == pytest.approx([3.7, 21.0], rel=1e-12)


def test_a_curve_that_leaves_the_frame_is_cut_there(page: Page) -> None:
    page.evaluate("() => document.body.replaceChildren()")
    axis = {"range": [0, 1]}
    marks = [["path", [[0, 0], [0.5, 40]], "curve"]]
    page.evaluate(DRAW, [400, 200, axis, axis, "A curve", marks])
    clip = page.locator("svg g").get_attribute("clip-path") or ""
    rect = page.locator(f"clipPath{clip[4:-1]} rect")
    assert [float(rect.get_attribute(name) or "nan") for name in ("x", "y", "width", "height")] == [44, 12, 342, 164]


def test_a_still_picture_is_the_same_in_every_run() -> None:
    def picture(top: float) -> str:
        plot = Plot("T", x=Axis((0, 1)), y=Axis((0, 1)))
        plot.path([0, 1], [0, top], "curve blue")
        return plot.svg()

    assert picture(1) == picture(1)
    ids = {re.search(r'id="([^"]+)"', picture(top))[1] for top in (0.5, 1)}  # type: ignore[index]
    assert len(ids) == 2, "two pictures of one page must not share the name of their clip"


def test_words_cannot_break_out_of_a_still_picture() -> None:
    plot = Plot('"><b>', x=Axis((0, 1), "</text><b>"), y=Axis((0, 1), text=lambda _: "<b>"))
    plot.text(0.5, 0.5, "<b>")
    assert "<b>" not in plot.svg()


def test_the_style_knows_every_class_that_plots_are_made_of() -> None:
    style = (ROOT / "course_lib" / "viz" / "page_widget.css").read_text("utf-8")
    for name in ("axis", "grid", "name", "label", "curve", "thin", "dashed", "dotted", "area", "bar", "dot"):
        assert f"svg .{name} " in style
