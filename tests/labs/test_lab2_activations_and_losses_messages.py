"""What the lab on activations and losses says to wrong answers: each message leads to the line to mend."""

from __future__ import annotations

import re

import numpy as np
import pytest

from autograder.hidden import lab2_printed_formulas as hidden
from course_lib.checks import CheckFailed
from course_lib.checks import printed_formulas as visible
from tests.labs import desk

LAB = "lab2_activations_and_losses"

MESSAGES = {
    "sigmoid_slope_turned": ("sigmoid", "the sign is wrong"),
    "sigmoid_returns_slope_first": ("sigmoid", "h is returned first"),
    "sigmoid_is_one_beyond_four": ("sigmoid", "replaced too early"),
    "sigmoid_slope_is_a_jacobian": ("sigmoid", "no pairs are made"),
    "tanh_slope_halved": ("tanh", "comes out as a factor"),
    "tanh_remembers_the_first_answer": ("tanh", "from one call to the next"),
    "prelu_slope_of_relu": ("prelu", "moves with slope α"),
    "prelu_takes_the_maximum": ("prelu", "max(α z, z)"),
    "elu_slope_forgets_alpha": ("elu", "α is missing"),
    "sigmoid_overflows": ("large-inputs", "e¹⁰⁰⁰ overflows"),
    "squared_error_residual_turned": ("squared-error", "the sign is wrong"),
    "squared_error_slopes_without_mean": ("squared-error", "N times too large"),
    "squared_error_slope_doubled": ("squared-error", "cancels against the ½"),
    "squared_error_divides_by_three_examples": ("squared-error", "here N is 1"),
    "absolute_error_lets_errors_cancel": ("absolute-error", "both signs cancel"),
    "absolute_error_divides_by_zero": ("absolute-error", "0/0 is no number"),
    "smooth_l1_does_not_meet": ("smooth-l1", "does not meet the parabola"),
    "binary_adds_a_tiny_number": ("large-logits", "ceiling"),
    "binary_hides_nan": ("large-logits", "nan_to_num"),
    "binary_slope_turned": ("binary-cross-entropy", "second example"),
    "binary_reads_whole_labels_as_zero": ("binary-cross-entropy", "labels of this dtype"),
    "logistic_margin_turned": ("logistic-loss", "falls when the margin"),
    "logistic_with_labels_of_zero_and_one": ("logistic-loss", "for labels 0 and 1"),
    "softmax_averages_over_classes": ("softmax-cross-entropy", "number of examples only"),
    "softmax_sums_the_columns": ("softmax-cross-entropy", "down the columns"),
    "softmax_subtracts_one_maximum": ("large-logits", "a largest logit and a sum of its own"),
    "slopes_divide_by_one_step": ("table-slopes", "two steps of the table"),
    "slopes_look_ahead": ("table-slopes", "you look ahead only"),
    "slopes_without_division": ("table-slopes", "differences are no slopes yet"),
    "find_wrong_with_a_fixed_tolerance": ("find-wrong", "until the numbers became small"),
    "find_wrong_counts_the_ends": ("find-wrong", "at the two ends"),
    "find_wrong_measures_rising_slopes": ("find-wrong", "all signs were turned"),
    "find_wrong_as_a_share_of_the_value": ("find-wrong", "a constant was added"),
    "find_wrong_stops_at_the_first": ("find-wrong", "where in the loop"),
    "cards_by_the_nearest_entry": ("wrong-cards", "entry by entry"),
    "cards_compare_sizes": ("wrong-cards", "the wrong sign"),
    "squared_gradient_as_on_the_slide": ("squared-error-gradient", "makes the loss grow"),
    "squared_gradient_without_sigma_prime": ("squared-error-gradient", "gradient of the cross-entropy"),
    "squared_gradient_half_is_left": ("squared-error-gradient", "half of it"),
    "squared_gradient_forgets_b_in_z": ("squared-error-gradient", "b is missing"),
    "entropy_gradient_keeps_sigma_prime": ("cross-entropy-gradient", "gradient of the squared error"),
    "entropy_gradient_divides_by_inputs": ("cross-entropy-gradient", "divided by the 2 inputs"),
    "log_sigmoid_of_the_probability": ("log-sigmoid", "has rounded to 0"),
    "log_sigmoid_without_log1p": ("log-sigmoid", "round to 1"),
    "log_mean_exp_is_a_sum": ("log-mean-exp", "logarithm of the sum"),
    "sigmoid_gap_subtracts": ("sigmoid-gap", "both rounds to 1"),
    "sigmoid_gap_loses_its_sign": ("sigmoid-gap", "the sign is wrong"),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_a_common_mistake_is_called_by_its_name(name: str) -> None:
    (answer,) = (answer for answer in desk.honest(LAB) if answer.name == name)
    cell, words = MESSAGES[name]
    assert words in desk.failures(desk.answered(answer, LAB), LAB)[cell]


FALSE_HERE = "Compare at every inner point"
OWN_CHECK = "if the function's own check complains, mend that first. Else:"
FLOAT32 = "in float32 e^|z| overflows from 89 on"
SENTENCES = [
    ("slopes_of_all_pairs", "table-slopes", ["one too many", "np.diff"], ["leave out"]),
    ("slopes_with_ends", "table-slopes", ["leave out the first and the last"], ["np.diff"]),
    ("slopes_rounded_five", "table-slopes", ["rounded"], []),
    ("slopes_step_guard", "table-slopes", ["5 times too small at every point", "0.002 apart"], ["ends have no"]),
    ("find_wrong_compares_correlations", "find-wrong", ["a correlation"], ["you stop"]),
    ("find_wrong_forward_differences", "find-wrong", ["No looking ahead"], [FALSE_HERE]),
    ("find_wrong_five_point", "find-wrong", ["no more than two points"], [FALSE_HERE]),
    ("find_wrong_smoothed", "find-wrong", ["no smoothing"], [FALSE_HERE]),
    ("find_wrong_polynomial_fit", "find-wrong", ["no fit"], [FALSE_HERE]),
    ("find_wrong_as_a_share_of_the_spread", "find-wrong", ["5 % of the largest slope"], [FALSE_HERE]),
    ("find_wrong_gradient_size_with_ends", "find-wrong", ["that of the inner points", "np.gradient"], [FALSE_HERE]),
    ("find_wrong_tolerates_nine_per_cent", "find-wrong", ["more than 5 %", "at a single point"], [FALSE_HERE]),
    ("find_wrong_compares_areas", "find-wrong", ["drown in a mean, a sum or a percentile"], [FALSE_HERE]),
    ("find_wrong_tolerates_too_little", "find-wrong", ["Is less than 0.1 % tolerated"], []),
    ("find_wrong_measures_rising_slopes", "find-wrong", ["is the abs there"], []),
    ("find_wrong_shifted_by_one", "find-wrong", ["claims[:, 1:-1]"], [FALSE_HERE]),
    ("find_wrong_drops_the_last_inner_point", "find-wrong", ["last point but one", "points 1 … M−2"], [FALSE_HERE]),
    ("find_wrong_masks_ends_by_zero", "find-wrong", ["nan > … is False", "cut the ends off"], [FALSE_HERE]),
    ("find_wrong_without_the_absolute_value", "find-wrong", ["nowhere lie above", "abs"], ["5 %"]),
    ("find_wrong_is_generous", "find-wrong", ["is more than 5 % of the largest slope tolerated"], []),
    ("smooth_l1_beta_capped_at_three", "smooth-l1", ["one example", "Here e = ", "is β the argument"], ["two"]),
    ("softmax_top_ten_classes", "softmax-cross-entropy", ["there are 40 classes"], ["mean"]),
    ("softmax_clips_the_logits_at_three", "softmax-cross-entropy", ["added to every logit"], ["mean"]),
    ("absolute_error_slope_zero_for_small", "absolute-error", ["here e = ", "taken for right"], ["mean", "sign"]),
    ("binary_switch_at_100", "large-logits", ["float32: L", "In" + FLOAT32[2:]], []),
    ("logistic_switch_at_100", "large-logits", ["float32: L", "In" + FLOAT32[2:]], []),
    ("logistic_all_large", "large-logits", ["float32: L", "In" + FLOAT32[2:]], []),
    ("softmax_shift_only_if_over_100", "large-logits", ["float32: L", "In" + FLOAT32[2:]], []),
    ("sigmoid_switch_at_100", "large-inputs", ["there z is ", FLOAT32], []),
    ("softplus_switches_at_100", "large-inputs", ["there z is ", FLOAT32], []),
    ("softmax_one_label_for_all", "large-logits", [OWN_CHECK], []),
    ("softmax_reads_classes", "large-logits", [OWN_CHECK, "must not be free"], []),
    ("softmax_sums_the_columns", "large-logits", [OWN_CHECK], []),
    ("softmax_forgets_the_maximum_again", "large-logits", [OWN_CHECK, "in one place"], ["must not be free"]),
    ("softmax_meets_the_logarithm_of_zero", "large-logits", ["ln taken of P", "without P"], ["e¹⁰⁰⁰"]),
    ("softmax_overflows", "large-logits", ["subtract the largest logit of each row"], ["ln taken"]),
    ("softmax_one_label_for_all", "softmax-cross-entropy", ["in each row for itself", "axis=1"], []),
    ("softmax_changes_the_logits", "softmax-cross-entropy", ["its argument 2"], []),
    ("binary_slope_clip_p", "binary-cross-entropy", ["is the probability cut off"], ["a line"]),
    ("binary_slope_clip_p", "large-logits", ["a probability is cut off"], []),
    ("logistic_slope_stops_at_margin", "logistic-loss", ["is the slope set to 0"], ["a line"]),
    ("binary_is_linear_beyond_four", "binary-cross-entropy", ["by a line there, is the probability cut off"], []),
    ("log_sigmoid_switches_at_twelve", "log-sigmoid", ["the first term alone"], ["rounded to 1"]),
    ("log_sigmoid_switches_at_26", "log-sigmoid", ["the first term alone"], ["rounded to 1"]),
    ("log_sigmoid_negative_switch", "log-sigmoid", ["this is z itself"], ["rounded to 1"]),
    ("log_sigmoid_floor", "log-sigmoid", ["further from 0"], ["rounded to 1"]),
    ("log_sigmoid_switches_too_late", "log-sigmoid", ["rounded to 1"], []),
    ("sigmoid_all_large_at_once", "sigmoid", ["entries up to", "decide for itself"], ["by hand"]),
    ("tanh_saturates_all", "tanh", ["entries up to", "decide for itself"], ["by hand"]),
    ("elu_minus_one_beyond_twenty", "elu", ["the entry for α = 1, "], ["a line"]),
    ("elu_alpha_capped", "elu", ["the entry for α = 2.5, "], ["by hand"]),
    ("elu_is_flat_beyond_four", "elu", ["replaced too early by a constant"], ["for α"]),
    ("prelu_clip_alpha_two", "prelu", ["the entry for α = 2, "], ["by hand"]),
    ("prelu_tolerance_to_relu", "prelu", ["the entry for α = 0, "], ["by hand"]),
    ("prelu_dead_zone", "prelu", ["Near 0"], ["for α"]),
    ("elu_row_by_row", "elu", ["This is z itself"], ["by hand"]),
    ("softplus_is_cut_off", "softplus", ["This is z itself"], ["by hand"]),
    ("softplus_slope_turned", "softplus", ["a sign in an exponent"], []),
    ("elu_adds_masks", "large-inputs", ["a mask of 0"], []),
    ("elu_slope_adds_masks", "large-inputs", ["a mask of 0"], ["h has come through"]),
    ("sigmoid_slope_overflows", "large-inputs", ["h has come through"], []),
    ("softplus_slope_overflows", "large-inputs", ["h has come through"], []),
    ("squared_gradient_sigma_prime_twice", "squared-error-gradient", ["through σ already"], []),
    ("entropy_gradient_of_ones", "cross-entropy-gradient", ["of class 1 are counted"], []),
    ("entropy_gradient_of_zeros", "cross-entropy-gradient", ["of class 0 are counted"], []),
    ("sigmoid_gap_by_the_slope_too_far", "sigmoid-gap", [" and a − b is "], [" and b is "]),
]


@pytest.mark.parametrize(("name", "cell", "said", "unsaid"), SENTENCES)
def test_a_message_leads_to_the_line_to_mend(name: str, cell: str, said: list[str], unsaid: list[str]) -> None:
    message = desk.messages(LAB, name)[cell]
    assert [words for words in said if words not in message] == [], message
    assert [words for words in unsaid if words in message.partition("next step: ")[2]] == [], message
    assert not re.search(r"next step: [A-Z]", message.replace("next step: Y holds", "")), message


def test_who_misses_some_cards_is_not_told_of_a_loop_that_ends_early() -> None:
    order = np.arange(hidden.CARDS)
    for missed, extra in (({2}, {0}), (hidden.WRONG_CARDS, set()), (hidden.WRONG_CARDS - {2}, set())):
        assert re.match(r"[a-z]", hidden._hint(order)(missed, extra))
    with pytest.raises(CheckFailed, match="half as large"):
        visible.assert_rows("cards", [2], {2, 9}, 12, hint=hidden._hint(order), what="card")
    with pytest.raises(CheckFailed, match="you stop"):
        visible.assert_rows("cards", [2], {2, 9}, 12, hint=hidden._hint(order), what="card", first=visible.STOPS)


def test_one_right_row_that_is_called_wrong_is_no_list_of_the_right_ones() -> None:
    with pytest.raises(CheckFailed, match="as the hint says"):
        visible.assert_rows("f", [0], set(), 1, hint=lambda missed, extra: "as the hint says.")
    with pytest.raises(CheckFailed, match="exactly those that are right"):
        visible.assert_rows("f", [0], {1}, 2, hint=lambda missed, extra: "as the hint says.")
