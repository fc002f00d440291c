"""The visible checks of the lab on inference with the chip: one worked example, small enough to follow with a pencil.

The expected numbers stand here as numbers: this file lies beside the student, and the calls are theirs to find.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.dlp_library import guarded
from course_lib.checks.dlp_network import (
    FLOAT,
    INT8,
    QuantParams,
    answer,
    built,
    check_came_from_the_net,
    check_layers,
    check_rows,
    loaded,
    read_format,
    read_plan,
    read_quant_params,
)
from course_lib.checks.failures import CheckFailed, attempt, attribute, call, failure
from course_lib.types import Array

# The worked example 3-2-4-2: three images of three pixels, black or white.
LN3 = float(np.log(3))
IMAGES = fixed([[255, 0, 255], [0, 255, 0], [255, 255, 0]], np.uint8)
PARAMETERS = (
    (fixed([[1.0, -2.0], [2.0, 1.0], [0.0, 0.5]]), fixed([0.0, 0.5])),
    (fixed([[1.0, -1.0, 0.5, 0.0], [0.0, 1.0, -2.0, 2.0]]), fixed([0.0, 0.0, 0.0, -1.0])),
    (fixed(LN3 * np.array([[0.5, 0.0], [1.0, 0.5], [0.0, -1.0], [0.0, 1.0]])), fixed([LN3, 0.0])),
)
PROBABILITIES = fixed([[0.9, 0.1], [0.5, 0.5], [81 / 82, 1 / 82]])
SCALED_TWICE = fixed([[0.797386, 0.202614], [0.796863, 0.203137], [0.797560, 0.202440]])
UNSCALED = fixed([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]])  # from grey values 0 … 255
UNSCALED_INT8 = fixed([[0.964355, 0.035706], [0.250244, 0.75], [0.999512, 0.000458]])  # they are cut off at 1.98

# Formats in which every number of the example is a whole one.
QUANT_PARAMS = QuantParams(
    ((-6, 1.0), (-4, 1.0), (-3, 1.0)), ((-5, 1.0), (-2, 1.0), (-2, float(np.float32(1 / LN3 * 2))))
)

HALF = 2e-3
"""Probabilities of pycnml are float16, whose neighbours are up to 0.0005 apart; a mistake moves them further."""

NET_FLOAT = {
    "these are the answers of weights in the order (out, in), which pycnml reads: pycnnl reads (in, out).": [
        [0.0, 1.0],
        [0.75, 0.25],
        [0.143657, 0.856343],
    ],
    "these are the answers of a network whose biases are 0.": [[0.75, 0.25], [0.25, 0.75], [0.964286, 0.035714]],
}
"""A next step, and what pycnnl answers after the mistake that needs it."""

NET_INT8 = {
    "these are the answers of weights in the order (in, out), which pycnnl reads: pycnml reads (out, in). A transpose "
    "turns them, a reshape does not.": [[0.996094, 0.004105], [0.838867, 0.161377], [0.838379, 0.161621]],
    "these are the answers of a network whose biases are 0.": [[0.75, 0.25], [0.25, 0.75], [0.964355, 0.035736]],
    "the formats of inputs and weights have changed places.": [
        [0.899902, 0.099976],
        [0.452881, 0.547363],
        [0.986816, 0.013275],
    ],
    "all inputs have the format of fc1's: the second and the third pair are not used.": [
        [0.899902, 0.099976],
        [0.501953, 0.498047],
        [0.963867, 0.036041],
    ],
    "all weights have the format of fc1's: the second and the third pair are not used.": [
        [0.900879, 0.09906],
        [0.508789, 0.491211],
        [0.988281, 0.011826],
    ],
    "all layers have the formats of fc1: the second and the third pairs are not used.": [
        [0.900879, 0.09906],
        [0.51123, 0.48877],
        [0.964844, 0.035278],
    ],
    "the weights have the formats of the next layer's.": [
        [0.900879, 0.09906],
        [0.457031, 0.542969],
        [0.98877, 0.01107],
    ],
    "the weights have the formats of the inputs.": [
        [0.896484, 0.103271],
        [0.461914, 0.538086],
        [0.986328, 0.013588],
    ],
    "the inputs have the formats of the weights.": [
        [0.902832, 0.097046],
        [0.491699, 0.508301],
        [0.988281, 0.011925],
    ],
}
"""The same for pycnml."""

BY_HAND = "Follow the first image by hand: (1, 0, 1), (1, 0), (1, 0, 0.5, 0), logits (1.648, −0.549), (0.9, 0.1)."
LOADING = "Is every weight in the order that this library reads, and in the layer that it belongs to? " + BY_HAND


def check_nnl_build(MNIST_MLP: Any) -> None:
    """Six layers by name, and they run on parameters that the check itself loads."""
    net = attribute(FLOAT, built(MNIST_MLP, PARAMETERS, 3), "net")
    check_layers(FLOAT, net)
    for k, (W, b) in zip((0, 2, 4), PARAMETERS, strict=True):
        guarded(FLOAT, call, f"{FLOAT}.net", net, "loadParams", k, W.ravel(), b)
    check_answer(f"{FLOAT}.build_mnist_model, the output", FLOAT, net, "look at the shapes of your layers. " + BY_HAND)


def check_nnl_load(MNIST_MLP: Any) -> None:
    """After load_model, the net answers the worked example."""
    net = attribute(FLOAT, loaded(MNIST_MLP, PARAMETERS, 3), "net")
    step = _after_build(FLOAT, net, LOADING)
    check_answer(f"{FLOAT}.load_model, the output", FLOAT, net, step, mistakes=NET_FLOAT)


def check_nnl_inference(MNIST_MLP: Any) -> None:
    """Grey values in, probabilities out: for a batch of the size of the net, and for a single image."""
    check_inference(FLOAT, loaded(MNIST_MLP, PARAMETERS, 2))


def check_cnml_build(MNIST_MLP_INT8: Any) -> None:
    """Six layers by name."""
    check_layers(INT8, attribute(INT8, built(MNIST_MLP_INT8, PARAMETERS, 3, QUANT_PARAMS), "net"))


def check_cnml_load(MNIST_MLP_INT8: Any) -> None:
    """After load_model, the net answers the worked example."""
    net = attribute(INT8, loaded(MNIST_MLP_INT8, PARAMETERS, 3, QUANT_PARAMS), "net")
    check_answer(
        f"{INT8}.load_model, the output",
        INT8,
        net,
        _after_build(INT8, net, f"has each layer the formats of its own inputs and weights? {LOADING}"),
        tolerance=HALF,
        mistakes=NET_INT8,
    )


def check_cnml_inference(MNIST_MLP_INT8: Any) -> None:
    """Grey values in, probabilities out, on int8."""
    check_inference(INT8, loaded(MNIST_MLP_INT8, PARAMETERS, 2, QUANT_PARAMS), tolerance=HALF)


def check_quant_param(quant_param: Any) -> None:
    """Position and scale of three ranges   [eq:fixed-point]."""
    for largest, position, scale in ((254.0, 1, 1.0), (1.0, -6, 1.984375), (0.0, 0, 1.0)):
        where = f"quant_param({largest:g})"
        yours = read_format(where, attempt(where, quant_param, largest))
        if abs(yours[1] - scale) > 1e-4 * scale or yours[0] != position:
            equal = abs(2.0 ** yours[0] / yours[1] - 2.0**position / scale) <= 1e-4 * 2.0**position
            if equal and yours[1] == 2.0:
                continue  # the library's own QuantTool goes one position further at a power of two
            whole = largest * yours[1] / 2.0 ** yours[0]
            if largest == 0:
                step = "where all numbers are 0, return (0, 1)."
            elif abs(whole - 127) > 0.01:
                step = f"the largest number becomes {whole:.4g} with these, by q = r · s / 2^p, and shall become 127."
            else:
                step = "the largest number does become 127; but log2 is rounded up, so that the scale lies from 1 to 2."
            raise failure(
                where,
                yours=f"position {yours[0]}, scale {yours[1]:.6g}",
                expected=f"position {position}, scale {scale:g}",
                next_step=step,
            )


def check_calibrate(calibrate: Any, params: Any, images: Any) -> None:
    """Three pairs for the inputs and three for the weights. It says nothing about accuracy."""
    read_quant_params("calibrate(…)", guarded("calibrate", attempt, "calibrate", calibrate, params, images))


def check_plan(plan: Any) -> None:
    """The plan is one. It says nothing about cycles."""
    read_plan(attempt("plan", plan))


def _after_build(owner: str, net: Any, step: str) -> str:
    """The next `step` for a net of the six layers; another one has to be built first."""
    try:
        check_layers(owner, net)
    except CheckFailed:
        return "build_mnist_model does not make the six layers yet: finish it first."
    return step


def check_answer(
    where: str,
    owner: str,
    net: Any,
    next_step: str,
    *,
    batch: int = 3,
    tolerance: float = 1e-4,
    mistakes: Mapping[str, Sequence[Sequence[float]]] | None = None,
) -> None:
    """The net, fed with pixels of 0 … 1, gives the probabilities of the example."""
    output = answer(owner, net, IMAGES[:batch] / 255, 2)
    known = {words: np.array(wrong[:batch]) for words, wrong in (mistakes or {}).items()}
    assert_close(where, output, PROBABILITIES[:batch], next_step=next_step, tolerance=tolerance, mistakes=known)


def check_inference(where: str, model: Any, *, tolerance: float = 1e-4) -> None:
    """Three images through batches of two: one of them is not full. A net that is wrong itself is named first."""
    for number, rows in enumerate((slice(0, 2), slice(0, 3), slice(2, 3)), start=1):
        given: Array = IMAGES[rows].copy()
        output = guarded(where, call, where, model, "inference", given)
        try:
            _check_probabilities(f"{where}.inference, call {number}", output, rows, tolerance, first=number == 1)
        except CheckFailed:
            net, first = (
                attribute(where, model, "net"),
                "mend build_mnist_model and load_model first, then run this again.",
            )
            check_answer(f"{where}.inference: the net itself", where, net, first, batch=2, tolerance=tolerance)
            raise
        assert_unchanged(f"{where}.inference", given, IMAGES[rows])
    check_came_from_the_net(f"{where}.inference", attribute(where, model, "net"), PROBABILITIES[2], tolerance)


def _check_probabilities(where: str, output: Any, rows: slice, tolerance: float, *, first: bool) -> None:
    raw = "grey values 0 … 255 went in: multiply them by pixel_scale first."
    again = "grey values 0 … 255 went in, and not in the call before: is every batch scaled, in every call?"
    mistakes = {
        raw if first else again: (UNSCALED_INT8 if where.startswith(INT8) else UNSCALED)[rows],
        "the pixels are scaled twice: white shall be 1 when it goes in.": SCALED_TWICE[rows],
    }
    if first:
        mistakes["the output is read class by class: it comes image by image."] = np.array([[0.9, 0.5], [0.1, 0.5]])
    if rows == slice(0, 3):
        lost, repeated = PROBABILITIES.copy(), PROBABILITIES.copy()
        lost[2], repeated[2] = 0.0, PROBABILITIES[0]
        mistakes["the image that does not fill a batch has no answer: fill the batch up, and keep that row."] = lost
        mistakes["the last image has the answer of the first: does each batch begin where the one before ends?"] = (
            repeated
        )
    place = f"{where}, batch_size 2, {images(rows)}"
    check_rows(place, output, len(IMAGES[rows]))
    assert_close(
        place,
        output,
        PROBABILITIES[rows],
        next_step="multiply grey values by pixel_scale, once; fill the last batch up and drop what it adds. " + BY_HAND,
        mistakes=mistakes,
        tolerance=tolerance,
    )


def images(rows: slice) -> str:
    """How many images these are, in words."""
    count = len(IMAGES[rows])
    return "1 image" if count == 1 else f"{count} images"
