"""Calibration (标定): run a network on examples, watch its signals, and give every layer the formats that hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

import numpy as np

from course_lib.dlp.fixed_point import Format, format_for
from course_lib.dlp.functional import forward
from course_lib.dlp.network import Conv, Formats, Layer, Mlp, Network
from course_lib.types import Array

Method = Literal["min-max", "percentile"]


def calibrate(
    network: Network,
    X: Array,
    *,
    bits: int = 8,
    method: Method = "min-max",
    percentile: float = 99.9,
    scaled: bool = True,
) -> Network:
    """Return `network` with formats in every linear and convolution layer, found on the examples X (N, …).

    bits: 8 or 16 · method: "min-max" takes the largest |neuron| for the range; "percentile" lets the largest
    100 − `percentile` per cent of them saturate, so that the rest lie finer. Weights, known beforehand, always take
    their largest · scaled: False keeps scale 1, so that every step is a power of two.

    The signals are those of the network in floating point. Raises TypeError or ValueError for X that the network does
    not take, that is empty, or that holds a number that is not finite, for another method or width, and for a
    percentile outside (0, 100] or so low that it is 0.
    """
    if method not in ("min-max", "percentile"):
        raise ValueError(f'A range is found by "min-max" or "percentile", got {method!r}.')
    if not 0 < percentile <= 100:
        raise ValueError(f"A percentile must lie in (0, 100], got {percentile}.")
    Format(bits)  # another width is refused before any work
    layers: list[Layer] = []
    for layer, signal in signals(network, X):
        if isinstance(layer, (Mlp, Conv)):
            largest = magnitude(signal, percentile if method == "percentile" else 100)
            if largest == 0 and signal.any():
                raise ValueError(
                    f"Most neurons of {layer.name} are 0, and so is their percentile {percentile}. Take a higher one."
                )
            neurons = format_for(_half(largest), bits=bits, scaled=scaled)
            weights = format_for(_half(magnitude(layer.W)), bits=bits, scaled=scaled)
            layers.append(replace(layer, formats=Formats(neurons, weights)))
        else:
            layers.append(layer)
    return replace(network, layers=tuple(layers))


def magnitude(x: Array, percentile: float = 100) -> float:
    """Return the value that `percentile` per cent of all |x| do not exceed; at 100 the largest. 0 for an empty x."""
    if x.size == 0:
        return 0.0
    sizes = np.abs(x)
    return float(sizes.max() if percentile == 100 else np.percentile(sizes, percentile))


def signals(network: Network, X: Array) -> Iterator[tuple[Layer, Array]]:
    """Yield every layer with its input, (N, …) float32, when `network` computes on X in floating point.

    Raises TypeError or ValueError as `calibrate` does.
    """
    X = np.asarray(X)
    if X.dtype.kind != "f":
        raise TypeError(f"A network is calibrated on floating-point examples as it will see them, got {X.dtype}.")
    expected = network.input_shape[1:]
    if X.shape[1:] != expected or X.ndim != len(expected) + 1:
        raise ValueError(f"This network takes examples of shape (N, {', '.join(map(str, expected))}), got {X.shape}.")
    if len(X) == 0:
        raise ValueError("Calibration needs at least one example, got none.")
    if not np.isfinite(X).all():
        row = int(np.argwhere(~np.isfinite(X))[0][0])
        raise ValueError(f"The examples hold a number that is not finite, first in row {row}.")
    signal = X.astype(np.float32)
    for layer in network.layers:
        yield layer, signal
        signal = output_of(layer, signal)


def output_of(layer: Layer, X: Array) -> Array:
    """Return what `layer` alone makes of X (N, m) or (N, H, W, C), in float32, without its formats."""
    plain = replace(layer, formats=None) if isinstance(layer, (Mlp, Conv)) else layer
    return forward(Network(X.shape, (plain,)), X).output


def _half(largest: float) -> float:
    """Return `largest` as the machine sees it, rounded to float16 first; beyond its range, its largest number."""
    with np.errstate(over="ignore"):
        return min(float(np.float16(largest)), float(np.finfo(np.float16).max))
