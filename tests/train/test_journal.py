"""The journal: a stopped search goes on, does nothing twice, mends a line cut short, and refuses another's journal."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from course_lib.train import (
    Choice,
    SearchSpace,
    architecture_search,
    grid_search,
    hyperband,
    random_search,
    successive_halving,
)
from tests.train.searches import SPACE, Counting, bowl, same_but_for_time

ROOT = Path(__file__).parents[2]
QUIET = {"seed": 7, "progress": False}
SEARCHES = {
    "grid": lambda objective, **o: grid_search(
        objective, SearchSpace({"share": Choice([0, 0.3, 0.5, 1]), "shape": Choice([(1, 2), (3,)])}), budget=2, **o
    ),
    "random": lambda objective, **o: random_search(objective, SPACE, trials=8, budget=2, **o),
    "halving": lambda objective, **o: successive_halving(objective, SPACE, configurations=5, budget=30, **o),
    "hyperband": lambda objective, **o: hyperband(objective, SPACE, max_budget=4, eta=2, **o),
    "architecture": lambda objective, **o: architecture_search(
        lambda config, budget, seed: objective({"share": sum(config["hidden"]) / 40, "shape": (1,)}, budget, seed),
        widths=[4, 8], max_depth=3, budget=2, population=3, generations=3, **o,
    ),
}  # fmt: skip
every_search = pytest.mark.parametrize("search", SEARCHES.values(), ids=SEARCHES)


@every_search
@pytest.mark.parametrize("stop", [0, 1, 6])
def test_a_stopped_search_goes_on_and_does_nothing_twice(search, stop, tmp_path):
    whole = search(uninterrupted := Counting(), **QUIET)
    with pytest.raises(KeyboardInterrupt):
        search(first := Counting(stop=stop), journal=tmp_path / "j", **QUIET)
    resumed = search(second := Counting(), journal=tmp_path / "j", **QUIET)
    assert first.calls + second.calls == uninterrupted.calls
    assert same_but_for_time(resumed) == same_but_for_time(whole)
    assert resumed.best.config == whole.best.config  # a tuple is still a tuple


@every_search
def test_a_finished_search_asks_the_objective_nothing_more(search, tmp_path):
    first = search(bowl, journal=tmp_path / "j", **QUIET)
    written = (tmp_path / "j").read_bytes()
    again = search(objective := Counting(), journal=tmp_path / "j", **QUIET)
    assert objective.calls == []
    assert again == first
    assert (tmp_path / "j").read_bytes() == written


def test_a_journal_cut_at_any_byte_is_mended(tmp_path, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda file: None)  # the disk need not keep up with thousands of journals
    path = tmp_path / "j"

    def short(objective, **options):
        return random_search(objective, SPACE, trials=2, budget=2, **options)

    whole = short(bowl, journal=path, **QUIET)
    content = path.read_bytes()
    for end in range(len(content)):
        path.write_bytes(content[:end])
        resumed = short(objective := Counting(), journal=path, **QUIET)
        told = max(0, sum(_is_whole(line) for line in content[:end].split(b"\n")) - 1)  # without the header
        assert len(objective.calls) == len(whole.trials) - told
        assert same_but_for_time(resumed) == same_but_for_time(whole)
        assert short(again := Counting(), journal=path, **QUIET) == resumed  # the file is whole again
        assert again.calls == []


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def test_a_search_whose_process_was_killed_goes_on(tmp_path):
    code = f"""
import os
from tests.train.searches import SPACE, bowl
from course_lib.train import random_search
def deadly(config, budget, seed):
    if os.path.getsize({str(tmp_path / "j")!r}) > 900:
        os.kill(os.getpid(), 9)
    return bowl(config, budget, seed)
random_search(deadly, SPACE, trials=8, budget=2, seed=7, progress=False, journal={str(tmp_path / "j")!r})
"""
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == -9
    told = len((tmp_path / "j").read_text().splitlines()) - 1
    assert 0 < told < 8
    resumed = SEARCHES["random"](objective := Counting(), journal=tmp_path / "j", **QUIET)
    assert len(objective.calls) == 8 - told
    assert same_but_for_time(resumed) == same_but_for_time(SEARCHES["random"](bowl, **QUIET))


def test_trials_that_ended_in_another_order_resume_alike(tmp_path):
    with ThreadPoolExecutor(4) as pool:
        first = SEARCHES["random"](bowl, journal=tmp_path / "j", executor=pool, **QUIET)
    header, *lines = (tmp_path / "j").read_text().splitlines(keepends=True)
    (tmp_path / "j").write_text("".join([header, *reversed(lines)]))
    assert SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET) == first


def test_a_failed_trial_is_remembered_as_failed(tmp_path):
    first = SEARCHES["random"](lambda *_: math.nan, journal=tmp_path / "j", **QUIET)
    again = SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET)
    assert [t.error for t in again.trials] == [t.error for t in first.trials] == ["The loss is nan."] * 8
    assert all(math.isnan(t.loss) for t in again.trials)
    for line in (tmp_path / "j").read_text().splitlines():
        json.loads(line, parse_constant=pytest.fail)  # NaN is no JSON


def test_the_same_journal_takes_more_trials(tmp_path):
    random_search(bowl, SPACE, trials=3, budget=2, journal=tmp_path / "j", **QUIET)
    more = random_search(objective := Counting(), SPACE, trials=8, budget=2, journal=tmp_path / "j", **QUIET)
    assert len(objective.calls) == 5
    assert same_but_for_time(more) == same_but_for_time(SEARCHES["random"](bowl, **QUIET))


def test_progress_counts_what_the_journal_holds(tmp_path, capsys):
    random_search(bowl, SPACE, trials=3, budget=2, journal=tmp_path / "j", **QUIET)
    random_search(bowl, SPACE, trials=8, budget=2, journal=tmp_path / "j", seed=7)
    out = capsys.readouterr().out
    assert "6/16" in out
    assert "16/16" in out


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (lambda j: random_search(bowl, SPACE, trials=3, budget=2, journal=j, seed=8), "seed is 7 there and 8 here"),
        (lambda j: random_search(bowl, SPACE, trials=3, budget=3, journal=j, seed=7), "budget is 2 there and 3 here"),
        (
            lambda j: random_search(bowl, SearchSpace({"share": Choice([1])}), trials=3, budget=2, journal=j, seed=7),
            "another search: space is ",
        ),
        (lambda j: hyperband(bowl, SPACE, max_budget=4, journal=j, seed=7), "method is 'random' there and 'hyperband'"),
    ],
)
def test_the_journal_of_another_search_is_refused_and_left_alone(other, message, tmp_path):
    random_search(bowl, SPACE, trials=3, budget=2, journal=tmp_path / "j", **QUIET)
    content = (tmp_path / "j").read_bytes()[:-5]
    (tmp_path / "j").write_bytes(content)
    with pytest.raises(ValueError, match=message):
        other(tmp_path / "j")
    assert (tmp_path / "j").read_bytes() == content


@pytest.mark.parametrize("content", [b"my thesis", b"my thesis\n", b'{"a": 1}\n', b"[1]\n", b"\xff\xfe\n", b"\n"])
def test_a_file_that_is_no_journal_is_refused_and_left_alone(content, tmp_path):
    (tmp_path / "j").write_bytes(content)
    with pytest.raises(ValueError, match=r"no (record|journal) of a search"):
        SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET)
    assert (tmp_path / "j").read_bytes() == content


def test_a_line_broken_in_the_middle_is_named(tmp_path):
    SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET)
    lines = (tmp_path / "j").read_text().splitlines(keepends=True)
    (tmp_path / "j").write_text("".join([*lines[:3], lines[3][:9] + "\n", *lines[4:]]))
    with pytest.raises(ValueError, match="line 4 is no record"):
        SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda record: record | {"seed": 1}, "The journal's trial 0 is .*'seed': 1.*, this search's is"),
        (lambda record: record | {"config": {}}, "The journal's trial 0 is .*'config': {}"),
        (lambda record: {"number": 0}, r"lacks \['bracket', 'budget', 'config'"),
    ],
)
def test_a_record_that_does_not_fit_is_refused(change, message, tmp_path):
    SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET)
    lines = (tmp_path / "j").read_text().splitlines()
    lines[1] = json.dumps(change(json.loads(lines[1])))
    (tmp_path / "j").write_text("\n".join(lines) + "\n")
    with pytest.raises(ValueError, match=message):
        SEARCHES["random"](bowl, journal=tmp_path / "j", **QUIET)
