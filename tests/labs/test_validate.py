"""Validate, as students run it on what they were given: the words of a failed check are those of the feedback."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import nbformat
import pytest

from autograder.answers import Answer
from autograder.cells import grade_id, is_solution
from autograder.course import Course
from autograder.records import Limits
from autograder.release import SETTINGS, release
from tests.labs import desk

WRONG = {
    "lab1_linear_models": ("descend_goes_uphill", "descend-weights"),
    "lab2_activations_and_losses": ("absolute_error_lets_errors_cancel", "absolute-error"),
    "lab3_three_layer_network": ("fc_backward_averages_again", "fc-backward"),
    "lab4_training_and_regularisation": ("adam_swaps_the_betas", "adam-steps"),
    "lab5_model_selection": ("cv_adds_up_squares", "cross-validated"),
    "lab6_dlp_inference": ("format_is_for_128", "quant-param"),
}


def validate(notebook: Path) -> str:
    """What `nbgrader validate` prints in the notebook's folder, with every run of white space as one space."""
    command = [sys.executable, "-m", "nbgrader", "validate", notebook.name]
    done = subprocess.run(command, cwd=notebook.parent, capture_output=True, text=True, timeout=300, check=False)
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders that students unpack."""
    root = tmp_path_factory.mktemp("course")
    shutil.copytree(desk.SOURCES, root / "assignments" / "source")
    for lab in WRONG:
        with zipfile.ZipFile(release(Course(root), lab)) as package:
            package.extractall(root / "handed-out")
    return root / "handed-out"


@pytest.mark.parametrize("lab", desk.labs())
def test_validate_says_what_the_feedback_says(handed_out: Path, lab: str) -> None:
    name, check = WRONG[lab]
    (answer,) = (answer for answer in desk.answers("wrong_answers", lab) if answer.name == name)
    written = {grade_id(cell): cell["source"] for cell in desk.answered(answer, lab)}
    last = max(list(written).index(edited) for edited, *_ in answer.edits)
    path = handed_out / lab / f"{lab}.ipynb"
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    for cell in notebook.cells:  # as after an hour's work: nothing is written behind the mistake, so nothing trains
        if is_solution(cell) and grade_id(cell) in list(written)[: last + 1]:
            cell["source"] = written[grade_id(cell)]
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    told = desk.failures(desk.answered(answer, lab), lab)[check]
    said = validate(path)
    for part in told.split(" · "):
        assert " ".join(part.split()) in said


def test_a_right_answer_that_warns_or_writes_to_stderr_passes(handed_out: Path) -> None:
    lab = "lab4_training_and_regularisation"
    path = handed_out / lab / f"{lab}.ipynb"
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    cells = {grade_id(cell): cell["source"] for cell in desk.answered(Answer("solution", ""), lab)}
    noise = {
        "momentum": "import warnings; warnings.warn('careful')",
        "rmsprop": "import sys; print(1, file=sys.stderr)",
    }
    for cell in notebook.cells:
        if grade_id(cell) in noise:
            begin = "def step(self, params, grads):\n"
            cell["source"] = cells[grade_id(cell)].replace(begin, f"{begin}        {noise[grade_id(cell)]}\n")
    nbformat.write(notebook, path)  # type: ignore[no-untyped-call]
    said = validate(path)
    assert "check_momentum(" not in said
    assert "check_rmsprop(" not in said
    assert "check_he(seeded, he) The error was" in said, "not written yet"


def test_validate_waits_for_a_cell_as_long_as_the_grader_does(handed_out: Path, tmp_path: Path) -> None:
    lab = desk.labs()[0]
    settings = (handed_out / lab / SETTINGS).read_text(encoding="utf-8")
    assert f"Execute.timeout = {Limits().cell_seconds:.0f} " in settings
    tags = {"grade": True, "solution": False, "locked": True, "schema_version": 3, "points": 1, "cell_type": "code"}
    cell = nbformat.v4.new_code_cell("import time\ntime.sleep(4)")  # type: ignore[no-untyped-call]
    cell.metadata["nbgrader"] = {"grade_id": "slow", "task": False, **tags}
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path = tmp_path / "slow.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[cell], metadata=kernel), path)  # type: ignore[no-untyped-call]
    (tmp_path / SETTINGS).write_text(settings.replace("timeout = 300", "timeout = 2"), encoding="utf-8")
    assert "No reply from kernel before timeout" in validate(path), "nbgrader does not read the settings"
    (tmp_path / SETTINGS).write_text(settings, encoding="utf-8")
    assert "Success" in validate(path)
