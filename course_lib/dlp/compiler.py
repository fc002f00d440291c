"""The compiler: from a network to instructions, tile by tile, with or without ping-pong."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from course_lib.dlp.functional import weights_of
from course_lib.dlp.isa import Four, Instruction, Loop, Matrix, Move, Region, Scalar, Sync, Vector
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Conv, Layer, Mlp, Network, Shape
from course_lib.dlp.program import LayerCode, Program
from course_lib.dlp.schedule import plan_network
from course_lib.dlp.tiling import Plan, Step
from course_lib.dlp.work import Span, Work
from course_lib.types import Array

Stage = tuple[Instruction, ...]
"""What is issued for one step, its syncs included."""


def compile_network(
    network: Network, machine: Machine, *, overlap: bool = True, tiles: Mapping[str, int] | None = None
) -> Program:
    """Return instructions for one forward pass of `network`; its batch size is the network's.

    `tiles` as for `schedule.cost`, whose plans are used. Raises ValueError for tiles that do not fit.
    """
    plans = plan_network(network, machine, overlap=overlap, tiles=tiles)
    signal = "float16" if any(getattr(layer, "formats", None) for layer in network.layers) else "float32"
    tensors = {"x0": (math.prod(network.input_shape), signal)}
    constants: dict[str, Array] = {}
    layers: list[LayerCode] = []
    source = "x0"
    for place, ((layer, shape, after), cores) in enumerate(zip(network.steps(), plans, strict=True)):
        note = f"{_times(shape)} to {_times(after)}"
        code: list[tuple[Instruction, ...]] = []
        if cores:
            target = f"x{place + 1}"
            tensors[target] = (math.prod(after), signal)
            if isinstance(layer, Mlp | Conv):
                weights = weights_of(layer)
                constants[f"w{place}"], constants[f"b{place}"] = weights.W, weights.b
            code = [_Emitter(layer, place, plan, signal, source, target, shape, after).code(overlap) for plan in cores]
            note += "; " + _tile_note(cores[0])
            source = target
        layers.append(LayerCode(place, layer.name, type(layer).__name__, note, tuple(code)))
        if not cores:
            note = "done with the layer before" if type(layer).__name__ == "ReLU" else "nothing moves"
            layers[-1] = replace(layers[-1], note=note)
    return Program(machine, network, overlap, tuple(layers), source, tensors, constants)


@dataclass
class _Twin:
    """One buffer, or two that take turns."""

    address: int
    size: int
    twins: int
    turn: int = -1

    def next(self) -> int:
        self.turn = (self.turn + 1) % self.twins
        return self.now

    @property
    def now(self) -> int:
        return self.address + self.turn * self.size


@dataclass
class _Emitter:
    """Writes one core's instructions of one layer."""

    layer: Layer
    layer_id: int
    plan: Plan
    signal: str
    source: str
    target: str
    shape: Shape
    after: Shape
    buffers: dict[str, _Twin] = field(default_factory=dict)

    def code(self, overlap: bool) -> tuple[Instruction, ...]:
        address = {"nram": 0, "wram": 0}
        for name, size in self.plan.sizes.items():
            memory = "wram" if name == "weights" else "nram"
            twins = 2 if overlap else 1
            self.buffers[name] = _Twin(address[memory], size, twins)
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
            spans = step.images, self._seen(step.rows, work.height), self._seen(step.columns, work.width), deep
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

    def _seen(self, outputs: Span, length: int) -> Span:
        start, _, padded = self.work.patch(outputs, length)
        return start, start + padded

    def _compute(self, step: Step) -> tuple[Instruction, ...]:
        work, neurons = self.work, self.buffers["neurons"].now
        sums = self.buffers["sums"].next() if step.first else self.buffers["sums"].now
        rows, columns = (b - a for a, b in (self._seen(step.rows, 0), self._seen(step.columns, 0)))
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


def rolled(stages: list[Stage]) -> tuple[Instruction, ...]:
    """Return the stages in a row, with a Loop wherever one, two or four of them repeat with regions that move evenly.

    Two are the rule with ping-pong: buffers take turns.
    """
    kinds: dict[object, int] = {}
    keys = [kinds.setdefault(tuple(_still(each) for each in stage), len(kinds)) for stage in stages]
    starts = [_starts(stage) for stage in stages]
    code: list[Instruction] = []
    place = 0
    while place < len(stages):
        period, count = 1, 1
        for length in (1, 2, 4):
            many = _repeats(keys, starts, place, length)
            if many >= 3 and many * length > period * count:
                period, count = length, many
        body = stages[place : place + period]
        if count == 1:
            code += body[0]
        else:
            moved = [_moving(stage, starts[place + i], starts[place + i + period]) for i, stage in enumerate(body)]
            code.append(Loop(count, tuple(each for stage in moved for each in stage)))
        place += period * count
    return tuple(code)


def _repeats(keys: list[int], starts: list[tuple[int, ...]], place: int, length: int) -> int:
    """Return how often the `length` stages from `place` on come in a row, moving by the same steps each time."""
    steps: list[tuple[int, ...]] = []
    at = place + length
    while at < len(keys) and keys[at] == keys[at - length]:
        step = tuple(b - a for a, b in zip(starts[at - length], starts[at], strict=True))
        if len(steps) < length:
            steps.append(step)
        elif step != steps[(at - place) % length]:
            break
        at += 1
    return (at - place) // length


def _still(instruction: Instruction) -> object:
    """Return what stays the same while regions move."""
    if not isinstance(instruction, Move):
        return instruction
    a, b, c, d = instruction.region.lengths
    return replace(instruction, region=replace(instruction.region, spans=((0, a), (0, b), (0, c), (0, d))))


def _starts(stage: Stage) -> tuple[int, ...]:
    return tuple(start for each in stage if isinstance(each, Move) for start, _ in each.region.spans)


def _moving(stage: Stage, here: tuple[int, ...], there: tuple[int, ...]) -> Stage:
    """Return the stage with the advance of its regions."""
    steps = iter(b - a for a, b in zip(here, there, strict=True))
    moving: list[Instruction] = []
    for each in stage:
        if isinstance(each, Move):
            a, b, c, d = (next(steps) for _ in range(4))
            moving.append(replace(each, region=replace(each.region, advance=(a, b, c, d))))
        else:
            moving.append(each)
    return tuple(moving)


def _times(shape: Shape) -> str:
    return "(" + ", ".join(map(str, shape)) + ")"


def _tile_note(plan: Plan) -> str:
    tile, counts = plan.tile, math.prod(plan.counts)
    if plan.work.kind != "product":
        return f"{counts} tiles of {tile.windows} x {tile.outputs}"
    stays = "weights stay" if plan.outputs_first else "neurons stay"
    K = plan.work.k**2 * tile.inputs
    return f"{counts} tiles of ({tile.windows}, {K}) x ({K}, {tile.outputs}), {stays} where they can"
