"""The hidden checks of the lab on inference with the chip: they run beside the judge, and every input comes from `rng`.

A check works on remote handles and on plain objects alike, and returns nothing when it is right. What a network answers
is compared with an oracle; accuracy and cycles are computed here, from plain numbers: nothing that the student's
process measures about itself counts, and no clock is read.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.hidden import lab6_formats as formats
from autograder.hidden import lab6_plans as plans
from autograder.hidden.lab6_answers import compare_inference, compare_net
from autograder.hidden.lab6_measures import examples, int8_accuracy, judged_network, modelled_cycles
from autograder.hidden.lab6_networks import BATCHES, SIZES, normal_parameters, quantised
from autograder.oracles import dlp_network as oracle
from course_lib.checks import attempt, attribute, call, failure
from course_lib.checks.dlp_library import guarded
from course_lib.checks.dlp_network import (
    FLOAT,
    INT8,
    SHAPES,
    WITH_WEIGHTS,
    as_params,
    built,
    check_layers,
    load,
    load_layers,
    loaded,
)
from course_lib.checks.dlp_reading import LARGEST_BATCH, read_format, read_plan, read_quant_params

ORDER = "(in, out) for pycnnl, (out, in) for pycnml"
LOADING = (
    f"which weights went to which layer, and in which order? Weights are {ORDER}. Several models live at a time: what "
    "one keeps stands on self."
)
FEW = 3  # images at a time
BECOMES_127 = "put position and scale into q = round(r · scale / 2^position) for r the largest number."
TAKEN_FOR_ZERO = "(0, 1) is the answer for 0 itself; this range is small, not 0: compare with == 0."


def nnl_build(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Six layers of the sizes that were asked for: loaded and fed by the judge, they answer as the oracle does."""
    for sizes, rows in zip(SIZES, BATCHES, strict=True):
        parameters = normal_parameters(sizes, rng)
        net = attribute(FLOAT, built(MNIST_MLP, parameters, rows), "net")
        check_layers(FLOAT, net)
        load_layers(net, parameters)
        where = f"{FLOAT}.build_mnist_model, sizes {sizes}, batch {rows}"
        compare_net(FLOAT, where, net, parameters, rows, rng, SHAPES)


def nnl_load(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """After load_model, the net holds every parameter: fed by the judge, it answers as the oracle does."""
    every = [quantised(sizes, rng)[0] for sizes in SIZES]
    first = [normal_parameters(sizes, rng) for sizes in SIZES]
    models = [loaded(MNIST_MLP, parameters, FEW) for parameters in first]
    for sizes, old, parameters, model in zip(SIZES, first, every, models, strict=True):  # several: each is its own
        net = attribute(FLOAT, load(model, parameters, a_second_time=True), "net")
        where = f"{FLOAT}.load_model, sizes {sizes}"
        compare_net(FLOAT, where, net, parameters, FEW, rng, LOADING, loaded_first=old)


def nnl_inference(MNIST_MLP: Any, *, rng: np.random.Generator) -> None:
    """Grey values to probabilities for full batches, several of them, a part of one, and one image."""
    for sizes, batch in zip(SIZES, BATCHES, strict=True):
        parameters = normal_parameters(sizes, rng, sure=batch == 1)
        compare_inference(FLOAT, loaded(MNIST_MLP, parameters, batch), parameters, None, batch, rng)


def cnml_build(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """Six layers; each multiplies as often as its sizes and the batch say."""
    for sizes, rows in zip(SIZES, BATCHES, strict=True):
        parameters, quant_params = quantised(sizes, rng)
        net = attribute(INT8, built(MNIST_MLP_INT8, parameters, rows, quant_params), "net")
        check_layers(INT8, net)
        _check_multiplications(net, sizes, rows)


def _check_multiplications(net: Any, sizes: tuple[int, ...], rows: int) -> None:
    """Raise CheckFailed unless each layer with weights multiplies rows · inputs · outputs times."""
    layers = attribute(INT8, guarded(INT8, call, f"{INT8}.net", net, "cost"), "layers")
    products = [inputs * outputs for inputs, outputs in itertools.pairwise(sizes)]
    macs: list[Any] = [None] * len(products)
    if isinstance(layers, tuple) and len(layers) == 6:
        macs = [attribute(INT8, layers[k], "macs") for k in WITH_WEIGHTS]
    for k, (inputs, outputs), found in zip(WITH_WEIGHTS, itertools.pairwise(sizes), macs, strict=True):
        if type(found) is not int or found != rows * inputs * outputs:
            raise failure(
                f"{INT8}.build_mnist_model, batch {rows}, layer {k}",
                yours=f"{found if type(found) is int else 'unknown'} multiplications",
                expected=f"{rows} · {inputs} · {outputs} = {rows * inputs * outputs}",
                next_step=_batch_of(macs, products, rows) or SHAPES,
            )


def _batch_of(macs: Sequence[Any], products: Sequence[int], rows: int) -> str:
    """The next step where all layers multiply for another batch than `rows`; empty where the batch is not to blame."""
    batches = {
        found // product if type(found) is int and found % product == 0 else 0
        for found, product in zip(macs, products, strict=True)
    }
    batch = batches.pop()
    if batches or not 1 <= batch <= LARGEST_BATCH:
        return ""
    return f"that is a batch of {batch} image{'s' * (batch > 1)}, not {rows}: setInputShape takes batch_size."


def cnml_load(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """After load_model, weights, positions and scales are where they belong: the net answers as the oracle does."""
    every = [quantised(sizes, rng) for sizes in SIZES]
    first = [quantised(sizes, rng)[0] for sizes in SIZES]
    models = [loaded(MNIST_MLP_INT8, old, FEW, given) for old, (_, given) in zip(first, every, strict=True)]
    for sizes, old, (parameters, quant_params), model in zip(SIZES, first, every, models, strict=True):
        net = attribute(INT8, load(model, parameters, quant_params, a_second_time=True), "net")
        where = f"{INT8}.load_model, sizes {sizes}"
        step = f"{LOADING} Inputs and weights of each layer have a format of their own."
        compare_net(INT8, where, net, parameters, FEW, rng, step, quant_params, loaded_first=old)


def cnml_inference(MNIST_MLP_INT8: Any, *, rng: np.random.Generator) -> None:
    """Grey values to probabilities on int8, for full batches, several of them, a part of one, and one image."""
    for sizes, batch in zip(SIZES, BATCHES, strict=True):
        parameters, quant_params = quantised(sizes, rng, sure=batch == 1)
        model = loaded(MNIST_MLP_INT8, parameters, batch, quant_params)
        compare_inference(INT8, model, parameters, quant_params, batch, rng)


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
                next_step=TAKEN_FOR_ZERO if (position, scale) == (0, 1.0) and largest < 1 else BECOMES_127,
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


def accuracy_with(calibrate: Any, rng: np.random.Generator) -> tuple[float, list[formats.Fit]]:
    """Return the per cent of images that int8 classifies rightly with the formats of `calibrate`, and how these fit."""
    parameters, images = judged_network(rng), examples(rng)
    result = guarded("calibrate", attempt, "calibrate", calibrate, as_params(parameters), images.copy())
    found = read_quant_params("calibrate(…)", result)
    return int8_accuracy(parameters, found, rng), formats.fits_of(parameters, found, images)


def _more_accurate_than(percent: float, calibrate: Any, rng: np.random.Generator) -> None:
    accuracy, fits = accuracy_with(calibrate, rng)
    if not accuracy > percent:
        raise failure(
            "calibrate(params, images) for the judge's network: int8 accuracy on its images",
            yours=f"{accuracy:.2f} %",
            expected=f"more than {percent:g} %",
            next_step=formats.next_step(fits),
        )


def _fewer_cycles_than(limit: int, plan: Any) -> None:
    read = read_plan(attempt("plan", plan))
    cycles = modelled_cycles(read)
    if not cycles < limit:
        raise failure(
            "plan(): modelled cycles an image",
            yours=f"{cycles:.0f}",
            expected=f"fewer than {limit}",
            next_step=plans.next_step(read),
        )
