"""Grading as a whole: once for each submission, through any interruption, and into nbgrader's own gradebook."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from autograder import gradebook, pipeline
from autograder.cli import pool
from autograder.course import Course
from autograder.pipeline import grade, result_path, stored
from autograder.records import GraderError, Isolation, Limits, Result

BIN = Path(sys.executable).parent
HandIn = Callable[..., bytes]
TRIPLE = {"double": "def double(x): return 3 * x"}


class Inline(Executor):
    """Judges here and now: what one thread switches off, such as warnings, is off for another one too."""

    width = 1

    def submit(self, work: Callable[..., Any], /, *words: Any) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        try:
            future.set_result(work(*words))
        except Exception as error:
            future.set_exception(error)
        return future


def one_thread() -> Executor:
    return Inline()


def submit(course: Course, student: str, data: bytes, name: str = "tiny.ipynb") -> None:
    path = course.step("submitted") / student / "tiny" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(data)


def points(results: list[Result]) -> dict[str, float]:
    return {result.student: result.points for result in results}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who was judged, in order."""
    seen: list[str] = []
    judge = pipeline.judge

    def watched(job: pipeline.Job) -> Result:
        seen.append(job.student)
        return judge(job)

    monkeypatch.setattr(pipeline, "judge", watched)
    return seen


def test_a_class_is_graded_and_entered(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in(TRIPLE))
    submit(course, "cy", hand_in()[:200])
    submit(course, "di", hand_in(blank=True))
    want = {"ada": 10, "bo": 6, "cy": 0, "di": 0}
    assert points(grade(course, "tiny", pool(2), limits=Limits())) == want
    assert gradebook.totals(course, "tiny") == want


def test_a_second_run_judges_only_what_changed(course: Course, hand_in: HandIn, calls: list[str]) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in(TRIPLE))
    grade(course, "tiny", one_thread, limits=Limits())
    submit(course, "bo", hand_in())
    results = grade(course, "tiny", one_thread, limits=Limits())
    assert calls == ["ada", "bo", "bo"]
    assert points(results) == gradebook.totals(course, "tiny") == {"ada": 10, "bo": 10}


def test_half_a_result_file_counts_as_none(course: Course, hand_in: HandIn, calls: list[str]) -> None:
    submit(course, "ada", hand_in())
    grade(course, "tiny", one_thread, limits=Limits())
    path = result_path(course, "tiny", "ada")
    path.write_bytes(path.read_bytes()[:100])
    assert points(grade(course, "tiny", one_thread, limits=Limits())) == {"ada": 10}
    assert calls == ["ada", "ada"]


def test_what_was_judged_but_not_entered_is_entered(
    course: Course, hand_in: HandIn, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt  # a signal would be lost where this process was started to ignore it

    submit(course, "ada", hand_in())
    with monkeypatch.context() as patch:
        patch.setattr(gradebook, "enter", stop)
        with pytest.raises(KeyboardInterrupt):
            grade(course, "tiny", one_thread, limits=Limits())
    assert gradebook.totals(course, "tiny") == {}
    grade(course, "tiny", one_thread, limits=Limits())
    assert calls == ["ada"]
    assert gradebook.totals(course, "tiny") == {"ada": 10}


def test_a_lost_gradebook_is_filled_again(course: Course, hand_in: HandIn, calls: list[str]) -> None:
    submit(course, "ada", hand_in())
    grade(course, "tiny", one_thread, limits=Limits())
    (course.made / "gradebook.db").unlink()
    grade(course, "tiny", one_thread, limits=Limits())
    assert calls == ["ada"]
    assert gradebook.totals(course, "tiny") == {"ada": 10}


def test_a_run_that_was_killed_goes_on_where_it_stopped(course: Course, hand_in: HandIn, calls: list[str]) -> None:
    for number in range(4):
        submit(course, f"s{number}", hand_in({"step": "import time\ntime.sleep(1)"}))
    command = [BIN / "autograder", "grade", "tiny", "--course", course.root, "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, start_new_session=True)
    assert process.stderr is not None
    process.stderr.readline()  # one is done
    family = psutil.Process(process.pid).children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)  # and nobody else: judges and rooms must see for themselves
    process.stderr.close()
    process.wait()
    assert psutil.wait_procs(family, timeout=60)[1] == [], "judges or rooms live on without their run"
    done = [student for student in course.students("tiny") if stored(course, "tiny", student)]
    assert 1 <= len(done) < 4
    want = {f"s{number}": 4.0 for number in range(4)}
    assert points(grade(course, "tiny", one_thread, limits=Limits())) == want
    assert not set(done) & set(calls)
    assert gradebook.totals(course, "tiny") == want


class Fragile(Inline):
    """Fails in the grader itself, not in the student's code, for one student."""

    def submit(self, judge: Callable[..., Any], job: Any) -> Future[Any]:  # type: ignore[override]
        if job.student != "bo":
            return super().submit(judge, job)
        return super().submit(lambda: {}["a bug of ours"])


def test_a_bug_of_ours_costs_one_submission_and_is_tried_again(course: Course, hand_in: HandIn) -> None:
    for student in ("ada", "bo", "cy"):
        submit(course, student, hand_in())
    results = grade(course, "tiny", Fragile, limits=Limits())
    assert points(results) == {"ada": 10, "bo": 0, "cy": 10}
    assert "could not grade this notebook (KeyError" in results[1].refused
    assert gradebook.totals(course, "tiny") == {"ada": 10, "bo": 0, "cy": 10}
    assert points(grade(course, "tiny", one_thread, limits=Limits())) == {"ada": 10, "bo": 10, "cy": 10}


def test_without_walls_nothing_is_graded(course: Course, hand_in: HandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise GraderError("no locked room")

    submit(course, "ada", hand_in())
    monkeypatch.setattr(pipeline, "need_walls", refuse)
    with pytest.raises(GraderError, match="no locked room"):
        grade(course, "tiny", one_thread, limits=Limits())
    assert gradebook.totals(course, "tiny") == {}


def test_unsafe_grades_are_marked_and_replaced_by_safe_ones(course: Course, hand_in: HandIn, calls: list[str]) -> None:
    submit(course, "ada", hand_in())
    (unsafe,) = grade(course, "tiny", one_thread, limits=Limits(), isolation=Isolation.NONE)
    assert (unsafe.isolation, unsafe.points) == ("none", 10)
    (safe,) = grade(course, "tiny", one_thread, limits=Limits())
    assert safe.isolation == "bubblewrap"
    assert calls == ["ada", "ada"]


def test_the_key_depends_on_everything_that_matters(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    job = pipeline.prepare(course, pipeline.Lab.load(course, "tiny"), "ada", Limits(), isolation=Isolation.BUBBLEWRAP)
    changes = (
        {"student": "bo"},
        {"secret": b"x"},
        {"limits": Limits(processes=1)},
        {"isolation": Isolation.NONE},
        {"notebooks": {}},
    )
    assert len({job.key, *(replace(job, **change).key for change in changes)}) == 6  # type: ignore[arg-type]
    assert replace(job).key == job.key


def test_two_students_with_one_answer_meet_different_inputs(course: Course, hand_in: HandIn) -> None:
    show = hand_in({"double": "def double(x): raise ValueError(str(x.sum()))"})
    for student in ("ada", "bo"):
        submit(course, student, show)
    lab = pipeline.Lab.load(course, "tiny")
    hidden = "from autograder.judge import judge_rng\nassert double(judge_rng().normal(size=3))"
    lab.sources["tiny"]["cells"][3]["source"] = hidden
    jobs = [
        pipeline.prepare(course, lab, student, Limits(), isolation=Isolation.BUBBLEWRAP)
        for student in ("ada", "bo", "ada")
    ]
    first, second, again = (pipeline.judge(job).checks[0].message for job in jobs)
    assert first == again != second


def nbgrader(course: Course, *words: str, keep_config: bool = False) -> str:
    """Run a command of nbgrader's own on the course."""
    config = course.root / "nbgrader_config.py"
    if not keep_config:
        config.write_bytes((Path(__file__).parents[2] / "nbgrader_config.py").read_bytes())
    command = [BIN / "nbgrader", *words]
    done = subprocess.run(command, cwd=course.root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_nbgraders_own_autograde_gives_the_same_grades(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in(TRIPLE))
    lab = pipeline.Lab.load(course, "tiny")
    for student in ("ada", "bo"):
        pipeline.prepare(course, lab, student, Limits(), isolation=Isolation.BUBBLEWRAP)
    nbgrader(course, "autograde", "tiny")
    assert gradebook.totals(course, "tiny") == {"ada": 10, "bo": 6}


def test_nbgraders_export_and_feedback_work_on_our_grades(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in(TRIPLE))
    grade(course, "tiny", one_thread, limits=Limits())
    nbgrader(course, "export")
    assert "tiny" in (course.root / "grades.csv").read_text(encoding="utf-8")
    assert ",6.0," in (course.root / "grades.csv").read_text(encoding="utf-8")
    nbgrader(course, "generate_feedback", "tiny")
    page = (course.step("feedback") / "ada" / "tiny" / "tiny.html").read_text(encoding="utf-8")
    assert "6 of 10 points" in page
    assert "hidden_x" not in page


def test_a_manual_grade_survives_grading_again(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in(TRIPLE))
    grade(course, "tiny", one_thread, limits=Limits())
    with gradebook._open(course) as book:
        grade_cell = book.find_grade("check-double", "tiny", "tiny", "ada")
        grade_cell.manual_score = 3
        book.db.commit()
    submit(course, "ada", hand_in({"double": "def double(x): return 5 * x"}))
    grade(course, "tiny", one_thread, limits=Limits())
    assert gradebook.totals(course, "tiny") == {"ada": 9}


def test_active_content_of_a_student_is_dead_in_feedback(course: Course, hand_in: HandIn) -> None:
    evil = (
        "from IPython.display import HTML, display\ndisplay(HTML('<script>alert(1)</script>'))\n"
        "print('<script>alert(2)</script>')\n'</pre><script>alert(3)</script>'\n"
        "def double(x): raise ValueError('<img src=x onerror=alert(4)>')"
    )
    submit(course, "ada", hand_in({"double": evil}))
    grade(course, "tiny", one_thread, limits=Limits())
    gradebook.generate_feedback(course, "tiny")
    page = (course.step("feedback") / "ada" / "tiny" / "tiny.html").read_text(encoding="utf-8")
    assert "alert(4)" in page, "the message is there, as text"
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_no_submissions_is_a_clear_sentence(course: Course) -> None:
    with pytest.raises(GraderError, match="autograder collect"):
        grade(course, "tiny", one_thread, limits=Limits())


def test_progress_counts_every_submission(course: Course, hand_in: HandIn) -> None:
    seen: list[tuple[int, int]] = []
    for student in ("ada", "bo"):
        submit(course, student, hand_in()[:50])
    grade(course, "tiny", one_thread, limits=Limits(), progress=lambda done, total, _: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]
