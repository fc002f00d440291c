"""The lab on linear models: what is special to it beside what holds for every lab."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.hidden import lab1_linear_models as hidden
from autograder.hidden import lab1_linear_models_features as open_part
from course_lib.checks import CheckFailed, linear_models, linear_perceptron, linear_walks
from course_lib.checks.house_sales import COLUMNS, NOISE, house_sales
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector, numbers_in, with_dtype
from course_lib.types import Array
from tests.labs import desk

LAB = "lab1_linear_models"


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
    errors = {d: open_part.mean_errors(powers(d), rng=np.random.default_rng(d)).held_out for d in (1, 2, 3, 6, 10, 12)}
    assert errors[1] > errors[2] > 13 > errors[3] > 6 > errors[6] > NOISE
    assert errors[12] > 13 > 6 > errors[6]
    assert errors[10] > 6


def test_a_limit_of_the_open_part_is_a_limit(monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator) -> None:
    monkeypatch.setattr(open_part, "mean_errors", lambda features, rng: open_part.Errors(6.0, 5.0))
    hidden.features_below_13(None, rng=rng)
    with pytest.raises(
        CheckFailed, match=r"yours: 6.00 万元 \(on the houses fitted: 5.00\) · expected: less than 6 万元"
    ):
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


@pytest.mark.parametrize("value", [None, 2.0, "12", [1, None], [[1, 2], [3, 4]], np.eye(2), {1: 2}])
def test_what_is_no_list_of_numbers_has_none(value: Any) -> None:
    assert numbers_in(value) == []
    assert numbers_in([1, np.array([2.0])]) == [1.0, 2.0]


@pytest.mark.parametrize(
    ("found", "arrays", "words"),
    [
        (None, {"X": np.zeros(2)}, ""),
        (None, {"X": np.array([1, 2])}, "X holds whole numbers here: an array that takes its dtype from X "),
        (np.array([1.5]), {"X": np.array([1, 2])}, ""),
        (np.array([2.0]), {"X": np.array([1, 2]), "w": np.array([1])}, "X and w hold whole numbers here"),
        (np.array([1.5]), {"X": np.zeros(2), "w": np.array([1])}, "w holds whole numbers here"),
    ],
)
def test_whole_numbers_are_named_where_they_may_have_cut_something(
    found: Array | None, arrays: dict[str, Array], words: str
) -> None:
    said = with_dtype("Look.", found, **arrays)
    assert words in said
    assert ("whole" in said) == bool(words)


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
