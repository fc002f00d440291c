"""How fast the simulated libraries answer, beside plain NumPy, both sides taking turns in one run.

    python benchmarks/dlp_forward.py [--rounds 5]

Ten thousand images through 784-512-128-10: a plain NumPy float32 forward, `forward()` of pycnnl (float32, at most 1.5
times as long) and of pycnml (int8 on float16, at most 4 times). Then VGG19, one image: a forward of its shapes with
random weights, and its cycle count on the default machine (at most 2 s). Times are wall clock, the best of the rounds.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import itertools
import time
from collections.abc import Callable

import numpy as np
import pycnml
import pycnnl

from course_lib.types import Array

SIZES, IMAGES = (784, 512, 128, 10), 10_000
BLOCKS = ((2, 64), (2, 128), (4, 256), (4, 512), (4, 512))  # of VGG19: how many convolutions, how many channels


def plain(X: Array, parameters: list[tuple[Array, Array]]) -> Array:
    """What a student's CPU layer does, in float32."""
    for W, b in parameters[:-1]:
        X = np.maximum(X @ W + b, 0)
    Z = X @ parameters[-1][0] + parameters[-1][1]
    Z = np.exp(Z - Z.max(axis=1, keepdims=True))
    return Z / Z.sum(axis=1, keepdims=True)


def float_net(X: Array, parameters: list[tuple[Array, Array]]) -> pycnnl.CnnlNet:
    """The network in pycnnl, with parameters and input."""
    net = pycnnl.CnnlNet()
    for i, (m, n) in enumerate(itertools.pairwise(SIZES)):
        net.createMlpLayer(f"fc{i}", [IMAGES, 1, 1, m], [1, 1, m, n], [IMAGES, 1, 1, n])
        if i < len(SIZES) - 2:
            net.createReLuLayer(f"relu{i}")
    net.createSoftmaxLayer("softmax", [IMAGES, 1, SIZES[-1]], 1)
    for i, (W, b) in enumerate(parameters):
        net.loadParams(2 * i, W.reshape(-1), b)
    net.setInputData(X.reshape(-1))
    return net


def int8_net(X: Array, parameters: list[tuple[Array, Array]]) -> pycnml.CnmlNet:
    """The network in pycnml, with measured formats, parameters and input."""
    net, tool, signal = pycnml.CnmlNet(), pycnml.QuantTool(), X
    net.setInputShape(IMAGES, SIZES[0], 1, 1)
    for i, (W, b) in enumerate(parameters):
        net.createMlpLayer(f"fc{i}", W.shape[1], tool.getQuantParam(signal.reshape(-1), f"signal{i}"))
        signal = np.maximum(signal @ W + b, 0)
        if i < len(SIZES) - 2:
            net.createReLuLayer(f"relu{i}")
    net.createSoftmaxLayer("softmax", 1)
    for i, (W, b) in enumerate(parameters):
        weights = np.ascontiguousarray(W.T).reshape(-1)
        net.loadParams(2 * i, weights, b, tool.getQuantParam(weights, f"weights{i}"))
    net.setInputData(X.reshape(-1))
    return net


def vgg19(rng: np.random.Generator) -> pycnnl.CnnlNet:
    """VGG19 in pycnnl with random weights and one random image."""
    net = pycnnl.CnnlNet()
    net.setInputShape(1, 3, 224, 224)
    channels, size, loads = 3, 224, []
    for block, (many, out) in enumerate(BLOCKS, start=1):
        for i in range(1, many + 1):
            net.createConvLayer(f"conv{block}_{i}", [1, channels, size, size], out, 3, 1, 1, 1)
            loads.append((net.size() - 1, 9 * channels * out, out))
            net.createReLuLayer(f"relu{block}_{i}")
            channels = out
        net.createPoolingLayer(f"pool{block}", [1, channels, size, size], 2, 2)
        size //= 2
    for i, (m, n) in enumerate(((25088, 4096), (4096, 4096), (4096, 1000)), start=6):
        net.createMlpLayer(f"fc{i}", [1, 1, 1, m], [1, 1, m, n], [1, 1, 1, n])
        loads.append((net.size() - 1, m * n, n))
    net.createSoftmaxLayer("softmax", [1, 1, 1000], 1)
    for layer, weights, biases in loads:
        net.loadParams(layer, rng.standard_normal(weights, np.float32) * 0.02, np.zeros(biases))
    net.setInputData(rng.standard_normal(3 * 224 * 224, np.float32))
    return net


def seconds(act: Callable[[], object]) -> float:
    """Wall clock of one call; what it prints is thrown away."""
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.perf_counter()
        act()
        return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    rng = np.random.default_rng(0)
    X = rng.random((IMAGES, SIZES[0]), np.float32)
    parameters = [
        (rng.normal(0, (2 / m) ** 0.5, (m, n)).astype(np.float32), np.zeros(n, np.float32))
        for m, n in itertools.pairwise(SIZES)
    ]
    with contextlib.redirect_stdout(io.StringIO()):
        sides = {
            "NumPy, float32": lambda: plain(X, parameters),
            "pycnnl, float32": float_net(X, parameters).forward,
            "pycnml, int8": int8_net(X, parameters).forward,
        }
        deep = vgg19(rng)
    times: dict[str, list[float]] = {name: [] for name in sides}
    for act in sides.values():
        seconds(act)  # once for the caches
    for _ in range(rounds):
        for name, act in sides.items():
            times[name].append(seconds(act))
    base = min(times["NumPy, float32"])
    print(f"{IMAGES} images through {'-'.join(map(str, SIZES))}, best of {rounds}")
    for name, taken in times.items():
        print(f"  {name:<16} {1000 * min(taken):7.1f} ms   {min(taken) / base:5.2f} ×")
    print("VGG19, one image")
    print(f"  forward          {seconds(deep.forward):7.2f} s")
    print(f"  cycle count      {seconds(deep.cost):7.2f} s")


if __name__ == "__main__":
    main()
