"""Work: what a layer asks of the machine, whatever its kind, and how cores share it.

Every layer is a nest of five axes: images, output rows, output columns, outputs, inputs. A product of K inputs and N
outputs over M windows has M = images · rows · columns and K = k · k · inputs; a fully connected layer is the case of
1 × 1 images and k = 1.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace
from typing import Literal

from course_lib.dlp.network import Conv, Layer, Mlp, Network, Pool, ReLU, Shape, Softmax

Span = tuple[int, int]
"""From the first to behind the last."""

Kind = Literal["product", "pool", "relu", "softmax"]


@dataclass(frozen=True)
class Work:
    """What a layer asks of the machine, or of one core: `images`, `rows` and `outputs` say which part of the output."""

    kind: Kind
    form: str  # number format of the multiplications
    images: Span
    rows: Span
    columns: Span
    outputs: Span
    inputs: int  # channels, that every output sums over; 1 where each output has an input of its own
    height: int  # of the input images
    width: int
    k: int = 1
    stride: int = 1
    dilation: int = 1
    pad: int = 0
    signal_bytes: int = 4  # a neuron in DRAM and on its way through the VFU
    weight_bytes: int = 4
    sum_bytes: int = 4  # an accumulator, and the output that takes its place
    bias_bytes: int = 0  # 0: a bias of zeros is not loaded
    relu: bool = False  # a ReLU follows, while the outputs are still in NRAM

    @property
    def reach(self) -> int:
        """Rows of input that one output row depends on."""
        return self.dilation * (self.k - 1) + 1

    @property
    def integers(self) -> bool:
        """Whether neurons are quantised before they multiply."""
        return self.form != "float32"

    def patch(self, outputs: Span, length: int) -> tuple[int, int, int]:
        """Return (start, real, padded) of the input rows, or columns, that output rows `outputs` see.

        start may be negative; `real` of the `padded` ones lie inside an image of `length`.
        """
        start = outputs[0] * self.stride - self.pad
        padded = (outputs[1] - outputs[0] - 1) * self.stride + self.reach
        return start, max(0, min(start + padded, length) - max(start, 0)), padded


def works(network: Network) -> list[Work | None]:
    """Return the work of every layer; None for a layer that is free: Flatten, and a ReLU done with the layer before.

    A ReLU straight after a product is done in NRAM, before the outputs are stored.
    """
    steps = list(network.steps())
    signal = 2 if any(isinstance(layer, Mlp | Conv) and layer.formats for layer in network.layers) else 4
    found: list[Work | None] = []
    for place, (layer, shape, after) in enumerate(steps):
        relu = place + 1 < len(steps) and isinstance(steps[place + 1][0], ReLU)
        fused = place > 0 and isinstance(steps[place - 1][0], Mlp | Conv)
        found.append(_work(layer, shape, after, signal, relu=relu, fused=fused))
    return found


def _work(layer: Layer, shape: Shape, after: Shape, signal: int, *, relu: bool, fused: bool) -> Work | None:
    vectors = replace(_NOTHING, signal_bytes=signal, sum_bytes=signal)
    match layer:
        case Mlp() | Conv():
            return _product(layer, shape, after, signal, relu)
        case Pool(k=k, stride=stride):
            return replace(
                vectors, kind="pool", images=(0, shape[0]), rows=(0, after[1]), columns=(0, after[2]),
                outputs=(0, shape[3]), height=shape[1], width=shape[2], k=k, stride=stride,
            )  # fmt: skip
        case Softmax():
            return replace(vectors, kind="softmax", images=(0, math.prod(shape[:-1])), outputs=(0, shape[-1]))
        case ReLU() if not fused:
            return replace(vectors, kind="relu", images=(0, math.prod(shape)))
    return None


def _product(layer: Mlp | Conv, shape: Shape, after: Shape, signal: int, relu: bool) -> Work:
    form = "float32" if layer.formats is None else f"int{layer.formats.weights.bits}"
    if layer.formats and layer.formats.neurons.bits != layer.formats.weights.bits:
        raise ValueError(
            f"Layer {layer.name}: the MFU multiplies integers of one width, got neurons of "
            f"{layer.formats.neurons.bits} bits and weights of {layer.formats.weights.bits}."
        )
    K = math.prod(layer.W.shape[:-1])
    work = replace(
        _NOTHING,
        kind="product",
        form=form,
        images=(0, shape[0]),
        outputs=(0, after[-1]),
        inputs=layer.W.shape[-2],
        signal_bytes=signal,
        weight_bytes={"float32": 4, "int8": 1, "int16": 2}[form],
        # 128 · 128 · K stays below 2^31 for shorter sums of int8; sums of int16 need 45 bits and more.
        sum_bytes={"float32": 4, "int8": 4 if K < 1 << 17 else 8, "int16": 8}[form],
        bias_bytes=0 if not layer.b.any() else 4 if form == "float32" else 2,
        relu=relu,
    )
    if isinstance(layer, Mlp):
        return work
    return replace(
        work, rows=(0, after[1]), columns=(0, after[2]), height=shape[1], width=shape[2],
        k=layer.W.shape[0], stride=layer.stride, dilation=layer.dilation, pad=layer.pad,
    )  # fmt: skip


_NOTHING = Work("relu", "float32", (0, 1), (0, 1), (0, 1), (0, 1), inputs=1, height=1, width=1)
"""One entry, of an image of 1 × 1: what a layer's work differs from."""


def shares(work: Work, cores: int) -> list[Work]:
    """Divide `work` among cores: its images; of a single image the output rows; of a single row the outputs.

    Cores that nothing is left for are not in the list.
    """
    axis: Literal["images", "rows", "outputs"] = "images"
    if work.images[1] == 1:
        axis = "rows" if work.rows[1] > 1 else "outputs"
    if axis == "outputs" and work.kind == "softmax":  # a row of probabilities has one sum
        return [work]
    length = getattr(work, axis)[1]
    cuts = [core * length // cores for core in range(cores + 1)]
    parts = [(a, b) for a, b in itertools.pairwise(cuts) if a < b]
    return [replace(work, **{axis: span}) for span in parts]  # type: ignore[arg-type]
