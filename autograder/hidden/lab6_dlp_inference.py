"""The hidden checks of the lab on inference with the chip: they run beside the judge, and every input comes from `rng`.

A check works on remote handles and on plain objects alike, and returns nothing when it is right. What a network answers
is compared with an oracle; accuracy and cycles are computed here, from plain numbers: nothing that the student's
process measures about itself counts, and no clock is read.
"""

from __future__ import annotations

import itertools
import math
from typing import Any

import numpy as np

from autograder.hidden.lab6_measures import (
    Fit,
    Parameters,
    examples,
    int8_accuracy,
    judged_network,
    modelled_cycles,
    worst_format,
)
from autograder.oracles import dlp_network as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt, attribute, call, failure
from course_lib.checks.dlp_inference import HALF
from course_lib.checks.dlp_library import guarded
from course_lib.checks.dlp_network import (
    FLOAT,
    INT8,
    Pair,
    QuantParams,
    answer,
    as_params,
    built,
    check_came_from_the_net,
    check_layers,
    check_rows,
    load,
    loaded,
    read_pair,
    read_plan,
    read_quant_params,
)
from course_lib.types import Array

SIZES = ((7, 5, 3, 4), (4, 9, 6, 3), (11, 2, 8, 5))  # never square, so that a missing transpose shows
BATCH = 3

ORDER = "(in, out) for pycnnl, (out, in) for pycnml"
LOADING = (
    f"which weights went to which layer, and in which order? Weights are {ORDER}. Several models live at a time: what "
    "one keeps stands on self."
)
IN_FLOAT = "these are the answers of floating point, not of int8: do the images go through self.net?"
SHAPES = "the batch size, the inputs and the outputs of every layer come from the arguments."


def nnl_build(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Six layers of the sizes that were asked for: loaded and fed by the judge, they answer as the oracle does."""
    for sizes, rows in zip(SIZES, (BATCH, 1, 5), strict=True):
        parameters = _parameters(sizes, rng)
        net = attribute(FLOAT, built(MNIST_MLP, parameters, rows), "net")
        check_layers(FLOAT, net)
        for k, (W, b) in zip((0, 2, 4), parameters, strict=True):
            guarded(
                FLOAT, call, f"{FLOAT}.net", net, "loadParams", k, W.astype(np.float64).ravel(), b.astype(np.float64)
            )
        _compare(FLOAT, f"{FLOAT}.build_mnist_model, sizes {sizes}, batch {rows}", net, parameters, rows, rng, SHAPES)


def nnl_load(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """After load_model, the net holds every parameter: fed by the judge, it answers as the oracle does."""
    every = [_parameters(sizes, rng) for sizes in SIZES]
    models = [built(MNIST_MLP, parameters, BATCH) for parameters in every]
    for sizes, parameters, model in zip(SIZES, every, models, strict=True):  # several at a time: each is its own
        net = attribute(FLOAT, load(model, parameters), "net")
        _compare(FLOAT, f"{FLOAT}.load_model, sizes {sizes}", net, parameters, BATCH, rng, LOADING)


def nnl_inference(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Grey values to probabilities for full batches, several of them, a part of one, and one image."""
    for sizes in SIZES:
        parameters = _parameters(sizes, rng)
        _inference(FLOAT, loaded(MNIST_MLP, parameters, BATCH), parameters, None, rng)


def cnml_build(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """Six layers; each multiplies as often as its sizes and the batch say."""
    for sizes, rows in zip(SIZES, (BATCH, 1, 5), strict=True):
        parameters, quant_params = _quantised(sizes, rng)
        net = attribute(INT8, built(MNIST_MLP_INT8, parameters, rows, quant_params), "net")
        check_layers(INT8, net)
        layers = attribute(INT8, guarded(INT8, call, f"{INT8}.net", net, "cost"), "layers")
        for k, pair in zip((0, 2, 4), itertools.pairwise(sizes), strict=True):
            macs = attribute(INT8, layers[k], "macs") if isinstance(layers, tuple) and len(layers) == 6 else None
            if type(macs) is not int or macs != rows * pair[0] * pair[1]:
                raise failure(
                    f"{INT8}.build_mnist_model, batch {rows}, layer {k}",
                    yours=f"{macs if type(macs) is int else 'unknown'} multiplications",
                    expected=f"{rows} · {pair[0]} · {pair[1]} = {rows * pair[0] * pair[1]}",
                    next_step=SHAPES,
                )


def cnml_load(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """After load_model, weights, positions and scales are where they belong: the net answers as the oracle does."""
    every = [_quantised(sizes, rng) for sizes in SIZES]
    models = [built(MNIST_MLP_INT8, parameters, BATCH, quant_params) for parameters, quant_params in every]
    for sizes, (parameters, quant_params), model in zip(SIZES, every, models, strict=True):  # each is its own
        net = attribute(INT8, load(model, parameters, quant_params), "net")
        where = f"{INT8}.load_model, sizes {sizes}"
        step = f"{LOADING} Inputs and weights of each layer have a format of their own."
        _compare(INT8, where, net, parameters, BATCH, rng, step, quant_params)


def cnml_inference(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """Grey values to probabilities on int8, for full batches, several of them, a part of one, and one image."""
    for sizes in SIZES:
        parameters, quant_params = _quantised(sizes, rng)
        _inference(INT8, loaded(MNIST_MLP_INT8, parameters, BATCH, quant_params), parameters, quant_params, rng)


def finest_format(quant_param: Any, *, rng: np.random.Generator) -> None:
    """The position is the smallest in which the largest number fits; the scale makes it 127."""
    power_of_two, ordinary = 127.0 * 2.0 ** rng.integers(-5, 6), np.exp2(rng.uniform(-12, 12, size=12))
    small, large = np.exp2(rng.uniform([-13, 11], [-11, 13]))  # every draw has one of each
    for largest in (*(float(x) for x in (*ordinary, small, large)), float(power_of_two), 0.0):
        where = f"quant_param({largest:.6g})"
        position, scale = read_pair(where, attempt(where, quant_param, largest))
        step, right = oracle.step((position, scale)), largest / 127 if largest else 1.0
        if abs(step - right) > 1e-5 * right:
            raise failure(
                where,
                yours=f"a step of {step:.6g} (position {position}, scale {scale:.6g})",
                expected=f"{right:.6g}, so that the largest number becomes 127",
                next_step="put position and scale into q = round(r · scale / 2^position) for r the largest number.",
            )
        if not 1 - 1e-6 <= scale <= 2 + 1e-6:
            raise failure(
                where,
                yours=f"scale {scale:.6g}",
                expected="a scale from 1 to 2",
                next_step="the position is the logarithm, rounded up; only what is left goes into the scale.",
            )


def int8_90(calibrate: Any, *, rng: np.random.Generator) -> None:
    """With the student's positions and scales, int8 classifies more than 90 % of the judge's images."""
    _more_accurate_than(90.0, calibrate, rng)


def int8_95(calibrate: Any, *, rng: np.random.Generator) -> None:
    """… more than 95 %."""
    _more_accurate_than(95.0, calibrate, rng)


def int8_98(calibrate: Any, *, rng: np.random.Generator) -> None:
    """… more than 98 %."""
    _more_accurate_than(98.0, calibrate, rng)


def cycles_2000(plan: Any, *, rng: np.random.Generator) -> None:
    """The student's plan takes fewer than 2000 modelled cycles an image."""
    _fewer_cycles_than(2000, plan)


def cycles_800(plan: Any, *, rng: np.random.Generator) -> None:
    """… fewer than 800."""
    _fewer_cycles_than(800, plan)


def cycles_520(plan: Any, *, rng: np.random.Generator) -> None:
    """… fewer than 520."""
    _fewer_cycles_than(520, plan)


def accuracy_with(calibrate: Any, rng: np.random.Generator) -> tuple[float, Fit]:
    """Return the per cent of images that int8 classifies rightly with the formats of `calibrate`, and its worst one."""
    parameters, images = judged_network(rng), examples(rng)
    result = guarded("calibrate", attempt, "calibrate", calibrate, as_params(parameters), images.copy())
    found = read_quant_params("calibrate(…)", result)
    return int8_accuracy(parameters, found, rng), worst_format(parameters, found, images[:100])


def _more_accurate_than(percent: float, calibrate: Any, rng: np.random.Generator) -> None:
    accuracy, worst = accuracy_with(calibrate, rng)
    if not accuracy > percent:
        raise failure(
            "calibrate: int8 accuracy on the judge's images, with positions and scales for another network",
            yours=f"{accuracy:.2f} %",
            expected=f"more than {percent:g} %",
            next_step=f"of your six formats {worst.name} fits worst: it reaches to {worst.reach:.3g}, and the "
            f"numbers go to {worst.largest:.3g}. Measure what goes into each layer, after the ReLU, and each layer's "
            "weights: too short a reach cuts large numbers off, too long a one rounds all to a few.",
        )


def _fewer_cycles_than(limit: int, plan: Any) -> None:
    cycles = modelled_cycles(read_plan(attempt("plan", plan)))
    if not cycles < limit:
        raise failure(
            "plan(): modelled cycles an image",
            yours=f"{cycles:.0f}",
            expected=f"fewer than {limit}",
            next_step="look at show(plan()) for the layer that takes longest: does it wait, or compute?",
        )


def _compare(
    owner: str,
    where: str,
    net: Any,
    parameters: Parameters,
    rows: int,
    rng: np.random.Generator,
    next_step: str,
    quant_params: QuantParams | None = None,
) -> None:
    """Feed the net with pixels of 0 … 1 and compare."""
    X = rng.integers(0, 256, size=(rows, parameters[0][0].shape[0])) / 255
    output = answer(owner, net, X, len(parameters[-1][1]))
    _assert(where, output, X, parameters, quant_params, next_step)


def _inference(
    where: str, model: Any, parameters: Parameters, quant_params: QuantParams | None, rng: np.random.Generator
) -> None:
    for rows, dtype in ((BATCH, np.uint8), (1, np.float64), (2 * BATCH + 1, np.uint8)):
        images = rng.integers(0, 256, size=(rows, parameters[0][0].shape[0])).astype(dtype)
        images[:, 0] = np.maximum(images[:, 0], 128)  # no image is all black
        given = images.copy()
        output = guarded(where, call, where, model, "inference", given)
        place = f"{where}.inference, batch_size {BATCH}, {rows} image{'s' * (rows > 1)}"
        step = (
            "multiply the grey values by pixel_scale once, and nothing else: grey stays between 0 and 1, and is not "
            "rounded; send batch_size images at a time; keep one row of probabilities an image, of this call only."
        )
        check_rows(place, output, rows)
        _assert(place, output, images.astype(np.float64) / 255, parameters, quant_params, step)
        assert_unchanged(f"{where}.inference", given, images)
        if rows == 1:
            tolerance = HALF if quant_params else 1e-4
            check_came_from_the_net(f"{where}.inference", attribute(where, model, "net"), output[0], tolerance)


def _assert(
    where: str, output: Any, X: Array, parameters: Parameters, quant_params: QuantParams | None, next_step: str
) -> None:
    if quant_params is None:
        assert_close(where, output, oracle.probabilities(X, parameters), next_step=next_step)
        return
    expected = oracle.int8_probabilities(X, parameters, quant_params.inputs, quant_params.filters)
    in_float = oracle.probabilities(X, parameters)
    assert_close(where, output, expected, next_step=next_step, mistakes={IN_FLOAT: in_float}, tolerance=HALF)


def _parameters(sizes: tuple[int, ...], rng: np.random.Generator) -> Parameters:
    """Normal weights that keep the size of a signal, and biases that are not 0."""
    he = [(rng.normal(scale=(2 / pair[0]) ** 0.5, size=pair), pair[1]) for pair in itertools.pairwise(sizes)]
    drawn = [(W, rng.choice([-1, 1], size=n) * rng.uniform(0.2, 0.6, size=n)) for W, n in he]
    return [(W.astype(np.float32), b.astype(np.float32)) for W, b in drawn]


def _quantised(sizes: tuple[int, ...], rng: np.random.Generator) -> tuple[Parameters, QuantParams]:
    """A network whose layers live in far different ranges, and formats that hold them."""
    (W1, b1), (W2, b2), (W3, b3) = _parameters(sizes, rng)
    c1, c2 = np.exp2(rng.uniform(4, 5)), np.exp2(-rng.uniform(4, 5))
    parameters = [(W1 * c1, b1 * c1), (W2 * (c2 / c1), b2 * c2), (W3 / c2, b3)]
    parameters = [(W.astype(np.float32), b.astype(np.float32)) for W, b in parameters]
    X = rng.integers(0, 256, size=(12, sizes[0])) / 255
    inputs = [_pair(signal) for signal in oracle.hidden_signals(X, parameters)]
    return parameters, QuantParams(tuple(inputs), tuple(_pair(W) for W, _ in parameters))


def _pair(R: Array) -> Pair:
    """A format in which the numbers R just fit, its scale a float32."""
    largest = max(float(np.abs(R).max()), 1e-3)
    position = math.ceil(math.log2(largest / 127))
    return position, float(np.float32(127 * 2.0**position / largest))
