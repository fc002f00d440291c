"""Feedback that is read in a minute: what, where, why; no hidden check, nothing active, nothing from outside."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat.notebooknode import from_dict

from autograder import gradebook
from autograder.course import Course
from autograder.feedback import mended, page
from autograder.message import facts
from autograder.outputs import failure
from autograder.pipeline import grade
from autograder.records import Check, Limits
from tests.autograder.test_pipeline import one_thread, submit
from tests.autograder.tiny import notebook

ROOT = Path(__file__).parents[2]
HandIn = Callable[..., bytes]
MESSAGE = "double(x)[0, 1] · yours: 3 · expected: 2 · next step: try a small array by hand."
EVIL = '</pre><script>alert(1)</script><img src="http://evil.example/x">'


def graded(*messages: str, **more: object) -> str:
    """The page of the tiny lab whose checks said `messages`; an empty one passed."""
    book = notebook()
    checks = [cell for cell in book["cells"] if cell["id"].startswith("check")]
    for cell, message in zip(checks, messages, strict=True):
        ours = cell["metadata"]["nbgrader"]
        ours["score"] = 0 if message else ours["points"]
        cell["outputs"] = failure(Check("", 0, 1, "fail", message)) if message else []
    for cell in book["cells"]:
        if cell["id"] == "step":
            cell["source"], cell["metadata"]["nbgrader"]["comment"] = "work = 1 # mine", more.pop("comment", None)
            cell["outputs"] = more.pop("outputs", [])
    checks[-1]["metadata"]["nbgrader"]["waits"] = more.pop("waits", False)
    score = sum(cell["metadata"]["nbgrader"]["score"] for cell in checks)
    about = {
        "notebook": more.pop("notebook", "tiny"),
        "score": score,
        "max_score": 10,
        "late_penalty": more.pop("penalty", 0),
    }
    return page(from_dict(book), about, **more)


def test_the_summary_says_points_and_where_to_begin() -> None:
    text = graded(MESSAGE, "")
    assert "<strong>6 of 10 points</strong>" in text
    assert "1 of 2 parts" in text
    assert text.index("What to look at") < text.index("All parts") < text.index("Your work")
    for label, value in (("where", "double(x)[0, 1]"), ("yours", "3"), ("expected", "2")):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in text
    assert '<dd class="next">try a small array by hand.</dd>' in text


def test_full_marks_are_said_and_nothing_is_to_look_at() -> None:
    text = graded("", "")
    assert "Every part has all its points." in text
    assert "What to look at" not in text


def test_parts_with_one_reason_share_one_card() -> None:
    text = graded(MESSAGE, MESSAGE)
    assert text.count("try a small array by hand") == 1
    assert "check-double, check-step: 0 of 10 points" in text


def test_comment_and_penalty_are_there() -> None:
    text = graded("", "", comment="Well <done>.", penalty=2)
    assert "<blockquote>Well &lt;done&gt;.</blockquote>" in text
    assert "after 2 off for handing in late" in text


def test_no_line_of_a_check_is_there_hidden_or_open() -> None:
    text = graded(MESSAGE, "")
    for cell in notebook()["cells"]:
        if cell["id"].startswith("check"):
            assert not [line for line in cell["source"].splitlines() if line.strip() and line in text]


def test_whatever_a_student_wrote_or_printed_is_text() -> None:
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": f"\x1b[31m{EVIL}"},
        {"output_type": "display_data", "data": {"text/html": EVIL, "text/plain": EVIL}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": f'x"{EVIL}'}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/svg+xml": EVIL}, "metadata": {}},
        {"output_type": "error", "ename": "E", "evalue": EVIL, "traceback": [EVIL]},
    ]
    text = graded(EVIL, "", outputs=outputs, comment=EVIL, notes=[EVIL])
    for gone in ("<script", "<img", "\x1b"):
        assert gone not in text
    assert text.count("&lt;script&gt;") >= 5


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (MESSAGE, ["where", "yours", "expected", "next step"]),
        ("f · yours: a · b · expected: c", ["where", "yours", "expected"]),
        ("f · yours: 1 · yours: 2", ["where", "yours"]),
        ("Your process ended.", ["what happened"]),
        ("", ["what happened"]),
    ],
)
def test_a_message_falls_into_its_parts_and_loses_nothing(message: str, parts: list[str]) -> None:
    found = facts(message)
    assert [label for label, _ in found] == parts
    assert all(
        word in " ".join(text for _, text in found) + " · yours: expected: next step:" for word in message.split()
    )


def test_only_what_was_put_right_in_the_file_is_told_to_the_student() -> None:
    own = [
        "Cell 'double' was missing; restored.",
        "'a.py' could shadow a module; ignored.",
        "The file was UTF-16 text.",
    ]
    secret = ["The check 'check-step' itself raised an error: hidden_w", "GRADED WITHOUT SANDBOX", "Cell 'a'\nsecret"]
    assert mended([*own, *secret]) == own


@pytest.fixture
def pages(course: Course, hand_in: HandIn) -> dict[str, str]:
    """Real feedback of three students, made by nbgrader's own command."""
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in({"double": "def double(x): return 3 * x"}), name="other name.ipynb")
    submit(course, "cy", b"{")
    grade(course, "tiny", one_thread, limits=Limits())
    (course.root / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text())
    command = [Path(sys.executable).parent / "nbgrader", "generate_feedback", "tiny"]
    subprocess.run(command, cwd=course.root, check=True, capture_output=True, timeout=120)
    return {path.parts[-3]: path.read_text("utf-8") for path in course.step("feedback").glob("*/tiny/tiny.html")}


def test_nbgraders_own_command_makes_these_pages(pages: dict[str, str]) -> None:
    assert "10 of 10 points" in pages["ada"]
    assert "6 of 10 points" in pages["bo"]
    assert "was taken for" in pages["bo"]
    assert pages["cy"].count("not a complete notebook") == 1
    for student, text in pages.items():
        for gone in ("http://", "https://", "<script", "hidden_", "judge_rng", "MathJax"):
            assert gone not in text
        assert not [other for other in ("bo", "cy") if other != student and f">{other}<" in text]


def test_the_autograder_command_makes_them_too(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    grade(course, "tiny", one_thread, limits=Limits())
    gradebook.generate_feedback(course, "tiny")
    text = (course.step("feedback") / "ada" / "tiny" / "tiny.html").read_text("utf-8")
    assert "10 of 10 points" in text
