"""The command line, as a process: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from course_lib.dlp.export import load_network
from course_lib.dlp.functional import forward
from course_lib.dlp.machine import Machine, machines
from course_lib.dlp.schedule import cost

SEED = 20_260_101


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the weights of a small network, and images that it knows by heart."""
    folder = tmp_path_factory.mktemp("desk")
    rng = np.random.default_rng(SEED)
    W = {"w1": rng.normal(size=(20, 16)), "b1": rng.normal(size=16), "w2": rng.normal(size=(16, 3)), "b2": np.zeros(3)}
    np.savez(folder / "weights.npz", **W)
    X = rng.random((200, 20), dtype=np.float32)
    y = forward(load_network(folder / "weights.npz"), X).output.argmax(axis=1)
    y[:20] = (y[:20] + 1) % 3  # so that float is right for 180 of 200
    np.savez(folder / "images.npz", X=X, y=y)
    return folder


def command(desk: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "COLUMNS": "200", "OPENBLAS_NUM_THREADS": "1"}
    line = [sys.executable, "-W", "error", "-m", "course_lib.dlp", *arguments]
    return subprocess.run(line, cwd=desk, env=environment, capture_output=True, text=True, check=False)


def test_run_tells_accuracy_cost_and_saturation_and_writes_the_report(desk: Path) -> None:
    done = command(
        desk, "run", "weights.npz", "--images", "images.npz", "--batch", "50", "--bits", "16", "--report", "out"
    )
    assert done.returncode == 0, done.stderr
    expected = cost(load_network(desk / "weights.npz", batch=50), Machine.load())
    for said in ("float 90.00 %, int16", "(200 images)", "20-16-3, batch 50", "Saturated in layer 0 fc1", "all layers"):
        assert said in done.stdout
    page, sheet = desk / "out" / "report.html", desk / "out" / "report.csv"
    assert "Report: out/report.html" in done.stdout
    rows = list(csv.DictReader(sheet.read_text("utf-8").splitlines()))
    assert [row["LayerID"] for row in rows] == ["0", "1", "2", "3", "total"]
    assert float(rows[-1]["MACs"]) == sum(layer.macs for layer in expected.layers) == 50 * (20 * 16 + 16 * 3)
    text = page.read_text("utf-8")
    assert text.count("<figure>") == 4
    assert f"{float(rows[-1]['Total Cycles']):,.10g} cycles" in text, "timeline and table end in the same cycle"
    assert "Answering" in done.stderr, "progress goes where it does not disturb the result"


def test_run_in_float_costs_what_the_schedule_says(desk: Path) -> None:
    done = command(
        desk, "run", "weights.npz", "--images", "images.npz", "--bits", "float", "--serial", "--machine", "four-cores"
    )
    assert done.returncode == 0, done.stderr
    expected = cost(load_network(desk / "weights.npz"), Machine.load("four-cores"), overlap=False)
    assert f"{expected.cycles:,.10g}, of which" in done.stdout
    assert "follow one another" in done.stdout
    assert "int8" not in done.stdout
    assert not (desk / "report.html").exists()


def test_compile_lists_the_instructions(desk: Path) -> None:
    done = command(desk, "compile", "weights.npz", "--listing", "--tiles", "outputs=8,inputs=20")
    assert done.returncode == 0, done.stderr
    for word in ("load", "matrix", "store", "sync"):
        assert word in done.stdout
    assert "(1, 20) x (20, 8)" in done.stdout, "tiles of 8 outputs, as asked"
    whole = command(desk, "compile", "weights.npz", "--listing", "--tiles", "outputs=16,inputs=20").stdout
    assert "(1, 20) x (20, 16)" in whole


def test_a_reader_who_has_seen_enough_ends_it_quietly(desk: Path) -> None:
    line = f"{sys.executable} -m course_lib.dlp compile weights.npz --listing | head -n 1"
    done = subprocess.run(["sh", "-c", line], cwd=desk, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_machines_are_listed_with_their_sizes(desk: Path) -> None:
    done = command(desk, "machines")
    assert done.returncode == 0
    for name in machines():
        assert name in done.stdout
    assert "512 GOP/s in float32, NRAM 128 KiB, WRAM 256 KiB, 64 GB/s" in done.stdout


WRONG: dict[str, tuple[tuple[str, ...], int, str]] = {
    "no verb": ((), 2, "run | compile | machines"),
    "an unknown verb": (("runn", "weights.npz"), 2, "invalid choice: 'runn'"),
    "no file": (("run", "nothing.npz"), 2, "there is no file 'nothing.npz'"),
    "a misspelt machine": (("run", "weights.npz", "--machine", "exercise-7.8"), 2, "Did you mean 'exercise-7.7'?"),
    "a batch of none": (("run", "weights.npz", "--batch", "0"), 2, "at least 1, got '0'"),
    "other bits": (("run", "weights.npz", "--bits", "12"), 2, "invalid choice: '12'"),
    "an unknown tile": (("compile", "weights.npz", "--tiles", "row=6"), 2, "got 'row'"),
    "a tile without a size": (("compile", "weights.npz", "--tiles", "rows"), 2, "rows=64,outputs=128, got 'rows'"),
    "no weights": (("run", "images.npz"), 1, "expected array_0, array_1"),
    "images of another size": (("run", "weights.npz", "--images", "test"), 1, "shape (N, 20), got (10000, 784)"),
    "images without labels": (("run", "weights.npz", "--images", "weights.npz"), 1, "needs X (N, m) and y (N,)"),
    "missing images": (("run", "weights.npz", "--images", "tset"), 1, "no images 'tset'"),
    "a report on a file": (
        ("run", "weights.npz", "--images", "images.npz", "--report", "weights.npz/out"), 1, "weights.npz/out",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_wrong_use_and_failed_work_end_with_their_code_and_a_sentence(what: str, desk: Path) -> None:
    arguments, code, sentence = WRONG[what]
    done = command(desk, *arguments)
    assert (done.returncode, done.stdout if code == 2 else "") == (code, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
