"""A run may be killed, run out of disk or lose its gradebook: afterwards everything is as if nothing had happened."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder import gradebook, pipeline
from autograder.course import Course, remove_leftovers
from autograder.crew import pool
from autograder.lock import only_one
from autograder.pipeline import grade, result_path, stored
from autograder.records import GradebookError, GraderError, Limits, Result, UsageError
from tests.autograder.killing import without_seconds
from tests.autograder.test_pipeline import TRIPLE, calls, nbgrader, one_thread, points, submit
from tests.autograder.test_postgres import rows

__all__ = ["calls"]
HandIn = Callable[..., bytes]
KILLS = int(os.environ.get("AUTOGRADER_KILLS", "5"))  # the long version: 30
CLASS = 30


def hand_in_class(course: Course, hand_in: HandIn, size: int) -> None:
    kinds = (hand_in(), hand_in(TRIPLE), hand_in()[:200], hand_in(blank=True), b"{}")
    for number in range(size):
        submit(course, f"s{number:02}", kinds[number % len(kinds)])


def files(course: Course) -> set[str]:
    return {str(path.relative_to(course.root)) for path in course.made.rglob("*") if path.is_file()}


def twin(course: Course) -> Course:
    """The same course with the same secret somewhere else."""
    course.secret()
    there = course.root.with_name("twin")
    shutil.copytree(course.root, there)
    return Course(there)


def test_a_run_that_is_killed_at_random_moments_ends_like_one_that_is_not(course: Course, hand_in: HandIn) -> None:
    hand_in_class(course, hand_in, CLASS)
    quiet = twin(course)
    begin = time.monotonic()
    want = grade(quiet, "tiny", one_thread, limits=Limits())
    seconds = 1.5 * (time.monotonic() - begin) / KILLS
    command = [sys.executable, "-m", "tests.autograder.killing", str(course.root), str(KILLS), "7", f"{seconds:.2f}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(said) == KILLS
    assert any(kill["killed"] for kill in said)
    assert [kill["alive"] for kill in said] == [0] * KILLS, "a room or judge outlived its run"
    assert 0 < len(said[0]["results"]) < CLASS, "the first kill came in the middle"
    got = grade(course, "tiny", one_thread, limits=Limits())
    last = {path.name: without_seconds(path) for path in (course.step("results") / "tiny").glob("*.json")}
    for kill in said:
        changed = {name for name, text in kill["results"].items() if last[name] != text}
        assert not changed, f"changed after they were written: {changed}"
    assert points(got) == points(want)
    assert rows(course) == rows(quiet)
    assert files(course) == files(quiet), "something was left over, or is missing"


@pytest.fixture
def small_disk(course: Course) -> Iterator[Callable[[int], None]]:
    """Makes the course's disk so small that only so many bytes are free; 0 makes it large again."""
    mounted = False
    saved = course.root / "saved"
    shutil.copytree(course.made, saved)
    if os.geteuid() == 0:
        options = ["-t", "tmpfs", "-o", "size=16m", "tmpfs", str(course.made)]
        mounted = subprocess.run(["mount", *options], capture_output=True).returncode == 0
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ballast = course.made / "ballast"

    def shrink(free: int) -> None:
        if mounted:
            ballast.unlink(missing_ok=True)
            if free:
                space = shutil.disk_usage(course.made).free
                ballast.write_bytes(bytes(space - free))
        else:  # no right to mount: no file may grow, which fails at the same places
            size = (course.made / "gradebook.db").stat().st_size
            resource.setrlimit(resource.RLIMIT_FSIZE, (size if free else before[0], before[1]))

    try:
        if mounted:
            shutil.copytree(saved, course.made, dirs_exist_ok=True)
        yield shrink
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        if mounted:
            subprocess.run(["umount", "--lazy", str(course.made)], check=True)


@pytest.mark.parametrize("free", [8 << 10, 200 << 10])
def test_a_full_disk_is_one_sentence_and_nothing_is_lost(
    free: int, course: Course, hand_in: HandIn, small_disk: Callable[[int], None]
) -> None:
    hand_in_class(course, hand_in, 6)
    grade(course, "tiny", one_thread, limits=Limits(), only=["s00"])
    first = stored(course, "tiny", "s00")
    for number in range(6, 40):  # more than the disk will hold
        submit(course, f"s{number:02}", hand_in()[:200])
    small_disk(free)
    with pytest.raises(GraderError, match=r"No space left|disk is full|disk I/O|File too large") as caught:
        grade(course, "tiny", one_thread, limits=Limits())
    assert "\n" not in str(caught.value)
    assert stored(course, "tiny", "s00") == first
    small_disk(0)
    want = {f"s{number:02}": (10.0, 6.0, 0.0, 0.0, 0.0)[number % 5] if number < 6 else 0.0 for number in range(40)}
    assert points(grade(course, "tiny", one_thread, limits=Limits())) == want
    assert gradebook.totals(course, "tiny") == want
    assert not [name for name in files(course) if name.endswith(".part")]


def test_a_gradebook_that_is_read_only_is_one_sentence_and_nothing_is_judged_twice(
    course: Course, hand_in: HandIn, calls: list[str]
) -> None:
    submit(course, "ada", hand_in())
    locked = Course(course.root, f"sqlite:///file:{course.made}/gradebook.db?mode=ro&uri=true")
    with pytest.raises(GradebookError, match=r"attempt to write a readonly database. What was graded is kept"):
        grade(locked, "tiny", one_thread, limits=Limits())
    assert points(grade(course, "tiny", one_thread, limits=Limits())) == {"ada": 10}
    assert gradebook.totals(course, "tiny") == {"ada": 10}
    assert calls == ["ada"]


def test_a_result_that_nbgrader_refuses_does_not_stop_the_others(
    course: Course, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_class(course, hand_in, 3)
    enter = gradebook.enter

    def refuse(course: Course, result: Result, file: Path) -> None:
        if result.student == "s01":
            raise GraderError("nbgrader could not.")
        enter(course, result, file)

    with monkeypatch.context() as patch:
        patch.setattr(gradebook, "enter", refuse)
        with pytest.raises(GraderError, match=r"not in the gradebook: s01. nbgrader could not"):
            grade(course, "tiny", one_thread, limits=Limits())
    assert gradebook.totals(course, "tiny") == {"s00": 10, "s02": 0}
    grade(course, "tiny", one_thread, limits=Limits())
    assert gradebook.totals(course, "tiny") == {"s00": 10, "s01": 6, "s02": 0}


def test_a_second_run_at_the_same_time_is_told_so(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    with (
        only_one(course.made / "tiny.lock", "grading"),
        pytest.raises(GraderError, match=f"Process {os.getpid()} is grading 'tiny' already"),
    ):
        grade(course, "tiny", one_thread, limits=Limits())
    assert points(grade(course, "tiny", one_thread, limits=Limits())) == {"ada": 10}


def test_leftovers_of_the_dead_go_and_those_of_the_living_stay(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (tmp_path / f".a.json.{dead.pid}.part").write_text("half")
    (tmp_path / f".b.json.{os.getpid()}.part").write_text("half")
    remove_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f".b.json.{os.getpid()}.part"]


def test_only_some_students_are_graded_and_the_others_stay_as_they_are(
    course: Course, hand_in: HandIn, calls: list[str]
) -> None:
    hand_in_class(course, hand_in, 4)
    assert points(grade(course, "tiny", one_thread, limits=Limits(), only=["s00", "*3"])) == {"s00": 10, "s03": 0}
    assert gradebook.totals(course, "tiny") == {"s00": 10, "s03": 0}
    assert calls == ["s00", "s03"]
    with pytest.raises(UsageError, match=r"No submission of 'tiny' by 's99'\. There is 's00'"):
        grade(course, "tiny", one_thread, limits=Limits(), only=["s99"])


def test_regrading_gives_the_same_results_on_any_number_of_workers(course: Course, hand_in: HandIn) -> None:
    hand_in_class(course, hand_in, 5)
    first = grade(course, "tiny", one_thread, limits=Limits())
    before, texts = rows(course), [stored(course, "tiny", result.student) for result in first]
    written = result_path(course, "tiny", "s00").stat().st_mtime_ns
    assert grade(course, "tiny", one_thread, limits=Limits(), regrade=True) == first
    assert result_path(course, "tiny", "s00").stat().st_mtime_ns != written, "it was judged again"
    assert grade(course, "tiny", pool(3), limits=Limits(), regrade=True) == first
    assert rows(course) == before
    assert [stored(course, "tiny", result.student) for result in first] == texts


def late(course: Course) -> dict[str, Any]:
    with gradebook._open(course) as book:
        submission = book.find_submission("tiny", "ada")
        (notebook,) = submission.notebooks
        comment = book.find_comment("double", "tiny", "tiny", "ada")
        return {
            "penalty": notebook.late_submission_penalty,
            "seconds late": submission.total_seconds_late,
            "extension": submission.extension,
            "comment": comment.manual_comment,
            "manual": book.find_grade("check-double", "tiny", "tiny", "ada").manual_score,
            "score": submission.score,
            "needs a person": submission.needs_manual_grade,
        }


def test_penalties_extensions_comments_and_manual_grades_of_nbgrader_survive_a_regrade(
    course: Course, hand_in: HandIn
) -> None:
    submit(course, "ada", hand_in(TRIPLE))
    shutil.copy(Path(__file__).parents[2] / "nbgrader_config.py", course.root)
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write("\nget_config().LateSubmissionPlugin.penalty_method = 'zero'\n")
    nbgrader(course, "db", "assignment", "add", "tiny", "--duedate=2026-01-01 12:00:00", keep_config=True)
    grade(course, "tiny", one_thread, limits=Limits())
    with gradebook._open(course) as book:
        book.update_or_create_submission("tiny", "ada", timestamp="2026-01-03 12:00:00")
        book.grant_extension("tiny", "ada", days=1)
        book.find_comment("double", "tiny", "tiny", "ada").manual_comment = "Read the task again."
        book.find_grade("check-double", "tiny", "tiny", "ada").manual_score = 3
        book.db.commit()
    grade(course, "tiny", one_thread, limits=Limits(), regrade=True)
    once = late(course)
    assert once["penalty"] == 9
    assert once["seconds late"] == 24 * 3600
    assert (once["comment"], once["manual"], once["score"]) == ("Read the task again.", 3, 9)
    grade(course, "tiny", one_thread, limits=Limits(), regrade=True)
    assert late(course) == once
    nbgrader(course, "autograde", "tiny", "--force", keep_config=True)
    assert late(course) == once, "nbgrader's own command agrees"


def test_a_configuration_with_an_error_is_one_sentence(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    (course.root / "nbgrader_config.py").write_text("1 / 0\n")
    with pytest.raises(GraderError, match=r"nbgrader_config.py has an error \(ZeroDivisionError"):
        grade(course, "tiny", one_thread, limits=Limits())


def test_a_bug_of_ours_in_reading_costs_one_submission(
    course: Course, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in_class(course, hand_in, 3)
    from autograder import jobs

    normalise = jobs.normalise
    bad = (course.step("submitted") / "s01" / "tiny" / "tiny.ipynb").read_bytes()

    def fragile(data: bytes, *rest: Any) -> Any:
        if data == bad:
            raise RecursionError("a bug of ours")
        return normalise(data, *rest)

    monkeypatch.setattr(jobs, "normalise", fragile)
    results = grade(course, "tiny", one_thread, limits=Limits())
    assert points(results) == {"s00": 10, "s01": 0, "s02": 0}
    assert "could not read this notebook (RecursionError" in results[1].refused
    assert pipeline.judge
