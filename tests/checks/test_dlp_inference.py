"""The visible checks of lab 2-2: their example is right, and each typical mistake gets the message that helps."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.oracles import dlp_network as oracle
from course_lib.checks import CheckFailed, assert_close, attempt
from course_lib.checks import dlp_inference as visible
from course_lib.checks.dlp_library import guarded
from tests.labs import desk

LAB = "lab6_dlp_inference"
ANSWERS = {answer.name: answer for answer in desk.answers("wrong_answers", LAB)}

HELP = [
    ("nnl_transposes_the_weights", "nnl-load", "pycnnl reads (in, out)"),
    ("nnl_forgets_the_biases", "nnl-load", "whose biases are 0"),
    ("nnl_forgets_the_second_relu", "nnl-load", "does not make the six layers yet"),
    ("nnl_layer_ids_0_1_2", "nnl-load", "counts every created layer from 0"),
    ("nnl_loads_the_first_layer_only", "nnl-load", "needs its parameters before forward"),
    ("nnl_has_sizes_of_its_own", "nnl-build", "the library's sentence says what does not fit"),
    ("nnl_forgets_to_scale_the_pixels", "nnl-inference", "multiply them by pixel_scale first"),
    ("nnl_lets_the_scale_live_on", "nnl-inference", "not in the call before"),
    ("nnl_scales_the_pixels_twice", "nnl-inference", "scaled twice"),
    ("nnl_throws_the_last_batch_away", "nnl-inference", "fill the batch up, and keep that row"),
    ("nnl_answers_with_the_first_batch", "nnl-inference", "begin where the one before ends"),
    ("nnl_reads_the_output_class_by_class", "nnl-inference", "image by image"),
    ("nnl_returns_the_digit", "nnl-inference", "2 rows of probabilities"),
    ("nnl_keeps_the_answers_of_the_call_before", "nnl-inference", "those of this call"),
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
    ("cnml_forgets_the_input_shape", "cnml-build", "setInputShape comes before the first layer"),
    ("format_is_for_128", "quant-param", "becomes 128 with these"),
    ("format_rounds_the_position_down", "quant-param", "log2 is rounded up"),
]


@pytest.mark.parametrize(("answer", "check", "words"), HELP)
def test_a_typical_mistake_gets_the_message_that_helps(answer: str, check: str, words: str) -> None:
    assert words in desk.failures(desk.visible(desk.answered(ANSWERS[answer], LAB)), LAB)[check]


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
