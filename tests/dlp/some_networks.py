"""Networks and machines for the tests of the simulated processor, and a slow forward pass straight from the rules."""

from __future__ import annotations

import itertools
from dataclasses import replace
from fractions import Fraction

import numpy as np

from course_lib.dlp.fixed_point import Format
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Conv, Flatten, Formats, Layer, Mlp, Network, Pool, ReLU, Softmax

INT8 = Formats(Format(8, -4, 1.3), Format(8, -6, 1.1))  # coarse enough that some neurons saturate
INT16 = Formats(Format(16, -12, 1.3), Format(16, -14, 1.0))
DEFAULT = Machine.load()
TINY = replace(DEFAULT, name="tiny", nram=3000, wram=2500, pes=4, lanes=4, vfu_lanes=8, bandwidth=7)


def mlp(batch: int, *sizes: int, formats: Formats | None = None, bias: bool = True, softmax: bool = True) -> Network:
    """Fully connected layers with ReLU between them, and random parameters."""
    rng = np.random.default_rng(5)
    layers: list[Layer] = []
    for i, (m, n) in enumerate(itertools.pairwise(sizes)):
        b = rng.normal(size=n).astype(np.float32) if bias else np.zeros(n, np.float32)
        layers += [Mlp(f"fc{i + 1}", rng.normal(scale=0.3, size=(m, n)).astype(np.float32), b, formats)]
        layers += [ReLU(f"relu{i + 1}")] if i < len(sizes) - 2 else []
    return Network((batch, sizes[0]), (*layers, *([Softmax("softmax")] if softmax else [])))


def conv(
    name: str,
    k: int,
    C: int,
    O: int,  # noqa: E741
    formats: Formats | None,
    stride: int = 1,
    dilation: int = 1,
    pad: int = 0,
) -> Conv:
    rng = np.random.default_rng(6)
    W = rng.normal(scale=0.3, size=(k, k, C, O)).astype(np.float32)
    return Conv(name, W, rng.normal(size=O).astype(np.float32), stride, dilation, pad, formats)


def images(batch: int, formats: Formats | None = None) -> Network:
    """Every kind of layer: padding, stride, dilation, a ReLU after a product and one after another ReLU."""
    return Network(
        (batch, 11, 9, 3),
        (
            conv("conv1", 3, 3, 7, formats, pad=1),
            ReLU("relu1"),
            Pool("pool1", 3, 2),
            conv("conv2", 2, 7, 9, formats, stride=2, dilation=2, pad=2),
            ReLU("relu2"),
            ReLU("again"),
            Flatten("flatten"),
            *mlp(batch, 4 * 3 * 9, 6, formats=formats).layers,
        ),
    )


def mixed(batch: int) -> Network:
    """A float32 layer among quantised ones."""
    first, second = mlp(batch, 20, 9, formats=INT8), mlp(batch, 9, 4)
    return Network((batch, 20), (*first.layers[:1], ReLU("relu"), *second.layers))


VGG19 = ((2, 64), (2, 128), (4, 256), (4, 512), (4, 512))


def vgg19(batch: int = 1) -> Network:
    """The shapes of VGG19; parameters are zeros that take no memory."""
    layers: list[Layer] = []
    C = 3
    for block, (many, O) in enumerate(VGG19, 1):  # noqa: E741
        for i in range(1, many + 1):
            W = np.broadcast_to(np.float32(0), (3, 3, C, O))
            layers += [Conv(f"conv{block}_{i}", W, np.zeros(O), pad=1), ReLU(f"relu{block}_{i}")]
            C = O
        layers.append(Pool(f"pool{block}", 2, 2))
    layers.append(Flatten("flatten"))
    for i, (m, n) in enumerate(((25088, 4096), (4096, 4096), (4096, 1000)), 6):
        layers += [Mlp(f"fc{i}", np.broadcast_to(np.float32(0), (m, n)), np.zeros(n)), ReLU(f"relu{i}")]
    return Network((batch, 224, 224, 3), (*layers[:-1], Softmax("softmax")))


def integers(x: np.ndarray, form: Format) -> tuple[np.ndarray, int]:
    """Quantise one number at a time, in exact fractions, ties away from zero; and how many saturated."""
    q, cut = [], 0
    high = 2 ** (form.bits - 1) - 1
    for value in np.float16(x).reshape(-1):
        exact = Fraction(float(value)) * Fraction(form.scale) / Fraction(2) ** form.position
        whole = int(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)
        cut += not -high - 1 <= whole <= high
        q.append(max(-high - 1, min(high, whole)))
    return np.array(q, np.int64).reshape(x.shape), cut


def slow_forward(network: Network, X: np.ndarray) -> tuple[np.ndarray, dict[int, int]]:
    """The output by the rules of the contract, a window at a time; and how many neurons saturated in each layer."""
    half = any(getattr(layer, "formats", None) for layer in network.layers)
    signal = X.astype(np.float16 if half else np.float32)
    saturated = {}
    for layer_id, (layer, _, after) in enumerate(network.steps()):
        match layer:
            case Mlp() | Conv():
                formats = layer.formats
                x = signal.astype(np.float64)
                W = layer.W.astype(np.float64)
                if formats:
                    x, saturated[layer_id] = integers(signal, formats.neurons)
                    W, _ = integers(layer.W, formats.weights)
                sums = _sums(layer, x, W, after)
                if formats:
                    step = formats.neurons.step * formats.weights.step
                    signal = (sums * step).astype(np.float16) + layer.b.astype(np.float16)
                else:
                    signal = (sums + layer.b).astype(signal.dtype)
            case ReLU():
                signal = np.where(signal > 0, signal, signal.dtype.type(0))
            case Pool(k=k, stride=s):
                Y = np.empty(after, signal.dtype)
                for h, w in np.ndindex(after[1:3]):
                    Y[:, h, w] = signal[:, h * s : h * s + k, w * s : w * s + k].max(axis=(1, 2))
                signal = Y
            case Softmax():
                z = signal.astype(np.float32)
                e = np.exp(z - z.max(axis=-1, keepdims=True))
                signal = (e / e.sum(axis=-1, keepdims=True)).astype(signal.dtype)
        signal = signal.reshape(after)
    return signal.astype(np.float32), saturated


def _sums(layer: Mlp | Conv, x: np.ndarray, W: np.ndarray, after: tuple[int, ...]) -> np.ndarray:
    if isinstance(layer, Mlp):
        return x.reshape(len(x), -1) @ W
    s, d, k, pad = layer.stride, layer.dilation, len(W), layer.pad
    x = np.pad(x, ((0, 0), (pad, pad), (pad, pad), (0, 0)))
    sums = np.zeros(after, W.dtype)
    for h, w in np.ndindex(after[1:3]):
        for i, j in np.ndindex(k, k):
            sums[:, h, w] += x[:, h * s + i * d, w * s + j * d] @ W[i, j]
    return sums


def product(M: int, K: int, N: int) -> Network:
    """One product without bias, as in the exercises."""
    return mlp(M, K, N, bias=False, softmax=False)
