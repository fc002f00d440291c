"""The lab on inference with the chip: its notebook, and hidden checks that accept what is right and nothing else."""

from __future__ import annotations

import ast
import json
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder import jobs
from autograder.answers import Answer
from autograder.cells import grade_id, is_grade, is_solution
from autograder.hidden import lab6_dlp_inference as hidden
from autograder.hidden import lab6_measures as measures
from course_lib.checks import CheckFailed
from course_lib.checks.dlp_reading import Plan
from course_lib.data import load_mnist
from course_lib.types import Array
from tests.labs import desk

LAB = "lab6_dlp_inference"
ACCURACY = {"int8-90", "int8-95", "int8-98"}
CYCLES = {"cycles-2000", "cycles-800", "cycles-520"}

HONEST = desk.honest(LAB)
RIGHT = desk.answers("right_answers", LAB)
CALIBRATED = [answer for answer in HONEST if answer.loses & ACCURACY]


def name_of(answer: Answer) -> str:
    return answer.name


def lost_tiers(cells: list[dict[str, Any]], seed: int) -> set[str]:
    """The accuracy tiers that the `calibrate` of these cells loses."""
    space: dict[str, Any] = {"__name__": "__main__"}
    for cell in cells:
        if grade_id(cell) in ("imports", "quant-param-function", "calibrate-function"):
            exec(compile(cell["source"], grade_id(cell), "exec"), space)
    try:
        accuracy, _ = hidden.accuracy_with(space["calibrate"], np.random.default_rng(seed))
    except CheckFailed:
        return set(ACCURACY)
    return {tier for tier in ACCURACY if not accuracy > int(tier[-2:])}


# ---- the notebook


def test_sixty_points_are_for_running_rightly_and_the_question_and_twenty_each_for_accuracy_and_cycles() -> None:
    (question,) = (cell for cell in desk.notebook(LAB)["cells"] if is_grade(cell) and cell["cell_type"] == "markdown")
    running = set(desk.judged(LAB)) - ACCURACY - CYCLES
    assert desk.points(LAB, *running) + question["metadata"]["nbgrader"]["points"] == 60
    assert desk.points(LAB, *ACCURACY) == desk.points(LAB, *CYCLES) == 20


def test_the_text_names_its_equation_by_the_tag_of_the_book() -> None:
    text = "\n".join(cell["source"] for cell in desk.notebook(LAB)["cells"] if cell["cell_type"] == "markdown")
    assert re.findall(r"\\tag\{eq:([a-z-]+)\}", text) == ["fixed-point"]
    assert "eq:fixed-point" in (desk.ROOT / "book" / "fixed-point.md").read_text(encoding="utf-8")


def test_the_text_states_the_cycles_of_its_first_plan_and_the_thresholds_that_are_judged() -> None:
    text = "\n".join(cell["source"] for cell in desk.notebook(LAB)["cells"])
    first = {"rows": 1, "outputs": 16, "inputs": 16}
    assert f'"batch": 1, "bits": 32, "tiles": {json.dumps(first)}' in text
    assert measures.modelled_cycles(Plan(1, 32, first)) == 15_654
    assert "**15 654 cycles an image**" in text
    assert "**2000**, **800** and **520**" in text


def test_solution_cells_are_one_class_or_function_each() -> None:
    names = [
        [node.name for node in ast.parse(cell["source"]).body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
        for cell in desk.notebook(LAB)["cells"]
        if is_solution(cell) and cell["cell_type"] == "code"
    ]
    assert names == [["MNIST_MLP"], ["MNIST_MLP_INT8"], ["quant_param"], ["calibrate"], [], ["plan"]]


# ---- what is right passes, and nothing else


@pytest.mark.parametrize("answer", RIGHT, ids=name_of)
def test_another_right_calibration_keeps_98_per_cent(answer: Answer) -> None:
    assert lost_tiers(desk.answered(answer, LAB), 3) == set()


@pytest.mark.parametrize("answer", CALIBRATED, ids=name_of)
def test_a_bad_calibration_loses_exactly_the_tiers_that_it_names(answer: Answer) -> None:
    assert lost_tiers(desk.answered(answer, LAB), 5) == answer.loses & ACCURACY


# ---- what the judge measures


def classes(parameters: measures.Parameters, X: Array) -> Array:
    """Of each image, by a forward pass in float64."""
    H = X.astype(np.float64)
    for W, b in parameters[:-1]:
        H = np.maximum(H @ W + b, 0)
    return (H @ parameters[-1][0] + parameters[-1][1]).argmax(axis=1)


def test_the_judges_network_gives_the_same_answers_with_signals_of_another_size(rng: np.random.Generator) -> None:
    X, y = measures.judged_images(rng)
    X, y = X[:1000] / 255, y[:1000]
    shipped, stretched = measures.shipped(), measures.judged_network(rng)
    assert (classes(shipped, X) == classes(stretched, X)).mean() > 0.999
    assert (classes(shipped, X) == y).mean() > 0.98
    for (W, _), (V, _) in zip(shipped, stretched, strict=True):
        ratio = np.abs(V).max() / np.abs(W).max()
        assert ratio > 7.9 or ratio < 1 / 7.9


def test_the_judges_images_are_test_images_with_a_little_noise(rng: np.random.Generator) -> None:
    X, y = measures.judged_images(rng)
    clean, digits = load_mnist("test")
    assert len(X) == len(y) == measures.JUDGED
    assert X.min() >= 0
    assert X.max() <= 255
    for image, digit in zip(X[:20], y[:20], strict=True):
        distance = np.abs(clean - image).max(axis=1)
        assert 0 < distance.min() <= measures.NOISE
        assert digits[distance.argmin()] == digit
    again, _ = measures.judged_images(rng)
    assert (again != X).any()


@pytest.mark.parametrize("seed", range(3))
def test_int8_keeps_98_per_cent_and_falls_to_chance_with_formats_of_another_network(seed: int) -> None:
    from course_lib.dlp.calibrate import calibrate
    from course_lib.dlp.export import from_parameters

    rng = np.random.default_rng(seed)
    parameters = measures.judged_network(rng)
    X = (measures.examples(rng) / 255).astype(np.float32)
    found = {}
    for name, network in (("own", parameters), ("shipped", measures.shipped())):
        formats = [layer.formats for layer in calibrate(from_parameters(network), X).layers[::2]]  # type: ignore[union-attr]
        found[name] = measures.QuantParams(
            tuple((form.neurons.position, form.neurons.scale) for form in formats if form),
            tuple((form.weights.position, form.weights.scale) for form in formats if form),
        )
    assert measures.int8_accuracy(parameters, found["own"], rng) > 98.6
    assert measures.int8_accuracy(parameters, found["shipped"], rng) < 85


@pytest.mark.parametrize(("cycles", "passes"), [(1999.9, True), (2000.0, False), (15_654.0, False)])
def test_a_plan_needs_fewer_cycles_than_the_threshold(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator, cycles: float, passes: bool
) -> None:
    monkeypatch.setattr(hidden, "modelled_cycles", lambda plan: cycles)
    tiles = {"rows": 1, "outputs": 16, "inputs": 16}
    if passes:
        hidden.cycles_2000(lambda: {"batch": 1, "bits": 8, "tiles": tiles}, rng=rng)
    else:
        with pytest.raises(CheckFailed, match=rf"yours: {cycles:.0f} · expected: fewer than 2000"):
            hidden.cycles_2000(lambda: {"batch": 1, "bits": 8, "tiles": tiles}, rng=rng)


@pytest.mark.parametrize(("right", "passes"), [(99.0, True), (98.01, True), (98.0, False), (10.0, False)])
def test_a_tier_needs_more_than_its_percentage(
    monkeypatch: pytest.MonkeyPatch, rng: np.random.Generator, right: float, passes: bool
) -> None:
    monkeypatch.setattr(hidden, "int8_accuracy", lambda *_: right)
    formats = {"input": [(0, 1.0)] * 3, "filter": [(0, 1.0)] * 3}
    refused = pytest.raises(CheckFailed, match=rf"{right:.2f} % · expected: more than 98 %")
    with nullcontext() if passes else refused:
        hidden.int8_98(lambda params, images: formats, rng=rng)


def test_a_plan_that_does_not_fit_is_refused_by_the_buffer_and_its_bytes() -> None:
    with pytest.raises(CheckFailed, match=r"machine refuses it · yours: Layer fc1 needs 401408 bytes of WRAM"):
        measures.modelled_cycles(Plan(100, 32, {"rows": 1, "outputs": 128, "inputs": 784}))


@pytest.mark.parametrize("name", ["schedule.py", "exercise-7.7.toml", "lab6_measures.py", "trained_mlp.py"])
def test_another_machine_is_another_grader_so_results_are_made_anew(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before, read = jobs.grader.__wrapped__(), Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + (b"#" if path.name == name else b""))
    assert jobs.grader.__wrapped__() != before


def test_the_sample_class_has_ten_students_and_says_what_each_must_get() -> None:
    students = desk.sample_class(LAB)
    assert len(students) == 10
    assert all(student.points is not None for student in students)
    assert {student.points for student in students} >= {0, desk.points(LAB, *desk.judged(LAB))}
