"""Oracles by loops: numbers to integers by fractions, layers one image, one window, one number at a time."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from course_lib.dlp.fixed_point import Format
from course_lib.dlp.network import Conv, Flatten, Mlp, Network, Pool, ReLU, Softmax


def whole(r: float, form: Format) -> tuple[int, bool]:
    """The integer of one number, by school arithmetic on fractions, and whether it was cut."""
    exact = Fraction(float(r)) * Fraction(form.scale) / Fraction(2) ** form.position
    q = int(abs(exact) + Fraction(1, 2))
    q = -q if exact < 0 else q
    lowest, highest = -(2 ** (form.bits - 1)), 2 ** (form.bits - 1) - 1
    return min(highest, max(lowest, q)), not lowest <= q <= highest


def product(rows, W, b, formats):
    """One fully connected layer, number by number. Returns the rows, and how many neurons and weights were cut."""
    if formats is None:
        W, b = W.astype(np.float64), b.astype(np.float64)
        return [[sum(x * w for x, w in zip(row, W[:, n], strict=True)) + b[n] for n in range(len(b))] for row in rows]
    W = [[whole(np.float16(w), formats.weights)[0] for w in line] for line in W]
    out = []
    for row in rows:
        q = [whole(np.float16(x), formats.neurons)[0] for x in row]
        line = []
        for n in range(len(b)):
            total = sum(q[m] * W[m][n] for m in range(len(q)))
            step = (2.0**formats.neurons.position / formats.neurons.scale) * (
                2.0**formats.weights.position / formats.weights.scale
            )
            line.append(np.float16(np.float16(np.float64(total) * step) + np.float16(b[n])))
        out.append(line)
    return out


def windows(x, k, stride, dilation, pad):
    """Every window of one image (H, W, C), as nested loops see it: row, column, its numbers (k, k, C)."""
    high = (x.shape[0] + 2 * pad - dilation * (k - 1) - 1) // stride + 1
    wide = (x.shape[1] + 2 * pad - dilation * (k - 1) - 1) // stride + 1
    for h in range(high):
        for w in range(wide):
            window = np.zeros((k, k, x.shape[2]), x.dtype)
            for i in range(k):
                for j in range(k):
                    row, column = h * stride + i * dilation - pad, w * stride + j * dilation - pad
                    if 0 <= row < x.shape[0] and 0 <= column < x.shape[1]:
                        window[i, j] = x[row, column]
            yield h, w, window


def slowly(network: Network, X: np.ndarray) -> np.ndarray:
    """The output, one image, one window, one number at a time."""
    half = any(getattr(layer, "formats", None) for layer in network.layers)
    dtype = np.float16 if half else np.float64
    signal = X.astype(dtype)
    for layer, _, after in network.steps():
        Y = np.empty(after, dtype)
        for n, x in enumerate(signal):
            match layer:
                case Mlp():
                    Y[n] = product([x.reshape(-1)], layer.W, layer.b, layer.formats)[0]
                case Conv():
                    for h, w, window in windows(x, len(layer.W), layer.stride, layer.dilation, layer.pad):
                        W = layer.W.reshape(-1, layer.W.shape[3])
                        Y[n, h, w] = product([window.reshape(-1)], W, layer.b, layer.formats)[0]
                case Pool():
                    for h, w, window in windows(x, layer.k, layer.stride, 1, 0):
                        Y[n, h, w] = window.max(axis=(0, 1))
                case ReLU():
                    Y[n] = np.where(x > 0, x, 0)
                case Softmax():
                    z = x.astype(np.float64)
                    Y[n] = (
                        np.exp(z - z.max(-1, keepdims=True)) / np.exp(z - z.max(-1, keepdims=True)).sum(-1)[..., None]
                    )
                case Flatten():
                    Y[n] = x.reshape(-1)
        signal = Y
    return signal.astype(np.float32)
