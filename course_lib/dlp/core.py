"""A core: executes instructions on buffers of the machine's size, and keeps the time of its queues.

Numbers: every instruction reads and writes bytes of NRAM, WRAM and DRAM; an address beyond a buffer is an error.
Time: each queue does its instructions in order; a Sync sets all queues to the time of the latest. Between two syncs the
order across queues is open, so two queues that meet at the same bytes, one of them writing, are an error (a race).
"""

from __future__ import annotations

import math

import numpy as np

from course_lib.dlp.fixed_point import quantise
from course_lib.dlp.functional import dequantise_sums, max_pool, relu, softmax
from course_lib.dlp.integer_product import accumulate
from course_lib.dlp.isa import BYTES, Matrix, Move, Region, Scalar, Sync, Vector
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Formats
from course_lib.dlp.program import LayerCode
from course_lib.dlp.tally import Tally
from course_lib.types import Array, Event

QUEUES = ("control", "compute", "memory")


class Core:
    """One core at work on one layer: its buffers, its queues' clocks, and what it has done so far."""

    def __init__(self, machine: Machine, dram: dict[str, Array], layer: LayerCode, sharing: int, rounding: str) -> None:
        self.machine, self.dram, self.layer = machine, dram, layer
        self.sharing, self.rounding = sharing, rounding
        self.buffers = {"nram": np.zeros(machine.nram, np.uint8), "wram": np.zeros(machine.wram, np.uint8)}
        self.clocks: dict[str, float] = dict.fromkeys(QUEUES, 0)
        self.tally = Tally()
        self.events: list[Event] = []
        self.formats: Formats | None = None
        self.held: dict[tuple[str, int], int] = {}  # buffer and address: bytes in use
        self.touched: list[tuple[str, bool, str, int, int]] = []  # since the last sync

    def execute(self, instruction: Move | Matrix | Vector | Scalar | Sync) -> None:
        """Do one instruction."""
        match instruction:
            case Sync():
                self._sync()
            case Scalar(value=value):
                self.formats = value
            case Move(direction="load"):
                self._load(instruction)
            case Move():
                self._store(instruction)
            case Matrix():
                self._matrix(instruction)
            case Vector():
                self._vector(instruction)

    def finish(self) -> None:
        """End the layer when the last queue does."""
        self._sync()
        self.tally.total = self.clocks["memory"]

    def _sync(self) -> None:
        self.clocks = dict.fromkeys(QUEUES, max(self.clocks.values()))
        for i, (queue, writes, memory, start, stop) in enumerate(self.touched):
            for other, also, where, first, last in self.touched[:i]:
                if other != queue and (writes or also) and where == memory and start < last and first < stop:
                    raise RuntimeError(
                        f"Layer {self.layer.name}: {other} and {queue} meet at {memory}[{max(start, first):#x}:"
                        f"{min(stop, last):#x}] with no sync between them."
                    )
        self.touched.clear()

    def _touch(self, queue: str, memory: str, address: int, size: int, *, writes: bool) -> slice:
        limit = len(self.buffers[memory])
        if address < 0 or address + size > limit:
            raise IndexError(
                f"Layer {self.layer.name}: {memory}[{address:#x}:{address + size:#x}] is outside the buffer, "
                f"which has {limit} bytes."
            )
        self.touched.append((queue, writes, memory, address, address + size))
        return slice(address, address + size)

    def _read(self, queue: str, memory: str, address: int, shape: tuple[int, ...], dtype: str) -> Array:
        size = math.prod(shape) * BYTES[dtype]
        place = self._touch(queue, memory, address, size, writes=False)
        array: Array = self.buffers[memory][place].copy().view(dtype)  # a copy may be looked at in any type
        return array.reshape(shape)

    def _write(self, queue: str, memory: str, address: int, values: Array) -> None:
        place = self._touch(queue, memory, address, values.nbytes, writes=True)
        self.buffers[memory][place] = np.ascontiguousarray(values).reshape(-1).view(np.uint8)

    def _pass_time(self, queue: str, what: str, cycles: float, layer_id: int | None = None) -> None:
        start = self.clocks[queue]
        self.clocks[queue] = start + cycles
        used = {"nram": 0, "wram": 0}
        for (memory, _), size in self.held.items():
            used[memory] += size
        where = self.layer.layer_id if layer_id is None else layer_id
        self.events.append(Event(queue, where, what, start, start + cycles, used["nram"], used["wram"]))

    def _load(self, move: Move) -> None:
        region = move.region
        inside, own = _boxes(region)
        patch = np.zeros(region.lengths, region.dtype)
        patch[own] = self.dram[region.tensor].reshape(region.shape)[inside]
        self._write("memory", move.memory, move.address, patch)
        self.held[move.memory, move.address] = region.size
        cycles = self.machine.dma_cycles(region.moved, self.sharing)
        self.tally.load += cycles
        self.tally.dram_reads += region.moved
        if move.memory == "nram":
            self.tally.nram_writes += region.moved
        else:
            self.tally.wram_writes += region.moved
        self._pass_time("memory", f"load {move.what}", cycles)

    def _store(self, move: Move) -> None:
        region = move.region
        values = self._read("memory", move.memory, move.address, region.lengths, region.dtype)
        inside, own = _boxes(region)
        self.dram[region.tensor].reshape(region.shape)[inside] = values[own]
        self.held.pop((move.memory, move.address), None)
        cycles = self.machine.dma_cycles(region.moved, self.sharing)
        self.tally.store += cycles
        self.tally.dram_writes += region.moved
        self.tally.nram_reads += region.moved
        self._pass_time("memory", "store", cycles)

    def _matrix(self, matrix: Matrix) -> None:
        M, K, N = matrix.sizes
        patch = self._read("compute", "nram", matrix.neurons, matrix.patch, matrix.dtype)
        W = self._read("compute", "wram", matrix.weights, (K, N), matrix.form)
        X = _windows(patch, matrix.k, matrix.stride, matrix.dilation).reshape(M, K)
        products = X.astype(np.float32) @ W if matrix.form == "float32" else accumulate(X, W)
        neurons, sums = BYTES[matrix.dtype], BYTES[matrix.sums_dtype]
        before: Array | int = 0
        if not matrix.start:
            before = self._read("compute", "nram", matrix.sums, (M, N), matrix.sums_dtype)
            self.tally.nram_reads += M * N * sums
        elif matrix.bias is not None:
            before = self._read("compute", "nram", matrix.bias, (N,), "float32")
            self.tally.nram_reads += N * 4
        self._write("compute", "nram", matrix.sums, (products + before).astype(matrix.sums_dtype))
        self.held["nram", matrix.sums] = M * N * sums
        cycles = self.machine.matrix_cycles(M, K, N, matrix.form)
        self.tally.compute += cycles
        self.tally.macs += M * K * N
        self.tally.nram_reads += M * K * neurons * -(-N // self.machine.pes)
        self.tally.nram_writes += M * N * sums
        self.tally.wram_reads += M * K * N * BYTES[matrix.form]
        self._pass_time("compute", "matrix", cycles)

    def _vector(self, vector: Vector) -> None:
        x = self._read("compute", "nram", vector.source, vector.shape, vector.source_dtype)
        bias = None
        if vector.bias is not None:
            bias = self._read("compute", "nram", vector.bias, vector.shape[-1:], "float16")
        y = self._operate(vector, x, bias).astype(vector.target_dtype)
        self._write("compute", "nram", vector.target, y)
        self.held["nram", vector.target] = y.nbytes
        times = vector.k**2
        passes = self.machine.passes[vector.pass_key] * times
        cycles = self.machine.vector_cycles(y.size, passes)
        self.tally.compute += cycles
        if vector.layer_id is None:
            self.tally.vector += y.size * passes
            self.tally.nram_reads += y.size * times * BYTES[vector.source_dtype]
            self.tally.nram_reads += 0 if bias is None else bias.nbytes
            self.tally.nram_writes += y.nbytes
        else:
            self.tally.relu += cycles
            self.tally.relu_vector += y.size * passes
            self.tally.relu_bytes += y.nbytes
        self._pass_time("compute", "vector", cycles, vector.layer_id)

    def _operate(self, vector: Vector, x: Array, bias: Array | None) -> Array:
        match vector.operation:
            case "relu":
                return relu(x)
            case "softmax":
                return softmax(x)
            case "pool":
                return max_pool(x, vector.k, vector.stride)
            case "round":
                return x
        if self.formats is None:
            raise RuntimeError(f"Layer {self.layer.name}: {vector.operation} before the formats register was set.")
        if vector.operation == "dequantise":
            return dequantise_sums(x, self.formats, np.zeros(x.shape[-1], np.float16) if bias is None else bias)
        try:
            return quantise(x, self.formats.neurons, rounding=self.rounding)[0]
        except ValueError as error:
            raise ValueError(f"The neurons of layer {self.layer.name} cannot become integers: {error}") from None


def _boxes(region: Region) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    """Return where the region lies inside its tensor, and where that part lies in the region."""
    inside = region.inside
    own = [slice(a - start, b - start) for (a, b), (start, _) in zip(inside, region.spans, strict=True)]
    return tuple(slice(a, b) for a, b in inside), tuple(own)


def _windows(patch: Array, k: int, stride: int, dilation: int) -> Array:
    """Return (images, rows, columns, k, k, inputs): the windows of a patch (images, rows, columns, inputs)."""
    reach = dilation * (k - 1) + 1
    views = np.lib.stride_tricks.sliding_window_view(patch, (reach, reach), axis=(1, 2))
    return views[:, ::stride, ::stride, :, ::dilation, ::dilation].transpose(0, 1, 2, 4, 5, 3)
