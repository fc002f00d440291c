"""Read a trained network as data: the weights of a ReLU network on MNIST and what it does to the pixels first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.checks.described import described
from course_lib.checks.failures import CheckFailed, attribute, call, failure
from course_lib.checks.layers import FULLY_CONNECTED
from course_lib.checks.shapes import as_array
from course_lib.types import Array

PIXELS, CLASSES = 784, 10
RAN_AWAY = (
    "training ran away. Are the checks of the layers content? Then try a smaller learning rate, or scale the pixels."
)
NO_SPREAD = "a pixel that never changes has a spread of 0: what do you divide by?"
MOST_LAYERS, MOST_NUMBERS = 50, 5_000_000  # far above what the lab needs; bounds what a judge has to compute


@dataclass(frozen=True)
class ReluNetwork:
    """layers: W (in, out) and b (out,) from input to output, ReLU between them, softmax on top.

    It reads x = (pixels − pixel_mean) · pixel_scale; both are numbers or one number a pixel.
    """

    layers: tuple[tuple[Array, Array], ...]
    pixel_mean: Array
    pixel_scale: Array


def read_mlp(mlp: Any) -> ReluNetwork:
    """Return the network that the MNIST_MLP object `mlp` holds; raise CheckFailed where it is not one."""
    layers = [attribute("mlp", mlp, name) for name in FULLY_CONNECTED]
    pairs = [
        (attribute(f"mlp.{name}", layer, "weight"), attribute(f"mlp.{name}", layer, "bias"))
        for name, layer in zip(FULLY_CONNECTED, layers, strict=True)
    ]
    return _read("mlp", mlp, pairs, [f"mlp.{name}" for name in FULLY_CONNECTED])


def read_own(own: Any) -> ReluNetwork:
    """Return the network that `own.parameters()` lists; raise CheckFailed where it is not one."""
    pairs = _pairs("own.parameters()", call("own", own, "parameters"))
    return _read("own", own, pairs, [f"own.parameters()[{i}]" for i in range(len(pairs))])


def read_layers(where: str, value: Any, *, ran_away: str = RAN_AWAY) -> ReluNetwork:
    """Return the network of a list `value` of pairs (weight, bias), called `where`; it takes the pixels as they come.

    `ran_away` is the next step where numbers are infinite or nan.
    """
    pairs = _pairs(where, value)
    return _read(where, None, pairs, [f"{where}[{i}]," for i in range(len(pairs))], ran_away)


def _pairs(where: str, value: Any) -> Sequence[Sequence[Any]]:
    listed = isinstance(value, (list, tuple))
    bad = [i for i, p in enumerate(value) if not (isinstance(p, (list, tuple)) and len(p) == 2)] if listed else []
    if bad or not listed:
        came = described(value)
        raise failure(
            where,
            yours=f"{came} whose entry [{bad[0]}] is no pair: {described(value[bad[0]])}" if bad else came,
            expected="a list of pairs (weight, bias), from input to output",
            next_step="return [(W1, b1), (W2, b2), …] as NumPy arrays.",
        )
    pairs: Sequence[Sequence[Any]] = value
    return pairs


def check_network_parameters(mlp: Any) -> None:
    """The trained MNIST_MLP is one: 784 inputs, 10 outputs, finite numbers. It says nothing about accuracy."""
    read_mlp(mlp)


def check_own_network(own: Any) -> None:
    """`own.parameters()` is a ReLU network from 784 inputs to 10 outputs. It says nothing about accuracy."""
    read_own(own)


def _read(
    where: str, owner: Any, pairs: Sequence[Sequence[Any]], places: list[str], ran_away: str = RAN_AWAY
) -> ReluNetwork:
    if not 1 <= len(pairs) <= MOST_LAYERS:
        raise failure(
            where,
            yours=f"{len(pairs)} layers",
            expected=f"1 to {MOST_LAYERS} layers",
            next_step="list every layer once.",
        )
    layers, inputs = [], PIXELS
    for place, (W, b) in zip(places, pairs, strict=True):
        last = place == places[-1]
        outputs = CLASSES if last else (W.shape[1] if isinstance(W, np.ndarray) and W.ndim == 2 else 1)
        if isinstance(W, np.ndarray) and W.ndim == 2 and W.shape != (inputs, outputs):
            raise _does_not_fit(f"{place} weight", W.shape, inputs, last)
        layers.append(
            (
                _finite(f"{place} weight", as_array(f"{place} weight", W, (inputs, outputs)), ran_away),
                _finite(f"{place} bias", as_array(f"{place} bias", b, (outputs,), (1, outputs)), ran_away),
            )
        )
        inputs = outputs
    size = sum(W.size + b.size for W, b in layers)
    if size > MOST_NUMBERS:
        raise failure(where, yours=f"{size} numbers", expected=f"at most {MOST_NUMBERS}", next_step="use fewer units.")
    return ReluNetwork(
        tuple(layers), _pixels(where, owner, "pixel_mean", 0.0), _pixels(where, owner, "pixel_scale", 1.0)
    )


def _pixels(where: str, owner: Any, name: str, default: float) -> Array:
    """What `owner` does to the pixels, as a number () or one a pixel (784,); without the attribute, the default."""
    try:
        value = getattr(owner, name)
    except AttributeError:
        value = default
    place = f"{where}.{name}"
    if isinstance(value, (int, float, np.integer, np.floating)):
        return _finite(place, np.asarray(value, dtype=np.float64), NO_SPREAD)
    return _finite(place, as_array(place, value, (PIXELS,), (1, PIXELS)), NO_SPREAD)


def _does_not_fit(place: str, shape: tuple[int, ...], inputs: int, last: bool) -> CheckFailed:
    turned = shape[1] == inputs and (shape[0] == CLASSES or not last)
    step = (
        "a weight is (in, out): this one would fit the other way round."
        if turned
        else (
            "a weight is (in, out): the first has 784 rows, each other one as many rows as the one before has columns, "
            "and the last has 10 columns."
        )
    )
    expected = f"an array of shape ({inputs}, {CLASSES})" if last else f"an array with {inputs} rows"
    return failure(place, yours=f"shape {shape}", expected=expected, next_step=step)


def _finite(where: str, value: Array, step: str) -> Array:
    if not np.isfinite(value).all():
        raise failure(where, yours="inf or nan among the numbers", expected="finite numbers", next_step=step)
    return value
