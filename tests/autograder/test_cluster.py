"""A real Dask cluster, a scheduler and two workers in processes of their own, grades as this machine's pool does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder import crew, gradebook, pipeline
from autograder.course import Course
from autograder.crew import cluster, pool
from autograder.flow import judged
from autograder.pipeline import grade, stored
from autograder.records import GraderError, Isolation, Limits, Result, UsageError
from tests.autograder.clusters import Cluster, connect, free_port, running_cluster, start, stop

HandIn = Callable[..., bytes]


@pytest.fixture(scope="module")
def dask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with running_cluster(tmp_path_factory.mktemp("dask")) as cluster:
        yield cluster


def submit(course: Course, student: str, data: bytes) -> None:
    path = course.step("submitted") / student / "tiny" / "tiny.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def hand_in_class(course: Course, hand_in: HandIn) -> None:
    submit(course, "ada", hand_in())
    submit(course, "bo", hand_in({"double": "def double(x): return 3 * x"}))
    submit(course, "cy", hand_in()[:200])
    submit(course, "di", hand_in({"step": "import os\nos._exit(1)"}))


def without_time(results: list[Result]) -> list[dict[str, Any]]:
    return [json.loads(result.to_json()) | {"seconds": 0} for result in results]


def test_a_cluster_gives_the_grades_of_the_process_pool(course: Course, hand_in: HandIn, dask: Cluster) -> None:
    hand_in_class(course, hand_in)
    there = grade(course, "tiny", cluster(dask.address), limits=Limits())
    assert {result.student: result.points for result in there} == {"ada": 10, "bo": 6, "cy": 0, "di": 4}
    files = [stored(course, "tiny", result.student) for result in there]
    here = grade(course, "tiny", pool(2), limits=Limits(), regrade=True)
    assert without_time(there) == without_time(here)
    assert files == [stored(course, "tiny", result.student) for result in here], "outputs are equal as well"
    assert gradebook.totals(course, "tiny") == {"ada": 10, "bo": 6, "cy": 0, "di": 4}


def test_the_command_line_takes_the_address(course: Course, hand_in: HandIn, dask: Cluster) -> None:
    submit(course, "ada", hand_in())
    command = [sys.executable, "-m", "autograder", "grade", "tiny", "--course", str(course.root)]
    done = subprocess.run([*command, "--scheduler", dask.address], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "10/10" in done.stdout


def deadly_for_bo(job: pipeline.Job) -> Result:
    if job.student == "bo":
        os.kill(os.getpid(), signal.SIGKILL)
    return pipeline.judge(job)


def test_a_submission_that_kills_its_worker_is_one_row(course: Course, hand_in: HandIn, dask: Cluster) -> None:
    hand_in_class(course, hand_in)
    lab = pipeline.Lab.load(course, "tiny")
    jobs = [
        pipeline.prepare(course, lab, student, Limits(), isolation=Isolation.BUBBLEWRAP)
        for student in course.students("tiny")
    ]
    results = {job.student: result for job, result in judged(jobs, deadly_for_bo, cluster(dask.address))}
    assert {student: result.points for student, result in results.items()} == {"ada": 10, "bo": 0, "cy": 0, "di": 4}
    assert "could not grade this notebook (KilledWorker" in results["bo"].refused
    assert results["bo"].key == "", "so that the next run tries again"


def test_a_worker_that_would_judge_differently_is_refused(
    course: Course, hand_in: HandIn, dask: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    submit(course, "ada", hand_in())
    monkeypatch.setattr(crew, "_describe", lambda: ("0.1.0", "other files", "3.11", "2.0"))
    with pytest.raises(GraderError, match="would judge differently"):
        grade(course, "tiny", cluster(dask.address), limits=Limits())


def test_an_address_where_nobody_answers_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "ANSWER_SECONDS", 0.5)
    with pytest.raises(GraderError, match="No Dask scheduler answers at tcp://127"):
        cluster(f"tcp://127.0.0.1:{free_port()}")()


def test_a_cluster_without_workers_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    process = start(["distributed.cli.dask_scheduler", "--no-dashboard", "--host", address], tmp_path)
    try:
        connect(address).close()
        monkeypatch.setattr(crew, "ANSWER_SECONDS", 2)
        with pytest.raises(GraderError, match="has no workers: start `dask worker tcp://127"):
            cluster(address)()
    finally:
        stop(process)


def test_what_is_no_address_and_a_missing_extra_are_wrong_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="'nonsense' is no scheduler: expected an address such as tcp://"):
        cluster("nonsense")
    monkeypatch.setitem(sys.modules, "distributed.comm.addressing", None)
    with pytest.raises(UsageError, match=r"pip install './autograder\[scale\]'"):
        cluster("tcp://127.0.0.1:8786")
