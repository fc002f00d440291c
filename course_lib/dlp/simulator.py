"""The simulator: executes a program's instructions, layer by layer and core by core.

Cores work one layer at a time and wait for each other at its end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from course_lib.dlp.core import Core
from course_lib.dlp.fixed_point import quantise
from course_lib.dlp.isa import unrolled
from course_lib.dlp.program import Program
from course_lib.dlp.tally import Tally, assemble
from course_lib.types import Array, Cost, Event


@dataclass(frozen=True)
class Run:
    """What a simulated forward pass gives."""

    output: Array  # float32, of the network's output shape
    cost: Cost
    events: tuple[Event, ...]  # of core 0, in the order of issue; Sync and Scalar take no time
    saturated: dict[int, int]  # layer id: how many of its input neurons do not fit their format


def simulate(program: Program, X: Array) -> Run:
    """Execute `program` on X, of the network's input shape. Raises ValueError for another shape, or NaN in integers."""
    network = program.network
    if X.shape != network.input_shape:
        raise ValueError(f"This program was compiled for X of shape {network.input_shape}, got {X.shape}.")
    dram: dict[str, Array] = {name: array.reshape(-1) for name, array in program.constants.items()}
    with np.errstate(over="ignore", invalid="ignore"):  # a machine overflows to ±∞ in silence
        for name, (entries, dtype) in program.tensors.items():
            dram[name] = X.astype(dtype).reshape(-1) if name == "x0" else np.zeros(entries, dtype)
        clock: float = 0
        events: list[Event] = []
        tallies: list[list[Tally]] = []
        saturated: dict[int, int] = {}
        for layer in program.layers:
            cores = [Core(program.machine, dram, layer, len(layer.cores), program.rounding) for _ in layer.cores]
            for core, code in zip(cores, layer.cores, strict=True):
                for instruction in unrolled(code):
                    core.execute(instruction)
                core.finish()
            tallies.append([core.tally for core in cores])
            if cores:
                events += [
                    replace(event, start=event.start + clock, end=event.end + clock) for event in cores[0].events
                ]
                clock += max(core.tally.total for core in cores)
            formats = getattr(network.layers[layer.layer_id], "formats", None)
            if formats:
                saturated[layer.layer_id] = quantise(dram[layer.source], formats.neurons, rounding=program.rounding)[1]
    output = dram[program.output].reshape(network.output_shape).astype(np.float32)
    cost = assemble(network, program.machine, program.overlap, tallies)
    return Run(output, cost, tuple(events), saturated)
