"""The schedule gives the textbook's figures exactly, equals a walk over all tiles, and forgets nothing."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.dlp import choose, schedule, tiling
from course_lib.dlp.machine import Machine
from course_lib.dlp.schedule import cost
from tests.dlp.some_networks import DEFAULT, TINY, mlp, product, vgg19

IDEAL = Machine.load("exercise-7.7-ideal")


@pytest.mark.parametrize(
    ("size", "load", "compute", "store", "serial", "intensity", "bound"),
    [
        ((1, 256, 1), 32, 1, 0.0625, 33.0625, 512 / 2052, "memory"),
        ((32, 256, 128), 2560, 4096, 256, 6912, 128 / 11, "compute"),
        ((1024, 256, 128), 18432, 131072, 8192, 157696, 39.38461538461539, "compute"),
    ],
    ids=["7.7", "7.8", "7.9"],
)
def test_the_exercises_come_out_exactly(size, load, compute, store, serial, intensity, bound):
    [layer] = cost(product(*size), IDEAL, overlap=False).layers
    assert (layer.load_cycles, layer.compute_cycles, layer.store_cycles) == (load, compute, store)
    assert layer.total_cycles == serial
    assert layer.intensity == pytest.approx(intensity, rel=1e-15)
    assert layer.bound == bound


def test_an_mlp_of_25_760_macs_an_image_computes_for_1_00625_ms_at_batch_10_000():
    layers = cost(mlp(10_000, 784, 32, 16, 10), IDEAL).layers
    assert sum(layer.macs for layer in layers) == 25_760 * 10_000
    assert sum(layer.compute_cycles for layer in layers if layer.type == "Mlp") / IDEAL.clock == 1.00625e-3


def test_vgg19_has_its_19_632_million_macs():
    cores = [cost(vgg19(), Machine.load(name)) for name in ("exercise-7.7", "four-cores")]
    for found in cores:
        assert sum(layer.macs for layer in found.layers) == 19_632_062_464
    assert len(cores[0].layers) == len(vgg19().layers)
    assert 19_632_062_464 / 256 < cores[0].cycles < 1.2 * 19_632_062_464 / 256  # it fills the multipliers
    assert cores[0].cycles / 4 < cores[1].cycles < cores[0].cycles / 2.9


def slow_totals(
    size: tuple[int, int, int], machine: Machine, tile: tuple[int, int, int], *, overlap: bool, bias: int = 0
) -> list[tuple[float, int]]:
    """Cycles and DRAM bytes of a float32 product, tile by tile: outputs inside rows, and rows inside outputs."""
    M, K, N = size
    r, o, k = tile

    def pieces(length: int, size: int) -> list[tuple[int, int]]:
        return [(start, min(start + size, length)) for start in range(0, length, size)]

    def moved(count: int) -> int:
        return math.ceil(4 * count / machine.bandwidth)

    totals = []
    for outer, inner in ((0, 1), (1, 0)):
        axes = (pieces(M, r), pieces(N, o))
        steps, size_moved, before = [], 0, (None, None)
        for a, b in itertools.product(axes[outer], axes[inner]):
            rows, outputs = (a, b) if outer == 0 else (b, a)
            for inputs in pieces(K, k):
                m, n, i = (y - x for x, y in (rows, outputs, inputs))
                load = 0
                if (rows, inputs) != before[0]:
                    load += moved(m * i)
                    size_moved += 4 * m * i
                if (outputs, inputs) != before[1]:
                    load += moved(i * n)
                    size_moved += 4 * i * n
                if bias and (before[1] is None or outputs != before[1][0]):
                    load += moved(n)
                    size_moved += 4 * n
                before = ((rows, inputs), (outputs, inputs))
                whole = inputs[1] == K
                size_moved += 4 * m * n * whole
                compute = m * math.ceil(i / machine.lanes) * math.ceil(n / machine.pes)
                steps.append((load, compute, moved(m * n) if whole else 0))
        if overlap:
            total = steps[0][0] + steps[-1][2]
            for i, (_, compute, _) in enumerate(steps):
                ahead = steps[i + 1][0] if i + 1 < len(steps) else 0
                behind = steps[i - 1][2] if i else 0
                total += max(compute, ahead + behind)
        else:
            total = sum(sum(step) for step in steps)
        totals.append((total, size_moved))
    return totals


CASES = [
    ((50, 30, 20), (7, 6, 8)),
    ((50, 30, 20), (50, 20, 30)),
    ((9, 4, 4), (1, 1, 1)),
    ((64, 64, 64), (16, 16, 16)),
    ((5, 100, 3), (2, 3, 9)),
    ((1, 700, 30), (1, 10, 25)),
    ((200, 10, 3), (3, 3, 10)),
]


ROOMY = replace(TINY, nram=40_000, wram=40_000)


def check_cost(machine: Machine = ROOMY) -> None:
    """Totals of `cost` are those of the slow walk over every tile, in the better of the two orders."""
    for (size, tile), overlap, bias in itertools.product(CASES, (True, False), (True, False)):
        network = mlp(*size, bias=bias, softmax=False)
        [layer] = cost(network, machine, overlap=overlap, tiles=dict(zip(choose.TILE_KEYS, tile, strict=True))).layers
        found = layer.total_cycles, layer.dram_reads + layer.dram_writes
        expected = slow_totals(size, machine, tile, overlap=overlap, bias=bias)
        assert found in expected, f"{size} in tiles of {tile}, overlap {overlap}: {found}, expected one of {expected}"
        assert found[0] <= 1.01 * min(expected)[0]


def test_closed_form_equals_a_walk_over_every_tile():
    check_cost()


@given(
    size=st.tuples(*[st.integers(1, 40)] * 3), tile=st.tuples(*[st.integers(1, 12)] * 3), overlap=st.booleans(),
    bandwidth=st.integers(1, 90),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_closed_form_equals_a_walk_over_any_tiles(size, tile, overlap, bandwidth):
    machine = replace(TINY, bandwidth=bandwidth)
    tiles = dict(zip(choose.TILE_KEYS, tile, strict=True))
    [layer] = cost(mlp(*size, softmax=False), machine, overlap=overlap, tiles=tiles).layers
    found = layer.total_cycles, layer.dram_reads + layer.dram_writes
    assert found in slow_totals(size, machine, tile, overlap=overlap, bias=1)


def forgets_the_last_store(monkeypatch: pytest.MonkeyPatch) -> None:
    right = schedule.measure

    def wrong(plan, machine, sharing, overlap):
        tally = right(plan, machine, sharing, overlap)
        last = schedule._figures(plan, machine, sharing)(tuple(count - 1 for count in plan.counts))
        return replace(tally, total=tally.total - last.store)

    monkeypatch.setattr(schedule, "measure", wrong)


def loads_weights_for_every_tile(monkeypatch: pytest.MonkeyPatch) -> None:
    right = tiling.Plan.step
    monkeypatch.setattr(tiling.Plan, "step", lambda plan, place: right(plan, place)._replace(new_weights=True))


def stores_before_sums_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    right = tiling.Plan.step
    monkeypatch.setattr(tiling.Plan, "step", lambda plan, place: right(plan, place)._replace(last=True))


def takes_the_last_tile_for_a_full_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(plan, axis, j):
        start, size = plan.spans[axis][0], plan.tile[axis]
        return start + j * size, start + (j + 1) * size

    monkeypatch.setattr(tiling.Plan, "piece", wrong)


def takes_neighbours_of_the_last_tile_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    right = schedule._representatives

    def wrong(plan):
        merged: dict[tuple[int, ...], int] = {}
        for place, times in right(plan):
            near = tuple(1 if 1 < j < count - 1 else j for j, count in zip(place, plan.counts, strict=True))
            merged[near] = merged.get(near, 0) + times
        return list(merged.items())

    monkeypatch.setattr(schedule, "_representatives", wrong)


@pytest.fixture
def _no_memory():
    """Planted bugs must not meet, or leave, remembered plans."""
    caches = schedule._best, schedule.measure
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("_no_memory")
@pytest.mark.parametrize(
    "bug",
    [
        forgets_the_last_store,
        loads_weights_for_every_tile,
        stores_before_sums_are_whole,
        takes_the_last_tile_for_a_full_one,
        takes_neighbours_of_the_last_tile_for_the_others,
    ],
)
def test_planted_bug_is_caught(bug, monkeypatch):
    bug(monkeypatch)
    with pytest.raises(AssertionError):
        check_cost()


def check_half_is_usable() -> None:
    """A tile of weights that fills the WRAM fits without overlap only."""
    tiles = {"outputs": 256, "inputs": 256}
    cost(product(8, 256, 256), DEFAULT, overlap=False, tiles=tiles)
    says = "fc1 needs 262144 bytes of WRAM .* has 262144, and half of it is usable with overlap .131072 bytes."
    with pytest.raises(ValueError, match=says):
        cost(product(8, 256, 256), DEFAULT, tiles=tiles)
    cost(product(8, 256, 128), DEFAULT, tiles=tiles)  # half


def test_half_of_a_buffer_is_usable_with_overlap():
    check_half_is_usable()


@pytest.mark.usefixtures("_no_memory")
def test_forgetting_the_other_half_is_caught(monkeypatch):
    right = choose.misfit
    monkeypatch.setattr(choose, "misfit", lambda work, tile, machine, *, overlap: right(work, tile, machine, overlap=0))
    with pytest.raises(pytest.fail.Exception):
        check_half_is_usable()
