"""The visible checks of lab 2-1: their examples are right, and each typical mistake gets the message that helps."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
import pytest

from autograder.cells import grade_id
from autograder.oracles import three_layer_network as oracle
from course_lib.checks import assert_close
from course_lib.checks import three_layer_network as visible
from course_lib.checks import whole_network as whole
from tests.labs import desk

LAB = "lab3_three_layer_network"
ANSWERS = {answer.name: answer for answer in desk.answers("wrong_answers", LAB)}

HELP = [
    ("fc_forward_forgets_the_bias", "fc-forward", "the bias is missing"),
    ("cheat_returns_constants", "fc-forward", "compute this entry by hand"),
    ("fc_forward_changes_its_input", "fc-forward", "other numbers afterwards"),
    ("fc_backward_averages_again", "fc-backward", "take it once"),
    ("fc_backward_averages_the_bias", "fc-backward", "take it once"),
    ("fc_backward_ignores_top_diff", "fc-backward", "the gradient that arrives from above"),
    ("fc_backward_returns_nothing", "fc-backward", "is the return missing"),
    ("fc_update_goes_uphill", "fc-update", "uphill"),
    ("fc_backward_forgets_to_transpose", "fc-backward", "X is not transposed"),
    ("fc_backward_transposes_by_reshape", "fc-backward", "this is the transpose of what is expected"),
    ("fc_update_forgets_the_bias", "fc-update", "does not touch bias"),
    ("fc_update_ignores_the_learning_rate", "fc-update", "lr is not used"),
    ("relu_forward_changes_its_input", "relu-forward", "other numbers afterwards"),
    ("relu_backward_multiplies_by_relu", "relu-backward", "Its derivative is 0 or 1"),
    ("relu_backward_asks_top_diff", "relu-backward", "the sign of the input decides"),
    ("relu_backward_drops_top_diff", "relu-backward", "the gradient that arrives from above"),
    ("relu_backward_lets_everything_pass", "relu-backward", "where the input was negative, it ends"),
    ("softmax_forward_sums_the_whole_array", "softmax-forward", "after the maximum you divide by one sum over"),
    ("softmax_forward_sums_the_columns", "softmax-forward", "after the maximum you divide by the sum of each column"),
    ("softmax_forward_overflows", "softmax-forward", "Subtract from each row its own largest logit"),
    ("softmax_loss_is_a_sum", "softmax-loss", "divide by their number"),
    ("softmax_loss_averages_over_classes_too", "softmax-loss", "the number of examples only"),
    ("softmax_backward_forgets_the_mean", "softmax-backward", "divided by their number too"),
    ("softmax_backward_averages_twice", "softmax-backward", "divided by N = 2 twice? Divide once, here"),
    ("softmax_backward_divides_by_a_constant", "softmax-backward", "you divide by 100"),
    ("softmax_loss_in_bits", "softmax-loss", "base 2"),
    ("softmax_loss_is_one_minus_p", "softmax-loss", "1 − p"),
    ("softmax_loss_of_the_winner", "softmax-loss", "the label says which one counts"),
    ("softmax_loss_counts_every_class", "softmax-loss", "only the true one"),
    ("softmax_forward_sums_the_columns", "softmax-loss", "finish forward first"),
    ("softmax_forward_sums_the_columns", "softmax-backward", "finish forward first"),
    ("fc_backward_takes_the_step", "fc-backward", "the step belongs to update_param"),
    ("fc_backward_uses_the_new_weights", "fc-update", "the step belongs to update_param"),
    ("network_misses_the_second_relu", "network-forward", "second ReLU"),
    ("network_misses_the_second_relu", "network-step", "forward does not give the probabilities"),
    ("network_scales_pixels_in_secret", "network-forward", "divided by 255"),
    ("network_takes_784_inputs_whatever_is_asked", "network-forward", "input_size"),
    ("network_backward_skips_a_relu", "network-step", "did not pass relu2"),
    ("network_shares_one_relu", "network-step", "each needs its own object"),
    ("relu_remembers_on_the_class", "network-step", "remembers on self"),
    ("fc_remembers_on_the_class", "network-step", "the inputs of fc3"),
    ("fc_update_ignores_the_learning_rate", "network-step", "as long as the gradient itself: is lr used"),
    ("softmax_loss_is_a_sum", "network-step", "finish get_loss"),
    ("network_returns_logits", "network-forward", "the softmax on top is missing"),
    ("network_update_forgets_the_first_layer", "network-step", "update does not reach fc1, or fc1.d_weight is 0"),
    ("fc_update_forgets_the_bias", "network-step", "fc1.weight has moved and fc1.bias has not"),
    ("fc_update_goes_uphill", "network-step", "look at the sign in update_param"),
    ("softmax_backward_has_the_wrong_sign", "network-step", "at P − Y in backward of the softmax layer"),
    ("relu_backward_lets_everything_pass", "network-step", "is the check of ReLULayer.backward content"),
    ("softmax_forward_sums_the_whole_array", "network-forward", "finish forward of SoftmaxLossLayer first"),
    ("softmax_forward_sums_the_columns", "network-forward", "finish forward of SoftmaxLossLayer first"),
    ("relu_is_leaky", "network-forward", "hand in both images together"),
    ("network_scales_the_images_in_place", "network-forward", "other numbers afterwards"),
    ("network_scales_twice", "network-forward", "multiplied in twice"),
    ("network_hands_the_raw_pixels_on", "network-forward", "got the raw input"),
    ("network_scales_before_the_mean", "network-forward", "the mean is subtracted first"),
]


@pytest.mark.parametrize(("answer", "check", "words"), HELP)
def test_a_typical_mistake_gets_the_message_that_helps(answer: str, check: str, words: str) -> None:
    said = desk.failures(desk.visible(desk.answered(ANSWERS[answer], LAB)), LAB)[check]
    assert words in said
    assert "oracle" not in said


def test_the_visible_checks_pass_on_the_solution_and_on_every_other_right_answer() -> None:
    assert desk.failures(desk.visible(desk.notebook(LAB)["cells"]), LAB) == {}
    for answer in desk.answers("right_answers", LAB):
        assert desk.failures(desk.visible(desk.answered(answer, LAB)), LAB) == {}, answer.name


def test_visible_checks_run_in_a_process_where_warnings_are_errors() -> None:
    space: dict[str, Any] = {"__name__": "__main__"}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for cell in desk.notebook(LAB)["cells"]:
            if grade_id(cell).endswith("-layer") or grade_id(cell) == "imports":
                exec(cell["source"], space)
        visible.check_softmax_forward(space["SoftmaxLossLayer"])


def test_the_example_of_the_fully_connected_layer_is_right() -> None:
    assert_close("Y", visible.Y, oracle.linear(visible.X, visible.W, visible.b), next_step="")
    dW, db, dX = oracle.linear_back(visible.X, visible.W, visible.TOP_DIFF)
    assert_close("dW", visible.D_WEIGHT, dW, next_step="")
    assert_close("db", visible.D_BIAS, db, next_step="")
    assert_close("dX", visible.BOTTOM_DIFF, dX, next_step="")


def test_the_example_of_relu_is_right() -> None:
    assert_close("H", visible.RELU_Z, oracle.relu(visible.Z), next_step="")
    right = oracle.relu_back(visible.Z, visible.RELU_TOP_DIFF)
    assert_close("dZ", visible.RELU_BOTTOM_DIFF, right, next_step="")


def test_the_example_of_the_softmax_loss_is_right() -> None:
    assert_close("P", visible.PROBABILITIES, oracle.softmax(visible.LOGITS), next_step="")
    loss = np.array(oracle.cross_entropy(visible.LOGITS, visible.LABELS))
    assert_close("L", np.array(visible.LOSS), loss, next_step="", tolerance=1e-12)
    assert_close("dZ", visible.LOGITS_DIFF, oracle.softmax_back(visible.LOGITS, visible.LABELS), next_step="")


def test_the_example_of_the_network_is_right() -> None:
    logits = oracle.network_outputs(whole.INPUTS, whole.PARAMETERS)[-1]
    assert_close("P", whole.OUTPUTS, oracle.softmax(logits), next_step="")
    right = oracle.network_gradients(whole.INPUTS, whole.CLASSES, whole.PARAMETERS)
    for yours, expected in zip(whole.GRADIENTS, right, strict=True):
        for array, target in zip(yours, expected, strict=True):
            assert_close("gradient", array, target, next_step="", tolerance=1e-12)


def test_the_row_of_the_network_that_a_message_prints_is_right() -> None:
    first, second, logits = oracle.network_outputs(whole.INPUTS, whole.PARAMETERS)
    rows = [z for Z in (first, second) for z in (Z, oracle.relu(Z))] + [logits, oracle.softmax(logits)]
    printed = [
        [(3, -1), (3, 0), (-2, 2), (0, 2), (-2.1972, -1.0986), (0.25, 0.75)],
        [(2, 1), (2, 1), (4, 6), (4, 6), (-1.0986, 1.0986), (0.1, 0.9)],
    ]
    for n, row in enumerate(printed):
        for array, numbers in zip(rows, row, strict=True):
            assert_close("a layer", array[n], np.array(numbers), next_step="")


def test_the_numbers_of_known_mistakes_are_what_the_mistakes_give() -> None:
    logits = oracle.network_outputs(whole.INPUTS, whole.PARAMETERS)[-1]
    powers, shifted = np.exp(logits), np.exp(logits - logits.max(axis=1, keepdims=True))
    for start, numbers in (
        ("softmax divides by one sum", powers / powers.sum()),
        ("after the maximum, softmax divides by one sum", shifted / shifted.sum()),
        ("softmax divides by the sum of each column", shifted / shifted.sum(axis=0)),
        ("each row belongs to one image", powers / powers.sum(axis=0)),
        ("each row belongs to one image", whole.OUTPUTS.T),
    ):
        (known,) = (np.array(wrong) for words, wrong in whole.OUTPUT_MISTAKES.items() if words.startswith(start))
        assert_close(start, known, numbers, next_step="")


def test_no_formula_of_the_lab_can_be_lifted_from_the_checks() -> None:
    """The package lies beside the student: it holds expected numbers, never the functions that the lab asks for."""
    import course_lib.checks

    folder = desk.ROOT / "course_lib" / "checks"
    assert course_lib.checks.__file__ == str(folder / "__init__.py")
    for name in (
        "three_layer_network",
        "whole_network",
        "layers",
        "relu_network",
        "parameters",
        "gradients",
        "compare",
    ):
        code = (folder / f"{name}.py").read_text(encoding="utf-8")
        assert not any(sign in code for sign in ("np.exp(", " @ ", ".T", "np.maximum(X")), name
