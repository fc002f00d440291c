"""A network as the machine sees it: layers in a row with shapes, parameters and number formats; nothing of training.

Signals are rows of features (N, m), or images (N, H, W, C). Every layer is a frozen record that knows its output shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course_lib.dlp.fixed_point import Format
from course_lib.types import Array

Shape = tuple[int, ...]
"""(N, m) or (N, H, W, C)."""


@dataclass(frozen=True)
class Formats:
    """The number formats of a quantised layer: what its neurons and its weights are rounded to before they multiply."""

    neurons: Format
    weights: Format


@dataclass(frozen=True)
class Mlp:
    """Fully connected: Y = X W + b.  X (N, m) · W (m, n) · b (n,) · Y (N, n).  An image is read as one row, in order.

    Without `formats` the layer computes in float32.
    """

    name: str
    W: Array
    b: Array
    formats: Formats | None = None

    def __post_init__(self) -> None:
        if self.W.ndim != 2 or self.b.shape != self.W.shape[1:]:
            raise ValueError(f"Layer {self.name} needs W (m, n) and b (n,), got {self.W.shape} and {self.b.shape}.")

    def output_shape(self, shape: Shape) -> Shape:
        """Return (N, n). ValueError where the features of `shape` are not m."""
        features = _features(shape)
        if features != self.W.shape[0]:
            raise ValueError(f"Layer {self.name} takes {self.W.shape[0]} features, got {features}: input {shape}.")
        return shape[0], self.W.shape[1]


@dataclass(frozen=True)
class Conv:
    """Convolution (卷积).  X (N, H, W, C) · W (k, k, C, O) · b (O,) · Y (N, H′, W′, O).

    H′ = (H + 2 pad − dilation (k − 1) − 1) // stride + 1, and likewise W′. Padding is zeros.
    """

    name: str
    W: Array
    b: Array
    stride: int = 1
    dilation: int = 1
    pad: int = 0
    formats: Formats | None = None

    def __post_init__(self) -> None:
        square = self.W.ndim == 4 and self.W.shape[0] == self.W.shape[1]
        if not square or self.b.shape != self.W.shape[3:]:
            raise ValueError(
                f"Layer {self.name} needs W (k, k, C, O) and b (O,), got {self.W.shape} and {self.b.shape}."
            )
        if self.stride < 1 or self.dilation < 1 or self.pad < 0:
            raise ValueError(
                f"Layer {self.name} needs stride ≥ 1, dilation ≥ 1 and pad ≥ 0, "
                f"got {self.stride}, {self.dilation} and {self.pad}."
            )

    def output_shape(self, shape: Shape) -> Shape:
        """Return (N, H′, W′, O). ValueError for another number of channels, or an image smaller than the kernel."""
        k, _, C, O = self.W.shape  # noqa: E741 (the letter of the notation page)
        if len(shape) != 4 or shape[3] != C:
            raise ValueError(f"Layer {self.name} takes (N, H, W, {C}), got {shape}.")
        reach = self.dilation * (k - 1) + 1
        return shape[0], *_windows(self.name, shape[1:3], reach, self.stride, self.pad), O


@dataclass(frozen=True)
class Pool:
    """Max pooling (最大池化) over k × k windows, without padding; what does not fill a window is left out."""

    name: str
    k: int
    stride: int

    def __post_init__(self) -> None:
        if self.k < 1 or self.stride < 1:
            raise ValueError(f"Layer {self.name} needs k ≥ 1 and stride ≥ 1, got {self.k} and {self.stride}.")

    def output_shape(self, shape: Shape) -> Shape:
        """Return (N, H′, W′, C). ValueError unless `shape` is (N, H, W, C) with H, W ≥ k."""
        if len(shape) != 4:
            raise ValueError(f"Layer {self.name} takes (N, H, W, C), got {shape}.")
        return shape[0], *_windows(self.name, shape[1:3], self.k, self.stride, 0), shape[3]


@dataclass(frozen=True)
class ReLU:
    """Y = max(0, X)   [eq:relu], entry by entry."""

    name: str

    def output_shape(self, shape: Shape) -> Shape:
        """Return `shape`."""
        return shape


@dataclass(frozen=True)
class Softmax:
    """Probabilities over the last axis   [eq:softmax]."""

    name: str

    def output_shape(self, shape: Shape) -> Shape:
        """Return `shape`."""
        return shape


@dataclass(frozen=True)
class Flatten:
    """Images (N, H, W, C) become rows (N, H·W·C); nothing moves."""

    name: str

    def output_shape(self, shape: Shape) -> Shape:
        """Return (N, m)."""
        return shape[0], _features(shape)


Layer = Mlp | Conv | Pool | ReLU | Softmax | Flatten


@dataclass(frozen=True)
class Network:
    """Layers from input to output, and the shape of the input, the batch size N first."""

    input_shape: Shape
    layers: tuple[Layer, ...]

    def __post_init__(self) -> None:
        if not self.layers:
            raise ValueError("A network needs at least one layer.")
        if any(size < 1 for size in self.input_shape) or len(self.input_shape) not in (2, 4):
            raise ValueError(f"A network takes (N, m) or (N, H, W, C), all at least 1, got {self.input_shape}.")
        for _ in self.steps():
            pass  # every layer must fit the one before it

    def steps(self) -> Iterator[tuple[Layer, Shape, Shape]]:
        """Yield every layer with its input and output shape. The layer's id is its place in this order."""
        shape = self.input_shape
        for layer in self.layers:
            after = layer.output_shape(shape)
            yield layer, shape, after
            shape = after

    @property
    def output_shape(self) -> Shape:
        """The shape of the last layer's output."""
        *_, (_, _, shape) = self.steps()
        return shape


def _features(shape: Shape) -> int:
    size = 1
    for length in shape[1:]:
        size *= length
    return size


def _windows(name: str, lengths: Shape, reach: int, stride: int, pad: int) -> tuple[int, int]:
    after = [(length + 2 * pad - reach) // stride + 1 for length in lengths]
    if min(after) < 1:
        raise ValueError(
            f"Layer {name}: a window of {reach} × {reach} does not fit images of {lengths} with pad {pad}."
        )
    return after[0], after[1]
