"""What students get holds nothing that they must not see, and a release that would is refused."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Course
from autograder.records import GraderError
from autograder.release import leaks, read_notebook, release
from tests.autograder.tiny import make_course


def test_the_release_is_zipped_and_holds_no_secret(course: Course) -> None:
    package = release(course, "tiny")
    with zipfile.ZipFile(package) as archive:
        assert archive.namelist() == ["tiny/nbgrader_config.py", "tiny/tiny.ipynb"]
        text = archive.read("tiny/tiny.ipynb").decode()
    assert "NotImplementedError" in text
    for secret in ("hidden_x", "judge_rng", "2 * x", "self.w -= lr", "BEGIN SOLUTION"):
        assert secret not in text


def add(text: str) -> Callable[[dict[str, Any]], None]:
    return lambda notebook: notebook["cells"][0].update(source=text)


PLANTED = {
    "a solution line": (add("Try `x`:\n    self.w -= lr * g"), "self.w -= lr"),
    "a hidden line": (add("hidden_w, hidden_g = judge_rng().normal(size=(2, 5))"), "judge_rng"),
    "a mark": (add("### BEGIN SOLUTION"), "BEGIN SOLUTION"),
    "an oracle": (add("see autograder.oracles"), "autograder.oracles"),
    "an output": (lambda n: n["cells"][1].update(outputs=[{"output_type": "stream", "text": "x"}]), "outputs are left"),
    "an attachment": (lambda n: n["cells"][0].update(attachments={"a.png": {}}), "outputs are left"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_leak_is_found(name: str, course: Course) -> None:
    plant, words = PLANTED[name]
    path = course.step("release") / "tiny" / "tiny.ipynb"
    notebook = read_notebook(path)
    plant(notebook)
    path.chmod(0o644)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert words in " ".join(leaks(course, "tiny"))


def test_a_source_that_would_leak_is_not_released(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    path = course.sources / "tiny" / "tiny.ipynb"
    notebook = read_notebook(path)
    notebook["cells"][0]["source"] = "The check uses autograder.hidden.tiny."
    path.write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.raises(GraderError, match="not safe"):
        release(course, "tiny")
    assert not (course.step("release") / "tiny.zip").exists()


def test_a_clean_release_has_no_leaks(course: Course) -> None:
    assert leaks(course, "tiny") == []
