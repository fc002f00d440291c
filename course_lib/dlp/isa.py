"""The instruction set (指令集): move, matrix, vector, scalar, loop and sync.

Three queues take instructions in order: `memory` the moves, `compute` matrix and vector instructions, `control` the
rest. Queues run beside each other; only a Sync makes all of them wait until all are done.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from course_lib.dlp.network import Formats
from course_lib.dlp.work import Span

Four = tuple[int, int, int, int]

BYTES = {"int8": 1, "int16": 2, "int32": 4, "int64": 8, "float16": 2, "float32": 4}


@dataclass(frozen=True)
class Region:
    """A box of the DRAM tensor `tensor`, looked at in four axes. What lies outside the tensor is padding: zeros."""

    tensor: str
    dtype: str
    shape: Four  # of the tensor
    spans: tuple[Span, Span, Span, Span]  # of the box
    advance: tuple[Four, ...] = ()  # for every loop around it, the outermost first: how far it moves each time round

    @property
    def lengths(self) -> Four:
        """Of the box, with its padding."""
        (a, b), (c, d), (e, f), (g, h) = self.spans
        return b - a, d - c, f - e, h - g

    @property
    def inside(self) -> tuple[Span, Span, Span, Span]:
        """The spans that lie in the tensor."""
        a, b, c, d = (
            (max(0, start), max(0, start, min(stop, length)))
            for (start, stop), length in zip(self.spans, self.shape, strict=True)
        )
        return a, b, c, d

    @property
    def moved(self) -> int:
        """Bytes that cross the DRAM bus."""
        return math.prod(stop - start for start, stop in self.inside) * BYTES[self.dtype]

    @property
    def size(self) -> int:
        """Bytes in the buffer, with padding."""
        return math.prod(self.lengths) * BYTES[self.dtype]

    def at(self, turn: int) -> Region:
        """Return the box of the `turn`-th time round the innermost loop, for the loops around that one."""
        *outer, inner = self.advance
        a, b, c, d = (
            (start + turn * by, stop + turn * by) for (start, stop), by in zip(self.spans, inner, strict=True)
        )
        return replace(self, spans=(a, b, c, d), advance=tuple(outer))


@dataclass(frozen=True)
class Move:
    """DMA between DRAM and a buffer."""

    direction: Literal["load", "store"]
    what: Literal["neurons", "weights", "bias"]
    region: Region
    memory: Literal["nram", "wram"]
    address: int


@dataclass(frozen=True)
class Matrix:
    """MFU: sums (M, N) = windows (M, K) · weights (K, N). A window is read out of the neurons' patch as it is needed.

    With `start` the sums begin at the bias (float32) or at zero, otherwise the products are added to them.
    """

    form: str  # of the multiplication
    neurons: int  # NRAM address of the patch
    patch: Four  # images, rows, columns, inputs
    dtype: str  # of the neurons
    k: int
    stride: int
    dilation: int
    weights: int  # WRAM address of (k, k, inputs, outputs)
    outputs: int
    sums: int  # NRAM address
    sums_dtype: str
    start: bool
    bias: int | None = None  # NRAM address

    @property
    def windows(self) -> tuple[int, int, int]:
        """Images, rows and columns of windows: their product is M."""
        reach = self.dilation * (self.k - 1) + 1
        images, rows, columns, _ = self.patch
        return images, (rows - reach) // self.stride + 1, (columns - reach) // self.stride + 1

    @property
    def sizes(self) -> tuple[int, int, int]:
        """M, K and N."""
        return math.prod(self.windows), self.k**2 * self.patch[3], self.outputs


@dataclass(frozen=True)
class Vector:
    """VFU: one operation on all entries of a piece of NRAM, which may be written over.

    quantise and dequantise take their formats from the scalar register `formats`; round is float32 to float16.
    """

    operation: Literal["quantise", "dequantise", "round", "relu", "pool", "softmax"]
    source: int
    source_dtype: str
    shape: tuple[int, ...]  # what is read: (M, N), or for a pool (images, rows, columns, channels)
    target: int
    target_dtype: str
    k: int = 1
    stride: int = 1
    bias: int | None = None
    layer_id: int | None = None  # where it is another layer's than the program says: a ReLU done in passing

    @property
    def written(self) -> tuple[int, ...]:
        """Shape of what is written."""
        if self.operation != "pool":
            return self.shape
        images, rows, columns, channels = self.shape
        return images, (rows - self.k) // self.stride + 1, (columns - self.k) // self.stride + 1, channels

    @property
    def pass_key(self) -> str:
        """Which of a machine's `passes` it takes."""
        return "dequantise" if self.operation == "round" else self.operation


@dataclass(frozen=True)
class Scalar:
    """Control: set a register."""

    register: str
    value: Formats


@dataclass(frozen=True)
class Sync:
    """All queues wait until all are done."""


@dataclass(frozen=True)
class Loop:
    """Control: the body, `count` times; every time round its regions move on by their `advance`."""

    count: int
    body: tuple[Instruction, ...]


Instruction = Move | Matrix | Vector | Scalar | Sync | Loop


def unrolled(code: tuple[Instruction, ...]) -> Iterator[Move | Matrix | Vector | Scalar | Sync]:
    """Yield the instructions one after the other, loops gone round."""
    for instruction in code:
        if not isinstance(instruction, Loop):
            yield instruction
            continue
        for turn in range(instruction.count):
            for inner in unrolled(instruction.body):
                yield replace(inner, region=inner.region.at(turn)) if isinstance(inner, Move) else inner
