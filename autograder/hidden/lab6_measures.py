"""What the judge measures for the lab on inference with the chip: its images, its network, accuracy and cycles."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import Literal

import numpy as np

from autograder.oracles import dlp_network as oracle
from course_lib.checks import failure
from course_lib.checks.dlp_reading import Plan, QuantParams
from course_lib.data import load_mnist, load_trained_mlp
from course_lib.dlp.export import from_parameters
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Formats, Mlp, Network
from course_lib.dlp.schedule import cost
from course_lib.types import Array, Cost

Parameters = list[tuple[Array, Array]]

NOISE = 4  # grey values: the most that the judge adds to a pixel or takes away; moves accuracy by less than 0.1 %
JUDGED = 5000  # images: by chance alone, an accuracy of 98.8 % moves by 0.1 %
MACHINE = "exercise-7.7"


def judged_images(rng: np.random.Generator) -> tuple[Array, Array]:
    """Return JUDGED test images, each pixel moved by up to NOISE grey values, still 0 … 255; and their digits."""
    X, y = mnist("test")
    some = rng.choice(len(y), size=JUDGED, replace=False)
    noise = rng.integers(-NOISE, NOISE + 1, size=(JUDGED, X.shape[1]), dtype=np.int8)
    return np.clip(X[some].astype(np.int16) + noise, 0, 255), y[some]


@functools.cache
def mnist(part: Literal["train", "test"]) -> tuple[Array, Array]:
    """The images and digits of `part`, read once a process: three tiers and many submissions need them."""
    X, y = load_mnist(part)
    return X, y


def judged_network(rng: np.random.Generator) -> Parameters:
    """Return the shipped network with its hidden signals stretched: the same answers, other ranges in every layer.

    ReLU passes a positive factor through, so W₁ c₁, b₁ c₁ · W₂ c₂ / c₁, b₂ c₂ · W₃ / c₂ compute what W₁, W₂, W₃ do.
    One factor is from 8 to 32, the other 1 / 8 to 1 / 32: numbers written down for the shipped network do not fit.
    """
    (W1, b1), (W2, b2), (W3, b3) = shipped()
    c1, c2 = np.exp2(rng.uniform(3, 5, size=2) * rng.permutation([-1, 1]))
    scaled = [(W1 * c1, b1 * c1), (W2 * (c2 / c1), b2 * c2), (W3 / c2, b3)]
    return [(W.astype(np.float32), b.astype(np.float32)) for W, b in scaled]


def modelled_cycles(plan: Plan) -> float:
    """Return the cycles an image of the shipped network on the machine. CheckFailed where the plan does not fit it."""
    try:
        return _cost(plan).cycles / plan.batch
    except ValueError as reason:
        raise failure(
            "plan(): the machine refuses it",
            yours=str(reason),
            expected="tiles that fit NRAM and WRAM, two of each when loads overlap with computing",
            next_step="count one tile: rows · inputs, rows · outputs and its biases in NRAM, inputs · outputs in WRAM.",
        ) from None


def layer_cycles(plan: Plan) -> dict[str, float]:
    """Return the modelled cycles an image of each layer by name. ValueError where the plan does not fit the machine."""
    return {layer.name: layer.total_cycles / plan.batch for layer in _cost(plan).layers}


def _cost(plan: Plan) -> Cost:
    network = _with_bits(from_parameters(shipped(), batch=plan.batch), plan.bits)
    return cost(network, Machine.load(MACHINE), tiles=plan.tiles)


@functools.cache
def shipped() -> Parameters:
    """The parameters of the network that comes with the lab."""
    params = load_trained_mlp()
    return [(params[f"w{k}"], params[f"b{k}"]) for k in (1, 2, 3)]


def _with_bits(network: Network, bits: int) -> Network:
    if bits == 32:
        return network
    formats = Formats(Format(bits), Format(bits))
    layers = (replace(layer, formats=formats) if isinstance(layer, Mlp) else layer for layer in network.layers)
    return replace(network, layers=tuple(layers))


def examples(rng: np.random.Generator) -> Array:
    """Return 1000 training images to calibrate with."""
    X, _ = mnist("train")
    return X[np.sort(rng.choice(len(X), size=1000, replace=False))]


def int8_accuracy(parameters: Parameters, found: QuantParams, rng: np.random.Generator) -> float:
    """Return the per cent of the judge's images that int8 classifies rightly with the formats `found`."""
    images, y = judged_images(rng)
    pixels = (np.arange(256) / 255).astype(np.float16)[images]  # the same as images / 255, and sooner
    predicted = oracle.int8_predict(pixels, parameters, found.inputs, found.filters)
    return 100 * int((predicted == y).sum()) / len(y)
