"""Every attack in one batch, each followed by an honest student, graded by the real pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from autograder import gradebook
from autograder.cli import pool
from autograder.collect import collect
from autograder.course import Course
from autograder.pipeline import grade
from autograder.records import Limits, Result
from tests.autograder.tiny import make_course
from tests.hostile import attacks, rooms, sly

ATTACKS = attacks.ATTACKS | rooms.ATTACKS | sly.ATTACKS
POINTS = {"check-double": 4, "check-step": 6}


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory, hand_in: Callable[..., bytes]) -> tuple[Course, dict[str, Result]]:
    """Attackers and honest students in turn: `007-a-…` attacks, `007-b` is honest."""
    folder = tmp_path_factory.mktemp("hostile")
    course = make_course(folder / "course")
    for number, (name, attack) in enumerate(ATTACKS.items()):
        for student, data in (
            (f"{number:03}-a-{name}", hand_in({"double": attack.cell})),
            (f"{number:03}-b", hand_in()),
        ):
            path = folder / "inbox" / student / "tiny.ipynb"
            path.parent.mkdir(parents=True)
            path.write_bytes(data)
    collect(course, "tiny", folder / "inbox")
    results = grade(course, "tiny", pool(2), limits=Limits())
    return course, {result.student: result for result in results}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gets_what_it_deserves_and_hurts_nobody_else(
    name: str, batch: tuple[Course, dict[str, Result]]
) -> None:
    attack, number = ATTACKS[name], list(ATTACKS).index(name)
    attacker, honest = batch[1][f"{number:03}-a-{name}"], batch[1][f"{number:03}-b"]
    lost = {check.grade_id for check in attacker.checks if not check.points}
    assert lost == attack.loses, [check.message for check in attacker.checks]
    assert attacker.points == 10 - sum(POINTS[check] for check in attack.loses)
    assert attack.says in " ".join(check.message for check in attacker.checks)
    assert honest.points == 10, [check.message for check in honest.checks]


def test_the_gradebook_says_the_same_as_the_results(batch: tuple[Course, dict[str, Result]]) -> None:
    course, results = batch
    assert gradebook.totals(course, "tiny") == {student: result.points for student, result in results.items()}


def test_nobody_sees_a_hidden_check_in_feedback(batch: tuple[Course, dict[str, Result]]) -> None:
    course, results = batch
    gradebook.generate_feedback(course, "tiny")
    pages = list(course.step("feedback").glob("*/tiny/tiny.html"))
    assert len(pages) == len(results)
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for secret in ("hidden_x", "hidden_w", "judge_rng", "HIDDEN TESTS"):
            if secret not in ATTACKS.get(page.parts[-3][6:], ATTACKS["none"]).cell:
                assert secret not in text, f"{page} shows {secret}"


def test_outputs_stay_small_however_much_is_printed(batch: tuple[Course, dict[str, Result]]) -> None:
    course, _ = batch
    sizes = {path: path.stat().st_size for path in course.step("autograded").rglob("*.ipynb")}
    assert max(sizes.values()) < 400_000


def test_nothing_that_a_student_started_is_left(batch: tuple[Course, dict[str, Result]]) -> None:
    left = [p.info["cmdline"] for p in psutil.process_iter(["cmdline"]) if p.info["cmdline"] == ["sleep", "1000"]]
    assert left == []


def test_what_a_judged_call_prints_is_kept_from_everyone(batch: tuple[Course, dict[str, Result]]) -> None:
    number = list(ATTACKS).index("prints_in_a_call")
    result = batch[1][f"{number:03}-a-prints_in_a_call"]
    assert all(outputs == () for outputs in result.notebooks[0].outputs)


def test_the_batch_leaves_no_file_behind(batch: tuple[Course, dict[str, Result]]) -> None:
    assert list(Path(batch[0].made).rglob("*.part")) == []
