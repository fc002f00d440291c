"""Architecture search: mutations reach all of the space, nothing is tried twice, and it finds what it seeks."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.train import architecture_search
from course_lib.train.architecture import Architectures
from tests.train.searches import Backwards, Counting, same_but_for_time

TARGET = (32, 8, 16)


def far_from_target(config, budget, seed):
    """How far the hidden layers are from TARGET: a smooth road for evolution to walk."""
    hidden = config["hidden"]
    return sum(abs(math.log2(a) - math.log2(b)) for a, b in zip(hidden, TARGET, strict=False)) + 3 * abs(
        len(hidden) - len(TARGET)
    )


def search(objective=far_from_target, **options):
    defaults = {"widths": [4, 8, 16, 32, 64], "max_depth": 4, "budget": 1, "seed": 1, "progress": False}
    return architecture_search(objective, **defaults | options)


@given(
    widths=st.lists(st.integers(1, 50), min_size=1, max_size=4, unique=True),
    depths=st.tuples(st.integers(0, 3), st.integers(0, 2)),
    seed=st.integers(0, 2**32),
)
def test_a_mutation_is_one_step_within_the_space(widths, depths, seed):
    space = Architectures(tuple(widths), depths[0], sum(depths))
    if len(space) == 1:
        return
    rng = np.random.default_rng(seed)
    hidden = space.sample(rng)
    new = space.mutate(hidden, rng)
    for network in (hidden, new):
        assert space.min_depth <= len(network) <= space.max_depth
        assert set(network) <= set(widths)
    if len(new) == len(hidden):
        assert sum(a != b for a, b in zip(new, hidden, strict=True)) == 1
    else:
        longer, shorter = sorted((new, hidden), key=len, reverse=True)
        assert len(longer) == len(shorter) + 1
        assert shorter in [longer[:i] + longer[i + 1 :] for i in range(len(longer))]


def test_a_search_that_may_try_all_tries_all_once_and_stops():
    result = search(objective := Counting(), widths=[4, 8], max_depth=3, min_depth=0, population=4, generations=9)
    tried = [trial.config["hidden"] for trial in result.trials]
    assert len(tried) == len(set(tried)) == len(objective.calls) == 1 + 2 + 4 + 8
    assert [trial.number for trial in result.trials] == list(range(15))


def test_evolution_finds_the_target_and_beats_chance_on_the_same_budget():
    evolved = [search(population=8, generations=8, seed=seed) for seed in range(5)]
    by_chance = [search(population=64, generations=1, seed=seed) for seed in range(5)]
    assert {len(result.trials) for result in evolved + by_chance} == {64}
    assert sum(r.best.loss for r in evolved) < sum(r.best.loss for r in by_chance) / 2
    assert min(r.best.loss for r in evolved) == 0  # of 780 networks it tried 64


def test_the_network_is_a_tuple_of_plain_ints_and_generations_are_rounds():
    result = search(population=3, generations=2)
    assert [trial.round for trial in result.trials] == [0, 0, 0, 1, 1, 1]
    for trial in result.trials:
        assert type(trial.config["hidden"]) is tuple
        assert {type(width) for width in trial.config["hidden"]} == {int}
    assert result.budget == 6


def test_failed_networks_have_no_children():
    def fragile(config, budget, seed):
        return far_from_target(config, budget, seed) if len(config["hidden"]) == 4 else math.nan

    first, children = [], []
    for seed in range(10):
        depths = [len(t.config["hidden"]) for t in search(fragile, population=8, generations=2, seed=seed).trials]
        first += depths[:8]
        children += depths[8:]
    assert np.mean(np.array(first) >= 3) < 0.7  # chance likes every depth
    assert np.mean(np.array(children) >= 3) > 0.9  # one step from 4; a few walked on from a network known already
    assert len(search(lambda *_: math.nan, population=3, generations=3).trials) == 9


@pytest.mark.parametrize("executor", [lambda: ThreadPoolExecutor(4), lambda: Backwards(8, 8, 8, 8)])
def test_the_executor_changes_nothing(executor):
    with executor() as pool:
        assert same_but_for_time(search(executor=pool)) == same_but_for_time(search())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"widths": []}, r"widths must be different whole numbers ≥ 1, got \(\)"),
        ({"widths": [4, 4]}, r"got \(4, 4\)"),
        ({"widths": [0, 4]}, r"got \(0, 4\)"),
        ({"min_depth": 3, "max_depth": 2}, "0 ≤ min_depth ≤ max_depth, got 3 and 2"),
        ({"population": 0}, "population must be at least 1, got 0"),
        ({"generations": 0}, "generations must be at least 1, got 0"),
    ],
)
def test_a_space_that_makes_no_sense_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        search(**options)
