"""Choosing tiles: a few that fit are ranked by a quick estimate, then the best of them timed exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from course_lib.dlp.machine import Machine
from course_lib.dlp.tiling import Plan, Tile, misfit
from course_lib.dlp.work import Work

TILE_KEYS = ("rows", "outputs", "inputs")
"""What a caller may choose: rows M, outputs N and inputs K of a product's tiles.

Of a convolution, M are windows, cut to whole rows of an image or whole images, and K whole channels of k · k inputs.
"""


def candidates(
    work: Work, machine: Machine, *, overlap: bool, tiles: Mapping[str, int], sharing: int, keep: int = 5
) -> list[Plan]:
    """Return up to `keep` plans that fit the buffers: those of the best estimates, and others near them that move less.

    `tiles` fixes sizes of products (capped by the layer's own). Raises ValueError that goes on, behind the
    layer's name, with buffer, need and size, where nothing fits.
    """
    check_tiles(tiles)
    chosen = tiles if work.kind == "product" else {}
    plans, problem = [], ""
    for tile, trouble in _tiles(work, machine, overlap, chosen):
        if trouble:
            problem = trouble
            continue
        plans.append(Plan(work, tile))
        if work.kind == "product" and tile.outputs < work.outputs[1] - work.outputs[0]:
            plans.append(Plan(work, tile, outputs_first=True))
    if not plans:
        advice = "Choose smaller tiles." if chosen else "No smaller tile exists: the layer needs a larger machine."
        raise ValueError(f"{problem}. {advice}")
    guesses = {plan: estimate(plan, machine, overlap=overlap, sharing=sharing) for plan in plans}
    ranked = sorted(guesses, key=lambda plan: guesses[plan][0])
    near = [plan for plan in ranked if guesses[plan][0] <= 1.01 * guesses[ranked[0]][0]]
    near.sort(key=lambda plan: guesses[plan][1])
    return list(dict.fromkeys([*near[: keep - 2], *ranked[:2]]))


def check_tiles(tiles: Mapping[str, int]) -> None:
    """Raise ValueError for an unknown key or a size below 1."""
    for key, size in tiles.items():
        if key not in TILE_KEYS:
            raise ValueError(f"Tiles are chosen by {', '.join(TILE_KEYS)}, got {key!r}.")
        if size != int(size) or size < 1:
            raise ValueError(f"A tile has at least 1 of {key}, got {size}.")


def estimate(plan: Plan, machine: Machine, *, overlap: bool, sharing: int) -> tuple[float, int]:
    """Return about how many cycles `plan` takes and how many bytes it moves: cheap, and good enough to rank plans."""
    work, tile, sizes = plan.work, plan.tile, plan.sizes
    images, rows, columns, outputs, inputs = plan.counts
    places = images * rows * columns
    steps = places * outputs * inputs
    if steps == 1 or (plan.outputs_first and places * inputs == 1):
        neurons = 1
    else:
        neurons = steps if plan.outputs_first or inputs > 1 or work.kind != "product" else places
    weights = outputs if inputs == 1 and (plan.outputs_first or places == 1) else steps
    weights = 1 if outputs * inputs == 1 else weights
    M = tile.windows * places
    stored = tile.windows * tile.outputs * work.signal_bytes
    moved = neurons * sizes["neurons"] + weights * sizes["weights"] + places * outputs * stored
    compute = 0.0
    if work.kind == "product":
        compute = inputs * outputs * machine.matrix_cycles(M, work.k**2 * tile.inputs, tile.outputs, work.form)
    if work.integers:
        passes = machine.passes["quantise"]
        compute += neurons * machine.vector_cycles(sizes["neurons"] // work.signal_bytes, passes)
    memory = moved * sharing / machine.bandwidth
    if not overlap:
        return compute + memory, moved
    ends = (sizes["neurons"] + sizes["weights"] + stored) * sharing / machine.bandwidth
    return max(compute, memory) + (ends if steps > 1 else min(compute, memory)), moved


def _tiles(work: Work, machine: Machine, overlap: bool, chosen: Mapping[str, int]) -> Iterator[tuple[Tile, str | None]]:
    """Yield tiles worth a look, each with what it does not fit, or None."""
    parts = 2 if overlap else 1
    taps = work.k * work.k
    outputs = work.outputs[1] - work.outputs[0]
    lanes = int(machine.lanes * machine.rates[work.form])
    all_outputs = [outputs] if work.kind == "softmax" else _halves(outputs, machine.pes)
    all_inputs = _halves(work.inputs, lanes)
    if "outputs" in chosen:
        all_outputs = [min(chosen["outputs"], outputs)]
    if "inputs" in chosen:
        all_inputs = [min(max(1, chosen["inputs"] // taps), work.inputs)]
    for o in all_outputs:
        usable = 0
        for c in all_inputs:
            tiles = [Tile(*place, o, c) for place in _places(work, machine.nram // parts, o, c, chosen.get("rows"))]
            found = [(tile, misfit(work, tile, machine, overlap=overlap)) for tile in tiles]
            yield from found
            usable += any(trouble is None for _, trouble in found)
            if usable == 2:  # still smaller pieces of the inputs only move more
                break


def _places(work: Work, room: int, o: int, c: int, rows_wanted: int | None) -> Iterator[tuple[int, int, int]]:
    """Yield (images, rows, columns) of tiles: the largest that fit `room` bytes of NRAM, and some parts of them."""
    images, rows, columns = (b - a for a, b in (work.images, work.rows, work.columns))
    if rows_wanted is not None:
        w = min(columns, rows_wanted)
        h = min(rows, max(1, rows_wanted // w))
        yield min(images, max(1, rows_wanted // (w * h))), h, w
        return
    deep = (c if work.kind == "product" else o) * work.signal_bytes
    room -= o * work.bias_bytes
    wide = (columns - 1) * work.stride + work.reach
    image = ((rows - 1) * work.stride + work.reach) * wide * deep + rows * columns * o * work.sum_bytes
    if image <= room:
        for i in _fewer(images, room // image):
            yield i, rows, columns
        if images == 1:
            for h in _fewer(rows, rows)[1:]:
                yield 1, h, columns
        return
    found = 0
    for w in (*_halves(columns, 1), 1):
        wide = (w - 1) * work.stride + work.reach
        # h rows of output need ((h − 1) stride + reach) rows of input, so their bytes grow by a constant each
        each = wide * work.stride * deep + w * o * work.sum_bytes
        h = (room - (work.reach - work.stride) * wide * deep) // each
        if h >= 1:
            for fewer in _fewer(rows, min(rows, h))[:3]:
                yield 1, fewer, w
            found += 1
            if found == 3:
                return
    if not found:
        yield 1, 1, 1  # to be named as the tile that does not fit


def _halves(length: int, unit: int) -> list[int]:
    """Return length, about a half, a quarter … in whole units where it is larger than one, and 1."""
    sizes, parts = [length], 2
    while parts < 2 * length:
        size = -(-length // parts)
        sizes.append(min(length, -(-size // unit) * unit) if size > unit // 2 else size)
        parts *= 2
    return list(dict.fromkeys([*sizes, 1]))


def _fewer(length: int, most: int) -> list[int]:
    """Return sizes up to `most` that cut `length` into even pieces: as few as possible, then 2, 4, 8, 16 times."""
    pieces = -(-length // min(length, most))
    return list(dict.fromkeys(-(-length // min(length, pieces * times)) for times in (1, 2, 4, 8, 16)))
