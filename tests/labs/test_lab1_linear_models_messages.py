"""What a student reads about a wrong answer of the lab on linear models: the mistake by its name, and nothing false."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.hidden import lab1_linear_models as hidden
from autograder.hidden import lab1_linear_models_features as open_part
from autograder.hidden.lab1_linear_models_passes import Task, Trained, step_after
from course_lib.checks import CheckFailed, linear_walks
from course_lib.types import Array
from tests.labs import desk

LAB = "lab1_linear_models"


def message(answer: str, check: str) -> str:
    """What a student with this wrong answer of the bank reads below this grade cell."""
    return desk.messages(LAB, answer)[check]


@pytest.mark.parametrize(
    ("answer", "check", "words"),
    [
        ("predict_forgets_the_start", "predict", "the start w₀ is missing"),
        ("predict_takes_the_last_weight_for_the_start", "predict", "It is the first one"),
        ("loss_forgets_the_half", "loss", "factor ½"),
        ("loss_is_a_mean", "loss", "not a mean"),
        ("loss_gradient_of_y_minus_prediction", "gradient", "the residual is ŷ − y"),
        ("gradient_is_doubled", "gradient", "twice the gradient"),
        ("descend_never_divides_by_N", "descend-weights", "sum L by N"),
        ("gradient_is_a_mean", "descend-weights", "you divide by N twice"),
        ("descend_goes_uphill", "descend-weights", "uphill"),
        ("descend_takes_one_step_more", "descend-weights", "one step too many"),
        ("descend_keeps_sums_in_the_history", "descend-losses", "L/N"),
        ("largest_alpha_forgets_the_ones", "largest-alpha", "column of ones"),
        ("largest_alpha_is_one_over_the_curvature", "largest-alpha", "2/λ"),
        ("standardise_divides_by_N_minus_1", "standardise", "the lab divides by N"),
        ("standardise_leaves_zeros", "standardise", "never changes"),
        ("raw_weights_keeps_the_start", "raw-weights", "the start changes too"),
        ("distance_loses_its_sign", "signed-distance", "the sign is lost"),
        ("perceptron_loss_divides_by_the_length", "perceptron-loss", "leaves that factor out"),
        ("update_spares_points_on_the_plane", "update-one", "a point on the plane counts as misclassified"),
        ("update_forgets_w", "update-one", "w did not move, and b did"),
        ("update_ignores_the_label", "update-one", "y belongs in the step"),
        ("update_moves_twice_as_far", "update-one", "twice too long"),
        ("update_repeats_until_right", "update-one", "an example is shown once"),
        ("gradient_is_doubled", "descend-weights", "is your gradient doubled"),
        ("descend_divides_by_the_number_of_weights", "descend-weights", "how many weights there are"),
        ("descend_starts_at_ones", "descend-weights", "not at ones"),
        ("descend_goes_on_where_it_ended", "descend-weights", "every call starts at ŵ = 0"),
        ("descend_in_the_dtype_of_X", "descend-weights", "X holds whole numbers here"),
        ("loss_forgets_the_half", "descend-losses", "the factor ½"),
        ("perceptron_loss_ignores_positive_labels", "perceptron-loss", "y = +1 count as well"),
        ("perceptron_loss_clips_the_sum", "perceptron-loss", "is for each point"),
        ("train_never_stops_early", "train-perceptron", "pass 2 made none"),
        ("train_adds_up_the_counts", "train-perceptron", "does the count begin at 0"),
        ("train_starts_at_zero", "train-perceptron", "not from 0"),
        ("train_returns_b_first", "train-perceptron", "the order is wrong"),
        ("loss_and_gradient_in_the_wrong_order", "loss", "the order is wrong"),
        ("largest_alpha_takes_the_last_eigenvalue", "largest-alpha", "eigvals does not sort"),
        ("standardise_guards_small_columns", "standardise", "changes, if only a little"),
        ("features_too_many", "features-13", "features are too many"),
        ("update_in_place", "update-one", "work on a new array"),
        ("train_ignores_max_passes", "gives-up", "max_passes"),
        ("features_scaled_by_the_rows_at_hand", "features-13", "a largest entry over the rows"),
    ],
)
def test_a_frequent_mistake_is_called_by_its_name(answer: str, check: str, words: str) -> None:
    assert words in message(answer, check)


@pytest.mark.parametrize(
    ("answer", "check", "words", "not_these"),
    [
        (
            "train_clips_the_weights",
            "train-perceptron",
            "the training ends as it should, but the count of pass 1 is",
            "whichever is first",
        ),
        (
            "update_spares_points_nearly_on_the_plane",
            "train-perceptron",
            "If the check of update_one complains",
            "whichever is first",
        ),
        (
            "train_looks_at_a_hundred_rows",
            "train-perceptron",
            "in the order of the rows? Every pass does the same",
            "whichever is first",
        ),
        ("update_moves_for_right_examples", "train-perceptron", "a single example", "whichever is first"),
        ("update_in_the_dtype_of_w", "train-perceptron", "X and w hold whole numbers here", ""),
        ("train_in_the_dtype_of_w", "train-perceptron", "w holds whole numbers here", "X and w"),
        ("train_loses_patience", "gives-up", "whichever is first", "ends as it should"),
        ("train_averages_the_planes", "gives-up", "no average, no best one", "go through the rows"),
        ("update_b_ignores_alpha", "gives-up", "b is not: it moves by α y", "go through the rows"),
        ("train_counts_moves_of_w_only", "gives-up", "only the count is not", "go through the rows"),
        (
            "train_halves_alpha_after_a_hundred_passes",
            "gives-up",
            "up to pass 100 the counts are right",
            "go through the rows",
        ),
        ("train_shares_alpha_among_the_rows", "gives-up", "mend that first", "ends as it should"),
        (
            "train_averages_the_planes",
            "train-perceptron",
            "and this last plane is returned. If the check",
            "the planes of pass 1 have",
        ),
        ("train_goes_backwards", "train-perceptron", "from the last row to the first", "the planes of pass 1 have"),
        ("train_shares_alpha_among_the_rows", "train-perceptron", "a quarter of α y x", "the planes of pass 1 have"),
        ("train_wants_a_margin", "train-perceptron", "is the condition there", "follow that pass"),
        ("train_updates_at_the_end_of_a_pass", "train-perceptron", "(1, 2) lies on the right side", "pass 1 by hand"),
        (
            "update_counts_but_spares_points_on_the_plane",
            "train-perceptron",
            "(1, 2) lies on the right side",
            "follow that pass",
        ),
        (
            "train_forgets_the_clean_pass",
            "train-perceptron",
            "pass 2, in which nothing moves, is missing",
            "one number for each pass",
        ),
        ("train_stops_when_the_loss_is_zero", "gives-up", "not a loss of 0", ""),
        ("update_subtracts", "gives-up", "If the check of update_one complains", ""),
        ("update_forgets_b", "train-perceptron", "If the check of update_one complains", ""),
        ("update_subtracts", "train-perceptron", "If the check of update_one complains", ""),
        ("update_forgives_a_millionth", "update-one", "1.19209e-07 here", "e−07"),
        ("update_mistrusts_a_small_alpha", "update-one", "= −1.19209e-07 here", "e−07"),
        ("update_cuts_x", "update-one", "w holds whole numbers here", ""),
        ("descend_lets_alpha_fall_slowly", "descend-weights", "each with the same α", "this is ŵ after"),
        ("descend_takes_small_steps_after_a_hundred", "descend-weights", "of 600 full steps go", "this is ŵ after"),
        ("descend_keeps_the_best_weights", "descend-weights", "this is ŵ after 0 steps", "full steps go"),
        ("descend_stands_still_when_it_explodes", "descend-weights", "this is ŵ after", "full steps go"),
        ("descend_ends_after_a_hundred_steps", "descend-weights", "this is ŵ after 100 steps", "full steps go"),
        (
            "descend_returns_the_weights_before_the_last_step",
            "descend-weights",
            "the losses are right, but this ŵ",
            "one step too few",
        ),
        ("descend_takes_one_step_less", "descend-weights", "one step too few", "the losses are right"),
        (
            "descend_forgets_the_first_loss",
            "descend-losses",
            "the loss at ŵ = 0, before the first step, is missing",
            "one loss before",
        ),
        (
            "descend_forgets_the_last_loss",
            "descend-losses",
            "the loss after the last step is missing",
            "one loss before",
        ),
        ("loss_is_a_root", "descend-losses", "If the check of the loss complains", "Each later one"),
        ("descend_starts_anywhere", "descend-losses", "Does each walk begin there", "Each later one"),
        ("descend_with_momentum", "descend-losses", "entry 0 is right", "begin there"),
        ("descend_starts_anywhere", "descend-weights", "the walk begins elsewhere in each call", "(1.2, 1.8)"),
        ("descend_needs_a_step", "descend-weights", "descend, X (8, 1), 0 steps · yours: UnboundLocalError", ""),
        ("standardise_looks_at_a_hundred_rows", "standardise", "the mean of column 0 alone", "divide by N"),
        ("closed_form_remembers_X", "closed-form", "the same X again", "whole numbers"),
        ("closed_form_drops_small_weights", "closed-form", "the same X again", "whole numbers"),
        ("closed_form_in_whole_numbers", "closed-form", "X holds whole numbers here", ""),
        ("loss_counts_equal_rows_once", "gradient", "central differences", "whole numbers"),
        ("predict_in_the_dtype_of_X", "gradient", "X holds whole numbers here", "w_hat hold"),
        ("predict_in_the_dtype_of_w", "gradient", "mend those first. w_hat holds whole numbers here", ""),
        ("gradient_in_the_dtype_of_w", "gradient", "w_hat holds whole numbers here", ""),
        ("predict_in_the_dtype_of_w", "predict", "w_hat holds whole numbers here", ""),
        ("loss_remembers_X_and_y", "gradient", "the same X again", "whole numbers"),
        ("distance_in_the_dtype_of_w", "signed-distance", "w holds whole numbers here", "X and w"),
        ("perceptron_loss_in_the_dtype_of_w", "perceptron-loss", "w holds whole numbers here", "X and w"),
        ("raw_weights_in_the_dtype_of_w", "raw-weights", "w_hat, mean and std hold whole numbers here", ""),
        ("raw_weights_cuts_the_means", "raw-weights", "w_hat holds whole numbers here", ""),
        ("raw_weights_adds_a_crumb", "raw-weights", "with nothing added", "on two or three rows"),
        ("loss_with_a_small_penalty", "loss", "If the check of predict complains", ""),
        ("loss_with_a_small_penalty", "gradient", "If the check of predict complains", ""),
        ("closed_form_returns_lstsq_whole", "closed-form", "returns four things", "one number for the start"),
        ("closed_form_with_a_penalty", "closed-form", "a penalty of 1", "draw the points"),
        ("closed_form_with_a_tiny_penalty", "closed-form", "nearly: is something small added", "draw the points"),
        ("closed_form_walks_far", "closed-form", "no cut-off (rcond)", "is 0"),
        ("largest_alpha_takes_the_length_of_the_matrix", "largest-alpha", "not the largest eigenvalue", "(1, 5/3)"),
        ("standardise_over_the_whole_table", "standardise", "one mean over the whole table", ""),
        ("distance_adds_a_crumb", "signed-distance", "yours is (w·x + b) /", "with its sign"),
        ("distance_in_the_dtype_of_X", "signed-distance", "with its sign", "yours is (w·x + b) /"),
        (
            "distance_divides_by_the_length_of_x",
            "signed-distance",
            "(0, 0) is a point like any other",
            "for the first point",
        ),
        ("features_need_two_rows", "features-13", "features of one house alone · yours: IndexError", "print the shape"),
        (
            "features_squeeze_a_single_row",
            "features-13",
            "for 1 house, K from 1 to 100 · next step: a single house is a table of one row too: no",
            "column_stack",
        ),
        ("features_scaled_by_the_rows_at_hand", "features-6", "Use fixed numbers", "random"),
        ("features_at_random_places", "features-6", "no random numbers", "Use fixed numbers"),
        ("features_overfit", "features-13", "the fit knows its own houses only", "features are missing"),
        ("features_in_squares", "features-6", "both are large: features are missing", "fewer"),
    ],
)
def test_a_message_is_true_of_the_answer_that_gets_it(answer: str, check: str, words: str, not_these: str) -> None:
    """Words that must stand in it, and words that would send this student elsewhere."""
    said = message(answer, check)
    assert words in said
    assert not not_these or not_these not in said


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([], "whichever is first"),
        ([2.0, 1.0], "whichever is first"),
        ([2.0, 1.0, 1.0, 0.0], "whichever is first"),
        ([2.0, 0.0, 1.0], "up to pass 1"),
        ([np.nan, 0.0], "the count of pass 1 is nan, not 2"),
        ([2.0, 0.0], "the count of pass 2 is 0, not 1"),
        ([2.0, 1.0, 1.0], "no average"),
    ],
)
def test_any_counts_have_a_next_step(counts: list[float], words: str) -> None:
    task = Task(np.zeros(1), 0.0, np.array([[1.0], [2.0]]), np.array([1, -1]), 0.5, 3)
    yours, right = Trained(np.ones(1), 7.0, counts), Trained(np.zeros(1), 0.5, [2.0, 1.0, 1.0])
    assert words in step_after(yours, right, task)


def test_a_single_number_is_no_mean_of_three_columns() -> None:
    with pytest.raises(CheckFailed, match="not one for the whole table: axis=0"):
        linear_walks.check_standardise(lambda X: (X.mean(), X.std()))
    with pytest.raises(CheckFailed, match="one number over the whole table"):
        linear_walks.check_standardise(lambda X: (X.mean(axis=0), np.full(3, X.std())))


def test_the_mean_of_a_constant_column_is_asked_for_and_not_its_deviation(rng: np.random.Generator) -> None:
    def shifted(X: Array) -> tuple[Array, Array]:
        constant = X.max(axis=0) == X.min(axis=0)
        guess = 1.0 if len(X) == 5 else 0.0  # the worked example is right
        return np.where(constant, guess * X.mean(axis=0), X.mean(axis=0)), np.where(constant, 1.0, X.std(axis=0))

    with pytest.raises(CheckFailed, match=r"mean\[\d+\] .* alone, over all its rows, also where it never changes"):
        hidden.standardise_judged(shifted, rng=rng)


@pytest.mark.parametrize(
    ("held_out", "fitted", "words"),
    [
        (20.0, 9.0, "its own houses only"),
        (7.0, 5.0, "only the houses held out are above the limit"),
        (7.0, 6.5, "both are large"),
        (1e9, 3.0, "explodes at the edge"),
    ],
)
def test_the_next_step_for_features_follows_from_both_errors(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator, held_out: float, fitted: float, words: str
) -> None:
    monkeypatch.setattr(open_part, "mean_errors", lambda features, rng: open_part.Errors(held_out, fitted))
    with pytest.raises(CheckFailed, match=words):
        hidden.features_below_6(None, rng=rng)


def test_a_complex_number_comes_from_eigvals() -> None:
    with pytest.raises(CheckFailed, match="eigvals may give complex numbers, and does not sort"):
        linear_walks.check_largest_alpha(lambda X: np.complex128(1 + 2j))
    linear_walks.check_largest_alpha(lambda X: np.complex128(linear_walks.LARGEST_ALPHA))
