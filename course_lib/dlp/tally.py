"""Tallies: what a core does for a layer, counted; and costs, made of the tallies of all cores.

A ReLU straight after a product is done in NRAM: the product's own time is what the pair takes, less the ReLU's vector
cycles. A layer ends when its last core does.
"""

from __future__ import annotations

from dataclasses import dataclass

from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Layer, Network, ReLU
from course_lib.dlp.work import works
from course_lib.types import Cost, LayerCost


@dataclass
class Tally:
    """What one core does for one layer: cycles and bytes. The fused ReLU's part is kept apart."""

    load: float = 0
    compute: float = 0
    store: float = 0
    total: float = 0
    relu: float = 0  # cycles, part of `compute`
    macs: int = 0
    vector: int = 0  # entries times passes, without the fused ReLU
    relu_bytes: int = 0  # of entries that the fused ReLU reads, and as many writes
    relu_vector: int = 0
    nram_reads: int = 0
    nram_writes: int = 0
    wram_reads: int = 0
    wram_writes: int = 0
    dram_reads: int = 0
    dram_writes: int = 0

    def add(self, other: Tally, times: int) -> None:
        """Count `other` `times` more."""
        for key, value in vars(other).items():
            setattr(self, key, getattr(self, key) + times * value)


def assemble(network: Network, machine: Machine, overlap: bool, tallies: list[list[Tally]]) -> Cost:
    """Return the cost of layers whose cores' tallies are given: the busiest core's cycles, everybody's bytes."""
    layers: list[LayerCost] = []
    for place, (layer, work, cores) in enumerate(zip(network.layers, works(network), tallies, strict=True)):
        if cores:
            layers.append(_layer_cost(place, layer, machine, work.form if work else "float32", cores))
        else:
            before = tallies[place - 1] if place and isinstance(layer, ReLU) else []
            layers.append(_fused_relu(place, layer, machine, before))
    return Cost(machine.name, machine.clock, machine.bandwidth, overlap, tuple(layers))


def _layer_cost(place: int, layer: Layer, machine: Machine, form: str, cores: list[Tally]) -> LayerCost:
    busiest, everybody = max(cores, key=lambda tally: tally.total), Tally()
    for tally in cores:
        everybody.add(tally, 1)
    moved = everybody.dram_reads + everybody.dram_writes
    buffers = everybody.nram_reads + everybody.nram_writes + everybody.wram_reads + everybody.wram_writes
    return LayerCost(
        layer_id=place,
        name=layer.name,
        type=type(layer).__name__,
        macs=everybody.macs,
        peak_macs=machine.peak_macs(form),
        load_cycles=busiest.load,
        compute_cycles=busiest.compute - busiest.relu,
        store_cycles=busiest.store,
        total_cycles=busiest.total - busiest.relu,
        nram_reads=everybody.nram_reads,
        nram_writes=everybody.nram_writes,
        wram_reads=everybody.wram_reads,
        wram_writes=everybody.wram_writes,
        dram_reads=everybody.dram_reads,
        dram_writes=everybody.dram_writes,
        energy=machine.energy(form, everybody.macs, everybody.vector, buffers, moved),
    )


def _fused_relu(place: int, layer: Layer, machine: Machine, cores: list[Tally]) -> LayerCost:
    """Return the cost of a ReLU that was done with the product before it, or of a layer that is free."""
    cycles = max(cores, key=lambda tally: tally.total).relu if cores else 0
    size = sum(tally.relu_bytes for tally in cores)
    passes = sum(tally.relu_vector for tally in cores)
    return LayerCost(
        place, layer.name, type(layer).__name__, 0, machine.peak_macs("float32"), 0, cycles, 0, cycles,
        size, size, 0, 0, 0, 0, machine.energy("float32", 0, passes, 2 * size, 0),
    )  # fmt: skip
