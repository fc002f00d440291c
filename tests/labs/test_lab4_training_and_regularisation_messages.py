"""What the checks of the lab on training say to wrong answers: the right place, the right slip, and nothing false."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.hidden import lab4_training_and_regularisation_slips as slips
from autograder.hidden import lab4_training_and_regularisation_stops as stops
from autograder.hidden.lab4_training_and_regularisation_few import few_digits_78
from course_lib.checks import CheckFailed
from course_lib.checks.regularised_training import check_few_digits
from course_lib.checks.training_steps import check_running_statistics
from course_lib.types import Array
from tests.labs import desk

LAB = "lab4_training_and_regularisation"


@pytest.mark.parametrize(
    ("answer", "check", "words", "never"),
    [
        ("starts_without_a_scale", "he-start", "the variance is 1, as rng.normal gives it", "negative"),
        ("starts_without_a_scale", "xavier-start", "the variance is 1, as rng.normal gives it", "negative"),
        ("starts_without_a_scale", "lecun-start", "the variance is 1, as rng.normal gives it", "negative"),
        ("lecun_starts_positive", "lecun-start", "have to be negative; of yours 0 % are", "which numbers"),
        ("starts_have_the_shape_of_the_transpose", "he-start", "yours is (O, I)", "rows are examples"),
        ("momentum_keeps_a_list_by_place", "momentum-steps", "the gradient and its memory by name", "look up grads"),
        ("adam_pairs_by_order", "adam-steps", "never by place", "look up grads"),
        ("penalised_gradients_pair_by_order", "l2-gradient", "look up grads[name]", "memory"),
        ("momentum_remembers_nothing", "momentum-steps", "and μ times it comes in", "keep it in"),
        ("rmsprop_remembers_nothing", "rmsprop-steps", "and ρ times it comes in", "keep it in"),
        ("batch_norm_passes_one_row", "batch-norm-gradients", "batch_norm_train first: its Y for X (1, 3)", "compare"),
        ("batch_norm_back_divides_by_the_units", "batch-norm-gradients", "divided by O = 1, the number", "compare"),
        ("batch_norm_back_takes_y_for_x_hat", "batch-norm-gradients", "γ multiplies x̂, not y", "which sum"),
        ("batch_norm_back_averages_beta", "batch-norm-gradients", "you average over the rows", "N times too small"),
        ("batch_norm_back_averages_gamma", "batch-norm-gradients", "you average over the rows", "N times too small"),
        ("running_statistics_keep_the_deviation", "running-update", "the variance is kept, not its root", "N − 1"),
        ("running_statistics_add_up", "running-update", "the old mean does not fade", "a tenth of the way"),
        ("l1_gradient_pulls_weights_at_zero", "l1-gradient", '_gradients(…, "l1")["W1"], entry [1, 0]', '"l1"['),
        ("l1_gradient_frees_small_weights", "l1-gradient", '_gradients(…, "l1")["W1"], entry [2, 3]', '"l1"['),
        ("dropout_forgets_the_mask", "dropout-training", "no entry is left out", "columns"),
        ("dropout_drops_everything", "dropout-training", "everything is left out: print your mask", "1 − p"),
        ("dropout_drops_a_half", "dropout-training", "with the p that comes in", "1 − p is the one"),
        ("dropout_takes_p_for_staying", "dropout-training", "1 − p is the one to stay", "print your mask"),
        ("dropout_changes_its_input", "dropout-training", "dropout_forward, training, H ·", "training · yours"),
        ("dropout_forgets_the_cache_at_p_0", "dropout-gradient", "a mask of ones, in cache as always", "shape of"),
    ],
)  # fmt: skip
def test_a_message_names_the_slip_and_says_nothing_beside_it(answer: str, check: str, words: str, never: str) -> None:
    said = desk.messages(LAB, answer)[check]
    assert words in said
    assert never not in said


@pytest.mark.parametrize(
    ("answer", "check", "words"),
    [
        ("compares_with_the_epoch_before", "early-keep", "not than epoch 1, the kept one"),
        ("compares_with_the_epoch_before", "early-stop", "not than epoch 1, the kept one"),
        ("knows_the_future", "early-keep", "you keep epoch 5, but your own training ends after epoch 4"),
        ("turns_its_results", "early-keep", "the other way round"),
        ("turns_its_results", "early-stop", "the other way round"),
        ("returns_the_loss", "early-keep", "yours: (0.58, 7)"),
        ("waits_one_epoch_more", "early-stop", "as soon as t − t_best has reached the patience"),
        ("waits_one_epoch_more", "early-keep", "yours waits one epoch more"),
        ("never_stops", "early-stop", "where does your code look at patience"),
        ("never_stops", "early-keep", "patience is not looked at"),
        ("returns_a_count", "early-stop", "counted from 0, not how many"),
        ("counts_from_one", "early-stop", "counted from 0, not how many"),
        ("never_forgives", "early-keep", "you count bad epochs in all"),
        ("forgives_small_gains", "early-keep", "starts your count again: only an epoch that is kept does"),
        ("keeps_every_small_gain", "early-stop", "your best loss follows a gain of min_delta or less"),
        ("counts_equal_as_better", "early-keep", "is it < or ≤ that compares"),
        ("counts_equal_as_better", "early-stop", "is it < or ≤ that compares"),
        ("waits_two_epochs_more", "early-keep", "mend that first, the epoch to keep follows"),
        ("starts_at_1000", "early-keep", "with which number does your best start"),
        ("starts_at_1000", "early-stop", "with which number does your best start"),
        ("rounds", "early-keep", "where does your code round"),
        ("takes_0_for_no_min_delta", "early-stop", "bring a number of its own"),
        ("takes_a_loss_of_0_for_none", "early-keep", "with a loss of 0 go wrong"),
        ("wants_positive_losses", "early-keep", "losses may be negative"),
        ("wants_positive_losses", "early-stop", "losses may be negative"),
        ("takes_nan_for_better", "early-keep", "only those with nan go wrong"),
    ],
)
def test_a_message_on_early_stopping_names_the_slip(answer: str, check: str, words: str) -> None:
    said = desk.messages(LAB, f"early_stopping_{answer}")[check]
    assert words in said
    assert ("nan" in said) == (answer == "takes_nan_for_better")
    assert "starts the count again; nan" not in said


def test_very_small_losses_are_shown_in_steps_of_a_unit_that_can_be_copied() -> None:
    u = 2.0**-20
    course = slips.Course([95 * u, 92 * u, 93 * u], 4, 1 * u, u)
    shown = stops._shown(course)
    assert shown == "early_stopping([95 * u, 92 * u, 93 * u], patience=4, min_delta=1 * u) with u = 2**-20"
    assert (
        stops._shown(slips.Course([11.625, 12], 1, 0.125))
        == "early_stopping([11.625, 12], patience=1, min_delta=0.125)"
    )


def test_what_is_told_first_has_losses_that_are_easy_to_read_and_no_nan(rng: np.random.Generator) -> None:
    courses = stops._courses(rng)
    plain = [course.unit == slips.PLAIN and not course.breaks_down for course in courses]
    assert plain == sorted(plain, reverse=True)
    assert len(courses) == 2 + 120 + 5


def test_no_slip_of_early_stopping_is_right_or_is_another(rng: np.random.Generator) -> None:
    courses = stops._courses(rng)
    answers = [[slip.answer(course) for course in courses] for slip in slips.SLIPS]
    assert [course.right for course in courses] not in answers
    assert slips.Slip("the rule itself").answer(courses[-1]) == courses[-1].right
    for slip, given in zip(slips.SLIPS, answers, strict=True):
        assert slips.slip_of(courses, given) == slip.says


def test_an_answer_that_fits_no_slip_is_told_the_rule(rng: np.random.Generator) -> None:
    with pytest.raises(CheckFailed, match="not than the one before, by more than min_delta starts the count again"):
        stops.early_stop(lambda losses, patience, min_delta: (0, 0), rng=rng)


def test_a_running_variance_that_does_not_fade_is_told_so() -> None:
    def adds_up(mean: Array, variance: Array, X: Array, mu: float) -> tuple[Array, Array]:
        return mean + mu * (X.mean(axis=0) - mean), variance + mu * X.var(axis=0, ddof=1)

    with pytest.raises(CheckFailed, match="the old variance does not fade"):
        check_running_statistics(adds_up)


def few(*pairs: Any) -> str:
    """What the check of the open part says to these pairs."""
    with pytest.raises(CheckFailed) as caught:
        check_few_digits(list(pairs), np.zeros((2, 784)), np.zeros(2))
    return str(caught.value)


def numbers(*shape: int) -> Array:
    return np.zeros(shape)


def test_the_open_part_names_the_pair_and_speaks_of_its_own_training(rng: np.random.Generator) -> None:
    nan = few((numbers(784, 5), numbers(5)), (numbers(5, 10) + np.nan, numbers(10)))
    assert nan.startswith("few[1], weight · yours: inf or nan")
    assert "take a smaller α (about 0.001 with Adam)" in nan
    assert "layers" not in nan
    turned = few((numbers(5, 784), numbers(5)), (numbers(10, 5), numbers(10)))
    assert turned.startswith("few[0], weight · yours: shape (5, 784)")
    with pytest.raises(CheckFailed, match=r"train_from_few\(…\)\[0\], weight · yours: shape \(5, 784\)"):
        few_digits_78(lambda X, y, seed: [(numbers(5, 784), numbers(5)), (numbers(10, 5), numbers(10))], rng=rng)
    flat = few((numbers(784, 5), numbers(5)), numbers(5, 10), numbers(10))
    assert "yours: a list of 3 whose entry [1] is no pair: shape (5, 10) ·" in flat
