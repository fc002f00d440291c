"""The visible checks of the lab on inference with the chip: one worked example, small enough to follow with a pencil.

The expected numbers stand here as numbers: this file lies beside the student, and the calls are theirs to find.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.dlp_example import (
    BY_HAND,
    COLUMN_BY_COLUMN,
    HALF,
    IMAGES,
    NET_FLOAT,
    NET_INT8,
    OTHER_LOGARITHMS,
    PARAMETERS,
    PROBABILITIES,
    QUANT_PARAMS,
    RANGES,
    SCALED_TWICE,
    UNSCALED,
    UNSCALED_INT8,
)
from course_lib.checks.dlp_library import guarded
from course_lib.checks.dlp_network import (
    FLOAT,
    INT8,
    answer,
    built,
    check_came_from_the_net,
    check_layers,
    check_rows,
    load_layers,
    loaded,
)
from course_lib.checks.dlp_reading import Pair, read_format, read_plan, read_quant_params
from course_lib.checks.failures import CheckFailed, attempt, attribute, call, failure
from course_lib.checks.shapes import as_array
from course_lib.types import Array

ORDER = "is every weight in the order that this library reads, and in the layer that it belongs to?"
FORMATS = "has each layer the formats of its own inputs and weights, the position before the scale?"
NET_FIRST = "mend build_mnist_model and load_model first, then run this again."


def check_nnl_build(MNIST_MLP: Any) -> None:
    """Six layers by name, and they run on parameters that the check itself loads."""
    net = attribute(FLOAT, built(MNIST_MLP, PARAMETERS, 3), "net")
    check_layers(FLOAT, net)
    load_layers(net, PARAMETERS)
    place, step = f"{FLOAT}.build_mnist_model, the output", "look at the shapes of your layers."
    check_answer(place, FLOAT, net, step, after="build_mnist_model")


def check_nnl_load(MNIST_MLP: Any) -> None:
    """After load_model, the net answers the worked example."""
    net = attribute(FLOAT, loaded(MNIST_MLP, PARAMETERS, 3), "net")
    _check_loaded(FLOAT, net, ORDER, 1e-4, NET_FLOAT)


def check_nnl_inference(MNIST_MLP: Any) -> None:
    """Grey values in, probabilities out: for a batch of the size of the net, and for a single image."""
    check_inference(FLOAT, loaded(MNIST_MLP, PARAMETERS, 2))


def check_cnml_build(MNIST_MLP_INT8: Any) -> None:
    """Six layers by name."""
    check_layers(INT8, attribute(INT8, built(MNIST_MLP_INT8, PARAMETERS, 3, QUANT_PARAMS), "net"))


def check_cnml_load(MNIST_MLP_INT8: Any) -> None:
    """After load_model, the net answers the worked example."""
    net = attribute(INT8, loaded(MNIST_MLP_INT8, PARAMETERS, 3, QUANT_PARAMS), "net")
    _check_loaded(INT8, net, f"{FORMATS} I{ORDER[1:]}", HALF, NET_INT8)


def check_cnml_inference(MNIST_MLP_INT8: Any) -> None:
    """Grey values in, probabilities out, on int8."""
    check_inference(INT8, loaded(MNIST_MLP_INT8, PARAMETERS, 2, QUANT_PARAMS), tolerance=HALF)


def check_quant_param(quant_param: Any) -> None:
    """Position and scale of three ranges   [eq:fixed-point]."""
    for largest, position, scale, logarithm in RANGES:
        where = f"quant_param({largest:g})"
        step = "" if largest else "where all numbers are 0, return (0, 1) before the logarithm: log2(0) is −∞."
        yours = read_format(where, attempt(where, quant_param, largest, next_step=step))
        if abs(yours[1] - scale) > 1e-4 * scale or yours[0] != position:
            equal = abs(2.0 ** yours[0] / yours[1] - 2.0**position / scale) <= 1e-4 * 2.0**position
            if equal and yours[1] == 2.0:
                continue  # the library's own QuantTool goes one position further at a power of two
            raise failure(
                where,
                yours=f"position {yours[0]}, scale {yours[1]:.6g}",
                expected=f"position {position}, scale {scale:g}",
                next_step=_after_format(largest, yours, position, logarithm),
            )


def _after_format(largest: float, yours: Pair, position: int, logarithm: str) -> str:
    """The next step for a wrong format of `largest`, whose right `position` is this `logarithm` rounded up."""
    if largest == 0:
        return "where all numbers are 0, return (0, 1)."
    whole = largest * yours[1] / 2.0 ** yours[0]
    if abs(whole - 127) > 0.01:
        step = f"the largest number becomes {whole:.4g} with these, by q = r · s / 2^p, and shall become 127."
        if yours[0] == position and abs(yours[1] - largest / 127) < 1e-4 * yours[1]:
            step += f" And {yours[1]:.4g} is the size of a step, 2^p / s: s itself is asked for."
        return step
    fits = "the largest number does become 127; but"
    if 0.5 <= yours[1] < 1:
        return f"{fits} log2 is rounded up, so that the scale lies from 1 to 2."
    if largest == 1 and yours[0] in OTHER_LOGARITHMS:
        other = f"{OTHER_LOGARITHMS[yours[0]]}, rounded up, gives −{-yours[0]}"
        return f"{fits} {other}: log2(1/127) is {logarithm}, and np.log2 computes it."
    return f"{fits} the position is log2(a/127), rounded up: here log2 is {logarithm}, so {position}.".replace("-", "−")


def check_calibrate(calibrate: Any, params: Any, images: Any) -> None:
    """Three pairs for the inputs and three for the weights. It says nothing about accuracy."""
    read_quant_params("calibrate(…)", guarded("calibrate", attempt, "calibrate", calibrate, params, images))


def check_plan(plan: Any) -> None:
    """The plan is one. It says nothing about cycles."""
    read_plan(attempt("plan", plan))


def _check_loaded(
    owner: str, net: Any, step: str, tolerance: float, mistakes: Mapping[str, Sequence[Sequence[float]]]
) -> None:
    """The net answers the example after load_model; one without the six layers has to be built first."""
    place, by_hand = f"{owner}.load_model, the output", True
    try:
        check_layers(owner, net)
    except CheckFailed:
        step, by_hand = "build_mnist_model does not make the six layers yet: finish it first.", False
    check_answer(place, owner, net, step, by_hand=by_hand, tolerance=tolerance, mistakes=mistakes)


def check_answer(
    where: str,
    owner: str,
    net: Any,
    next_step: str,
    *,
    by_hand: bool = True,
    after: str = "load_model",
    batch: int = 3,
    tolerance: float = 1e-4,
    mistakes: Mapping[str, Sequence[Sequence[float]]] | None = None,
) -> None:
    """The net, fed with pixels of 0 … 1, gives the probabilities of the example; else the worst image, `by_hand`."""
    output, expected = answer(owner, net, IMAGES[:batch] / 255, 2, after=after), PROBABILITIES[:batch]
    known = {words: np.array(wrong[:batch]) for words, wrong in (mistakes or {}).items()}
    step = f"{next_step} {BY_HAND[_worst_row(output, expected)]}" if by_hand else next_step
    assert_close(where, output, expected, next_step=step, tolerance=tolerance, mistakes=known)


def _worst_row(Y: Array, expected: Array) -> int:
    """The image whose probabilities are furthest from what is expected."""
    return int(np.where(np.isfinite(Y), np.abs(Y - expected), np.inf).max(axis=1).argmax())


def check_inference(where: str, model: Any, *, tolerance: float = 1e-4) -> None:
    """Three images through batches of two: one of them is not full. A net that is wrong itself is named first."""
    for number, rows in enumerate((slice(0, 2), slice(0, 3), slice(2, 3)), start=1):
        given: Array = IMAGES[rows].copy()
        try:
            output = guarded(where, call, where, model, "inference", given)
            _check_probabilities(f"{where}.inference, call {number}", output, rows, tolerance, first=number == 1)
        except CheckFailed:
            net, place = attribute(where, model, "net"), f"{where}.inference: the net itself"
            check_answer(place, where, net, NET_FIRST, by_hand=False, batch=2, tolerance=tolerance)
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
        mistakes["the pixels are sent column by column: setInputData wants one image after the other."] = (
            COLUMN_BY_COLUMN
        )
    if rows == slice(0, 3):
        lost, repeated = PROBABILITIES.copy(), PROBABILITIES.copy()
        lost[2], repeated[2] = 0.0, PROBABILITIES[0]
        mistakes["the image that does not fill a batch has no answer: fill the batch up, and keep that row."] = lost
        mistakes["the last image has the answer of the first: does each batch begin where the one before ends?"] = (
            repeated
        )
    place, expected = f"{where}, batch_size 2, {images(rows)}", PROBABILITIES[rows]
    check_rows(place, output, len(expected))
    Y = as_array(place, output, expected.shape)
    step = (
        "multiply grey values by pixel_scale, once; fill the last batch up and drop what it adds. "
        + BY_HAND[rows.start + _worst_row(Y, expected)]
    )
    if any(np.allclose(Y, expected.round(digits), rtol=0, atol=1e-9) for digits in (2, 3)):
        step = "these probabilities are rounded: return what the chip says."
    assert_close(place, Y, expected, next_step=step, mistakes=mistakes, tolerance=tolerance)


def images(rows: slice) -> str:
    """How many images these are, in words."""
    count = len(IMAGES[rows])
    return "1 image" if count == 1 else f"{count} images"
