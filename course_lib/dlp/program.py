"""Programs: the instructions of every layer and core, and what lies in DRAM before they run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from course_lib.dlp.isa import Instruction
from course_lib.dlp.listing import lines
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Network
from course_lib.types import Array


@dataclass(frozen=True)
class LayerCode:
    """The instructions of one layer, one sequence for each core that takes part; none where the layer is free."""

    layer_id: int
    name: str
    type: str
    note: str  # shapes and tiles, for the listing
    source: str  # tensor that the layer reads
    cores: tuple[tuple[Instruction, ...], ...]


@dataclass(frozen=True)
class Program:
    """A compiled network: instructions, and what lies in DRAM before they run."""

    machine: Machine
    network: Network
    overlap: bool
    rounding: str  # of neurons and weights that become integers
    layers: tuple[LayerCode, ...]
    output: str  # tensor that holds the answer
    tensors: Mapping[str, tuple[int, str]] = field(repr=False)  # signals in DRAM: entries and dtype
    constants: Mapping[str, Array] = field(repr=False)  # weights and biases in DRAM, as the machine reads them

    def listing(self) -> str:
        """Return assembler text: addresses, sizes, and a comment a line. Of several cores, the first is shown."""
        machine = self.machine
        order = "ping-pong: units and DMA at once" if self.overlap else "serial: load, compute, store"
        text = [
            f"; {machine.title}",
            f"; NRAM {machine.nram} bytes, WRAM {machine.wram} bytes, {machine.cores} core(s); {order}",
        ]
        for layer in self.layers:
            text += ["", f"; layer {layer.layer_id}: {layer.name} ({layer.type}), {layer.note}"]
            if len(layer.cores) > 1:
                text.append(f"; core 0; the other {len(layer.cores) - 1} do the same with their own part")
            if layer.cores:
                text += lines(layer.cores[0])
        return "\n".join(text) + "\n"
