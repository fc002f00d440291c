"""The fast forward pass of a network: the machine's numbers, to the bit on integers, without its instructions.

A network without formats is float32 throughout. If any layer has formats, signals between layers are float16. A layer
with formats then works as the lab's library does: neurons float16 → int8 (or int16), weights float16 → int8, exact
sums, one multiplication by both steps in float64, rounded to float16, plus the float16 bias.   Source: lab 2-2, pycnml.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from course_lib.dlp.fixed_point import quantise
from course_lib.dlp.lookup import Table, exact_sums
from course_lib.dlp.network import Conv, Formats, Layer, Mlp, Network, Pool, ReLU, Shape, Softmax
from course_lib.types import Array, Saturation

_PIECE = {"float32": 1 << 23, "float16": 1 << 21}
"""How many numbers of the widest signal are in memory together: large products, and 32 MB at most."""

_BAND = 1 << 20
"""How many numbers of unrolled windows are in memory together (4 MB in float32)."""

_CACHED = 1 << 16
"""How many numbers are converted at a time, so that they stay in the cache."""


@dataclass(frozen=True)
class Answer:
    """What a forward pass gives."""

    output: Array  # float32, of the network's output shape
    saturation: tuple[Saturation, ...]  # one record for each layer with formats


@dataclass(frozen=True)
class Weights:
    """The parameters of one layer as the machine holds them."""

    W: Array  # int8 or int16 with formats, else float32
    b: Array  # float16 with formats, else float32
    saturated: int


def weights_of(layer: Mlp | Conv, *, rounding: str = "half_away") -> Weights:
    """Return what the machine loads for `layer`: float32, or rounded to float16 and then to the format of its weights.

    Raises ValueError, naming the layer, for NaN in weights that become integers.
    """
    if layer.formats is None:
        return Weights(np.ascontiguousarray(layer.W, np.float32), layer.b.astype(np.float32), 0)
    with np.errstate(over="ignore"):  # beyond float16 is ±∞, which saturates
        half, bias = layer.W.astype(np.float16), layer.b.astype(np.float16)
    with _named(layer, "weights"):
        W, saturated = quantise(half, layer.formats.weights, rounding=rounding)
    return Weights(W, bias, saturated)


def forward(network: Network, X: Array, *, rounding: str = "half_away") -> Answer:
    """Return output and saturation of `network` for X (N, m) or (N, H, W, C), any N of the network's features.

    Raises ValueError for another shape, and for NaN where integers are asked for.
    """
    return Forward(network, rounding=rounding)(X)


class Forward:
    """The forward pass with its weights prepared once: for a network that answers again and again."""

    def __init__(self, network: Network, *, rounding: str = "half_away") -> None:
        self.network = network
        self._rounding = rounding
        self._weights = {
            at: weights_of(layer, rounding=rounding)
            for at, layer in enumerate(network.layers)
            if isinstance(layer, (Mlp, Conv))
        }
        self._half = any(getattr(layer, "formats", None) for layer in network.layers)

    def __call__(self, X: Array) -> Answer:
        """Return output and saturation for X (N, m) or (N, H, W, C)."""
        features = self.network.input_shape[1:]
        if X.shape[1:] != features or len(X) == 0:
            wanted = ", ".join(map(str, ("N", *features)))
            raise ValueError(f"This network takes X of shape ({wanted}), got {X.shape}.")
        output = np.empty((len(X), *self.network.output_shape[1:]), np.float32)
        cut = dict.fromkeys(self._weights, 0)
        dtype = np.dtype(np.float16 if self._half else np.float32)
        rows = max(1, _PIECE[dtype.name] // _widest(self.network))
        with np.errstate(over="ignore", invalid="ignore"):  # a machine overflows to ±∞ in silence
            for start in range(0, len(X), rows):
                piece = slice(start, start + rows)
                signal = X[piece].astype(dtype, copy=False)
                output[piece] = self._through(signal, cut)
        return Answer(output, tuple(self._saturation(len(X), cut)))

    def _through(self, signal: Array, cut: dict[int, int]) -> Array:
        given = signal
        for at, (layer, _, after) in enumerate(self.network.steps()):
            if isinstance(layer, (Mlp, Conv)):
                signal, saturated = _weighted(layer, self._weights[at], signal, self._rounding)
                cut[at] += saturated
            elif isinstance(layer, ReLU):
                signal = relu(signal, out=None if np.may_share_memory(signal, given) else signal)
            else:
                signal = _unweighted(layer, signal)
            signal = signal.reshape(-1, *after[1:])
        return signal

    def _saturation(self, rows: int, cut: dict[int, int]) -> list[Saturation]:
        steps = zip(self.network.layers, self.network.steps(), strict=True)
        return [
            Saturation(
                layer_id=at,
                name=layer.name,
                neurons=cut[at],
                of_neurons=rows * math.prod(before[1:]),
                weights=self._weights[at].saturated,
                of_weights=layer.W.size,
            )
            for at, (layer, (_, before, _)) in enumerate(steps)
            if isinstance(layer, (Mlp, Conv)) and layer.formats
        ]


def softmax(Z: Array) -> Array:
    """Probabilities over the last axis   [eq:softmax], computed in float32 and rounded to the type of Z."""
    Y = Z.astype(np.float32)
    Y -= Y.max(axis=-1, keepdims=True)
    np.exp(Y, out=Y)
    Y /= Y.sum(axis=-1, keepdims=True)
    return Y.astype(Z.dtype, copy=False)


def relu(X: Array, *, out: Array | None = None) -> Array:
    """Y = max(0, X)   [eq:relu]; a float16 is negative where its bits, read as an integer, are. `out` may be X."""
    Y = np.empty_like(X) if out is None else out
    if X.dtype == np.float16:
        np.maximum(X.view(np.int16), np.int16(0), out=Y.view(np.int16))
    else:
        np.maximum(X, np.float32(0), out=Y)
    return Y


def max_pool(X: Array, k: int, stride: int) -> Array:
    """The largest of every k × k window.   X (N, H, W, C) · result (N, H′, W′, C)"""
    high, wide = ((length - k) // stride + 1 for length in X.shape[1:3])
    largest: Array | None = None
    signal = X.astype(np.float32)
    for i in range(k):
        for j in range(k):
            corner = signal[:, i : i + stride * (high - 1) + 1 : stride, j : j + stride * (wide - 1) + 1 : stride]
            largest = corner.copy() if largest is None else np.maximum(largest, corner, out=largest)
    assert largest is not None  # k ≥ 1
    return largest.astype(X.dtype, copy=False)


def dequantise_sums(sums: Array, formats: Formats, b: Array) -> Array:
    """Return float16(sums · step_x · step_w) + b.   sums (M, N) exact, in float64 or int64 · b (N,) float16"""
    step, bias = formats.neurons.step * formats.weights.step, b.astype(np.float32)
    Y = np.empty(sums.shape, np.float16)
    rows = max(1, _CACHED // sums.shape[1])
    wide, narrow = (np.empty((min(rows, len(sums)), sums.shape[1]), dtype) for dtype in (np.float64, np.float32))
    for start in range(0, len(sums), rows):
        y = Y[start : start + rows]
        y[...] = np.multiply(sums[start : start + rows], step, out=wide[: len(y)], dtype=np.float64)
        y[...] = np.add(y, bias, out=narrow[: len(y)])  # the bits of a sum in float16, and faster
    return Y


def _unweighted(layer: Layer, X: Array) -> Array:
    match layer:
        case Pool():
            return max_pool(X, layer.k, layer.stride)
        case Softmax():
            return softmax(X)
    return X  # Flatten: nothing moves


def _weighted(layer: Mlp | Conv, weights: Weights, X: Array, rounding: str) -> tuple[Array, int]:
    """Return the layer's output and how many of its neurons saturated."""
    saturated = 0
    if layer.formats:
        both = {layer.formats.neurons.bits, layer.formats.weights.bits}
        table = Table.of(layer.formats.neurons, rounding, "float32" if both == {8} else "float64")
        with _named(layer, "neurons"):
            signal, saturated = table.look_up(X)
    else:
        signal = X.astype(np.float32, copy=False)
    if isinstance(layer, Mlp):
        Y = _product(layer, weights, signal.reshape(len(X), -1))
    else:
        Y = _convolve(layer, weights, signal)
    return Y.astype(X.dtype, copy=False), saturated


@contextmanager
def _named(layer: Layer, which: str) -> Iterator[None]:
    """Say of which layer a ValueError speaks."""
    try:
        yield
    except ValueError as error:
        raise ValueError(f"The {which} of layer {layer.name} cannot become integers: {error}") from None


def _product(layer: Mlp | Conv, weights: Weights, X: Array) -> Array:
    """X W + b   [eq:linear].   X (M, K), whole numbers with formats · result (M, N), float16 with formats"""
    W = weights.W.reshape(-1, weights.W.shape[-1])
    if layer.formats:
        return dequantise_sums(exact_sums(X, W), layer.formats, weights.b)
    Y: Array = X @ W  # (M, K) @ (K, N) -> (M, N)
    Y += weights.b
    return Y


def _convolve(layer: Conv, weights: Weights, X: Array) -> Array:
    """Unroll the windows into rows, a band of output rows at a time, and multiply.   X (N, H, W, C), not padded yet"""
    k, _, C, O = layer.W.shape  # noqa: E741 (the letter of the notation page)
    N, high, wide, _ = layer.output_shape((len(X), *X.shape[1:]))
    pad, s, d = layer.pad, layer.stride, layer.dilation
    padded = np.pad(X, ((0, 0), (pad, pad), (pad, pad), (0, 0))) if pad else X
    windows = np.lib.stride_tricks.sliding_window_view(padded, (d * (k - 1) + 1,) * 2, axis=(1, 2))
    windows = windows[:, ::s, ::s, :, ::d, ::d].transpose(0, 1, 2, 4, 5, 3)  # (N, H′, W′, k, k, C)
    Y = np.empty((N, high, wide, O), np.float16 if layer.formats else np.float32)
    band = max(1, _BAND // (wide * k * k * C))  # output rows
    images = max(1, band // high)
    for n in range(0, N, images):
        for h in range(0, high, band):
            part = np.s_[n : n + images, h : h + band]
            rows = windows[part].reshape(-1, k * k * C)
            Y[part] = _product(layer, weights, rows).reshape(Y[part].shape)
    return Y


def _widest(network: Network) -> int:
    shapes: list[Shape] = [network.input_shape, *(after for _, _, after in network.steps())]
    return max(math.prod(shape[1:]) for shape in shapes)
