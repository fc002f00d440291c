"""Successive halving and Hyperband: their plans against tables worked by hand, and what a run does with them."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.train import Choice, SearchSpace, halving_plan, hyperband, hyperband_plan, successive_halving
from tests.train.searches import SPACE, Backwards, Counting, bowl, same_but_for_time

QUIET = {"seed": 7, "progress": False}


def table(plan):
    return [(step.configurations, step.budget) for step in plan]


def halve(objective=bowl, **options):
    return successive_halving(objective, SPACE, **{"configurations": 8, "budget": 24} | QUIET | options)


@pytest.mark.parametrize(
    ("n", "budget", "eta", "expected", "cost"),
    [
        (8, 24, 2, [(8, 1), (4, 2), (2, 4)], 24),  # ⌈log2 8⌉ = 3 rounds of 8 each
        (5, 30, 2, [(5, 2), (3, 3), (2, 5)], 29),  # 30 / (5·3), 30 / (3·3), 30 / (2·3), rounded down
        (2, 3, 2, [(2, 1)], 2),
        (9, 100, 2, [(9, 2), (5, 5), (3, 8), (2, 12)], 91),
        (16, 64, 4, [(16, 2), (4, 8)], 64),
        (17, 100, 4, [(17, 1), (5, 6), (2, 16)], 79),
        (27, 81, 3, [(27, 1), (9, 3), (3, 9)], 81),
    ],
)
def test_halving_follows_its_table(n, budget, eta, expected, cost):
    plan = halving_plan(n, budget=budget, eta=eta)
    assert table(plan) == expected
    assert sum(step.cost for step in plan) == cost


@given(n=st.integers(2, 500), extra=st.integers(0, 10_000), eta=st.integers(2, 5))
def test_halving_takes_log_n_rounds_and_never_more_than_its_budget(n, extra, eta):
    rounds = next(r for r in range(1, 20) if eta**r >= n)  # ⌈log_η N⌉ without a logarithm
    budget = n * rounds + extra
    plan = halving_plan(n, budget=budget, eta=eta)
    assert len(plan) == rounds
    assert sum(step.cost for step in plan) <= budget
    assert all(step.budget >= 1 for step in plan)
    assert plan[-1].configurations <= eta  # from which the one winner comes


def test_hyperband_with_81_and_3_is_the_formula_of_its_paper_worked_by_hand():
    assert [table(bracket) for bracket in hyperband_plan(81, eta=3)] == [
        [(81, 1), (27, 3), (9, 9), (3, 27), (1, 81)],
        [(34, 3), (11, 9), (3, 27), (1, 81)],
        [(15, 9), (5, 27), (1, 81)],
        [(8, 27), (2, 81)],
        [(5, 81)],
    ]


@pytest.mark.parametrize(
    ("largest", "eta", "expected"),
    [
        (1, 3, [[(1, 1)]]),
        (2, 3, [[(1, 2)]]),
        (4, 2, [[(4, 1), (2, 2), (1, 4)], [(3, 2), (1, 4)], [(3, 4)]]),
        (8, 2, [[(8, 1), (4, 2), (2, 4), (1, 8)], [(6, 2), (3, 4), (1, 8)], [(4, 4), (2, 8)], [(4, 8)]]),
        (10, 3, [[(9, 1), (3, 3), (1, 10)], [(5, 3), (1, 10)], [(3, 10)]]),  # 10 / 9 and 10 / 3, rounded down
    ],
)
def test_hyperband_follows_its_table(largest, eta, expected):
    assert [table(bracket) for bracket in hyperband_plan(largest, eta=eta)] == expected


@pytest.mark.parametrize("power", range(1, 12))
def test_powers_of_eta_get_the_full_number_of_brackets(power):
    assert len(hyperband_plan(3**power, eta=3)) == power + 1  # ⌊log(243) / log(3)⌋ is 4 in floating point
    assert len(hyperband_plan(3**power - 1, eta=3)) == power


def test_halving_spends_what_its_plan_says_and_keeps_the_best_of_each_round():
    result = halve(objective := Counting())
    assert [(t.round, t.budget) for t in result.trials] == [(0, 1)] * 8 + [(1, 2)] * 4 + [(2, 4)] * 2
    assert result.budget == 24 == sum(budget for _, budget, _ in objective.calls)
    for last, count in ((0, 4), (1, 2)):
        before = [t for t in result.trials if t.round == last]
        after = {t.number for t in result.trials if t.round == last + 1}
        assert after == {t.number for t in sorted(before, key=lambda t: t.loss)[:count]}
    assert result.best.loss == min(t.loss for t in result.trials if t.round == 2)


def test_a_configuration_keeps_its_seed_from_round_to_round():
    trials = halve().trials
    assert len({(t.number, t.seed) for t in trials}) == len({t.number for t in trials}) == 8


def test_the_winner_is_the_best_of_the_last_round_though_a_small_budget_looked_better():
    result = halve(lambda config, budget, seed: budget + config["share"])  # more training makes it worse
    assert result.best.round == 2
    assert result.best.budget == 4


def test_a_failed_trial_never_goes_on_and_a_round_may_be_short():
    def fragile(config, budget, seed):
        return math.nan if len(config["shape"]) == 2 or budget == 4 else config["share"]

    result = halve(fragile)
    survived = {t.number for t in result.trials if t.round > 0}
    assert survived
    assert survived.isdisjoint({t.number for t in result.trials if t.round == 0 and t.error})
    assert result.best.budget == 2  # everything failed with more
    assert result.best.error is None


def test_where_all_fail_at_once_no_later_round_is_run():
    result = halve(objective := Counting(lambda *_: math.nan))
    assert len(objective.calls) == len(result.trials) == 8


def test_hyperband_runs_every_bracket_with_new_configurations():
    result = hyperband(objective := Counting(), SPACE, max_budget=9, **QUIET)
    plan = hyperband_plan(9)
    assert table(plan[0]) == [(9, 1), (3, 3), (1, 9)]
    for number, bracket in enumerate(plan):
        rounds = [[t for t in result.trials if (t.bracket, t.round) == (number, i)] for i in range(len(bracket))]
        assert [(len(trials), trials[0].budget) for trials in rounds] == table(bracket)
    assert result.budget == sum(b for _, b, _ in objective.calls) == sum(s.cost for b in plan for s in b)
    numbers = [{t.number for t in result.trials if t.bracket == number} for number in range(len(plan))]
    assert sorted(n for group in numbers for n in group) == list(range(9 + 5 + 3))
    assert result.best.budget == 9
    assert result.best.loss == min(t.loss for t in result.trials if t.budget == 9)


@pytest.mark.parametrize("executor", [lambda: ThreadPoolExecutor(4), lambda: Backwards(8, 4, 2)])
def test_the_executor_changes_nothing(executor):
    with executor() as pool:
        assert same_but_for_time(halve(executor=pool)) == same_but_for_time(halve())


def test_progress_counts_the_budget(capsys):
    halve(progress=True)
    assert "24/24" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: halving_plan(1, budget=10), "configurations must be at least 2, got 1"),
        (lambda: halving_plan(8, budget=23), "8 configurations in 3 rounds need at least 24, got budget 23"),
        (lambda: halving_plan(8, budget=24, eta=1), "eta must be at least 2, got 1"),
        (lambda: hyperband_plan(0), "max_budget must be at least 1, got 0"),
        (lambda: hyperband_plan(9, eta=1), "eta must be at least 2, got 1"),
        (lambda: halve(seed=-1), "seed must be at least 0, got -1"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_equal_losses_let_the_first_configurations_go_on():
    result = successive_halving(
        lambda *_: 1.0, SearchSpace({"a": Choice([1, 2])}), configurations=8, budget=24, **QUIET
    )
    assert [t.number for t in result.trials] == [*range(8), *range(4), *range(2)]
    assert (result.best.round, result.best.number) == (2, 0)
