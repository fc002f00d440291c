"""Grid and random search: what is tried, who wins, what a failure costs, and that the executor changes nothing."""

from __future__ import annotations

import math
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

import numpy as np
import pytest
from scipy import stats

from course_lib.train import Choice, LogUniform, SearchSpace, Uniform, grid_search, random_search
from tests.train.searches import SPACE, Backwards, Counting, bowl, ends_its_process, same_but_for_time


def run(objective=bowl, **options):
    return random_search(objective, SPACE, **{"trials": 6, "budget": 2, "seed": 7, "progress": False} | options)


def test_a_grid_tries_every_combination_once():
    space = SearchSpace({"a": Choice([1, 2, 3]), "b": Choice(["x", "y"])})
    objective = Counting(lambda config, budget, seed: -config["a"] + (config["b"] == "x"))
    result = grid_search(objective, space, budget=5, seed=0, progress=False)
    assert [tuple(trial.config.values()) for trial in result.trials] == [
        (1, "x"), (1, "y"), (2, "x"), (2, "y"), (3, "x"), (3, "y"),
    ]  # fmt: skip
    assert len(objective.calls) == 6
    assert result.best.config == {"a": 3, "b": "y"}
    assert result.best.loss == -3
    assert result.budget == 30


def test_a_random_search_spends_exactly_what_it_was_given():
    objective = Counting()
    result = run(objective)
    assert [trial.number for trial in result.trials] == list(range(6))
    assert result.budget == 12
    assert [budget for _, budget, _ in objective.calls] == [2] * 6
    assert len({seed for *_, seed in objective.calls}) == 6
    assert result.best.loss == min(trial.loss for trial in result.trials)


def test_draws_follow_their_distributions():
    rng = np.random.default_rng(0)
    uniform = [Uniform(-2, 3).sample(rng) for _ in range(2000)]
    orders = [math.log10(LogUniform(1e-5, 1e-1).sample(rng)) for _ in range(2000)]
    choices = [Choice(["a", "b", "c"]).sample(rng) for _ in range(3000)]
    assert stats.kstest(uniform, stats.uniform(-2, 5).cdf).pvalue > 0.01
    assert stats.kstest(orders, stats.uniform(-5, 4).cdf).pvalue > 0.01
    assert all(900 < choices.count(value) < 1100 for value in "abc")


def test_more_trials_begin_with_the_same_ones_and_another_seed_with_others():
    six, nine, other = run(), run(trials=9), run(seed=8)
    assert same_but_for_time(nine)[:6] == same_but_for_time(six)
    assert not {str(t.config) for t in six.trials} & {str(t.config) for t in other.trials}


@pytest.mark.parametrize("executor", [lambda: ThreadPoolExecutor(4), lambda: Backwards(6)])
def test_the_executor_changes_nothing(executor):
    with executor() as pool:
        assert same_but_for_time(run(executor=pool)) == same_but_for_time(run())


def test_worker_processes_change_nothing_and_one_that_dies_is_no_failed_trial():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert same_but_for_time(run(executor=pool)) == same_but_for_time(run())
        with pytest.raises(BrokenProcessPool):
            run(ends_its_process, executor=pool)


def test_a_failed_trial_is_told_and_never_wins():
    def fragile(config, budget, seed):
        number = fragile.calls = fragile.calls + 1
        if number == 1:
            raise FloatingPointError("the loss became inf")
        return {2: math.nan, 3: -math.inf, 4: math.inf}.get(number, float(number))

    fragile.calls = 0
    result = run(fragile)
    reasons = ["FloatingPointError: the loss became inf", "The loss is nan.", "The loss is -inf.", "The loss is inf."]
    assert [trial.error for trial in result.trials] == [*reasons, None, None]
    assert [math.isnan(trial.loss) for trial in result.trials] == [True] * 4 + [False] * 2
    assert result.failed == result.trials[:4]
    assert result.best.loss == 5
    assert result.budget == 12


def test_where_every_trial_failed_the_first_reason_is_told():
    def broken(config, budget, seed):
        raise KeyError("depth")

    result = run(broken)
    with pytest.raises(ValueError, match=r"None of the 6 trials succeeded\. The first said: KeyError: 'depth'"):
        result.best


def test_among_equals_the_first_wins():
    assert run(lambda config, budget, seed: 1).best.number == 0


def test_an_objective_cannot_change_the_configuration_that_is_told():
    def greedy(config, budget, seed):
        share = config.pop("share")
        return share

    assert [set(trial.config) for trial in run(greedy).trials] == [{"rate", "shape", "share"}] * 6


def test_progress_is_drawn_on_request_only(capsys):
    run()
    assert capsys.readouterr() == ("", "")
    result = run(progress=True)
    drawn = capsys.readouterr()
    assert "12/12" in drawn.out
    assert f"lowest={result.best.loss:.4g}" in drawn.out
    assert drawn.err == ""


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: run(trials=0), ValueError, "trials must be at least 1, got 0"),
        (lambda: run(budget=0), ValueError, "budget must be at least 1, got 0"),
        (lambda: run(budget=1.5), TypeError, "budget must be a whole number, got 1.5"),
        (lambda: run(seed=-1), ValueError, "seed must be at least 0, got -1"),
        (lambda: grid_search(bowl, SPACE, budget=1, seed=0), ValueError, "rate is LogUniform"),
        (lambda: SearchSpace({}), ValueError, "at least one parameter, got none"),
        (lambda: SearchSpace({"a": [1, 2]}), TypeError, r"a must be a Uniform, LogUniform or Choice, got \[1, 2\]"),
        (lambda: Uniform(1, 1), ValueError, "low < high, got 1 and 1"),
        (lambda: Uniform(0, math.inf), ValueError, "got 0 and inf"),
        (lambda: LogUniform(0, 1), ValueError, "0 < low < high, got 0 and 1"),
        (lambda: Choice([]), ValueError, "at least one value, got \\[\\]"),
        (lambda: Choice("abc"), ValueError, "a list of at least one value, got 'abc'"),
        (lambda: Choice([np.int64(3)]), TypeError, "plain finite value .* got np.int64"),
        (lambda: Choice([math.nan]), TypeError, "plain finite value .* got nan"),
    ],
)
def test_a_search_that_makes_no_sense_is_refused(call, error, message):
    with pytest.raises(error, match=message):
        call()
