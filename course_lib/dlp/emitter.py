"""The emitter: writes one core's instructions of one layer, and says where in the buffers everything lies."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from course_lib.dlp.isa import Four, Instruction, Matrix, Move, Region, Scalar, Sync, Vector
from course_lib.dlp.network import Conv, Layer, Mlp, Shape
from course_lib.dlp.rolling import Stage, rolled
from course_lib.dlp.tiling import Plan, Step
from course_lib.dlp.work import Span, Work


@dataclass
class Twin:
    """One buffer, or two that take turns."""

    address: int
    size: int
    twins: int
    turn: int = -1

    def next(self) -> int:
        """Return the address whose turn it is next."""
        self.turn = (self.turn + 1) % self.twins
        return self.now

    @property
    def now(self) -> int:
        """The address whose turn it is."""
        return self.address + self.turn * self.size


@dataclass
class Emitter:
    """Writes one core's instructions of one layer."""

    layer: Layer
    layer_id: int
    plan: Plan
    signal: str
    source: str
    target: str
    shape: Shape
    after: Shape
    buffers: dict[str, Twin] = field(default_factory=dict)

    def code(self, overlap: bool) -> tuple[Instruction, ...]:
        """Return all instructions. With `overlap`, a stage stores what the one before made and loads for the next."""
        address = {"nram": 0, "wram": 0}
        for name, size in self.plan.sizes.items():
            memory = "wram" if name == "weights" else "nram"
            twins = 2 if overlap else 1
            self.buffers[name] = Twin(address[memory], size, twins)
            address[memory] += twins * size
        parts = [(self._load(step), self._compute(step), self._store(step)) for step in self.plan.steps()]
        stages: list[Stage] = []
        sync = (Sync(),)
        if overlap:
            stages.append(parts[0][0] + sync)
            for i, (_, compute, _) in enumerate(parts):
                before = parts[i - 1][2] if i else ()
                ahead = parts[i + 1][0] if i + 1 < len(parts) else ()
                stages.append(before + ahead + compute + sync)
            stages.append(parts[-1][2] + sync)
        else:
            stages = [load + sync + compute + sync + (store + sync if store else ()) for load, compute, store in parts]
        start: tuple[Instruction, ...] = ()
        if isinstance(self.layer, Mlp | Conv) and self.layer.formats:
            start = (Scalar("formats", self.layer.formats),)
        return start + rolled(stages)

    @property
    def work(self) -> Work:
        """What the plan cuts."""
        return self.plan.work

    @property
    def view(self) -> Four:
        """The input tensor in four axes."""
        work, product = self.work, self.work.kind == "product"
        deep = work.inputs if product else self._all_outputs
        images = math.prod(self.shape) // (work.height * work.width * deep)
        return images, work.height, work.width, deep

    @property
    def _all_outputs(self) -> int:
        return 1 if self.work.kind == "relu" else self.after[-1]

    @property
    def out_view(self) -> Four:
        """The output tensor in four axes."""
        rows, columns = (self.after[1], self.after[2]) if self._spatial else (1, 1)
        return math.prod(self.after) // (rows * columns * self._all_outputs), rows, columns, self._all_outputs

    @property
    def _spatial(self) -> bool:
        return isinstance(self.layer, Conv) or self.work.kind == "pool"

    def _load(self, step: Step) -> tuple[Instruction, ...]:
        moves: list[Instruction] = []
        work = self.work
        if step.new_neurons:
            deep = step.inputs if work.kind == "product" else step.outputs
            spans = step.images, self._seen(step.rows), self._seen(step.columns), deep
            region = Region(self.source, self.signal, self.view, spans)
            moves.append(Move("load", "neurons", region, "nram", self.buffers["neurons"].next()))
        if step.new_weights:
            k, deep = work.k, (work.inputs, self.after[-1])
            dtype = work.form
            region = Region(f"w{self.layer_id}", dtype, (k, k, *deep), ((0, k), (0, k), step.inputs, step.outputs))
            moves.append(Move("load", "weights", region, "wram", self.buffers["weights"].next()))
        if step.new_bias:
            dtype = "float16" if work.integers else "float32"
            region = Region(
                f"b{self.layer_id}", dtype, (1, 1, 1, self.after[-1]), ((0, 1), (0, 1), (0, 1), step.outputs)
            )
            moves.append(Move("load", "bias", region, "nram", self.buffers["bias"].next()))
        return tuple(moves)

    def _seen(self, outputs: Span) -> Span:
        """Return the input rows, or columns, that some output rows see, padding and all."""
        start, _, padded = self.work.patch(outputs, 0)
        return start, start + padded

    def _compute(self, step: Step) -> tuple[Instruction, ...]:
        work, neurons = self.work, self.buffers["neurons"].now
        sums = self.buffers["sums"].next() if step.first else self.buffers["sums"].now
        rows, columns = (b - a for a, b in (self._seen(step.rows), self._seen(step.columns)))
        images, outputs, inputs = (b - a for a, b in (step.images, step.outputs, step.inputs))
        M = step.windows
        if work.kind == "pool":
            patch = (images, rows, columns, outputs)
            return (Vector("pool", neurons, self.signal, patch, sums, self.signal, k=work.k, stride=work.stride),)
        if work.kind != "product":
            return (Vector(work.kind, neurons, self.signal, (M, outputs), sums, self.signal),)
        bias = self.buffers["bias"].now if work.bias_bytes else None
        patch = (images, rows, columns, inputs)
        dtype = work.form if work.integers else self.signal
        sums_dtype = "float32" if not work.integers else f"int{8 * work.sum_bytes}"
        code: list[Instruction] = []
        if step.new_neurons and work.integers:
            code.append(Vector("quantise", neurons, self.signal, (math.prod(patch),), neurons, dtype))
        code.append(
            Matrix(
                work.form, neurons, patch, dtype, work.k, work.stride, work.dilation, self.buffers["weights"].now,
                outputs, sums, sums_dtype, step.first, bias if step.first and not work.integers else None,
            )
        )  # fmt: skip
        if step.last and work.integers:
            code.append(Vector("dequantise", sums, sums_dtype, (M, outputs), sums, "float16", bias=bias))
        elif step.last and self.signal == "float16":
            code.append(Vector("round", sums, "float32", (M, outputs), sums, "float16"))
        if step.last and work.relu:
            size = (M, outputs)
            code.append(Vector("relu", sums, self.signal, size, sums, self.signal, layer_id=self.layer_id + 1))
        return tuple(code)

    def _store(self, step: Step) -> tuple[Instruction, ...]:
        if not step.last:
            return ()
        spans = step.images, step.rows, step.columns, step.outputs
        region = Region(self.target, self.signal, self.out_view, spans)
        return (Move("store", "neurons", region, "nram", self.buffers["sums"].now),)
