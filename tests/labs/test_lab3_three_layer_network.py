"""The lab on the three-layer network: its notebook, and hidden checks that accept what is right and nothing else."""

from __future__ import annotations

import ast
import re
from typing import Any

import numpy as np
import pytest

from autograder.cells import grade_id, is_grade, is_solution
from autograder.hidden import lab3_accuracy as accuracy
from autograder.hidden import lab3_three_layer_network as layers
from autograder.hidden import lab3_three_layer_network_whole as hidden
from course_lib.checks import CheckFailed
from course_lib.data import load_mnist
from course_lib.types import Array, Batch
from tests.labs import desk

LAB = "lab3_three_layer_network"
TIERS = ("accuracy-92", "accuracy-95", "own-network-98")
CLASSES = ("fully-connected-layer", "relu-layer", "softmax-loss-layer", "mnist-mlp")
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


ANOTHER_SIZE = "What is kept from that, or made for one size?"
IN_ONE_PIECE = "did all 130 images pass through softmax in this forward, in one piece?"
AS_THEY_COME = "grey values up to 255 go in as they are"
FORWARD_FIRST = "finish forward first"
FORWARD_OR_LOSS = "so only forward and get_loss count"
BY_SIZE = "does a number of examples, of another batch or of the code, stand in"


@pytest.mark.parametrize(
    ("answer", "check", "words", "not_words"),
    [
        ("fc_forward_rounds", "fc-forward", "in a loop: a row of X times a column of W, plus b", "by hand"),
        ("fc_forward_drops_single_rows", "network-forward", "images (4, 1) ·", "tiny example"),
        ("fc_forward_drops_single_rows", "network-forward", "keep both axes?", "tiny example"),
        ("fc_forward_drops_single_rows", "network-step", "forward, step 4, X (1, 5)", "tiny example"),
        ("fc_forward_drops_single_rows", "network-step", "a batch of one image keep both axes?", "tiny example"),
        ("fc_backward_rounds", "fc-backward", "in a loop over all rows", "by hand"),
        ("fc_backward_counts_the_first_batch", "fc-backward", "nothing of the first one may remain", "tiny example"),
        ("fc_backward_counts_the_first_batch", "network-step", ANOTHER_SIZE, "tiny example"),
        ("fc_backward_remembers_the_first_batch", "fc-backward", "nothing of the first one may remain", "tiny example"),
        ("fc_backward_forgets_to_transpose", "fc-update", "backward, X (1, 5), top_diff (1, 3)", "tiny example"),
        ("fc_backward_leaves_out_small_gradients", "fc-update", "of about 1e-06 · expected: other numbers", "of 0 ·"),
        ("fc_remembers_small_batches_only", "fc-update", "backward, X (1100, 2), top_diff (1100, 1)", "tiny example"),
        ("fc_backward_sees_a_hundred_rows", "network-step", BY_SIZE, "step 1 was right"),
        ("fc_update_has_momentum", "network-step", "step 1 was right", BY_SIZE),
        ("network_update_takes_no_step_of_zero", "network-step", "step 1 was right", BY_SIZE),
        ("relu_forward_is_cut_at_ten", "network-forward", AS_THEY_COME, "does forward"),
        ("softmax_forward_cuts_the_logits", "network-forward", AS_THEY_COME, "does forward"),
        ("softmax_forward_adds_up_ten_classes", "softmax-loss", FORWARD_FIRST, "another batch"),
        ("softmax_forward_adds_up_ten_classes", "softmax-backward", FORWARD_FIRST, "another batch"),
        ("softmax_forward_knows_a_hundred_rows", "softmax-loss", FORWARD_FIRST, "another batch"),
        ("softmax_forward_knows_a_hundred_rows", "softmax-backward", FORWARD_FIRST, "another batch"),
        ("softmax_forward_knows_a_hundred_rows", "network-step", FORWARD_OR_LOSS, "step 1 was right"),
        ("softmax_forward_subtracts_the_mean", "softmax-backward", "P holds no nan", FORWARD_FIRST),
        ("softmax_loss_adds_too_much", "softmax-loss", "neither cut off nor raised", "another batch"),
        ("softmax_loss_cuts_small_probabilities", "softmax-loss", "neither cut off nor raised", "another batch"),
        ("softmax_loss_is_at_most_eight", "softmax-loss", "its −ln is large", "another batch"),
        ("softmax_loss_is_rounded", "softmax-loss", "nothing is rounded or left out", "another batch"),
        ("softmax_loss_divides_by_the_first_size", "softmax-loss", "another batch", "20 001"),
        ("softmax_loss_divides_by_the_first_size", "network-step", FORWARD_OR_LOSS, "step 1 was right"),
        ("softmax_loss_divides_by_a_hundred_at_most", "network-step", FORWARD_OR_LOSS, "step 1 was right"),
        ("softmax_loss_sees_a_hundred_labels", "network-step", FORWARD_OR_LOSS, "step 1 was right"),
        ("softmax_backward_divides_by_the_first_size", "network-step", BY_SIZE, "step 1 was right"),
        ("softmax_backward_knows_ten_classes_only", "softmax-loss", "get_loss, logits (130, 12) ·", "tiny example"),
        ("network_forgets_a_relu_for_one_image", "network-step", ANOTHER_SIZE, "tiny example"),
        ("network_keeps_its_layers_on_the_class", "network-forward", "keep its layers on self?", "tiny example"),
        ("network_takes_large_batches_in_parts", "network-step", IN_ONE_PIECE, "tiny example"),
        ("network_cuts_a_batch_to_its_size", "network-step", IN_ONE_PIECE, "tiny example"),
        ("network_cuts_a_batch_to_its_size", "network-forward", "as many rows come out as images go in (7)", "formula"),
        ("network_makes_the_mean_whole", "network-forward", "images in int16", "go in as they are"),
    ],
)
def test_a_hidden_check_names_the_place_and_leads_to_the_line(
    answer: str, check: str, words: str, not_words: str
) -> None:
    said = desk.messages(LAB, answer)[check]
    assert words in said
    assert not_words not in said


def test_an_error_says_which_step_or_network_came_first() -> None:
    """Neither comes in the visible check, whose one network takes one step."""
    for bad_call, place, words in ((1, "step 1, X (7, 5)", "5, 4, 3 and 3 units"), (7, "another", "kept on the class")):
        space: dict[str, Any] = {"__name__": "__main__"}
        for name in ("imports", *CLASSES):
            exec(next(cell["source"] for cell in desk.notebook(LAB)["cells"] if grade_id(cell) == name), space)

        Network: Any = space["MNIST_MLP"]

        class Fails(Network):
            calls, bad = 0, bad_call

            def backward(self) -> None:
                Fails.calls += 1
                if Fails.calls == self.bad:
                    raise ValueError("shapes do not fit")
                super().backward()

        with pytest.raises(CheckFailed) as caught:
            hidden.network_step(Fails, rng=np.random.default_rng(11))
        assert place in str(caught.value).partition(" · ")[0]
        assert words in str(caught.value)


@pytest.mark.parametrize(("right", "passes"), [(1000, True), (981, True), (980, False), (100, False)])
def test_a_tier_needs_more_than_its_percentage(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator, right: int, passes: bool
) -> None:
    monkeypatch.setattr(accuracy, "load_mnist", lambda part: bright(right, 1000))
    if passes:
        hidden.own_network_98(OneLayer(), rng=rng)
    else:
        with pytest.raises(CheckFailed, match=rf"{right / 10:.2f} % · expected: more than 98 %"):
            hidden.own_network_98(OneLayer(), rng=rng)


@pytest.mark.parametrize(
    ("answers", "right", "words", "not_words"),
    [
        (None, 950, "Does the loss still fall at the end? More epochs, smaller batches or more units", "guessing"),
        (None, 950, "The judge knows no other treatment of the pixels than these two", "answers"),
        (None, 150, "does each image keep its digit in shuffle_data?", "More epochs"),
        (1, 1000, "this network answers 1 to (nearly) every image", "More epochs"),
        (1, 1000, "Its ReLUs may be dead", "More epochs"),
    ],
)
def test_a_network_that_is_not_good_enough_is_told_what_its_answers_look_like(
    monkeypatch: pytest.MonkeyPatch,
    rng: np.random.Generator,
    answers: int | None,
    right: int,
    words: str,
    not_words: str,
) -> None:
    class Network(OneLayer):
        def parameters(self) -> list[tuple[Array, Array]]:
            return [(np.eye(784, 10), np.zeros(10) if answers is None else 100.0 * (np.arange(10) == answers))]

    monkeypatch.setattr(accuracy, "load_mnist", lambda part: bright(right, 1000))
    with pytest.raises(CheckFailed) as caught:
        hidden.own_network_98(Network(), rng=rng)
    assert words in str(caught.value)
    assert not_words not in str(caught.value)
    assert "Is your validation accuracy much higher? Then another one was judged" in str(caught.value)


def test_the_judges_images_are_the_test_images_shuffled_with_a_little_noise(rng: np.random.Generator) -> None:
    X, y = accuracy.judged_images(rng)
    clean, digits = load_mnist("test")
    assert X.shape == clean.shape
    assert (np.bincount(y) == np.bincount(digits)).all()
    assert (y != digits).any()
    assert X.min() >= 0
    assert X.max() <= 255
    again, _ = accuracy.judged_images(rng)
    assert (again != X).any()
    one = np.flatnonzero(y == digits[0])
    nearest = min(np.abs(X[one] - clean[0]).max(axis=1))
    assert 0 < nearest < 8 * accuracy.NOISE


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
