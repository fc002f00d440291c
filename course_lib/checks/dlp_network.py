"""Build and load a student's chip network, and ask it for its answers."""

from __future__ import annotations

import contextlib
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from course_lib.checks.dlp_library import guarded, place_and_words
from course_lib.checks.dlp_reading import QuantParams
from course_lib.checks.failures import CheckFailed, attempt, attribute, call, failure
from course_lib.checks.shapes import as_array
from course_lib.types import Array

FLOAT, INT8 = "MNIST_MLP", "MNIST_MLP_INT8"
LAYERS = ("fc1", "relu1", "fc2", "relu2", "fc3", "softmax")
WITH_WEIGHTS = (0, 2, 4)
SHAPES = "the batch size, the inputs and the outputs of every layer come from the arguments of build_mnist_model."
AGAIN = "load_model may be called again: what it needs must still be in self afterwards."

Parameters = Sequence[tuple[Array, Array]]
"""Weight W (in, out) and bias b (out,) of each layer, from input to output."""


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


def load(
    model: Any, parameters: Parameters, quant_params: QuantParams | None = None, *, a_second_time: bool = False
) -> Any:
    """Hand `parameters` to the `load_model` of `model` and return it."""
    where = INT8 if quant_params else FLOAT
    place, step = f"{where}.load_model", ""
    if a_second_time:
        place, step = f"{place}, called a second time", AGAIN
    function = attribute(where, model, "load_model")
    with _wrong_sizes_named(where, parameters):
        guarded(where, attempt, place, function, as_params(parameters), next_step=step)
    return model


def load_layers(net: Any, parameters: Parameters) -> None:
    """Load `parameters` into the layers of a float `net`, without load_model."""
    with _wrong_sizes_named(FLOAT, parameters):
        for k, (W, b) in zip(WITH_WEIGHTS, parameters, strict=True):
            weights, bias = W.astype(np.float64).ravel(), b.astype(np.float64)
            guarded(FLOAT, call, f"{FLOAT}.net", net, "loadParams", k, weights, bias)


@contextlib.contextmanager
def _wrong_sizes_named(owner: str, parameters: Parameters) -> Iterator[None]:
    """Where a layer refuses weights of another size, say whether the layer is wrong or what was handed to it."""
    try:
        yield
    except CheckFailed as failed:
        place, words = place_and_words(failed)
        found = re.search(r"Layer fc([123]) expects weights \((\d+), (\d+)\)", words)
        if not found:
            raise
        k, *size = map(int, found.groups())
        wanted = parameters[k - 1][0].shape
        inputs, outputs = reversed(size) if owner == INT8 else size  # pycnml writes (out, in)
        if (inputs, outputs) != wanted:
            raise failure(
                f"{owner}.build_mnist_model, fc{k}",
                yours=f"{inputs} × {outputs}, inputs × outputs",
                expected=f"{wanted[0]} × {wanted[1]}",
                next_step=SHAPES,
            ) from None
        raise failure(
            place,
            yours=words,
            expected=f"w{k} for fc{k}, {inputs * outputs} numbers",
            next_step="the layer has the size that was asked for, but these are not the weights that load_model was "
            f"handed for it: read w{k} of its argument params, not of the params of the notebook.",
        ) from failed.__cause__


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


def answer(where: str, net: Any, X: Array, classes: int, *, after: str = "load_model") -> Array:
    """Send X (N, I) through `net` and return its output (N, classes) in float64; `after` is what was called last."""
    place = f"{where}.net"
    try:
        guarded(where, call, place, net, "setInputData", X.astype(np.float64).ravel())
        guarded(where, attempt, f"{where}.{after}, then forward", attribute(place, net, "forward"))
    except CheckFailed as failed:
        _check_takes(where, place_and_words(failed)[1], X)
        raise
    output = guarded(where, call, place, net, "getOutputData")
    if not isinstance(output, tuple | list) or len(output) != len(X) * classes:
        raise failure(
            f"{place}.getOutputData()",
            yours=f"{len(output)} numbers" if isinstance(output, tuple | list) else "something else than a tuple",
            expected=f"{len(X) * classes} numbers, {classes} for each of {len(X)} images",
            next_step="look at the output shapes of your layers.",
        )
    return as_array(place, np.array(output), (len(output),)).reshape(len(X), classes)


def _check_takes(owner: str, words: str, X: Array) -> None:
    """Raise CheckFailed where these `words` of the library say that the net is not for X (N, I)."""
    found = re.search(r"This net takes \d+ numbers \((\d+) × ([\d × ]+)\)", words)
    if found:
        batch, inputs = int(found[1]), math.prod(map(int, found[2].split(" × ")))
        raise failure(
            f"{owner}.build_mnist_model",
            yours=f"a net for {batch} image{'s' * (batch != 1)} of {inputs} numbers",
            expected=f"{len(X)} image{'s' * (len(X) != 1)} of {X.shape[1]}, as batch_size and input_size say",
            next_step=f"{SHAPES} No other method creates layers.",
        )


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
            yours=f"self.net takes {len(rows)} at a time now",
            expected=f"{batch} at a time, as batch_size says",
            next_step="the chip always takes batch_size images: build_mnist_model makes the net, no other method makes "
            "it anew, and zeros fill the last batch up.",
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
