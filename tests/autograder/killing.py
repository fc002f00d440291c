"""Grade a course in child processes and kill each at a random moment; one line of JSON a kill says what was left.

Run as `python -m tests.autograder.killing COURSE KILLS SEED SECONDS`: it forks, so that a kill costs no new import.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil

from autograder.course import Course
from autograder.jobs import grader
from autograder.pipeline import grade
from autograder.records import Limits


def run(course: Course, report: int) -> None:
    """In the child: grade; one byte a finished submission."""
    grade(
        course,
        "tiny",
        lambda: ThreadPoolExecutor(2),
        limits=Limits(),
        progress=lambda *_: os.write(report, b".") and None,
    )


def kill_once(course: Course, moment: float, at_work: bool) -> dict[str, object]:
    """Kill a run `moment` seconds after its start, or after its first finished submission."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reader)
            run(course, writer)
            status = 0
        finally:
            os._exit(status)
    os.close(writer)
    if at_work:
        os.read(reader, 1)
    time.sleep(moment)
    family = psutil.Process(child).children(recursive=True)
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    os.close(reader)
    alive = psutil.wait_procs(family, timeout=60)[1]
    results = {path.name: without_seconds(path) for path in sorted((course.step("results") / "tiny").glob("*.json"))}
    return {"killed": os.WIFSIGNALED(status), "alive": len(alive), "results": results}


def without_seconds(path: Path) -> str:
    """A result without the time that it took."""
    try:
        return json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"seconds": 0})
    except ValueError:
        return "half a file"


def main(root: str, kills: str, seed: str, seconds: str) -> None:
    rng = random.Random(int(seed))
    grader()  # known before the first fork, so that all runs are of one version
    for number in range(int(kills)):
        moment = rng.uniform(0, float(seconds))
        print(json.dumps(kill_once(Course(Path(root)), moment, at_work=number % 2 == 0)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
