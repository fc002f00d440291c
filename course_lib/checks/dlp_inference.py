"""The visible checks of the lab on inference with the chip: one worked example, small enough to follow with a pencil.

The expected numbers stand here as numbers: this file lies beside the student, and the calls are theirs to find.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.dlp_network import (
    FLOAT,
    INT8,
    QuantParams,
    answer,
    built,
    check_layers,
    guarded,
    loaded,
    read_pair,
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

# Formats in which every number of the example is a whole one.
QUANT_PARAMS = QuantParams(
    ((-6, 1.0), (-4, 1.0), (-3, 1.0)), ((-5, 1.0), (-2, 1.0), (-2, float(np.float32(1 / LN3 * 2))))
)

HALF = 2e-3
"""Probabilities of pycnml are float16, whose neighbours are up to 0.0005 apart; a mistake moves them further."""

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
    check_answer(f"{FLOAT}.load_model, the output", FLOAT, net, LOADING)


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
        f"has each layer the formats of its own inputs and weights? {LOADING}",
        tolerance=HALF,
    )


def check_cnml_inference(MNIST_MLP_INT8: Any) -> None:
    """Grey values in, probabilities out, on int8."""
    check_inference(INT8, loaded(MNIST_MLP_INT8, PARAMETERS, 2, QUANT_PARAMS), tolerance=HALF)


def check_quant_param(quant_param: Any) -> None:
    """Position and scale of three ranges   [eq:fixed-point]."""
    for largest, position, scale in ((254.0, 1, 1.0), (1.0, -6, 1.984375), (0.0, 0, 1.0)):
        where = f"quant_param({largest:g})"
        yours = read_pair(where, attempt("quant_param", quant_param, largest))
        if abs(yours[1] - scale) > 1e-4 * scale or yours[0] != position:
            equal = abs(2.0 ** yours[0] / yours[1] - 2.0**position / scale) <= 1e-4 * 2.0**position
            if equal and yours[1] == 2.0:
                continue  # the library's own QuantTool goes one position further at a power of two
            raise failure(
                where,
                yours=f"position {yours[0]}, scale {yours[1]:.6g}",
                expected=f"position {position}, scale {scale:g}",
                next_step="round the logarithm up; then the scale makes the largest number 127.",
            )


def check_calibrate(calibrate: Any, params: Any, images: Any) -> None:
    """Three pairs for the inputs and three for the weights. It says nothing about accuracy."""
    read_quant_params("calibrate(…)", guarded("calibrate", attempt, "calibrate", calibrate, params, images))


def check_plan(plan: Any) -> None:
    """The plan is one. It says nothing about cycles."""
    read_plan(attempt("plan", plan))


def check_answer(where: str, owner: str, net: Any, next_step: str, *, batch: int = 3, tolerance: float = 1e-4) -> None:
    """The net, fed with pixels of 0 … 1, gives the probabilities of the example."""
    output = answer(owner, net, IMAGES[:batch] / 255, 2)
    assert_close(where, output, PROBABILITIES[:batch], next_step=next_step, tolerance=tolerance)


def check_inference(where: str, model: Any, *, tolerance: float = 1e-4) -> None:
    """Three images through batches of two: one of them is not full. A net that is wrong itself is named first."""
    for rows in (slice(0, 2), slice(0, 3), slice(2, 3)):
        given: Array = IMAGES[rows].copy()
        output = guarded(where, call, where, model, "inference", given)
        try:
            _check_probabilities(where, output, rows, tolerance)
        except CheckFailed:
            net, first = (
                attribute(where, model, "net"),
                "mend build_mnist_model and load_model first, then run this again.",
            )
            check_answer(f"{where}.inference: the net itself", where, net, first, batch=2, tolerance=tolerance)
            raise
        assert_unchanged(f"{where}.inference", given, IMAGES[rows])


def _check_probabilities(where: str, output: Any, rows: slice, tolerance: float) -> None:
    assert_close(
        f"{where}.inference, batch_size 2, {len(IMAGES[rows])} images",
        output,
        PROBABILITIES[rows],
        next_step="multiply grey values by pixel_scale, once; fill the last batch up and drop what it adds. " + BY_HAND,
        mistakes={
            "grey values 0 … 255 went in: multiply them by pixel_scale first.": UNSCALED[rows],
            "the pixels are scaled twice: white shall be 1 when it goes in.": SCALED_TWICE[rows],
        },
        tolerance=tolerance,
    )
