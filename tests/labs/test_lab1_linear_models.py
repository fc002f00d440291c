"""The lab on linear models: what is special to it beside what holds for every lab."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.hidden import lab1_linear_models as hidden
from autograder.hidden import lab1_linear_models_features as open_part
from course_lib.checks import CheckFailed, linear_models, linear_perceptron, linear_walks
from course_lib.checks.house_sales import COLUMNS, NOISE, house_sales
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector
from course_lib.types import Array
from tests.labs import desk

LAB = "lab1_linear_models"


def message(answer: str, check: str) -> str:
    """What a student with this wrong answer of the bank reads below this grade cell."""
    (found,) = (a for a in desk.honest(LAB) if a.name == answer)
    return desk.failures_by_seed(desk.answered(found, LAB), LAB, [11])[11][check]


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
        ("features_scaled_by_the_rows_at_hand", "features-13", "from that row alone"),
    ],
)
def test_a_frequent_mistake_is_called_by_its_name(answer: str, check: str, words: str) -> None:
    assert words in message(answer, check)


def test_a_city_has_the_columns_that_the_text_names_and_prices_that_its_formula_explains() -> None:
    assert len(COLUMNS) == 4
    cities = [house_sales(300, rng=np.random.default_rng(seed)) for seed in range(5)]
    assert len({round(float(city.y.mean()), 6) for city in cities}) == 5
    X = np.concatenate([city.X for city in cities])
    assert X[:, 0].min() >= 40
    assert X[:, 1].min() >= 1
    assert (X[:, 2:] < 0).any(axis=0).all()
    assert min(city.y.min() for city in cities) > 0


def powers(degree: int) -> Any:
    """Area times the powers of the place up to this degree."""

    def features(X: Array) -> Array:
        area, floor, east, north = X[:, 0], X[:, 1], X[:, 2] / 5, X[:, 3] / 5
        terms = [area * east**i * north**j for i in range(degree + 1) for j in range(degree + 1 - i)]
        return np.stack([floor, *terms], axis=1)

    return features


def test_the_open_part_rewards_neither_too_few_nor_too_many_features() -> None:
    errors = {d: open_part.mean_error(powers(d), rng=np.random.default_rng(d)) for d in (1, 2, 3, 6, 10, 12)}
    assert errors[1] > errors[2] > 13 > errors[3] > 6 > errors[6] > NOISE
    assert errors[12] > 13 > 6 > errors[6]
    assert errors[10] > 6


def test_a_limit_of_the_open_part_is_a_limit(monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator) -> None:
    monkeypatch.setattr(open_part, "mean_error", lambda features, rng: 6.0)
    hidden.features_below_13(None, rng=rng)
    with pytest.raises(CheckFailed, match=r"yours: 6.00 万元 · expected: less than 6 万元"):
        hidden.features_below_6(None, rng=rng)


@pytest.mark.parametrize("value", [[1, 2.5], (1.0, 2.5), np.array([[1.0], [2.5]]), [[1.0], np.array([2.5])]])
def test_lists_tuples_and_columns_are_read_as_vectors(value: Any) -> None:
    assert (as_vector("v", value, 2, "") == [1.0, 2.5]).all()


@pytest.mark.parametrize("value", [2.0, 2, [2], [[2.0]], np.float32(2), np.array([[2]]), 2 + 0j])
def test_a_number_may_come_wrapped(value: Any) -> None:
    assert as_scalar("s", value) == 2.0


@pytest.mark.parametrize("value", [None, "2", [1, 2], np.array([1.0, 2.0]), True, 2 + 1j])
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(CheckFailed):
        as_scalar("s", value)


def test_two_things_come_as_tuple_list_or_array_of_two_rows() -> None:
    for value in ((1, 2), [1, 2], np.array([1, 2])):
        assert as_parts("p", value, "a", "b") == [1, 2]
    for wrong in (None, (1,), 3.0, {"a": 1, "b": 2}):
        with pytest.raises(CheckFailed, match="2 things: a, b"):
            as_parts("p", wrong, "a", "b")


def test_the_worked_examples_of_the_text_are_those_of_the_checks() -> None:
    text = "\n".join(cell["source"] for cell in desk.notebook(LAB)["cells"] if cell["cell_type"] == "markdown")
    assert f"$L = \\tfrac12 (0.25 + 2.25 + 0.25) = {linear_models.LOSS}$" in text
    assert f"{linear_walks.LARGEST_ALPHA:.4f}" in text
    for loss in linear_walks.LOSSES:
        assert f"{loss:g}" in text
    assert f"so $L = {linear_perceptron.LOSS:g}$" in text
    assert "counts `[3, 0]`" in text
