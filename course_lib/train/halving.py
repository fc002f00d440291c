"""Successive halving and Hyperband: give every configuration a little, and more only to those that do well.

The plans are plain tables of rounds, to read before anything is spent. Each trial of a round trains anew with the
round's budget, so a search costs Σ configurations · budget over its rounds. A configuration keeps its seed from round
to round: an objective that saves its model may go on from there.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

from course_lib.arguments import whole
from course_lib.train.evaluator import Evaluator
from course_lib.train.search_space import SearchSpace
from course_lib.train.trials import Candidate, Objective, SearchResult, Trial, draw, ranked


@dataclass(frozen=True)
class Round:
    """One round: so many configurations, and the budget that each of them gets."""

    configurations: int
    budget: int

    @property
    def cost(self) -> int:
        """The budget that the whole round gives out."""
        return self.configurations * self.budget


def halving_plan(configurations: int, *, budget: int, eta: int = 2) -> list[Round]:
    """Return the rounds t = 0 … T of successive halving, T = ⌈log_η N⌉ − 1: ⌈log_η N⌉ rounds in all.

    N = `configurations`, B = `budget` of the whole search, η = `eta`: round t gives each of its n_t configurations
    r_t = ⌊B / (n_t (T + 1))⌋, and n_{t+1} = ⌈n_t / η⌉ of them go on, from n_0 = N down to one. Source: K. Jamieson,
    A. Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter Optimization, 2016 (there η = 2).
    Raises ValueError for N or η below 2, or a B that leaves a configuration of round 0 without any budget.
    """
    whole("configurations", configurations, least=2)
    whole("eta", eta, least=2)
    counts = [configurations]
    while counts[-1] > eta:
        counts.append(-(-counts[-1] // eta))
    if budget < configurations * len(counts):
        needed = f"{configurations} configurations in {len(counts)} rounds need at least {configurations * len(counts)}"
        raise ValueError(f"{needed}, got budget {budget}.")
    return [Round(count, budget // (count * len(counts))) for count in counts]


def hyperband_plan(max_budget: int, *, eta: int = 3) -> list[list[Round]]:
    """Return the brackets of Hyperband, from the boldest (many configurations, little each) to plain random search.

    With R = `max_budget` and s_max = ⌊log_η R⌋, bracket s = s_max … 0 starts n = ⌈(s_max + 1) η^s / (s + 1)⌉
    configurations; its round i = 0 … s gives each of the ⌊n / η^i⌋ that are left ⌊R / η^(s−i)⌋. Source: L. Li,
    K. Jamieson, G. DeSalvo, A. Rostamizadeh, A. Talwalkar, Hyperband, JMLR 2018, algorithm 1.
    Raises ValueError for R < 1 or η < 2.
    """
    whole("max_budget", max_budget, least=1)
    whole("eta", eta, least=2)
    s_max = 0
    while eta ** (s_max + 1) <= max_budget:  # whole numbers: a logarithm may round the wrong way
        s_max += 1
    plan = []
    for s in range(s_max, -1, -1):
        n = -(-(s_max + 1) * eta**s // (s + 1))
        plan.append([Round(n // eta**i, max_budget // eta ** (s - i)) for i in range(s + 1)])
    return plan


def successive_halving(
    objective: Objective,
    space: SearchSpace,
    *,
    configurations: int,
    budget: int,
    seed: int,
    eta: int = 2,
    journal: str | os.PathLike[str] | None = None,
    executor: Executor | None = None,
    progress: bool = True,
) -> SearchResult:
    """Draw `configurations` from `space` and halve them, as `halving_plan` tells; `budget` is that of the whole search.

    A failed trial never goes on, even where that leaves its round short of configurations.
    """
    whole("seed", seed, least=0)
    rounds = halving_plan(configurations, budget=budget, eta=eta)
    search = {"method": "halving", "space": space.describe(), "configurations": configurations, "budget": budget}
    search |= {"eta": eta, "seed": seed}
    total = sum(step.cost for step in rounds)
    with Evaluator(
        objective, search=search, total=total, journal=journal, executor=executor, progress=progress
    ) as evaluator:
        candidates = [draw(space, number, seed=seed) for number in range(configurations)]
        return SearchResult(tuple(_run(evaluator, candidates, rounds)))


def hyperband(
    objective: Objective,
    space: SearchSpace,
    *,
    max_budget: int,
    seed: int,
    eta: int = 3,
    journal: str | os.PathLike[str] | None = None,
    executor: Executor | None = None,
    progress: bool = True,
) -> SearchResult:
    """Run every bracket of `hyperband_plan`, each with new configurations; `max_budget` is the most one trial gets."""
    whole("seed", seed, least=0)
    plan = hyperband_plan(max_budget, eta=eta)
    search = {"method": "hyperband", "space": space.describe(), "max_budget": max_budget, "eta": eta, "seed": seed}
    total = sum(step.cost for rounds in plan for step in rounds)
    trials: list[Trial] = []
    drawn = 0
    with Evaluator(
        objective, search=search, total=total, journal=journal, executor=executor, progress=progress
    ) as evaluator:
        for bracket, rounds in enumerate(plan):
            numbers = range(drawn, drawn + rounds[0].configurations)
            trials += _run(evaluator, [draw(space, number, seed=seed) for number in numbers], rounds, bracket=bracket)
            drawn = numbers.stop
    return SearchResult(tuple(trials))


def _run(
    evaluator: Evaluator, candidates: Sequence[Candidate], rounds: Sequence[Round], *, bracket: int = 0
) -> list[Trial]:
    """Return the trials of all `rounds`: the first with all `candidates`, each later one with the best of the last."""
    trials: list[Trial] = []
    tried: list[Trial] = []
    for number, step in enumerate(rounds):
        if number:
            keep = {trial.number for trial in ranked(tried)[: step.configurations]}
            candidates = [candidate for candidate in candidates if candidate.number in keep]
        tried = evaluator.evaluate(candidates, budget=step.budget, bracket=bracket, round_number=number)
        trials += tried
    return trials
