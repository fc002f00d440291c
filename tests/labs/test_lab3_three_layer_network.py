"""The lab on the three-layer network: its notebook, and hidden checks that accept what is right and nothing else."""

from __future__ import annotations

import ast
import re

import numpy as np
import pytest

from autograder.cells import grade_id, is_grade, is_solution
from autograder.hidden import lab3_three_layer_network as layers
from autograder.hidden import lab3_three_layer_network_whole as hidden
from course_lib.checks import CheckFailed
from course_lib.data import load_mnist
from course_lib.types import Array, Batch
from tests.labs import desk

LAB = "lab3_three_layer_network"
TIERS = ("accuracy-92", "accuracy-95", "own-network-98")
QUESTION = 6  # points for the written question, given by a person


def test_points_follow_the_official_tiers() -> None:
    (question,) = (cell for cell in desk.notebook(LAB)["cells"] if is_grade(cell) and cell["cell_type"] == "markdown")
    assert question["metadata"]["nbgrader"]["points"] == QUESTION
    assert desk.points(LAB, *(set(desk.judged(LAB)) - set(TIERS))) + QUESTION == 60
    assert (desk.points(LAB, "accuracy-92"), desk.points(LAB, "accuracy-95"), desk.points(LAB, "own-network-98")) == (
        20,
        10,
        10,
    )


def test_the_text_names_each_equation_by_its_tag() -> None:
    text = "\n".join(cell["source"] for cell in desk.notebook(LAB)["cells"] if cell["cell_type"] == "markdown")
    tags = ["linear", "linear-back", "relu", "relu-back", "softmax", "cross-entropy", "softmax-back", "sgd", "he"]
    assert sorted(re.findall(r"\\tag\{eq:([a-z-]+)\}", text)) == sorted(tags)


def test_solution_cells_are_one_class_each_so_that_official_layers_paste_in() -> None:
    classes = {
        grade_id(cell): [node.name for node in ast.parse(cell["source"]).body if isinstance(node, ast.ClassDef)]
        for cell in desk.notebook(LAB)["cells"]
        if is_solution(cell) and cell["cell_type"] == "code"
    }
    assert classes["fully-connected-layer"] == ["FullyConnectedLayer"]
    assert classes["relu-layer"] == ["ReLULayer"]
    assert classes["softmax-loss-layer"] == ["SoftmaxLossLayer"]
    assert classes["mnist-mlp"] == ["MNIST_MLP"]


@pytest.mark.parametrize(
    ("share", "passes"), [(0, True), (0.5, True), (1, True), (1.5, False), (-0.5, False), (np.nan, False)]
)
def test_where_relu_has_no_derivative_any_share_of_the_gradient_from_none_to_all_may_pass(
    share: float, passes: bool, rng: np.random.Generator
) -> None:
    class ReLU:
        def forward(self, Z: Array) -> Array:
            self.Z = Z
            return np.maximum(0, Z)

        def backward(self, top_diff: Array) -> Array:
            return np.where(self.Z == 0, share, self.Z > 0) * top_diff

    if passes:
        layers.relu_backward(ReLU, rng=rng)
    else:
        with pytest.raises(CheckFailed, match=r"ReLULayer\.backward"):
            layers.relu_backward(ReLU, rng=rng)


class OneLayer:
    """Calls the pixel that is brightest among the first ten."""

    pixel_scale = 1 / 255

    def parameters(self) -> list[tuple[Array, Array]]:
        return [(np.eye(784, 10), np.zeros(10))]


def bright(right: int, of: int) -> Batch:
    """Images that OneLayer classifies; `right` of them rightly."""
    y = np.arange(of) % 10
    X = np.zeros((of, 784), np.uint8)
    X[np.arange(of), y] = 255
    return Batch(X, np.where(np.arange(of) < right, y, (y + 1) % 10))


@pytest.mark.parametrize(("right", "passes"), [(1000, True), (981, True), (980, False), (100, False)])
def test_a_tier_needs_more_than_its_percentage(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator, right: int, passes: bool
) -> None:
    monkeypatch.setattr(hidden, "load_mnist", lambda part: bright(right, 1000))
    if passes:
        hidden.own_network_98(OneLayer(), rng=rng)
    else:
        with pytest.raises(CheckFailed, match=rf"{right / 10:.2f} % · expected: more than 98 %"):
            hidden.own_network_98(OneLayer(), rng=rng)


def test_the_judges_images_are_the_test_images_shuffled_with_a_little_noise(rng: np.random.Generator) -> None:
    X, y = hidden.judged_images(rng)
    clean, digits = load_mnist("test")
    assert X.shape == clean.shape
    assert (np.bincount(y) == np.bincount(digits)).all()
    assert (y != digits).any()
    assert X.min() >= 0
    assert X.max() <= 255
    again, _ = hidden.judged_images(rng)
    assert (again != X).any()
    one = np.flatnonzero(y == digits[0])
    nearest = min(np.abs(X[one] - clean[0]).max(axis=1))
    assert 0 < nearest < 8 * hidden.NOISE


def test_the_sample_class_has_ten_students_and_says_what_each_must_get() -> None:
    students = desk.sample_class(LAB)
    assert len(students) == 10
    assert all(student.points is not None for student in students)
    assert {student.points for student in students} >= {0, 100 - QUESTION}


@pytest.mark.parametrize("student", ["s03_averages_twice", "s04_multiplies_by_relu", "s05_drops_upstream"])
def test_a_typical_mistake_of_the_sample_class_costs_its_own_check_the_step_and_the_tiers(student: str) -> None:
    """Wrong gradients train no network: the expected points beside each follow from the cells that fail here."""
    (answer,) = (answer for answer in desk.sample_class(LAB) if answer.name == student)
    failed = desk.failures(desk.answered(answer, LAB), LAB)
    assert answer.points == 60 - QUESTION - desk.points(LAB, *failed)
