"""Networks and machines to run, and the check that a run costs and answers what it should."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from course_lib.dlp.compiler import compile_network
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Conv, Mlp, Network, ReLU, Softmax
from course_lib.dlp.schedule import cost
from course_lib.dlp.simulator import Run, simulate
from tests.dlp.some_networks import DEFAULT, INT8, INT16, TINY, images, mixed, mlp, slow_forward

FOUR, IDEAL = Machine.load("four-cores"), Machine.load("exercise-7.7-ideal")
MACHINES = [DEFAULT, FOUR, IDEAL, TINY, replace(TINY, cores=3)]
NETWORKS = {
    "one row": mlp(1, 30, 21, 5),
    "rows": mlp(65, 30, 21, 5),
    "no bias": mlp(6, 9, 7, bias=False),
    "rows int8": mlp(33, 30, 21, 5, formats=INT8),
    "rows int16": mlp(33, 30, 21, 5, formats=INT16),
    "no bias int8": mlp(6, 9, 7, formats=INT8, bias=False),
    "image": images(1),
    "images int8": images(2, INT8),
    "image int8": images(1, INT8),
    "images int16": images(3, INT16),
    "mixed": mixed(9),
    "vectors": Network((7, 33), (ReLU("relu"), Softmax("softmax"), ReLU("again"))),
}


def numbers(network: Network, scale: float = 2.0) -> np.ndarray:
    """Inputs of which some saturate."""
    return np.random.default_rng(8).normal(scale=scale, size=network.input_shape).astype(np.float32)


def check(network: Network, machine: Machine, *, overlap: bool, tiles: dict[str, int] | None = None) -> Run:
    """A run costs what the schedule says, and answers what the rules say: with integers, bit for bit."""
    X = numbers(network)
    run = simulate(compile_network(network, machine, overlap=overlap, tiles=tiles), X)
    expected = cost(network, machine, overlap=overlap, tiles=tiles)
    for ours, theirs in zip(run.cost.layers, expected.layers, strict=True):
        assert ours == theirs, f"layer {ours.name} on {machine.name}, overlap {overlap}"
    answer, saturated = slow_forward(network, X)
    assert run.saturated == saturated
    layers = [layer for layer in network.layers if isinstance(layer, Mlp | Conv)]
    if all(layer.formats for layer in layers):
        worst = np.abs(run.output - answer).max()
        assert np.array_equal(run.output, answer), f"off by {worst}"
    else:
        np.testing.assert_allclose(run.output, answer, rtol=2e-3 if any(x.formats for x in layers) else 1e-4, atol=1e-5)
    return run
