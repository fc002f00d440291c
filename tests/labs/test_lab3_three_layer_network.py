"""The lab on the three-layer network: its notebook, and hidden checks that accept what is right and nothing else."""

from __future__ import annotations

import ast
import json
import re
from typing import Any

import nbformat
import numpy as np
import pytest

from autograder.answers import Answer
from autograder.cells import grade_id, is_grade, is_judged, is_solution
from autograder.hidden import lab3_three_layer_network as hidden
from course_lib.checks import CheckFailed
from course_lib.data import load_mnist
from course_lib.types import Array, Batch
from tests.labs import desk

HONEST = [answer for answer in desk.answers("wrong_answers") if not answer.name.startswith("cheat_")]
CHEATS = [answer for answer in desk.answers("wrong_answers") if answer.name.startswith("cheat_")]
RIGHT = desk.answers("right_answers")
QUESTION = 6  # points for the written question, given by a person


def name_of(answer: Answer) -> str:
    return answer.name


def draw(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    """Let the judge draw its inputs from this seed."""
    monkeypatch.setattr("autograder.judge.judge_rng", lambda: np.random.default_rng(seed))


@pytest.fixture(autouse=True)
def _seeded_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    draw(monkeypatch, 11)


def graded() -> dict[str, dict[str, Any]]:
    return {grade_id(cell): cell for cell in desk.notebook()["cells"] if is_judged(cell)}


def points(*names: str) -> float:
    return sum(graded()[name]["metadata"]["nbgrader"]["points"] for name in names)


def test_the_notebook_is_valid_and_holds_no_outputs() -> None:
    notebook = desk.notebook()
    nbformat.validate(nbformat.reads(json.dumps(notebook), as_version=4))  # type: ignore[no-untyped-call]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook["cells"])


def test_every_cell_has_its_own_id_and_every_code_cell_its_own_grade_id() -> None:
    cells = desk.notebook()["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    code = [cell["metadata"]["nbgrader"] for cell in cells if cell["cell_type"] == "code"]
    assert len({data["grade_id"] for data in code}) == len(code)
    assert {data["schema_version"] for data in code} == {3}
    assert all(data["locked"] != data["solution"] for data in code)


def test_points_follow_the_official_tiers() -> None:
    (question,) = (cell for cell in desk.notebook()["cells"] if is_grade(cell) and cell["cell_type"] == "markdown")
    assert question["metadata"]["nbgrader"]["points"] == QUESTION
    assert points(*(set(graded()) - desk.TIERS)) + QUESTION == 60
    assert (points("accuracy-92"), points("accuracy-95"), points("own-network-98")) == (20, 10, 10)


def test_every_grade_cell_is_one_visible_check_and_one_hidden_check_that_return_nothing() -> None:
    for name, cell in graded().items():
        *_, last = ast.parse(cell["source"]).body
        assert isinstance(last, ast.Expr), name
        assert isinstance(last.value, ast.Call), name
        assert cell["source"].count("### BEGIN HIDDEN TESTS") == cell["source"].count("### END HIDDEN TESTS") == 1, name
        function = getattr(hidden, ast.unparse(last.value.func))
        assert function.__annotations__["return"] == "None", name


def test_the_text_names_each_equation_by_its_tag() -> None:
    text = "\n".join(cell["source"] for cell in desk.notebook()["cells"] if cell["cell_type"] == "markdown")
    tags = ["linear", "linear-back", "relu", "relu-back", "softmax", "cross-entropy", "softmax-back", "sgd", "he"]
    assert sorted(re.findall(r"\\tag\{eq:([a-z-]+)\}", text)) == sorted(tags)


def test_the_release_holds_no_solution_and_no_hidden_check() -> None:
    text = "\n".join(cell["source"] for cell in desk.released())
    for secret in ("SOLUTION", "HIDDEN", "autograder", "judge_rng", "self.input.T @", "OwnNetwork"):
        assert secret not in text, secret


def test_the_blank_notebook_fails_every_check_and_each_says_that_it_is_not_written_yet() -> None:
    failed = desk.failures(desk.released())
    assert set(failed) == set(graded()) - desk.TIERS
    assert all("not written yet" in message and "next step" in message for message in failed.values())


@pytest.mark.parametrize("answer", RIGHT, ids=name_of)
def test_another_right_solution_passes_every_check_whatever_the_judge_draws(
    monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    assert not answer.loses
    for seed in range(30):
        draw(monkeypatch, seed)
        assert desk.failures(desk.answered(answer)) == {}, seed


def test_the_source_passes_every_check() -> None:
    assert desk.failures(desk.notebook()["cells"]) == {}


@pytest.mark.parametrize("answer", HONEST, ids=name_of)
def test_a_planted_bug_fails_exactly_the_checks_that_it_names_whatever_the_judge_draws(
    monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    """The tiers need training and are judged in the audit; so are the cheats, which would cheat this very process."""
    for seed in range(5):
        draw(monkeypatch, seed)
        failed = desk.failures(desk.answered(answer))
        assert set(failed) == answer.loses - desk.TIERS, seed
        assert all("next step" in message for message in failed.values())


@pytest.mark.parametrize("answer", HONEST + CHEATS, ids=name_of)
def test_every_wrong_answer_says_what_it_loses(answer: Answer) -> None:
    assert answer.loses
    assert answer.loses <= set(graded())


def test_there_are_more_than_thirty_planted_bugs_and_every_grade_cell_is_lost_by_one() -> None:
    assert len(HONEST) + len(CHEATS) > 30
    assert set().union(*(answer.loses for answer in HONEST)) == set(graded())


@pytest.mark.parametrize("seed", range(5))
def test_the_source_passes_whatever_the_judge_draws(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    draw(monkeypatch, seed)
    assert desk.failures(desk.notebook()["cells"]) == {}


def test_solution_cells_are_one_class_each_so_that_official_layers_paste_in() -> None:
    classes = {
        grade_id(cell): [node.name for node in ast.parse(cell["source"]).body if isinstance(node, ast.ClassDef)]
        for cell in desk.notebook()["cells"]
        if is_solution(cell) and cell["cell_type"] == "code"
    }
    assert classes["fully-connected-layer"] == ["FullyConnectedLayer"]
    assert classes["relu-layer"] == ["ReLULayer"]
    assert classes["softmax-loss-layer"] == ["SoftmaxLossLayer"]
    assert classes["mnist-mlp"] == ["MNIST_MLP"]


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
    students = desk.sample_class()
    assert len(students) == 10
    assert all(student.points is not None for student in students)
    assert {student.points for student in students} >= {0, 100 - QUESTION}


@pytest.mark.parametrize("student", ["s03_averages_twice", "s04_multiplies_by_relu", "s05_drops_upstream"])
def test_a_typical_mistake_of_the_sample_class_costs_its_own_check_the_step_and_the_tiers(student: str) -> None:
    """Wrong gradients train no network: the expected points beside each follow from the cells that fail here."""
    (answer,) = (answer for answer in desk.sample_class() if answer.name == student)
    failed = desk.failures(desk.answered(answer))
    assert answer.points == 60 - QUESTION - points(*failed)
