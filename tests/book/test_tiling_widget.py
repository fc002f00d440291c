"""The tiling widget in a browser: its schedule is course_lib.dlp's, with mouse and keyboard, without a kernel."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.dlp.compiler import compile_network
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Formats, Mlp, Network
from course_lib.dlp.schedule import cost, plan_network
from course_lib.dlp.simulator import Run, simulate
from course_lib.viz import tiling_widget
from course_lib.viz.tiling_widget import TilingWidget
from tests.book.conftest import ROOT
from tests.book.test_accessibility import violations

AXES = ("rows", "outputs", "inputs")
MACHINE = Machine.load("exercise-7.7")
IDEAL = Machine.load("exercise-7.7-ideal")
IMPORT = """async (text) => {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  globalThis.widget = await import(url);
}"""
COMPUTE = """([product, tiles, form, overlap, machine, shown]) =>
  globalThis.widget.schedule(product, tiles, form, overlap, machine, shown)"""

Sizes = tuple[int, int, int]

# product, tile: as rows, outputs, inputs
SIMULATED: list[tuple[Sizes, Sizes]] = [
    ((32, 128, 256), (32, 32, 256)),  # exercise 7.8 in four pieces
    ((50, 128, 256), (20, 50, 100)),
    ((33, 47, 65), (33, 47, 65)),  # one step
    ((33, 47, 65), (7, 16, 17)),
    ((31, 17, 50), (5, 17, 50)),  # weights stay
    ((1, 100, 90), (1, 30, 90)),
    ((40, 19, 37), (100, 3, 37)),  # more rows than there are
]
COUNTED: list[tuple[Sizes, Sizes]] = [
    *SIMULATED,
    ((1024, 1024, 784), (128, 128, 16)),
    ((1024, 1024, 784), (1, 1, 1)),
    ((1000, 999, 333), (13, 64, 333)),
    ((128, 256, 784), (64, 64, 196)),
    ((128, 256, 784), (17, 33, 45)),
    ((128, 256, 784), (5, 256, 50)),
    ((128, 256, 784), (128, 16, 100)),
    ((128, 256, 784), (16, 16, 784)),
    ((300, 33, 12), (11, 4, 12)),
    ((245, 69, 65), (156, 33, 65)),  # either order takes about as long, and one of them moves more
    ((3, 2, 131072), (3, 2, 4000)),  # sums of int8 that need 64 bits
]
FORMS = ("float32", "int16", "int8")


def named(sizes: Sizes) -> dict[str, int]:
    return dict(zip(AXES, sizes, strict=True))


@functools.lru_cache
def network(sizes: Sizes, form: str = "float32") -> Network:
    M, N, K = sizes
    W = np.random.default_rng(3).normal(0, 0.3, (K, N)).astype(np.float32)
    bits = {"float32": 0, "int16": 16, "int8": 8}[form]
    formats = Formats(Format(bits, -5, 1.0), Format(bits, -6, 1.0)) if bits else None
    return Network((M, K), (Mlp("product", W, np.zeros(N, np.float32), formats),))


def numbers(machine: Machine) -> dict[str, Any]:
    return {**vars(machine), "rates": dict(machine.rates), "passes": dict(machine.passes), "energies": {}}


def simulated(sizes: Sizes, tile: Sizes, form: str, overlap: bool, machine: Machine) -> Run:
    program = compile_network(network(sizes, form), machine, overlap=overlap, tiles=named(tile))
    return simulate(program, np.ones((sizes[0], sizes[2]), np.float32))


def computed(
    page: Page, sizes: Sizes, tile: Sizes, form: str, overlap: bool, machine: Machine, shown: int = 1000
) -> Any:
    return page.evaluate(COMPUTE, [named(sizes), named(tile), form, overlap, numbers(machine), shown])


def check_counts(page: Page, sizes: Sizes, tile: Sizes, form: str, overlap: bool, machine: Machine) -> None:
    """Cycles, bytes, bound and buffers of the module in `page` against the closed form of course_lib.dlp."""
    found = computed(page, sizes, tile, form, overlap, machine, 1)
    net, tiles = network(sizes, form), named(tile)
    refused = ""
    try:
        layer = cost(net, machine, overlap=overlap, tiles=tiles).layers[0]
    except ValueError as error:
        refused = str(error)
    assert found["fits"] == (not refused)
    if refused:
        buffer = next(name for name in ("nram", "wram") if not found["buffers"][name]["fits"])
        assert f"needs {found['buffers'][buffer]['need']} bytes of {buffer.upper()}" in refused
        return
    plan = plan_network(net, machine, overlap=overlap, tiles=tiles)[0][0]
    exact = {
        "total": layer.total_cycles,
        "load": layer.load_cycles,
        "compute": layer.compute_cycles,
        "store": layer.store_cycles,
        "utilisation": layer.utilisation,
    }
    assert {name: found[name] for name in exact} == pytest.approx(exact, rel=1e-12)
    assert (found["reads"], found["writes"]) == (layer.dram_reads, layer.dram_writes)
    assert (found["bound"], found["steps"]) == (layer.bound, math.prod(plan.counts))
    assert found["outputsFirst"] == plan.outputs_first
    needs = {name: buffer["need"] for name, buffer in found["buffers"].items()}
    assert needs == {"nram": plan.sizes["neurons"] + plan.sizes["sums"], "wram": plan.sizes["weights"]}


def check_events(page: Page, sizes: Sizes, tile: Sizes, form: str, overlap: bool, machine: Machine) -> None:
    """Every event of the module in `page` against the simulator's, which executes the instructions."""
    run = simulated(sizes, tile, form, overlap, machine)
    found = computed(page, sizes, tile, form, overlap, machine)
    assert [(e["queue"], e["what"]) for e in found["events"]] == [(e.queue, e.what) for e in run.events]
    drawn = [(e["start"], e["end"]) for e in found["events"]]
    np.testing.assert_allclose(drawn, [(e.start, e.end) for e in run.events], rtol=1e-12)
    assert found["end"] == pytest.approx(run.cost.cycles, rel=1e-12)
    assert found["total"] == pytest.approx(run.cost.cycles, rel=1e-12)


def check_all_counts(page: Page) -> None:
    for sizes, tile in COUNTED:
        for form in ("float32", "int8"):
            for overlap in (False, True):
                check_counts(page, sizes, tile, form, overlap, MACHINE)
    check_counts(page, (1024, 1024, 784), (120, 120, 16), "float32", True, MACHINE)


def check_all_events(page: Page) -> None:
    for sizes, tile in SIMULATED:
        check_events(page, sizes, tile, "float32", True, MACHINE)


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 900, "height": 900})
    page.evaluate(IMPORT, TilingWidget.files.read_text("utf-8"))
    yield page
    page.close()


@pytest.mark.parametrize("overlap", [False, True], ids=["serial", "overlapped"])
@pytest.mark.parametrize("form", FORMS)
def test_javascript_counts_what_the_schedule_counts(form: str, overlap: bool, page: Page) -> None:
    for machine in (MACHINE, IDEAL):
        for sizes, tile in COUNTED:
            check_counts(page, sizes, tile, form, overlap, machine)


@pytest.mark.parametrize("overlap", [False, True], ids=["serial", "overlapped"])
@pytest.mark.parametrize("form", FORMS)
def test_javascript_issues_what_the_simulator_executes(form: str, overlap: bool, page: Page) -> None:
    for machine in (MACHINE, IDEAL):
        for sizes, tile in SIMULATED:
            check_events(page, sizes, tile, form, overlap, machine)


def test_random_tiles_cost_what_the_schedule_says(page: Page) -> None:
    rng = np.random.default_rng(41)
    for _ in range(150):
        sizes = tuple(int(n) for n in rng.integers(1, 400, 3))
        tile = tuple(int(rng.integers(1, 1 + min(n, int(rng.integers(4, 400))))) for n in sizes)
        form, overlap = str(rng.choice(FORMS)), bool(rng.integers(2))
        check_counts(page, sizes, tile, form, overlap, (MACHINE, IDEAL)[rng.integers(2)])


@pytest.mark.parametrize("form", FORMS)
def test_a_tile_that_is_one_too_large_does_not_fit(form: str, page: Page) -> None:
    seen = set()
    for overlap in (False, True):
        for side in (88, 89, 90, 91, 109, 120, 121, 122, 172, 173, 174, 175):
            for inputs in (16, 700):
                tile = (side, side, inputs)
                check_counts(page, (1024, 1024, 784), tile, form, overlap, MACHINE)
                seen.add(computed(page, (1024, 1024, 784), tile, form, overlap, MACHINE, 1)["fits"])
        for outputs in (128, 129, 256, 257):  # a WRAM that is just full
            check_counts(page, (4, 1024, 784), (4, outputs, 256), form, overlap, MACHINE)
    assert seen == {True, False}


def test_first_steps_are_the_beginning_of_all(page: Page) -> None:
    for overlap in (False, True):
        run = simulated((50, 128, 256), (20, 50, 100), "float32", overlap, MACHINE)
        found = computed(page, (50, 128, 256), (20, 50, 100), "float32", overlap, MACHINE, 7)
        drawn = [(e["queue"], e["what"], e["start"], e["end"]) for e in found["events"]]
        assert drawn == [(e.queue, e.what, e.start, e.end) for e in run.events[: len(drawn)]]
        assert sum(what == "matrix" for _, what, _, _ in drawn) == 7
        assert found["end"] == max(end for *_, end in drawn) < run.cost.cycles


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("M * Math.ceil(K / lanes) * Math.ceil(N / pes)", "Math.ceil((M * K * N) / (lanes * pes))"),
        ("Math.ceil(size / bandwidth)", "size / bandwidth"),
        ("if (rows || inputs) {", "if (rows || outputs || inputs) {"),
        ("if (outputs || inputs) load", "if (rows || outputs || inputs) load"),
        ("Math.min(tile[axis], lengths[axis] - j * tile[axis])", "tile[axis]"),
        ("[1, count - 3]", "[1, count - 2]"),
        ("Math.max(compute, ahead + behind)", "Math.max(compute, ahead)"),
        ("if (!after) sum.total += store;", ""),
        ("Math.floor(machine[name] / 2)", "machine[name]"),
        ("K < 2 ** 17 ? 4 : 8", "4"),
        ("units.vector(M * K, passes.quantise)", "units.vector(M * N, passes.quantise)"),
        ("tally.compute >= tally.load + tally.store", "tally.compute >= tally.load"),
        ("Math.trunc(machine.lanes * machine.rates[form])", "machine.lanes"),
        ("if (place[2] === counts[2] - 1) {", "if (true) {"),
        ("outputsFirst ? [1, 0, 2] : [0, 1, 2]", "[0, 1, 2]"),
        ("moved(other) < moved(best)", "moved(other) > moved(best)"),
    ],
)
def test_planted_bug_in_the_counts_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = _broken(browser, right, wrong)
    with pytest.raises(AssertionError):
        check_all_counts(broken)
    broken.close()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('issue("memory", behind);\n      if (next)', "if (next)"),
        ('if (next) issue("memory", next.load);', 'issue("memory", step.load);'),
        ('if (place === null && plan.overlap) issue("memory", behind);', ""),
        ("      behind = step.store;\n", "      behind = [...behind, ...step.store];\n"),
        ("[place, step] = [after, next];", "place = after;"),
    ],
)
def test_planted_bug_in_the_timeline_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = _broken(browser, right, wrong)
    with pytest.raises(AssertionError):
        check_all_events(broken)
    broken.close()


def _broken(browser: Browser, right: str, wrong: str) -> Page:
    text = TilingWidget.files.read_text("utf-8")
    assert text.count(right) == 1
    page = browser.new_page()
    page.evaluate(IMPORT, text.replace(right, wrong))
    return page


PRODUCT, START = (128, 256, 784), (64, 64, 196)


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    page = browser.new_page(viewport={"width": 900, "height": 900})
    run = simulated(PRODUCT, START, "float32", False, MACHINE)
    body = tiling_widget(named(PRODUCT), vars(MACHINE), named(START), run.events).static_html()
    if right:
        assert body.count(right) == 1
        body = body.replace(right, wrong)
    mount = (ROOT / "book" / "assets" / "mount.js").read_text("utf-8")
    article = f'<main><h1>t</h1><article class="bd-article">{body}</article></main>'
    page.set_content(f'<!doctype html><html lang="en"><title>t</title>{article}<script>{mount}</script></html>')
    page.locator("[data-still]").wait_for(state="detached")
    yield page.locator(".dlb-tiling")
    page.close()


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
