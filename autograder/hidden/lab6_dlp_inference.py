"""The hidden checks of the lab on inference with the chip: they run beside the judge, and every input comes from `rng`.

A check works on remote handles and on plain objects alike, and returns nothing when it is right. What a network answers
is compared with an oracle; accuracy and cycles are computed here, from plain numbers: nothing that the student's
process measures about itself counts, and no clock is read.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping
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
from autograder.hidden.lab6_networks import BATCHES, SIZES, SPECIAL, grey_images, normal_parameters, quantised
from autograder.oracles import dlp_network as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt, attribute, call, failure
from course_lib.checks.dlp_inference import HALF
from course_lib.checks.dlp_library import guarded
from course_lib.checks.dlp_network import (
    FLOAT,
    INT8,
    QuantParams,
    answer,
    as_params,
    built,
    check_came_from_the_net,
    check_layers,
    check_rows,
    load,
    loaded,
    read_format,
    read_plan,
    read_quant_params,
)
from course_lib.types import Array

FLOAT32 = 1e-5  # pycnnl computes in float32, whose probabilities of so small a network are right to 1e-6
SAME = 2e-6  # what is handed on as it is, in float32 at least

ORDER = "(in, out) for pycnnl, (out, in) for pycnml"
LOADING = (
    f"which weights went to which layer, and in which order? Weights are {ORDER}. Several models live at a time: what "
    "one keeps stands on self."
)
FEW = 3  # images at a time

LOADED_FIRST = (
    "these are the answers of the parameters that this model was handed first: load_model loads what it is handed, "
    "in every call."
)
IN_FLOAT = "these are the answers of floating point, not of int8: do the images go through self.net?"
SHAPES = "the batch size, the inputs and the outputs of every layer come from the arguments."


def nnl_build(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Six layers of the sizes that were asked for: loaded and fed by the judge, they answer as the oracle does."""
    for sizes, rows in zip(SIZES, BATCHES, strict=True):
        parameters = normal_parameters(sizes, rng)
        net = attribute(FLOAT, built(MNIST_MLP, parameters, rows), "net")
        check_layers(FLOAT, net)
        for k, (W, b) in zip((0, 2, 4), parameters, strict=True):
            guarded(
                FLOAT, call, f"{FLOAT}.net", net, "loadParams", k, W.astype(np.float64).ravel(), b.astype(np.float64)
            )
        _compare(FLOAT, f"{FLOAT}.build_mnist_model, sizes {sizes}, batch {rows}", net, parameters, rows, rng, SHAPES)


def nnl_load(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """After load_model, the net holds every parameter: fed by the judge, it answers as the oracle does."""
    every = [quantised(sizes, rng)[0] for sizes in SIZES]
    first = [normal_parameters(sizes, rng) for sizes in SIZES]
    models = [loaded(MNIST_MLP, parameters, FEW) for parameters in first]
    for sizes, old, parameters, model in zip(SIZES, first, every, models, strict=True):  # several: each is its own
        net = attribute(FLOAT, load(model, parameters), "net")
        where = f"{FLOAT}.load_model, sizes {sizes}"
        _compare(FLOAT, where, net, parameters, FEW, rng, LOADING, loaded_first=old)


def nnl_inference(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Grey values to probabilities for full batches, several of them, a part of one, and one image."""
    for sizes, batch in zip(SIZES, BATCHES, strict=True):
        parameters = normal_parameters(sizes, rng, sure=batch == 1)
        _inference(FLOAT, loaded(MNIST_MLP, parameters, batch), parameters, None, batch, rng)


def cnml_build(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """Six layers; each multiplies as often as its sizes and the batch say."""
    for sizes, rows in zip(SIZES, BATCHES, strict=True):
        parameters, quant_params = quantised(sizes, rng)
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
    every = [quantised(sizes, rng) for sizes in SIZES]
    first = [quantised(sizes, rng)[0] for sizes in SIZES]
    models = [loaded(MNIST_MLP_INT8, old, FEW, given) for old, (_, given) in zip(first, every, strict=True)]
    for sizes, old, (parameters, quant_params), model in zip(SIZES, first, every, models, strict=True):
        net = attribute(INT8, load(model, parameters, quant_params), "net")
        where = f"{INT8}.load_model, sizes {sizes}"
        step = f"{LOADING} Inputs and weights of each layer have a format of their own."
        _compare(INT8, where, net, parameters, FEW, rng, step, quant_params, loaded_first=old)


def cnml_inference(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """Grey values to probabilities on int8, for full batches, several of them, a part of one, and one image."""
    for sizes, batch in zip(SIZES, BATCHES, strict=True):
        parameters, quant_params = quantised(sizes, rng, sure=batch == 1)
        model = loaded(MNIST_MLP_INT8, parameters, batch, quant_params)
        _inference(INT8, model, parameters, quant_params, batch, rng)


def finest_format(quant_param: Any, *, rng: np.random.Generator) -> None:
    """The position is the smallest in which the largest number fits; the scale makes it 127."""
    power_of_two, ordinary = 127.0 * 2.0 ** rng.integers(-5, 6), np.exp2(rng.uniform(-12, 12, size=12))
    extremes = np.exp2(rng.uniform([-13, 11, -24.5, 28], [-11, 13, -22, 32]))  # every draw has one of each
    just_above = power_of_two * rng.uniform(1.0001, 1.0005)  # what fits no longer
    for largest in (*(float(x) for x in (*ordinary, *extremes, just_above, power_of_two)), 0.0):
        where = f"quant_param({largest:.6g})"
        position, scale = read_format(where, attempt(where, quant_param, largest))
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
    loaded_first: Parameters | None = None,
) -> None:
    """Feed the net with pixels of 0 … 1 and compare."""
    X = rng.integers(0, 256, size=(rows, parameters[0][0].shape[0])) / 255
    output = answer(owner, net, X, len(parameters[-1][1]))
    mistakes = {LOADED_FIRST: _expected(X, loaded_first, quant_params)} if loaded_first else {}
    _assert(where, output, X, parameters, quant_params, next_step, mistakes)


def _inference(
    where: str,
    model: Any,
    parameters: Parameters,
    quant_params: QuantParams | None,
    batch: int,
    rng: np.random.Generator,
) -> None:
    for special, images in grey_images(len(parameters[0][0]), batch, rng):
        rows = len(images)
        given = images.copy()
        output = guarded(where, call, where, model, "inference", given)
        place = f"{where}.inference, batch_size {batch}, {rows} image{'s' * (rows > 1)}{special}"
        step = SPECIAL.get(special, "") + (
            "multiply the grey values by pixel_scale once, and nothing else: grey stays between 0 and 1, and is not "
            "rounded; send batch_size images at a time; keep one row of probabilities an image, of this call only."
        )
        check_rows(place, output, rows)
        _assert(place, output, images.astype(np.float64) / 255, parameters, quant_params, step)
        assert_unchanged(f"{where}.inference", given, images)
        if rows == 1:
            check_came_from_the_net(f"{where}.inference", attribute(where, model, "net"), output[0], SAME, batch)


def _assert(
    where: str,
    output: Any,
    X: Array,
    parameters: Parameters,
    quant_params: QuantParams | None,
    next_step: str,
    mistakes: Mapping[str, Array] | None = None,
) -> None:
    known, tolerance = dict(mistakes or {}), FLOAT32
    if quant_params:
        known[IN_FLOAT], tolerance = oracle.probabilities(X, parameters), HALF
    expected = _expected(X, parameters, quant_params)
    assert_close(where, output, expected, next_step=next_step, mistakes=known, tolerance=tolerance)


def _expected(X: Array, parameters: Parameters, quant_params: QuantParams | None) -> Array:
    """What the chip answers for X (N, I): on int8 with `quant_params`, and else in floating point."""
    if quant_params is None:
        return oracle.probabilities(X, parameters)
    return oracle.int8_probabilities(X, parameters, quant_params.inputs, quant_params.filters)
