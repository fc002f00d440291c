"""What chip networks answer to the judge, compared with the oracle; well-known mistakes are called by their names."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.hidden.lab6_networks import DARK, SPECIAL, grey_images
from autograder.oracles import dlp_network as oracle
from course_lib.checks import CheckFailed, as_array, assert_close, assert_unchanged, attribute, call
from course_lib.checks.dlp_example import HALF
from course_lib.checks.dlp_inference import NET_FIRST
from course_lib.checks.dlp_library import guarded
from course_lib.checks.dlp_network import Parameters, answer, check_came_from_the_net, check_rows
from course_lib.checks.dlp_reading import QuantParams
from course_lib.types import Array

FLOAT32 = 1e-5  # pycnnl computes in float32, whose probabilities of so small a network are right to 1e-6
SAME = 2e-6  # what is handed on as it is, in float32 at least

Mistakes = Sequence[tuple[str, Array]]
"""Next steps, each with the answers after the mistake that needs it."""

LOADED_FIRST = (
    "these are the answers of the parameters that this model was handed first: load_model loads what it is handed, "
    "in every call."
)
IN_FLOAT = "these are the answers of floating point, not of int8: do the images go through self.net?"
EVERY_IMAGE = (
    "every image needs an answer, also in a last batch of two or more that is not full, and also after the tenth batch."
)
AS_THEY_ARE = (
    "multiply the grey values by pixel_scale once, and nothing else: grey stays between 0 and 1, and is not "
    "rounded; send batch_size images at a time; keep one row of probabilities an image, of this call only."
)
WHOLE = "scaled pixels became whole numbers, 0 or 1: is the array of the batch one of bytes? np.zeros gives floats."
BLACK_OR_WHITE = "every pixel became 0 or 1: grey stays grey, a number between them."
BY_THE_LARGEST = (
    "the pixels are divided by the largest grey value of these images: multiply by pixel_scale, whatever they hold."
)
SQUEEZED = (
    "every class has the probability of the first: with batch_size 1 the output has lost its axis of images (squeeze?)."
)
ROUNDED = "these probabilities are rounded: return what the chip says."


def compare_net(
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
    """Feed the net with pixels of 0 … 1 and compare; without `loaded_first`, load_model was not called."""
    X = rng.integers(0, 256, size=(rows, parameters[0][0].shape[0])) / 255
    after = "load_model" if loaded_first else "build_mnist_model"
    output = answer(owner, net, X, len(parameters[-1][1]), after=after)

    def mistakes() -> Mistakes:
        first = [(LOADED_FIRST, expected_of(X, loaded_first, quant_params))] if loaded_first else []
        return first + (_other_formats(X, parameters, quant_params) if quant_params else [])

    _assert(where, output, X, parameters, quant_params, next_step, mistakes)


def compare_inference(
    where: str,
    model: Any,
    parameters: Parameters,
    quant_params: QuantParams | None,
    batch: int,
    rng: np.random.Generator,
) -> None:
    """Grey images through inference, call after call. A net that is wrong itself is named first."""
    for special, images in grey_images(len(parameters[0][0]), batch, rng):
        rows, X = len(images), images.astype(np.float64) / 255
        given = images.copy()
        place = f"{where}.inference, batch_size {batch}, {rows} image{'s' * (rows > 1)}{special}"
        try:
            output = guarded(where, call, where, model, "inference", given)
            check_rows(place, output, rows)
            mistakes = functools.partial(_other_pixels, images, special, batch, parameters, quant_params)
            _assert(place, output, X, parameters, quant_params, _next_step(special, output), mistakes)
        except CheckFailed:
            _check_the_net_itself(where, model, X, parameters, quant_params, batch)
            raise
        assert_unchanged(f"{where}.inference", given, images)
        if rows == 1:
            check_came_from_the_net(f"{where}.inference", attribute(where, model, "net"), output[0], SAME, batch)


def _check_the_net_itself(
    owner: str, model: Any, X: Array, parameters: Parameters, quant_params: QuantParams | None, batch: int
) -> None:
    """Send the pixels X through the net without inference: where the answers are wrong, inference is not to blame."""
    net, answers = attribute(owner, model, "net"), []
    for start in range(0, len(X), batch):
        some = X[start : start + batch]
        full = np.zeros((batch, X.shape[1]))
        full[: len(some)] = some
        answers.append(answer(owner, net, full, len(parameters[-1][1]))[: len(some)])
    place = f"{owner}.inference: the net itself"
    _assert(place, np.concatenate(answers), X, parameters, quant_params, NET_FIRST)


def _next_step(special: str, output: Any) -> str:
    """What to do where no mistake is known: images without an answer come first."""
    empty = []
    if isinstance(output, np.ndarray) and output.dtype.kind in "iuf":
        empty = [str(n) for n, row in enumerate(output) if not row.any()]
    if not empty:
        return SPECIAL.get(special, "") + AS_THEY_ARE
    if len(empty) == 1:
        rows = f"row {empty[0]} is all 0"
    elif len(empty) == 2:
        rows = f"rows {empty[0]} and {empty[1]} are all 0"
    else:
        rows = f"{len(empty)} rows are all 0, the first of them row {empty[0]}"
    return f"{SPECIAL[DARK] if special == DARK else ''}{rows}: {EVERY_IMAGE}"


def _other_pixels(
    images: Array, special: str, batch: int, parameters: Parameters, quant_params: QuantParams | None
) -> Mistakes:
    """What comes of pixels that are not the grey values times 1/255, and of answers that inference has changed."""
    X = images / 255
    right = expected_of(X, parameters, quant_params)
    known = [(ROUNDED, right.round(digits)) for digits in (2, 3, 4)]
    if batch == 1:
        known.append((SQUEEZED, np.repeat(right[:, :1], right.shape[1], axis=1)))
    if special != DARK:  # dark pixels are 0 after any of these
        pixels = [(WHOLE, np.floor(X)), (BLACK_OR_WHITE, np.round(X)), (BY_THE_LARGEST, images / images.max())]
        known += [(words, expected_of(wrong, parameters, quant_params)) for words, wrong in pixels]
    return known


def _other_formats(X: Array, parameters: Parameters, given: QuantParams) -> list[tuple[str, Array]]:
    """What comes of formats that are not those of `given`."""
    inputs, filters = given.inputs, given.filters
    whole = [tuple((p, float(np.round(s))) for p, s in pairs) for pairs in (inputs, filters)]
    low = [tuple((min(p, 0), s) for p, s in pairs) for pairs in (inputs, filters)]
    exchanged = (inputs[0], inputs[2], inputs[1])
    as_given = "hand them on as they are."
    rounded, cut = f"the scales are rounded: {as_given}", f"positive positions are cut to 0: {as_given}"
    changed = [
        ("the input formats of fc2 and fc3 have changed places.", exchanged, filters),
        (rounded, whole[0], filters),
        (rounded, inputs, whole[1]),
        (rounded, whole[0], whole[1]),
        (cut, low[0], filters),
        (cut, inputs, low[1]),
        (cut, low[0], low[1]),
    ]
    return [(words, oracle.int8_probabilities(X, parameters, *formats)) for words, *formats in changed]


def _assert(
    where: str,
    output: Any,
    X: Array,
    parameters: Parameters,
    quant_params: QuantParams | None,
    next_step: str,
    mistakes: Callable[[], Mistakes] = list,
) -> None:
    """Compare with the oracle; only what is wrong is compared with the `mistakes` too, which take their time."""
    expected = expected_of(X, parameters, quant_params)
    tolerance = HALF if quant_params else FLOAT32
    Y = as_array(where, output, expected.shape)
    try:
        assert_close(where, Y, expected, next_step=next_step, tolerance=tolerance)
    except CheckFailed:
        known = list(mistakes())
        if quant_params:
            known.append((IN_FLOAT, oracle.probabilities(X, parameters)))
        assert_close(
            where, Y, expected, next_step=next_step, tolerance=tolerance, mistakes=dict(_nearest(Y, expected, known))
        )


def _nearest(Y: Array, expected: Array, mistakes: Mistakes) -> Mistakes:
    """The one of the `mistakes` that is nearest to Y, if it is far nearer than what is expected.

    On int8 the answers after several small mistakes may lie within the tolerance of each other.
    """
    far = [float(np.abs(Y - wrong).max()) for _, wrong in mistakes]
    near = [k for k in range(len(far)) if far[k] <= min(far) and far[k] <= np.abs(Y - expected).max() / 3]
    return [mistakes[k] for k in near[:1]]


def expected_of(X: Array, parameters: Parameters, quant_params: QuantParams | None) -> Array:
    """What the chip answers for X (N, I): on int8 with `quant_params`, and else in floating point."""
    if quant_params is None:
        return oracle.probabilities(X, parameters)
    return oracle.int8_probabilities(X, parameters, quant_params.inputs, quant_params.filters)
