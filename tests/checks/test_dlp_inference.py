"""The visible checks of lab 2-2: their example is right, and each typical mistake gets the message that helps."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pycnnl
import pytest

from autograder.cells import grade_id
from autograder.oracles import dlp_network as oracle
from course_lib.checks import CheckFailed, assert_close, attempt
from course_lib.checks import dlp_inference as visible
from course_lib.checks.dlp_library import guarded
from course_lib.data import load_trained_mlp
from tests.labs import desk

LAB = "lab6_dlp_inference"
ANSWERS = {answer.name: answer for answer in desk.answers("wrong_answers", LAB)}
LOADS_THE_NOTEBOOKS = ANSWERS["nnl_loads_the_parameters_of_the_notebook"]


def message(answer: str, check: str) -> str:
    """What a student with this wrong answer of the bank reads below this check."""
    return said(answer)[check]


@pytest.fixture(autouse=True)
def _not_strict_afterwards() -> Iterator[None]:
    """The notebook's first cell makes both libraries strict."""
    yield
    pycnnl.strict(False)


@functools.cache
def said(answer: str) -> dict[str, str]:
    return desk.failures(desk.visible(desk.answered(ANSWERS[answer], LAB)), LAB)


HELP = [
    ("nnl_transposes_the_weights", "nnl-load", "pycnnl reads (in, out)"),
    ("nnl_forgets_the_biases", "nnl-load", "whose biases are 0"),
    ("nnl_forgets_the_second_relu", "nnl-load", "does not make the six layers yet"),
    ("nnl_layer_ids_0_1_2", "nnl-load", "counts every created layer from 0"),
    ("nnl_loads_the_first_layer_only", "nnl-load", "needs its parameters before forward"),
    ("nnl_loads_the_first_layer_only", "nnl-load", "MNIST_MLP.load_model, then forward"),
    ("nnl_loads_the_first_layer_only", "nnl-inference", "MNIST_MLP.load_model, then forward"),
    ("nnl_has_sizes_of_its_own", "nnl-build", "build_mnist_model, fc1 · yours: 3 × 256, inputs × outputs"),
    ("nnl_has_sizes_of_its_own", "nnl-load", "expected: 3 × 2 · next step: the batch size, the inputs"),
    ("nnl_softmax_over_the_whole_batch", "nnl-build", "the library's sentence says what does not fit"),
    ("nnl_ignores_the_batch_size", "nnl-build", "build_mnist_model · yours: a net for 1000 images of 3 numbers"),
    ("nnl_ignores_the_batch_size", "nnl-load", "build_mnist_model · yours: a net for 1000 images of 3 numbers"),
    ("nnl_ignores_the_batch_size", "nnl-inference", "2 images of 3, as batch_size and input_size say"),
    ("cnml_ignores_the_batch_size", "cnml-load", "build_mnist_model · yours: a net for 100 images of 3 numbers"),
    ("cnml_ignores_the_batch_size", "cnml-inference", "build_mnist_model · yours: a net for 100 images of 3 numbers"),
    ("nnl_forgets_to_scale_the_pixels", "nnl-inference", "multiply them by pixel_scale first"),
    ("nnl_lets_the_scale_live_on", "nnl-inference", "not in the call before"),
    ("nnl_scales_the_pixels_twice", "nnl-inference", "scaled twice"),
    ("nnl_throws_the_last_batch_away", "nnl-inference", "fill the batch up, and keep that row"),
    ("nnl_answers_with_the_first_batch", "nnl-inference", "begin where the one before ends"),
    ("nnl_reads_the_output_class_by_class", "nnl-inference", "image by image"),
    ("nnl_returns_the_digit", "nnl-inference", "2 rows of probabilities"),
    ("nnl_keeps_the_answers_of_the_call_before", "nnl-inference", "those of this call"),
    ("nnl_sends_the_images_column_by_column", "nnl-inference", "one image after the other"),
    ("nnl_rounds_the_probabilities", "nnl-inference", "rounded: return what the chip says"),
    ("nnl_layer_ids_0_1_2", "nnl-load", "read the line that begins with ERROR"),
    ("nnl_computes_in_numpy", "nnl-inference", "gives the images to self.net"),
    ("cnml_forgets_the_transpose", "cnml-load", "pycnml reads (out, in)"),
    ("cnml_transposes_by_reshape", "cnml-load", "a reshape does not"),
    ("cnml_forgets_the_biases", "cnml-load", "whose biases are 0"),
    ("cnml_swaps_the_formats", "cnml-load", "have changed places"),
    ("cnml_one_format_for_all_inputs", "cnml-load", "all inputs have the format of fc1"),
    ("cnml_one_format_for_all_weights", "cnml-load", "all weights have the format of fc1"),
    ("cnml_calibrates_for_itself", "cnml-load", "all layers have the formats of fc1"),
    ("cnml_formats_of_the_next_layer", "cnml-load", "formats of the next layer"),
    ("cnml_forgets_to_scale_the_pixels", "cnml-inference", "multiply them by pixel_scale first"),
    ("cnml_forgets_the_input_shape", "cnml-build", "ERROR. setInputShape comes before the first layer"),
    ("cnml_position_and_scale_change_places", "cnml-load", "Follow the second image by hand: (0, 1, 0), (2, 1.5)"),
    ("cnml_hands_over_the_scale_first", "cnml-build", "QuantParam takes the position, an int, and then the scale"),
    ("format_is_for_128", "quant-param", "becomes 128 with these"),
    ("format_rounds_the_position_down", "quant-param", "log2 is rounded up"),
    ("format_takes_the_natural_logarithm", "quant-param", "the natural logarithm, rounded up, gives −4"),
    ("format_gives_the_step", "quant-param", "And 2 is the size of a step, 2^p / s: s itself is asked for"),
    ("format_divides_by_zero", "quant-param", "return (0, 1) before the logarithm: log2(0) is −∞"),
    ("plan_of_a_million_images", "cycles-520", "the chip takes at most 10 000 at a time"),
]

FALSE = [
    ("nnl_rounds_the_probabilities", "nnl-inference", "by hand"),
    ("nnl_layer_ids_0_1_2", "nnl-load", "the last line"),
    ("cnml_forgets_the_input_shape", "cnml-build", "as many numbers as the one before"),
    ("cnml_position_and_scale_change_places", "cnml-load", "the first image"),
    ("cnml_transposes_tall_weights_only", "cnml-load", "the first image"),
    ("format_takes_the_natural_logarithm", "quant-param", "the scale lies from 1 to 2"),
    ("format_drops_the_scale", "quant-param", "the size of a step"),
    ("plan_of_a_million_images", "cycles-520", "count"),
]


@pytest.mark.parametrize(("answer", "check", "words"), HELP)
def test_a_typical_mistake_gets_the_message_that_helps(answer: str, check: str, words: str) -> None:
    assert words in message(answer, check)


@pytest.mark.parametrize(("answer", "check", "words"), FALSE)
def test_a_message_says_nothing_that_is_false_for_this_mistake(answer: str, check: str, words: str) -> None:
    assert words not in message(answer, check)


def test_weights_that_load_model_was_not_handed_are_told_from_layers_of_another_size() -> None:
    """The notebook's params have no place at the desk: here they are."""
    cells = {grade_id(cell): cell["source"] for cell in desk.answered(LOADS_THE_NOTEBOOKS, LAB)}
    space: dict[str, Any] = {"params": load_trained_mlp()}
    for name in ("imports", "mnist-mlp"):
        exec(cells[name], space)
    with pytest.raises(CheckFailed) as caught:
        visible.check_nnl_load(space["MNIST_MLP"])
    assert str(caught.value).startswith("MNIST_MLP.load_model · yours: ValueError: Layer fc1 expects weights (3, 2)")
    assert "found 200704 numbers. Create" in str(caught.value)
    assert "read w1 of its argument params, not of the params of the notebook" in str(caught.value)


@pytest.mark.parametrize(
    ("position", "scale", "words"),
    [
        (-2, 31.75, "the logarithm to base 10, rounded up, gives −2"),
        (-5, 3.96875, "the position is log2(a/127), rounded up: here log2 is −6.99, so −6"),
        (-7, 0.9921875, "log2 is rounded up, so that the scale lies from 1 to 2"),
    ],
)
def test_a_format_that_fits_with_another_scale_is_told_how_its_position_is_found(
    position: int, scale: float, words: str
) -> None:
    with pytest.raises(CheckFailed) as caught:
        visible.check_quant_param(lambda largest: (1, 1.0) if largest == 254 else (position, scale))
    assert words in str(caught.value)


def test_each_image_is_followed_by_hand_through_its_own_numbers() -> None:
    X = visible.IMAGES / 255
    before = oracle.hidden_signals(X, visible.PARAMETERS)
    W, b = visible.PARAMETERS[-1]
    steps = [*before, before[-1] @ W + b, visible.PROBABILITIES]
    for n, said in enumerate(visible.BY_HAND):
        found = [
            [float(word.replace("−", "-")) for word in part.split(", ")] for part in re.findall(r"\((.*?)\)", said)
        ]
        assert [np.round(step[n], 3).tolist() for step in steps] == found


def test_what_other_orders_and_logarithms_give_is_what_is_said() -> None:
    sent = (visible.IMAGES[:2] / 255).ravel(order="F").reshape(2, 3)
    assert_close("P", visible.COLUMN_BY_COLUMN, oracle.probabilities(sent, visible.PARAMETERS), next_step="")
    assert [math.ceil(log(1 / 127)) for log in (math.log, math.log10)] == list(visible.OTHER_LOGARITHMS)
    for largest, position, scale, logarithm in visible.RANGES[:2]:
        assert float(logarithm.replace("−", "-")) == round(math.log2(largest / 127), 2)
        assert position == math.ceil(math.log2(largest / 127))
        assert scale == 127 * 2.0**position / largest


def test_the_example_is_right_in_float_and_in_int8() -> None:
    X = visible.IMAGES / 255
    assert_close("P", visible.PROBABILITIES, oracle.probabilities(X, visible.PARAMETERS), next_step="")
    formats = visible.QUANT_PARAMS
    int8 = oracle.int8_probabilities(X, visible.PARAMETERS, formats.inputs, formats.filters)
    assert_close("P", visible.PROBABILITIES, int8, next_step="", tolerance=visible.HALF)


def test_what_is_said_to_be_the_answer_after_a_mistake_is_that_answer() -> None:
    X, parameters, formats = visible.IMAGES / 255, visible.PARAMETERS, visible.QUANT_PARAMS
    other_order = [(W.T.ravel().reshape(W.shape), b) for W, b in parameters]
    as_in_out = [(W.ravel().reshape(W.shape[::-1]).T, b) for W, b in parameters]
    no_bias = [(W, 0 * b) for W, b in parameters]
    for network, wrong in zip((other_order, no_bias), visible.NET_FLOAT.values(), strict=True):
        assert_close("float", np.array(wrong), oracle.probabilities(X, network), next_step="")
    p, w = formats.inputs, formats.filters
    cases = [(as_in_out, p, w), (no_bias, p, w), (parameters, w, p), (parameters, p[:1] * 3, w)]
    cases += [(parameters, p, w[:1] * 3), (parameters, p[:1] * 3, w[:1] * 3), (parameters, p, w[1:] + w[:1])]
    cases += [(parameters, p, p), (parameters, w, w)]
    for (network, inputs, filters), wrong in zip(cases, visible.NET_INT8.values(), strict=True):
        right = oracle.int8_probabilities(X, network, inputs, filters)
        assert_close("int8", np.array(wrong), right, next_step="", tolerance=visible.HALF / 2)


def test_an_end_of_the_program_reads_the_same_in_the_kernel_and_from_the_room() -> None:
    def ends(error: BaseException) -> Any:
        raise error

    class RoomError(Exception):
        __kind__ = "SystemExit"

    said = []
    for error in (SystemExit(1), RoomError("1")):
        with pytest.raises(CheckFailed) as caught:
            guarded("MNIST_MLP", attempt, "MNIST_MLP.load_model", ends, error)
        said.append(str(caught.value))
    assert said[0] == said[1]
    assert said[0].startswith("MNIST_MLP.load_model · yours: the library ended the program")
