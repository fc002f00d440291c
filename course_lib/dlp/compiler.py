"""The compiler: from a network to instructions, tile by tile, with or without ping-pong."""

from __future__ import annotations

import math
from collections.abc import Mapping

from course_lib.dlp.emitter import Emitter
from course_lib.dlp.functional import weights_of
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Conv, Layer, Mlp, Network, ReLU, Shape
from course_lib.dlp.program import LayerCode, Program
from course_lib.dlp.schedule import plan_network
from course_lib.dlp.tiling import Plan
from course_lib.types import Array


def compile_network(
    network: Network,
    machine: Machine,
    *,
    overlap: bool = True,
    tiles: Mapping[str, int] | None = None,
    rounding: str = "half_away",
) -> Program:
    """Return instructions for one forward pass of `network`; its batch size is the network's.

    `tiles` as for `schedule.cost`, whose plans are used; `rounding` as for `fixed_point.quantise`.
    Raises ValueError for tiles that do not fit.
    """
    plans = plan_network(network, machine, overlap=overlap, tiles=tiles)
    signal = "float16" if any(getattr(layer, "formats", None) for layer in network.layers) else "float32"
    source = "x0"
    tensors = {source: (math.prod(network.input_shape), signal)}
    constants: dict[str, Array] = {}
    layers: list[LayerCode] = []
    for place, ((layer, shape, after), cores) in enumerate(zip(network.steps(), plans, strict=True)):
        if isinstance(layer, Mlp | Conv):
            weights = weights_of(layer, rounding=rounding)
            constants[f"w{place}"], constants[f"b{place}"] = weights.W, weights.b
        target = f"x{place + 1}" if cores else source
        tensors[target] = (math.prod(after), signal)
        code = tuple(Emitter(layer, place, plan, signal, source, target, shape, after).code(overlap) for plan in cores)
        note = _note(layer, shape, after, cores)
        layers.append(LayerCode(place, layer.name, type(layer).__name__, note, source, code))
        source = target
    return Program(machine, network, overlap, rounding, tuple(layers), source, tensors, constants)


def _note(layer: Layer, shape: Shape, after: Shape, cores: list[Plan]) -> str:
    if not cores:
        return "done with the layer before" if isinstance(layer, ReLU) else "nothing moves"
    plan = cores[0]
    shapes, tile, counts = f"{_text(shape)} to {_text(after)}", plan.tile, math.prod(plan.counts)
    if plan.work.kind != "product":
        return f"{shapes}; {counts} tiles of {tile.windows} x {tile.outputs}"
    K, stays = plan.work.k**2 * tile.inputs, "weights" if plan.outputs_first else "neurons"
    return f"{shapes}; {counts} tiles of ({tile.windows}, {K}) x ({K}, {tile.outputs}), {stays} stay where they can"


def _text(shape: Shape) -> str:
    return "(" + ", ".join(map(str, shape)) + ")"
