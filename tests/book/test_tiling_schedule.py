"""The schedule that the tiling widget computes in a browser is course_lib.dlp's."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from course_lib.dlp.compiler import compile_network
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Formats, Mlp, Network
from course_lib.dlp.schedule import cost, plan_network
from course_lib.dlp.simulator import Run, simulate
from course_lib.viz.tiling_widget import TilingWidget
from tests.book.mounting import imported

AXES = ("rows", "outputs", "inputs")
MACHINE = Machine.load("exercise-7.7")
IDEAL = Machine.load("exercise-7.7-ideal")
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
    page = imported(browser, TilingWidget.module())
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
    broken = imported(browser, TilingWidget.module(), right, wrong)
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
    broken = imported(browser, TilingWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_all_events(broken)
    broken.close()
