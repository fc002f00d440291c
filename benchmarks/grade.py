"""Grading measured beside stock `nbgrader autograde`, on the same submissions, in one run.

    python -m benchmarks.grade                      # 32 submissions, two workers: the numbers that we publish
    python -m benchmarks.grade --submissions 4      # a minute, while developing

A numpy homework of two notebooks is made in a temporary folder, with students who are right, wrong, or raise. Both
graders must give the same points. A submission's overhead is the time that one worker spends on it, less the time
that its cells and checks take in a plain interpreter; what a run costs that grades one submission alone, from the
command to the class report, is a row of its own. Memory is the proportional share (PSS) of a worker with its nursery
and its room together. A Dask cluster with as many workers, in processes of their own, takes turns with the pool.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from tests.autograder.clusters import running_cluster

BIN = Path(sys.executable).parent
ROUNDS = 3  # in which pool and cluster take turns
GOALS = {
    "times as fast as stock": 8.0,
    "overhead of a submission, s": 0.25,
    "memory of a worker, MB": 400.0,
    "Dask's time, of the pool's": 1.25,
}
IMPORTS = "import numpy as np\nfrom numpy.testing import assert_allclose"
FIT = '''def fit(X, y, steps=2000, lr=0.1):
    """Weights of least squares by gradient descent."""
    ### BEGIN SOLUTION
    w = np.zeros(X.shape[1])
    for _ in range(steps):
        w -= lr * X.T @ (X @ w - y) / len(X)
    return w
    ### END SOLUTION'''
CHECK_FIT = """rng = np.random.default_rng(0)
X, w = rng.normal(size=(200, 5)), np.arange(5.0)
assert_allclose(fit(X, X @ w), w, atol=1e-6)
### BEGIN HIDDEN TESTS
X, w = rng.normal(size=(300, 8)), rng.normal(size=8)
assert_allclose(fit(X, X @ w), w, atol=1e-6)
### END HIDDEN TESTS"""
SOFTMAX = '''def softmax(Z):
    """Each row of Z as probabilities."""
    ### BEGIN SOLUTION
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)
    ### END SOLUTION'''
CHECK_SOFTMAX = """Z = np.array([[0.0, 0.0], [1000.0, 0.0]])
assert_allclose(softmax(Z), [[0.5, 0.5], [1.0, 0.0]])
### BEGIN HIDDEN TESTS
Z = np.random.default_rng(1).normal(size=(50, 10))
assert_allclose(softmax(Z).sum(axis=1), 1.0)
### END HIDDEN TESTS"""
NOTEBOOKS = {"regression": (FIT, CHECK_FIT), "classes": (SOFTMAX, CHECK_SOFTMAX)}
VARIANTS: list[dict[str, str]] = [  # text of a solution cell by notebook; what is not named is right
    {},
    {"classes": "def softmax(Z):\n    E = np.exp(Z)\n    return E / E.sum()"},
    {},
    {"regression": "def fit(X, y):\n    raise ValueError('not yet')"},
]


def cell(name: str, source: str, **ours: Any) -> dict[str, Any]:
    kind = {"grade": False, "locked": False, "solution": False, "task": False, "schema_version": 3, "grade_id": name}
    empty = {"cell_type": "code", "outputs": [], "execution_count": None}
    return empty | {"id": name, "metadata": {"nbgrader": kind | ours}, "source": source}


def notebook(solution: str, check: str) -> dict[str, Any]:
    cells = [
        cell("imports", IMPORTS, locked=True),
        cell("solution", solution, solution=True),
        cell("check", check, grade=True, locked=True, points=5),
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def answer(name: str, number: int) -> str:
    """The solution cell of student `number` in the notebook `name`."""
    right = "\n".join(line for line in NOTEBOOKS[name][0].splitlines() if "###" not in line)
    return VARIANTS[number % len(VARIANTS)].get(name, right) + f"\n# student {number}"


def make_courses(folder: Path, count: int) -> None:
    """The same homework and submissions for both graders."""
    for name, (solution, check) in NOTEBOOKS.items():
        for source in (folder / "ours" / "assignments" / "source" / "hw", folder / "stock" / "source" / "hw"):
            source.mkdir(parents=True, exist_ok=True)
            (source / f"{name}.ipynb").write_text(json.dumps(notebook(solution, check)), encoding="utf-8")
    run("autograder", "release", "hw", at=folder / "ours")
    run("nbgrader", "generate_assignment", "hw", at=folder / "stock")
    for number in range(count):
        for name in NOTEBOOKS:
            book = json.loads((folder / "stock" / "release" / "hw" / f"{name}.ipynb").read_text(encoding="utf-8"))
            next(c for c in book["cells"] if c["id"] == "solution")["source"] = answer(name, number)
            for target in (folder / "inbox" / f"s{number:05}", folder / "stock" / "submitted" / f"s{number:05}" / "hw"):
                target.mkdir(parents=True, exist_ok=True)
                (target / f"{name}.ipynb").write_text(json.dumps(book), encoding="utf-8")
    run("autograder", "collect", folder / "inbox", "hw", at=folder / "ours")


def run(command: str, *words: object, at: Path) -> float:
    """Seconds that a command took; its output is shown only when it failed."""
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}", "OPENBLAS_NUM_THREADS": "1"}
    begin = time.perf_counter()
    line = [str(BIN / command), *map(str, words)]
    done = subprocess.run(line, cwd=at, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{command} {words[0]} failed:\n{done.stdout}{done.stderr}")
    return time.perf_counter() - begin


def in_turns(command: list[str], folder: Path, workers: int) -> tuple[float, float]:
    """Median seconds of grading all submissions again: with this machine's pool, with a Dask cluster that stands."""
    with running_cluster(folder, workers=workers) as cluster:
        here: list[float] = []
        there: list[float] = []
        for _ in range(ROUNDS):
            print("Ours again: pool and Dask", flush=True)
            here.append(run(*command, "--workers", workers, at=folder / "ours"))
            there.append(run(*command, "--scheduler", cluster.address, at=folder / "ours"))
            print(f"{here[-1]:8.1f} s and {there[-1]:.1f} s", flush=True)
    return statistics.median(here), statistics.median(there)


def own_computing(count: int) -> float:
    """Seconds that one student's cells and checks take in a plain interpreter that has loaded numpy: the median."""
    times = []
    for number in range(min(count, len(VARIANTS))):
        begin = time.perf_counter()
        for name, (_, check) in NOTEBOOKS.items():
            space: dict[str, Any] = {}
            exec(IMPORTS, space)
            with suppress(AssertionError, ValueError), warnings.catch_warnings(action="ignore"):
                exec(answer(name, number), space)
                exec(check, space)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


@contextmanager
def watched(peak: dict[str, float]) -> Iterator[None]:
    """Keep the largest memory of a worker of ours, in MB, in `peak`."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.25):
            with suppress(psutil.Error):
                for worker in workers():
                    family = [worker, *worker.children(recursive=True)]
                    peak["MB"] = max(peak.get("MB", 0.0), sum(map(share, family)) / 1e6)

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def workers() -> list[psutil.Process]:
    """The judging processes below this one: those that a fork server forked."""
    family = psutil.Process().children(recursive=True)
    servers = [process.pid for process in family if "multiprocessing.forkserver" in " ".join(process.cmdline())]
    return [process for process in family if process.ppid() in servers]


def share(process: psutil.Process) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0


def points(folder: Path) -> tuple[dict[str, float], dict[str, float]]:
    """(stock's, ours) by student."""
    run("nbgrader", "export", "--to", folder / "stock.csv", at=folder / "stock")
    with (folder / "stock.csv").open(encoding="utf-8", newline="") as file:
        stock = {row["student_id"]: float(row["raw_score"]) for row in csv.DictReader(file)}
    ours = {}
    for path in (folder / "ours" / "_course" / "results" / "hw").glob("*.json"):
        books = json.loads(path.read_text(encoding="utf-8"))["notebooks"]
        ours[path.stem] = sum(check["points"] for book in books for check in book["checks"])
    return stock, ours


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--submissions", type=int, default=32, help="at least two")
    parser.add_argument("--workers", type=int, default=2)
    words = parser.parse_args()
    count = words.submissions
    folder = Path(tempfile.mkdtemp(prefix="benchmark-grade-"))
    peak: dict[str, float] = {}
    try:
        print(f"Making a homework of two notebooks and {count} submissions", flush=True)
        make_courses(folder, count)
        own = own_computing(count)
        print(f"Ours, {words.workers} workers", flush=True)
        with watched(peak):
            ours = run("autograder", "grade", "hw", "--workers", words.workers, at=folder / "ours")
        print(f"{ours:8.1f} s\nStock nbgrader autograde", flush=True)
        stock = run("nbgrader", "autograde", "hw", at=folder / "stock")
        print(f"{stock:8.1f} s", flush=True)
        theirs, mine = points(folder)
        again = ["autograder", "grade", "hw", "--regrade"]
        one = statistics.median(run(*again, "--only", "s00000", at=folder / "ours") for _ in range(ROUNDS))
        pool, dask = in_turns(again, folder, words.workers)
        if points(folder)[1] != mine:
            sys.exit("The Dask cluster gives other points than the pool.")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    rows = {
        "stock, submissions a minute": 60 * count / stock,
        "ours, submissions a minute": 60 * count / ours,
        "times as fast as stock": stock / ours,
        "a student's own computing, s": own,
        "a run with one submission, s": one,
        "overhead of a submission, s": max(0.0, words.workers * (pool - one) / (count - 1) - own),
        "the same with the run's start, s": max(0.0, words.workers * ours / count - own),
        "memory of a worker, MB": peak.get("MB", 0.0),
        "Dask's time, of the pool's": dask / pool,
    }
    for name, value in rows.items():
        goal = f"   goal {GOALS[name]:g}" if name in GOALS else ""
        print(f"{name:34}{value:8.2f}{goal}")
    if theirs != mine or len(mine) != count:
        sys.exit(f"The two graders disagree: {theirs} and {mine}.")
    print(f"Both give the same points to all {count}.")


if __name__ == "__main__":
    main()
