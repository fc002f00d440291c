"""The schedule: what a network costs, in closed form. Tiles that are alike are timed once and counted.

A layer is a row of steps. Step i loads for ld_i cycles, computes for c_i and stores for st_i:

serial      Σ ld_i + c_i + st_i
overlapped  ld_0 + Σ max(c_i, ld_(i+1) + st_(i−1)) + st_last      while step i computes, the DMA stores what step i − 1
            made and loads what step i + 1 needs (ping-pong), so every buffer holds two

Layers follow one another. Issuing instructions costs nothing: it hides behind what they do. A ReLU straight after a
product is done in NRAM: the product's own time is what the pair takes, less the ReLU's vector cycles.

Cores share the DRAM evenly: with n at work, each has 1 / n of the bandwidth. A layer ends when its last core does.
"""

from __future__ import annotations

import functools
import itertools
from collections import Counter
from collections.abc import Callable, Mapping

from course_lib.dlp.choose import candidates, check_tiles
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Network
from course_lib.dlp.tally import Tally, assemble
from course_lib.dlp.tiling import Plan, Step
from course_lib.dlp.work import Span, Work, shares, works
from course_lib.types import Cost


def cost(network: Network, machine: Machine, *, overlap: bool = True, tiles: Mapping[str, int] | None = None) -> Cost:
    """Return what one forward pass of `network` costs `machine`; its batch size is the network's.

    `tiles` chooses sizes of products, such as {"rows": 64, "outputs": 128, "inputs": 256}, each capped by the layer's
    own; what is not chosen is found. Raises ValueError, naming buffer, need and size, for tiles that do not fit.
    """
    planned = plan_network(network, machine, overlap=overlap, tiles=tiles)
    tallies = [[measure(plan, machine, len(plans), overlap) for plan in plans] for plans in planned]
    return assemble(network, machine, overlap, tallies)


def plan_network(
    network: Network, machine: Machine, *, overlap: bool = True, tiles: Mapping[str, int] | None = None
) -> list[list[Plan]]:
    """Return for every layer the plans of its busy cores, which share the DRAM; none for a free layer."""
    check_tiles(tiles or {})
    wanted = tuple(sorted((key, int(size)) for key, size in (tiles or {}).items()))
    planned: list[list[Plan]] = []
    for layer, work in zip(network.layers, works(network), strict=True):
        parts = shares(work, machine.cores) if work else []
        try:
            planned.append([_best(part, machine, overlap, wanted, len(parts)) for part in parts])
        except ValueError as error:
            raise ValueError(f"Layer {layer.name} {error}") from None
    return planned


@functools.lru_cache(maxsize=512)
def _best(work: Work, machine: Machine, overlap: bool, tiles: tuple[tuple[str, int], ...], sharing: int) -> Plan:
    plans = candidates(work, machine, overlap=overlap, tiles=dict(tiles), sharing=sharing)
    tallies = [measure(plan, machine, sharing, overlap) for plan in plans]
    fastest = min(tally.total for tally in tallies)
    moved = {  # of those about as fast as the fastest, the one that moves least through the DRAM
        plan: tally.dram_reads + tally.dram_writes
        for plan, tally in zip(plans, tallies, strict=True)
        if tally.total <= 1.01 * fastest
    }
    return min(moved, key=lambda plan: moved[plan])


@functools.lru_cache(maxsize=2048)
def measure(plan: Plan, machine: Machine, sharing: int, overlap: bool) -> Tally:
    """Return the tally of all steps of `plan` on one core. Steps whose neighbours are alike too are timed once."""
    figures = _figures(plan, machine, sharing)
    total, kinds, often = Tally(), {}, Counter[int]()
    for place, times in _representatives(plan):
        own = figures(place)
        kinds[id(own)] = own  # `figures` returns the very same tally for steps that are alike
        often[id(own)] += times
        before, after = plan.neighbour(place, -1), plan.neighbour(place, 1)
        if not overlap:
            total.total += times * (own.load + own.compute + own.store)
            continue
        ahead = figures(after).load if after else 0
        behind = figures(before).store if before else 0
        total.total += times * max(own.compute, ahead + behind)
        total.total += 0 if before else own.load
        total.total += 0 if after else own.store
    for kind, times in often.items():
        total.add(kinds[kind], times)
    return total


def _figures(plan: Plan, machine: Machine, sharing: int) -> Callable[[tuple[int, ...]], Tally]:
    """Return place -> what its step does, remembered by the sizes that matter."""
    memory: dict[object, Tally] = {}
    known: dict[tuple[int, ...], Tally] = {}

    def figures(place: tuple[int, ...]) -> Tally:
        if place in known:
            return known[place]
        step = plan.step(place)
        rows = plan.work.patch(step.rows, plan.work.height)
        columns = plan.work.patch(step.columns, plan.work.width)
        lengths = tuple(stop - start for start, stop in step[:5])
        key = (lengths, rows[1], columns[1], step[5:])
        if key not in memory:
            memory[key] = _one_step(plan.work, machine, sharing, step, rows, columns)
        known[place] = memory[key]
        return memory[key]

    return figures


def _one_step(
    work: Work, machine: Machine, sharing: int, step: Step, rows: tuple[int, int, int], columns: tuple[int, int, int]
) -> Tally:
    """Return what one step does."""
    tally, product = Tally(), work.kind == "product"
    images, outputs, inputs = _length(step.images), _length(step.outputs), _length(step.inputs)
    deep = images * (inputs if product else outputs)
    M, K, signal = step.windows, work.k**2 * inputs, work.signal_bytes

    def load(size: int) -> None:
        tally.load += machine.dma_cycles(size, sharing)
        tally.dram_reads += size

    def vector(name: str, entries: int, read: int, written: int, times: int = 1) -> None:
        passes = machine.passes[name] * times
        tally.compute += machine.vector_cycles(entries, passes)
        tally.vector += entries * passes
        tally.nram_reads += entries * times * read
        tally.nram_writes += entries * written

    if step.new_neurons:
        size = deep * rows[1] * columns[1] * signal
        load(size)
        tally.nram_writes += size
        if work.integers:
            vector("quantise", deep * rows[2] * columns[2], signal, work.weight_bytes)
    if step.new_weights:
        load(K * outputs * work.weight_bytes)
        tally.wram_writes += K * outputs * work.weight_bytes
    if step.new_bias:
        load(outputs * work.bias_bytes)
        tally.nram_writes += outputs * work.bias_bytes
    if product:
        neuron = work.weight_bytes if work.integers else signal
        tally.compute += machine.matrix_cycles(M, K, outputs, work.form)
        tally.macs = M * K * outputs
        tally.nram_reads += M * K * neuron * -(-outputs // machine.pes)  # a neuron is sent to all PEs at once
        tally.wram_reads += M * K * outputs * work.weight_bytes
        tally.nram_writes += M * outputs * work.sum_bytes
        if not step.first:
            tally.nram_reads += M * outputs * work.sum_bytes
        if work.form == "float32" and step.first:
            tally.nram_reads += outputs * work.bias_bytes  # float sums start from the bias
        if step.last and signal == 2:
            vector("dequantise", M * outputs, work.sum_bytes, signal)
            tally.nram_reads += outputs * work.bias_bytes if work.integers else 0
        if step.last and work.relu:
            tally.relu = machine.vector_cycles(M * outputs, machine.passes["relu"])
            tally.compute += tally.relu
            tally.relu_vector = M * outputs * machine.passes["relu"]
            tally.relu_bytes = M * outputs * signal
    else:
        window = work.k**2 if work.kind == "pool" else 1
        vector(work.kind, M * outputs, signal, signal, window)
    if step.last:
        size = M * outputs * signal
        tally.store += machine.dma_cycles(size, sharing)
        tally.nram_reads += size
        tally.dram_writes += size
    return tally


def _length(span: Span) -> int:
    return span[1] - span[0]


def _representatives(plan: Plan) -> list[tuple[tuple[int, ...], int]]:
    """Return places and how many steps each stands for: steps that are alike, between neighbours that are alike."""
    work, axes = plan.work, []
    for axis, count in enumerate(plan.counts):
        if axis in (1, 2):  # rows and columns: at the border, part of a patch is padding
            length = work.height if axis == 1 else work.width
            spans = [plan.piece(axis, j) for j in range(count)]
            axes.append(_runs([(_length(span), work.patch(span, length)[1]) for span in spans]))
        elif count <= 4:
            axes.append([(j, 1) for j in range(count)])
        else:
            axes.append([(0, 1), (1, count - 3), (count - 2, 1), (count - 1, 1)])
    found = []
    for combination in itertools.product(*axes):
        times = 1
        for _, many in combination:
            times *= many
        found.append((tuple(j for j, _ in combination), times))
    return found


def _runs(sizes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return (place, how many) of runs in the middle of `sizes` whose neighbours are alike; the ends stay alone."""
    runs: list[tuple[int, int]] = []
    last = len(sizes) - 1
    for j in range(len(sizes)):
        if 1 < j < last and sizes[j - 2 : j + 1] == sizes[j - 1 : j + 2]:
            place, many = runs[-1]
            runs[-1] = place, many + 1
        else:
            runs.append((j, 1))
    return runs
