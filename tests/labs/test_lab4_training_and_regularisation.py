"""What is special to the lab on training and regularisation: its points, its bounds of chance, its few digits."""

from __future__ import annotations

import re
import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from autograder.hidden import lab4_training_and_regularisation as steps
from autograder.hidden import lab4_training_and_regularisation_few as few
from course_lib.checks import CheckFailed
from course_lib.data import load_mnist
from course_lib.types import Array
from tests.labs import desk

LAB = "lab4_training_and_regularisation"


def seeded(function: Any, seed: int, *arguments: Any) -> Any:
    """As in the notebook."""
    return function(*arguments, rng=np.random.default_rng(seed))


def test_the_text_s_table_of_points_is_that_of_the_cells() -> None:
    title = desk.notebook(LAB)["cells"][0]["source"]
    told = [int(points) for points in re.findall(r"(?m)^\| (\d+) \|", title)]
    assert told == [19, 9, 21, 11, 11, 9, 8, 12]
    assert desk.points(LAB, "few-digits-78", "few-digits-82") == 12


def test_the_text_names_each_equation_by_its_tag() -> None:
    text = "\n".join(cell["source"] for cell in desk.notebook(LAB)["cells"] if cell["cell_type"] == "markdown")
    tags = "momentum rmsprop adam lecun xavier he batch-norm batch-norm-back running-statistics l2 l1 weight-decay"
    assert re.findall(r"\\tag\{eq:([a-z0-9-]+)\}", text) == [*tags.split(), "dropout", "early-stopping"]


@pytest.mark.parametrize("seed", range(12))
def test_a_right_start_and_a_right_mask_are_never_rejected_by_chance(seed: int) -> None:
    """The bounds lie seven standard deviations away; a dozen judges agree."""

    def he(inputs: int, outputs: int, *, rng: np.random.Generator) -> Array:
        return rng.normal(0, (2 / inputs) ** 0.5, (inputs, outputs))

    def dropout(H: Array, p: float, training: bool, *, rng: np.random.Generator) -> tuple[Array, Array]:
        scale = (rng.random(H.shape) >= p) / (1 - p) if training else np.ones(H.shape)
        return H * scale, scale

    steps.he_start(seeded, he, rng=np.random.default_rng(seed))
    few.dropout_training(seeded, dropout, rng=np.random.default_rng(seed))
    few.dropout_gradient(seeded, dropout, np.multiply, rng=np.random.default_rng(seed))


@pytest.mark.parametrize("factor", [0.9, 1.1])
def test_a_variance_that_is_a_tenth_off_is_rejected(rng: np.random.Generator, factor: float) -> None:
    def he(inputs: int, outputs: int, *, rng: np.random.Generator) -> Array:
        return rng.normal(0, (factor * 2 / inputs) ** 0.5, (inputs, outputs))

    with pytest.raises(CheckFailed, match="variance of all weights"):
        steps.he_start(seeded, he, rng=rng)


@pytest.mark.parametrize("surplus", [-0.04, 0.04])
def test_a_mask_with_another_probability_is_rejected(rng: np.random.Generator, surplus: float) -> None:
    def dropout(H: Array, p: float, training: bool, *, rng: np.random.Generator) -> tuple[Array, None]:
        return H * (rng.random(H.shape) >= p + surplus) / (1 - p), None

    with pytest.raises(CheckFailed, match="share of zeros"):
        few.dropout_training(seeded, dropout, rng=rng)


def test_the_judges_digits_are_few_partly_mislabelled_shuffled_and_new(rng: np.random.Generator) -> None:
    X, labels, X_new, y_new = few.digits(rng)
    assert X.shape == (few.FEW, 784)
    assert X_new.shape == (few.MANY, 784)
    assert 0 <= X.min() < X.max() <= 1
    assert set(labels) == set(y_new) == set(range(10))
    clean, _ = load_mnist("test")
    ink, plain = X_new.mean(axis=0), clean.mean(axis=0) / 255
    assert np.abs(np.sort(ink) - np.sort(plain)).max() < 0.05, "the same pixels"
    assert np.corrcoef(ink, plain)[0, 1] < 0.3, "in another order"
    again = few.digits(rng)
    assert (again[0].mean(axis=0) != X.mean(axis=0)).any()


def test_wrong_labels_are_three_in_ten_of_which_one_in_ten_is_right_by_chance(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator
) -> None:
    kept, labels, *_ = few.digits(np.random.default_rng(5))
    monkeypatch.setattr(few, "WRONG", 0.0)
    same, true, *_ = few.digits(np.random.default_rng(5))
    assert (kept == same).all()
    assert np.mean(labels != true) == pytest.approx(0.27, abs=0.06)


class Reader:
    """Reads one pixel a digit: `right` of ten digits are read rightly."""

    def __init__(self, right: int) -> None:
        self.right = right

    def __call__(self, X: Array, y: Array, seed: int) -> list[tuple[Array, Array]]:
        return [(np.eye(784, 10), np.zeros(10))]

    def digits(self, rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
        y = np.arange(1000) % 10
        wrong = np.arange(1000) >= self.right
        return np.eye(10, 784)[y], y, np.eye(10, 784)[y], np.where(wrong, (y + 1) % 10, y)


@pytest.mark.parametrize(("right", "passes"), [(1000, True), (781, True), (780, False), (0, False)])
def test_a_mark_needs_more_than_its_percentage(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator, right: int, passes: bool
) -> None:
    reader = Reader(right)
    monkeypatch.setattr(few, "digits", reader.digits)
    if passes:
        few.few_digits_78(reader, rng=rng)
    else:
        with pytest.raises(CheckFailed, match=rf"{right / 10:.1f} % · expected: more than 78 %"):
            few.few_digits_78(reader, rng=rng)


def test_a_stop_at_the_right_epoch_alone_reaches_the_last_mark_with_some_digits_and_misses_it_with_others() -> None:
    """As the text says. Five epochs of Adam, the steps that the text names, no other remedy."""
    per_cent = []
    for seed in (3, 4):
        X, labels, X_new, y_new = few.digits(np.random.default_rng(seed))
        net = MLPClassifier(256, batch_size=50, alpha=0, learning_rate_init=0.001, max_iter=5, random_state=seed)
        with warnings.catch_warnings(action="ignore", category=ConvergenceWarning):
            per_cent.append(100 * net.fit(X, labels).score(X_new, y_new))
    assert per_cent[0] > 82 > per_cent[1] > 78
