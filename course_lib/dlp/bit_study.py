"""A study: how accurate a network stays with any number of bits from 2 to 16. The machine itself has 8 and 16."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

import numpy as np

from course_lib.dlp.calibrate import magnitude, output_of, signals
from course_lib.dlp.fixed_point import Format, round_half_away
from course_lib.dlp.network import Conv, Formats, Layer, Mlp, Network
from course_lib.types import Array

SHIPPED = (
    Formats(neurons=Format(8, 2, 1.992157), weights=Format(8, -9, 1.444561)),
    Formats(neurons=Format(8, 2, 1.020148), weights=Format(8, -9, 1.211512)),
    Formats(neurons=Format(8, 0, 1.120660), weights=Format(8, -9, 1.065134)),
)
"""The parameter file that comes with the official lab: calibrated on one network, 784-32-16-10 on pixels 0 … 255."""


def with_shipped_formats(network: Network) -> Network:
    """Return `network` with the lab's own formats in its three linear layers, right or not.

    Raises ValueError for another number of linear layers: the file has three.
    """
    count = sum(isinstance(layer, Mlp) for layer in network.layers)
    if count != len(SHIPPED):
        raise ValueError(f"The lab's parameter file is for {len(SHIPPED)} linear layers, this network has {count}.")
    formats = iter(SHIPPED)
    layers = [replace(layer, formats=next(formats)) if isinstance(layer, Mlp) else layer for layer in network.layers]
    return replace(network, layers=tuple(layers))


def fake_quantise(x: Array, largest: float, bits: int) -> Array:
    """Return x as signed integers of `bits` bits could hold it: ±`largest` becomes ±(2^(bits−1) − 1), then back.

    This is the scaled format of `format_for` with any number of bits, in float32. An x of zeros stays.
    Raises ValueError for fewer than 2 or more than 16 bits.
    """
    if not 2 <= bits <= 16:
        raise ValueError(f"This study goes from 2 to 16 bits, got {bits}.")
    if largest == 0:
        return np.zeros_like(x, np.float32)
    highest = (1 << bits - 1) - 1
    step = largest / highest
    return (round_half_away(x.astype(np.float64) / step).clip(-highest - 1, highest) * step).astype(np.float32)


def accuracy_at_bits(
    network: Network,
    X: Array,
    y: Array,
    *,
    examples: Array,
    bits: Iterable[int] = range(2, 17),
    percentile: float = 100,
) -> dict[int, float]:
    """Return bits → accuracy on X (N, …) with classes y (N,), when neurons and weights have so many bits.

    The ranges come from `examples`, as in `calibrate`: the largest weight, and the `percentile` of the neurons.
    Products are float32, so what shows is rounding and saturation alone. Raises ValueError as `calibrate` does, and
    where y does not fit X.
    """
    ranges = [
        (magnitude(signal, percentile), magnitude(layer.W)) if isinstance(layer, (Mlp, Conv)) else (0.0, 0.0)
        for layer, signal in signals(network, examples)
    ]
    ((_, start),) = islice(signals(network, X), 1)  # checked, float32
    if y.shape != X.shape[:1]:
        raise ValueError(f"Every example needs one class: X is {X.shape}, y is {y.shape}.")
    found = {}
    for width in bits:
        signal = start
        for layer, (neurons, weights) in zip(network.layers, ranges, strict=True):
            signal = _coarse_output(layer, signal, neurons, weights, width)
        found[width] = float((signal.argmax(axis=1) == y).mean())
    return found


def _coarse_output(layer: Layer, signal: Array, neurons: float, weights: float, bits: int) -> Array:
    if not isinstance(layer, (Mlp, Conv)):
        return output_of(layer, signal)
    coarse = replace(layer, W=fake_quantise(layer.W, weights, bits))
    return output_of(coarse, fake_quantise(signal, neurons, bits))
