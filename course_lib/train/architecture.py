"""Architecture search: how many hidden layers, and how wide? A small evolution finds out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass

import numpy as np

from course_lib.arguments import whole
from course_lib.train.evaluator import Evaluator
from course_lib.train.trials import Candidate, Objective, SearchResult, Trial, ranked, seed_of

Hidden = tuple[int, ...]
"""The widths of the hidden layers, from input to output."""


@dataclass(frozen=True)
class Architectures:
    """All networks of min_depth … max_depth hidden layers, each as wide as one of `widths`."""

    widths: tuple[int, ...]
    min_depth: int
    max_depth: int

    def __post_init__(self) -> None:
        if not self.widths or min(self.widths) < 1 or len(set(self.widths)) < len(self.widths):
            raise ValueError(f"widths must be different whole numbers ≥ 1, got {self.widths}.")
        if not 0 <= self.min_depth <= self.max_depth:
            raise ValueError(f"Depths need 0 ≤ min_depth ≤ max_depth, got {self.min_depth} and {self.max_depth}.")

    def __len__(self) -> int:
        return sum(len(self.widths) ** depth for depth in range(self.min_depth, self.max_depth + 1))

    def sample(self, rng: np.random.Generator) -> Hidden:
        """Return a network, each depth equally likely, then each width."""
        depth = int(rng.integers(self.min_depth, self.max_depth, endpoint=True))
        return tuple(int(width) for width in rng.choice(self.widths, depth))

    def mutate(self, hidden: Hidden, rng: np.random.Generator) -> Hidden:
        """Return `hidden` with one layer more, one fewer, or one of another width: whichever the space allows."""
        ways = [name for name, allowed in (
            ("insert", len(hidden) < self.max_depth),
            ("remove", len(hidden) > self.min_depth),
            ("change", bool(hidden) and len(self.widths) > 1),
        ) if allowed]  # fmt: skip
        way = ways[int(rng.integers(len(ways)))]
        place = int(rng.integers(len(hidden) + (way == "insert")))
        if way == "remove":
            return hidden[:place] + hidden[place + 1 :]
        replaced = way == "change"
        others = [width for width in self.widths if not (replaced and width == hidden[place])]
        return (*hidden[:place], others[int(rng.integers(len(others)))], *hidden[place + replaced :])


def architecture_search(
    objective: Objective,
    *,
    widths: Sequence[int],
    max_depth: int,
    budget: int,
    seed: int,
    min_depth: int = 1,
    population: int = 8,
    generations: int = 4,
    journal: str | os.PathLike[str] | None = None,
    executor: Executor | None = None,
    progress: bool = True,
) -> SearchResult:
    """Evolve the hidden layers of a network; the objective gets config = {"hidden": (width, …)}.

    Generation 0 is drawn at random; with generations=1 that is the whole search. Every later child is a mutation of the
    better of two parents, drawn from the `population` best so far. No network is tried twice, and the search ends early
    where all have been tried. A generation is a round; it ends before the next begins, so results do not depend on the
    executor. Source of the idea: E. Real et al., Regularized Evolution for Image Classifier Architecture Search, 2019.
    """
    whole("seed", seed, least=0)
    whole("budget", budget, least=1)
    whole("population", population, least=1)
    whole("generations", generations, least=1)
    space = Architectures(tuple(widths), min_depth, max_depth)
    search = {"method": "architecture", "space": str(space), "budget": budget, "population": population, "seed": seed}
    total = budget * min(population * generations, len(space))
    trials: list[Trial] = []
    seen: set[Hidden] = set()
    with Evaluator(
        objective, search=search, total=total, journal=journal, executor=executor, progress=progress
    ) as evaluator:
        for generation in range(generations):
            rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(2, generation)))
            parents = [trial.config["hidden"] for trial in ranked(trials)[:population]]
            candidates = []
            for _ in range(min(population, len(space) - len(seen))):
                number = len(seen)
                hidden = _child(space, parents, seen, rng)
                seen.add(hidden)
                candidates.append(Candidate(number, {"hidden": hidden}, seed_of(seed, number)))
            trials += evaluator.evaluate(candidates, budget=budget, round_number=generation)
    return SearchResult(tuple(trials))


def _child(space: Architectures, parents: list[Hidden], seen: set[Hidden], rng: np.random.Generator) -> Hidden:
    """Return a network not in `seen`: a mutation of the better of two `parents`; without parents a random one."""
    if parents:
        better = int(rng.integers(len(parents), size=2).min())  # parents stand in order: the first is the fittest
        hidden = space.mutate(parents[better], rng)
    else:
        hidden = space.sample(rng)
    while hidden in seen:
        hidden = space.mutate(hidden, rng)
    return hidden
