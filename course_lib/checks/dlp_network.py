"""Ask a student's chip network for its answers, and read calibrations and plans as plain data."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from course_lib.checks.described import described
from course_lib.checks.dlp_library import guarded
from course_lib.checks.failures import CheckFailed, attempt, attribute, call, failure
from course_lib.checks.shapes import as_array
from course_lib.types import Array

FLOAT, INT8 = "MNIST_MLP", "MNIST_MLP_INT8"
LAYERS = ("fc1", "relu1", "fc2", "relu2", "fc3", "softmax")
WITH_WEIGHTS = (0, 2, 4)
LARGEST_BATCH = 10_000

Parameters = Sequence[tuple[Array, Array]]
"""Weight W (in, out) and bias b (out,) of each layer, from input to output."""

Pair = tuple[int, float]
"""Position and scale."""


@dataclass(frozen=True)
class QuantParams:
    """Position and scale of each layer's inputs and of each layer's weights."""

    inputs: tuple[Pair, ...]
    filters: tuple[Pair, ...]

    def as_given(self) -> dict[str, list[Pair]]:
        """As `build_mnist_model` takes it and `calibrate` returns it."""
        return {"input": list(self.inputs), "filter": list(self.filters)}


@dataclass(frozen=True)
class Plan:
    """How the chip shall work: images at a time, bits of a number, and the size of a piece of work."""

    batch: int
    bits: int
    tiles: Mapping[str, int]


def as_params(parameters: Parameters) -> dict[str, Array]:
    """The dictionary that `load_model` takes: w1 (in, out), b1 (out,), …, float32 as in the shipped file."""
    named: dict[str, Array] = {}
    for k, (W, b) in enumerate(parameters, start=1):
        named |= {f"w{k}": W.astype(np.float32), f"b{k}": b.astype(np.float32)}
    return named


def built(Model: Any, parameters: Parameters, batch_size: int, quant_params: QuantParams | None = None) -> Any:
    """Return a new MNIST_MLP (with `quant_params` MNIST_MLP_INT8) whose layers have the sizes of `parameters`."""
    where = INT8 if quant_params else FLOAT
    sizes = [W.shape[0] for W, _ in parameters] + [len(parameters[-1][1])]
    names = ("input_size", "hidden1", "hidden2", "out_classes")
    model = guarded(where, attempt, where, Model)
    build = attribute(where, model, "build_mnist_model")
    given = (quant_params.as_given(),) if quant_params else ()
    options = dict(zip(names, sizes, strict=True))
    guarded(where, attempt, f"{where}.build_mnist_model", build, *given, batch_size=batch_size, **options)
    return model


def loaded(Model: Any, parameters: Parameters, batch_size: int, quant_params: QuantParams | None = None) -> Any:
    """The same, after `load_model`."""
    return load(built(Model, parameters, batch_size, quant_params), parameters, quant_params)


def load(model: Any, parameters: Parameters, quant_params: QuantParams | None = None) -> Any:
    """Hand `parameters` to the `load_model` of `model` and return it."""
    where = INT8 if quant_params else FLOAT
    guarded(where, call, where, model, "load_model", as_params(parameters))
    return model


def check_layers(where: str, net: Any) -> None:
    """Raise CheckFailed unless `net` has the six layers of the lab, in order and by name."""
    count = guarded(where, call, f"{where}.net", net, "size")
    names = []
    if type(count) is int and 0 <= count <= 100:
        names = [str(guarded(where, call, f"{where}.net", net, "getLayerName", k)) for k in range(count)]
    if tuple(names) != LAYERS:
        raise failure(
            f"{where}.build_mnist_model",
            yours=f"layers {', '.join(names)[:200] or 'none'}",
            expected=", ".join(LAYERS),
            next_step="create six layers in self.net, each once, in this order and by these names.",
        )
    for k, name in enumerate(LAYERS):
        if guarded(where, call, f"{where}.net", net, "needToBeQuantized", k) is not (k in WITH_WEIGHTS):
            kind = "a fully connected layer" if k in WITH_WEIGHTS else "a layer without weights"
            raise failure(
                f"{where}.build_mnist_model, layer {k}, {name}",
                yours="a layer of another kind",
                expected=kind,
                next_step="look at the create… call of this layer.",
            )


def answer(where: str, net: Any, X: Array, classes: int) -> Array:
    """Send X (N, I) through `net` and return its output (N, classes) in float64."""
    place = f"{where}.net"
    guarded(where, call, place, net, "setInputData", X.astype(np.float64).ravel())
    guarded(where, call, place, net, "forward")
    output = guarded(where, call, place, net, "getOutputData")
    if not isinstance(output, tuple | list) or len(output) != len(X) * classes:
        raise failure(
            f"{place}.getOutputData()",
            yours=f"{len(output)} numbers" if isinstance(output, tuple | list) else "something else than a tuple",
            expected=f"{len(X) * classes} numbers, {classes} for each of {len(X)} images",
            next_step="look at the output shapes of your layers.",
        )
    return as_array(place, np.array(output), (len(output),)).reshape(len(X), classes)


def check_came_from_the_net(where: str, net: Any, expected: Array, tolerance: float, batch: int | None = None) -> None:
    """After an inference of one image, a row of the last output of `net` is its `expected` probabilities (C,).

    With `batch`, the output is that of so many images.
    """
    try:
        output = np.array(guarded(where, call, where, net, "getOutputData"), dtype=np.float64)
        rows = output.reshape(-1, len(expected))
        through = bool(np.isclose(rows, expected, rtol=0, atol=tolerance).all(axis=1).any())
    except (CheckFailed, TypeError, ValueError):
        rows, through = np.zeros((0, 1)), False
    if not through:
        raise failure(
            where,
            yours="probabilities that self.net has not computed",
            expected="those of its getOutputData()",
            next_step="inference gives the images to self.net: setInputData, forward, getOutputData; what it answers "
            "is returned as it is.",
        )
    if batch is not None and len(rows) != batch:
        raise failure(
            f"{where}, 1 image",
            yours=f"self.net was built anew, for {len(rows)} at a time",
            expected=f"the net that build_mnist_model made, for {batch}",
            next_step="the chip always takes batch_size images: fill the last batch up with zeros.",
        )


def check_rows(where: str, output: Any, count: int) -> None:
    """Raise CheckFailed where an array `output` has not `count` rows, one for each image, or no row at all."""
    if isinstance(output, np.ndarray) and (output.ndim != 2 or len(output) != count):
        raise failure(
            where,
            yours=f"shape {output.shape}",
            expected=f"{count} {'row' if count == 1 else 'rows'} of probabilities, one for each image",
            next_step="return the probabilities, those of this call, and of no image that only fills a batch.",
        )


def read_quant_params(where: str, value: Any) -> QuantParams:
    """Return `value`, {"input": three pairs (position, scale), "filter": three pairs}, or raise CheckFailed."""
    if not isinstance(value, dict) or set(map(str, value)) != {"input", "filter"}:
        raise failure(
            where,
            yours=described(value),
            expected='{"input": three pairs (position, scale), "filter": three pairs}',
            next_step="return a dictionary with these two keys.",
        )
    return QuantParams(*(_pairs(f'{where}["{key}"]', value[key]) for key in ("input", "filter")))


def read_pair(where: str, value: Any) -> Pair:
    """Return (position, scale): a whole number and a positive one. CheckFailed for anything else."""
    numbers = _entries(value)
    if len(numbers) != 2 or not all(_is_number(number) for number in numbers):
        shown = len(numbers) == 2 and all(_is_number(n) or isinstance(n, float | np.floating) for n in numbers)
        raise failure(
            where,
            yours=f"({numbers[0]:g}, {numbers[1]:g})" if shown else described(value),
            expected="a pair of numbers (position, scale)",
            next_step="return position, scale: plain numbers, no QuantParam.",
        )
    position, scale = (float(number) for number in numbers)
    if position != round(position) or abs(position) > 126 or not (0 < scale < 1e30):
        raise failure(
            where,
            yours=f"position {position:g}, scale {scale:g}",
            expected="a whole position within ±126 and a positive scale",
            next_step="the position is an exponent: 2 to the power of position. Round it up to a whole number.",
        )
    return int(position), float(np.float32(scale))  # the library keeps scales as float32


def read_format(where: str, value: Any) -> Pair:
    """Return (position, scale) as `read_pair` does, or raise CheckFailed where the position is no int."""
    pair, position = read_pair(where, value), _entries(value)[0]
    if isinstance(position, float | np.floating):
        raise failure(
            where,
            yours=f"position {float(position)}, a float",
            expected="an int",
            next_step="np.ceil gives a float, and QuantParam takes an int: write int(…) around it.",
        )
    return pair


def read_plan(value: Any) -> Plan:
    """Read {"batch": …, "bits": …, "tiles": {"rows": …, "outputs": …, "inputs": …}}; CheckFailed for anything else."""
    where, tiles = "plan()", ("rows", "outputs", "inputs")
    if not isinstance(value, dict) or set(map(str, value)) != {"batch", "bits", "tiles"}:
        raise failure(
            where,
            yours=described(value),
            expected="a dictionary with batch, bits and tiles",
            next_step="return all three.",
        )
    if not isinstance(value["tiles"], dict) or set(map(str, value["tiles"])) != set(tiles):
        raise failure(
            f'{where}["tiles"]',
            yours=described(value["tiles"]),
            expected="a dictionary with rows, outputs and inputs",
            next_step="return all three: how many images, outputs and inputs the chip multiplies at a time.",
        )
    for place, number, most in [
        ("batch", value["batch"], LARGEST_BATCH),
        *((key, value["tiles"][key], LARGEST_BATCH) for key in tiles),
    ]:
        if not _is_number(number) or number != int(number) or not 1 <= number <= most:
            raise failure(
                f"{where}: {place}",
                yours=str(number)[:50] if _is_number(number) else described(number),
                expected=f"a whole number from 1 to {most}",
                next_step="count things: images, outputs, inputs.",
            )
    if not _is_number(value["bits"]) or value["bits"] not in (8, 16, 32):
        raise failure(
            f"{where}: bits",
            yours=str(value["bits"])[:50] if _is_number(value["bits"]) else described(value["bits"]),
            expected="8 (int8), 16 (int16) or 32 (float32)",
            next_step="choose one that the chip multiplies.",
        )
    return Plan(int(value["batch"]), int(value["bits"]), {key: int(value["tiles"][key]) for key in tiles})


def _pairs(where: str, value: Any) -> tuple[Pair, ...]:
    if isinstance(value, np.ndarray) and value.shape == (6,):
        value = value.reshape(3, 2)  # flat, as the official file has them
    pairs = _entries(value)
    if len(pairs) != 3:
        came = f"{len(value)} entries" if isinstance(value, tuple | list) else described(value)
        raise failure(where, yours=came, expected="three pairs, for fc1, fc2, fc3", next_step="one pair a layer.")
    return tuple(read_pair(f"{where}[{k}]", pair) for k, pair in enumerate(pairs))


def _entries(value: Any) -> list[Any]:
    """The entries of a list, a tuple or an array; none of anything else."""
    if not isinstance(value, tuple | list) and not (isinstance(value, np.ndarray) and value.ndim > 0):
        return []
    return [entry[()] if isinstance(entry, np.ndarray) and entry.ndim == 0 else entry for entry in value]


def _is_number(value: Any) -> bool:
    """A real, finite, plain number; no bool."""
    plain = isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)
    with contextlib.suppress(OverflowError):  # a whole number may have more digits than a float holds
        return plain and math.isfinite(value)
    return False
