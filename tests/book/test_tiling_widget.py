"""The tiling widget in a browser: it draws its schedule, with mouse and keyboard, without a kernel."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator

from course_lib.dlp.schedule import cost
from course_lib.viz.tiling_widget import tiling_widget
from tests.book.mounting import mounted
from tests.book.test_accessibility import violations
from tests.book.test_tiling_schedule import (
    MACHINE,
    Sizes,
    named,
    network,
    simulated,
)

PRODUCT, START = (128, 256, 784), (64, 64, 196)


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    run = simulated(PRODUCT, START, "float32", False, MACHINE)
    made = tiling_widget(named(PRODUCT), vars(MACHINE), named(START), run.events)
    yield from mounted(browser, made, right, wrong, height=900)


def _settings(widget: Locator) -> tuple[Sizes, str, bool]:
    rows, outputs, inputs = (int(slider.input_value()) for slider in widget.locator("input[type=range]").all())
    return (
        (rows, outputs, inputs),
        widget.locator("select").input_value(),
        widget.locator("[type=checkbox]").is_checked(),
    )


def _bars(widget: Locator) -> list[tuple[str, float, float, float]]:
    """What is drawn: class, top edge, left and right edge as shares of the axis."""
    width = float((widget.locator("svg").get_attribute("viewBox") or "").split()[2])
    found = []
    for path in widget.locator("svg path").all():
        kind = (path.get_attribute("class") or "").split()[0]
        for x, y, w in re.findall(r"M([\d.]+),([\d.]+)h([\d.]+)v", path.get_attribute("d") or ""):
            left, right = ((at - 66) / (width - 80) for at in (float(x), float(x) + float(w)))
            found.append((kind, float(y), left, right))
    return sorted(found, key=lambda bar: (bar[2], bar[3]))


def _assert_right(widget: Locator) -> None:
    """The numbers and bars on the screen are those of course_lib.dlp at what the controls say."""
    tile, form, overlap = _settings(widget)
    layer = cost(network(PRODUCT, form), MACHINE, overlap=overlap, tiles=named(tile)).layers[0]
    shown = {
        name: widget.locator(f".numbers .{name}").get_attribute("data-exact")
        for name in ("cycles", "bound", "dram", "busy")
    }
    assert float(shown["cycles"] or "nan") == layer.total_cycles
    assert shown["bound"] == layer.bound
    assert float(shown["dram"] or "nan") == layer.dram_reads + layer.dram_writes
    assert float(shown["busy"] or "nan") == pytest.approx(layer.utilisation)
    assert f"Cycles: {layer.total_cycles:,}" in widget.locator(".numbers").inner_text()
    run = simulated(PRODUCT, tile, form, overlap, MACHINE)
    bars = _bars(widget)
    if widget.locator(".legend em").count() == 0:
        assert len(bars) == len(run.events)
    end = max(event.end for event in run.events[: len(bars)])  # the first steps, until all queues are done with them
    events = sorted(run.events[: len(bars)], key=lambda event: (event.start, event.end))
    tops = {"compute": 14, "memory": 58}
    for what in {event.what for event in events}:
        mine = [event for event in events if event.what == what]
        drawn = [bar for bar in bars if bar[0] == what.replace(" ", "-")]
        np.testing.assert_allclose(
            [(left, right) for _, _, left, right in drawn],
            [(event.start / end, event.end / end) for event in mine],
            atol=1e-5,
        )
        assert {top for _, top, _, _ in drawn} == {tops[mine[0].queue]}


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert _settings(widget) == (START, "float32", False)
    _assert_right(widget)
    assert widget.locator(".over").count() == 0


def test_keyboard_moves_every_slider_and_switch(widget: Locator) -> None:
    sliders, keys = widget.locator("input[type=range]"), widget.page.keyboard
    sliders.first.focus()
    for _ in range(3):
        keys.press("ArrowLeft")
    keys.press("Tab")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("ArrowLeft")
    assert _settings(widget) == ((61, 65, 195), "float32", False)
    _assert_right(widget)
    keys.press("Tab")
    keys.press("Space")
    assert _settings(widget)[2]
    _assert_right(widget)
    keys.press("Tab")
    keys.press("i")
    assert _settings(widget)[1].startswith("int")
    _assert_right(widget)
    assert "convert" in widget.locator(".legend").inner_text()


def test_a_tile_that_overlap_makes_too_large_is_marked(widget: Locator) -> None:
    widget.locator("[type=checkbox]").check()
    assert widget.locator(".buffer.nram.over").locator(".words").inner_text() == "✗ needs 133,120 of 131,072 bytes"
    assert widget.locator(".buffer.wram.over").count() == 0
    assert widget.locator(".numbers").inner_text() == "The tile does not fit"
    assert widget.locator("svg path").count() == 0
    with pytest.raises(ValueError, match="needs 66560 bytes of NRAM"):
        cost(network(PRODUCT), MACHINE, overlap=True, tiles=named(START))
    widget.locator("input[type=range]").nth(2).fill("192")
    assert widget.locator(".over").count() == 0
    _assert_right(widget)


def test_mouse_drags_a_slider(widget: Locator) -> None:
    box = widget.locator("input[type=range]").nth(1).bounding_box()
    assert box is not None
    mouse, y = widget.page.mouse, box["y"] + box["height"] / 2
    mouse.move(box["x"] + box["width"] * 63 / 255, y)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.5, y, steps=5)
    mouse.up()
    (_, outputs, _), _, _ = _settings(widget)
    assert 120 <= outputs <= 136
    _assert_right(widget)


def test_many_steps_are_counted_and_only_the_first_are_drawn(widget: Locator) -> None:
    widget.locator("input[type=range]").nth(0).fill("17")
    widget.locator("[type=checkbox]").check()
    assert widget.locator(".legend em").inner_text() == "the first 32 of 128 steps"
    assert sum(kind == "matrix" for kind, *_ in _bars(widget)) == 32
    _assert_right(widget)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("MARGIN.left + cycles * scale", "MARGIN.left + 0.99 * cycles * scale"),
        ("const moved = found.reads + found.writes;", "const moved = found.reads;"),
        ('["cycles", found.total, whole(found.total)]', '["cycles", found.total, whole(found.end + 1)]'),
        ('const ROWS = ["compute", "memory"]', 'const ROWS = ["memory", "compute"]'),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_right(broken)


def test_arrow_keys_do_not_reach_the_surroundings(widget: Locator) -> None:
    page = widget.page
    page.evaluate("() => { globalThis.heard = []; addEventListener('keydown', (event) => heard.push(event.key)); }")
    widget.locator("input").first.focus()
    for key in ("ArrowLeft", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("() => globalThis.heard") == ["Tab"]


def test_screen_reader_hears_what_came_of_it(widget: Locator) -> None:
    status = widget.locator("[role=status]")
    status.filter(has_text="bound by compute").wait_for(state="attached")
    assert status.inner_text().startswith("Cycles 158,720, bound by compute, DRAM 3.34 MB")
    widget.locator("[type=checkbox]").check()
    status.filter(has_text="does not fit").wait_for(state="attached")
    assert "NRAM ✗ needs 133,120 of 131,072 bytes" in status.inner_text()


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.locator("[type=checkbox]").check()
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 900})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
