"""The lab on inference with the chip: what the hidden checks say after a wrong answer of the bank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pycnnl
import pytest

from autograder.cells import grade_id
from autograder.hidden import lab6_dlp_inference as hidden
from autograder.hidden import lab6_formats as formats
from autograder.hidden import lab6_plans as plans
from course_lib.checks import CheckFailed
from course_lib.checks.dlp_reading import Plan
from course_lib.data import load_trained_mlp
from tests.labs import desk

LAB = "lab6_dlp_inference"
ANSWERS = {answer.name: answer for answer in desk.honest(LAB)}


@pytest.fixture(autouse=True)
def _not_strict_afterwards() -> Iterator[None]:
    """The notebook's first cell makes both libraries strict."""
    yield
    pycnnl.strict(False)


THE_NET = "inference: the net itself"
GREY = "multiply the grey values by pixel_scale once"


@pytest.mark.parametrize(
    ("answer", "check", "words", "never"),
    [
        ("cnml_inputs_of_fc2_and_fc3_change_places", "cnml-inference", THE_NET, GREY),
        ("cnml_positions_are_never_positive", "cnml-inference", THE_NET, GREY),
        ("cnml_rounds_the_scales", "cnml-inference", "mend build_mnist_model and load_model first", GREY),
        ("cnml_inputs_of_fc2_and_fc3_change_places", "cnml-load", "fc2 and fc3 have changed places", "which weights"),
        ("cnml_positions_are_never_positive", "cnml-load", "positive positions are cut to 0", "which weights"),
        ("cnml_rounds_the_scales", "cnml-load", "the scales are rounded", "which weights"),
        ("cnml_keeps_the_formats_on_the_class", "cnml-load", "what one keeps stands on self", "scales are rounded"),
        ("cnml_takes_the_formats_out_of_its_list", "cnml-load", "load_model, called a second time ·", "tiny example"),
        ("cnml_takes_the_formats_out_of_its_list", "cnml-load", "must still be in self afterwards", "tiny example"),
        ("cnml_ignores_the_batch_size", "cnml-build", "a batch of 100 images, not 3: setInputShape", "every layer"),
        ("cnml_stops_after_ten_batches", "cnml-inference", "5 rows are all 0, the first of them row 30", GREY),
        ("nnl_expects_a_rest_of_one", "nnl-inference", "row 3 is all 0: every image needs an answer", "17.8"),
        ("nnl_skips_black_batches", "nnl-inference", "dark images are images", GREY),
        ("nnl_fills_a_batch_of_bytes", "nnl-inference", "is the array of the batch one of bytes?", GREY),
        ("nnl_rounds_the_pixels", "nnl-inference", "every pixel became 0 or 1", "bytes"),
        ("nnl_binarises_the_pixels", "nnl-inference", "every pixel became 0 or 1", "bytes"),
        ("nnl_divides_by_the_largest_pixel", "nnl-inference", "divided by the largest grey value of these", "bytes"),
        ("nnl_squeezes_the_output", "nnl-inference", "has lost its axis of images (squeeze?)", GREY),
        ("nnl_rounds_to_four_decimals", "nnl-inference", "rounded: return what the chip says", GREY),
        ("nnl_builds_the_net_anew_for_the_rest", "nnl-inference", "self.net takes 1 at a time now", "was built anew"),
        ("format_takes_a_millionth_for_zero", "quant-param", "this range is small, not 0", "put position"),
        ("format_takes_small_ranges_for_zero", "quant-param", "compare with == 0", "put position"),
        ("plan_needs_a_batch_of_ten", "cycles-520", "fc1 takes 602 of the 756: how many images share", "wait"),
        ("plan_cuts_the_inputs", "cycles-520", "is a row of 784 inputs whole in one tile?", "wait"),
        ("plan_stays_in_float32", "cycles-800", "what would 8 bits change?", "wait"),
        ("plan_sends_one_image_at_a_time", "cycles-2000", "how many images share a load of weights?", "wait"),
    ],
)
def test_a_message_leads_to_the_line_to_mend_and_to_no_other(answer: str, check: str, words: str, never: str) -> None:
    message = desk.messages(LAB, answer)[check]
    assert words in message
    assert never not in message


def test_layers_of_another_size_are_no_other_batch() -> None:
    sizes = [7 * 5, 5 * 3, 3 * 4]
    assert "a batch of 2 images, not 3" in hidden._batch_of([2 * size for size in sizes], sizes, 3)
    assert hidden._batch_of([3 * 7 * 10, 3 * 10 * 3, 3 * 3 * 4], sizes, 3) == ""  # fc1 has twice the outputs
    assert hidden._batch_of([None, None, None], sizes, 3) == ""


# ---- calibrations


def after(calibration: str, monkeypatch: pytest.MonkeyPatch, seed: int = 5) -> str:
    """What the `calibrate` of this wrong answer reads where its accuracy is 10 %."""
    space: dict[str, Any] = {"__name__": "__main__", "params": load_trained_mlp()}
    for cell in desk.answered(ANSWERS[calibration], LAB):
        if grade_id(cell) in ("imports", "quant-param-function", "calibrate-function"):
            exec(compile(cell["source"], grade_id(cell), "exec"), space)
    monkeypatch.setattr(hidden, "int8_accuracy", lambda *_: 10.0)
    with pytest.raises(CheckFailed) as caught:
        hidden.int8_90(space["calibrate"], rng=np.random.default_rng(seed))
    return str(caught.value)


@pytest.mark.parametrize("seed", [5, 6])
@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("format_gives_the_step", "not from 1 to 2: mend quant_param first"),
        ("format_is_for_255", "all six formats reach to the same share, 0.12"),
        ("format_positions_are_too_small", "all six formats reach to the same share, 0.25"),
        ("calibration_uses_the_notebooks_parameters", "fit the weights of the network that ships with the lab"),
        ("calibration_written_down_for_the_shipped_network", "measure params and images, the arguments of calibrate"),
        ("calibration_sees_raw_pixels", '"input"[0] reaches 255 times too far: these are grey values 0 … 255'),
        ("calibration_uses_one_format", "all inputs have one format, and so have all weights"),
        ("calibration_swaps_inputs_and_weights", '"input" and "filter" have changed places'),
        ("calibration_looks_at_the_weights_of_the_next_layer", "the format of the next layer's weights"),
        ("calibration_looks_behind_the_layers", "its inputs are what comes in, before W"),
        ("calibration_cuts_a_tenth_off", "too long a one leaves only a few different integers"),
        ("calibration_takes_means", "of your six formats"),
        ("calibration_takes_the_official_file", "of your six formats"),
    ],
)
def test_six_formats_tell_what_is_wrong_with_them(
    monkeypatch: pytest.MonkeyPatch, answer: str, words: str, seed: int
) -> None:
    message = after(answer, monkeypatch, seed)
    assert message.startswith(
        "calibrate(params, images) for the judge's network: int8 accuracy on its images · yours: 10"
    )
    assert words in message
    assert ("of your six formats" in message) == (answer in SEVERAL_CAUSES)


SEVERAL_CAUSES = {"calibration_cuts_a_tenth_off", "calibration_takes_means", "calibration_takes_the_official_file"}


def test_a_format_that_fits_is_not_blamed() -> None:
    """One that does not is the one that the message names."""
    fits = [formats.Fit(key, k, 1.5, 1.0 + k, 1.0 + k) for k in range(3) for key in formats.KEYS]
    fits[3] = formats.Fit("filter", 1, 1.5, 0.1, 2.0)
    assert formats.next_step(fits).startswith('of your six formats "filter"[1] fits worst: it reaches to 0.1, and')


# ---- plans


@pytest.mark.parametrize(
    ("plan", "question"),
    [
        (Plan(1000, 8, {"rows": 1, "outputs": 256, "inputs": 128}), plans.SHARED),  # one row a tile
        (Plan(10, 8, {"rows": 64, "outputs": 128, "inputs": 784}), plans.SHARED),  # 64 rows fit no larger batch
        (Plan(1000, 8, {"rows": 16, "outputs": 16, "inputs": 784}), plans.OUTPUTS),
        (Plan(1000, 32, {"rows": 16, "outputs": 32, "inputs": 784}), plans.BITS),
        (Plan(1000, 8, {"rows": 16, "outputs": 256, "inputs": 256}), plans.ALL_FOUR),
    ],
)
def test_the_question_is_the_one_whose_answer_saves_most(plan: Plan, question: str) -> None:
    assert plans.next_step(plan).endswith(f": {question}")
