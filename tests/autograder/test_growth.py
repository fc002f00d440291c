"""Memory does not grow with the class: what is needed once is let go, and few submissions are in hand at a time."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from autograder import gradebook, pipeline
from autograder.course import Course, write_atomically
from autograder.flow import judged
from autograder.jobs import gave_up
from autograder.pipeline import grade, stored
from autograder.records import Isolation, Limits, Result
from autograder.report import write_report
from autograder.tables import grade_table
from tests.autograder.test_pipeline import Inline, one_thread, submit

HandIn = Callable[..., bytes]
CLASS = 1000
OUTPUT = 20_000  # characters that each submission prints
SLIM = 8_000  # bytes that may stay of each result: its points, messages and remarks


def allocated() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def loud(job: pipeline.Job) -> Result:
    """A result as `judge` would make it, at no cost, with a lot of output that is nobody else's."""
    prints = ({"output_type": "stream", "name": "stdout", "text": f"{job.student} " * (OUTPUT // 6)},)
    result = gave_up(job, ValueError("nothing"))
    books = tuple(type(book)(book.name, book.checks, tuple(prints for _ in book.outputs)) for book in result.notebooks)
    return Result(job.student, job.lab.name, job.key, "bubblewrap", books, (), "", 0.1)


def test_a_thousand_submissions_leave_only_their_points_in_memory(
    course: Course, hand_in: HandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = hand_in()[:200]
    for number in range(CLASS):
        submit(course, f"s{number:04}", blank)
    entered: list[str] = []
    sizes: dict[int, int] = {}

    def measure(done: int, total: int, student: str) -> None:
        if done in (CLASS // 4, CLASS):
            sizes[done] = allocated()

    monkeypatch.setattr(pipeline, "judge", loud)
    monkeypatch.setattr(gradebook, "enter", lambda course, result, file: entered.append(result.student))
    tracemalloc.start()
    try:
        results = grade(course, "tiny", one_thread, limits=Limits(), progress=measure)
        growth = (sizes[CLASS] - sizes[CLASS // 4]) / (CLASS * 3 / 4)
        assert growth < SLIM, f"{growth:.0f} bytes stay of each submission"
        before = allocated()
        page, sheet = write_report(course, "tiny", results)
        with (tmp_path / "table").open("w") as file:
            Console(file=file, width=120).print(grade_table(results))
        kept = (allocated() - before) / CLASS
        assert kept < SLIM, f"the report and the table keep {kept:.0f} bytes of each submission"
    finally:
        tracemalloc.stop()
    assert len(entered) == len(results) == CLASS
    one = stored(course, "tiny", "s0999")
    assert one is not None
    assert len(one.to_json()) > OUTPUT, "the file has the outputs"
    for path in (page, sheet, tmp_path / "table"):
        assert path.read_text(encoding="utf-8").count("s0999") >= 1


def test_entering_results_keeps_nothing_in_memory(course: Course, hand_in: HandIn) -> None:
    lab = pipeline.Lab.load(course, "tiny")
    sizes = []
    try:
        for number in range(12):
            submit(course, f"s{number}", hand_in()[:200])
            job = pipeline.prepare(course, lab, f"s{number}", Limits(), isolation=Isolation.BUBBLEWRAP)
            result, file = loud(job), pipeline.result_path(course, "tiny", f"s{number}")
            write_atomically(file, result.to_json())
            gradebook.enter(course, result, file)
            if number == 1:  # all that is imported and cached is there
                tracemalloc.start()
            if number > 1:
                sizes.append(allocated())
    finally:
        tracemalloc.stop()
    growth = (sizes[-1] - sizes[1]) / (len(sizes) - 2)
    assert growth < SLIM, f"{growth:.0f} bytes stay of each result that was entered"
    assert len(gradebook.submitters(course, "tiny")) == 12


class Counting(Inline):
    """Answers late, and counts what it holds."""

    width = 5

    def __init__(self) -> None:
        self.held: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []
        self.most = 0

    def submit(self, work: Callable[..., Any], /, *words: Any) -> Future[Any]:  # type: ignore[override]
        future: Future[Any] = Future()
        self.held.append((future, work, words))
        self.most = max(self.most, len(self.held))
        if len(self.held) == self.width:
            for waiting, job, args in self.held:
                waiting.set_result(job(*args))
            self.held = []
        return future


def test_only_a_few_jobs_are_prepared_before_the_first_is_judged(course: Course, hand_in: HandIn) -> None:
    prepared: list[int] = []
    crew = Counting()

    def jobs() -> Any:
        lab = pipeline.Lab.load(course, "tiny")
        submit(course, "ada", hand_in())
        for number in range(20):
            prepared.append(number)
            yield pipeline.prepare(course, lab, "ada", Limits(), isolation=Isolation.BUBBLEWRAP)

    ahead = [len(prepared) - done for done, _ in enumerate(judged(jobs(), loud, lambda: crew))]
    assert len(ahead) == 20
    assert crew.most == 5
    assert max(ahead) <= 10
