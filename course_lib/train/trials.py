"""Trials: one configuration, one budget, one loss. What a search tried, and which trial won."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from course_lib.train.search_space import Config, SearchSpace

Objective = Callable[[Config, int, int], float]
"""objective(config, budget, seed) trains anew with `budget` units (say, epochs) and returns a loss: lower is better.

All its randomness must come from `seed`, an integer below 2³². An exception, NaN or inf is a failed trial.
"""


@dataclass(frozen=True)
class Candidate:
    """A configuration that may be tried, and the seed for trying it: the same in every round."""

    number: int  # counted from 0 over the whole search
    config: Config
    seed: int


@dataclass(frozen=True)
class Trial:
    """What came of one candidate in one round."""

    number: int
    config: Config
    seed: int
    bracket: int  # of Hyperband; 0 elsewhere
    round: int  # counted from 0 within its bracket
    budget: int
    loss: float  # lower is better; nan where the trial failed
    error: str | None  # why it failed; None where it did not
    seconds: float  # wall clock

    def as_record(self) -> dict[str, Any]:
        """Return the trial as plain data for a journal: a loss of nan becomes None."""
        return asdict(self) | {"loss": None if self.error is not None else self.loss}


@dataclass(frozen=True)
class SearchResult:
    """Every trial of a search, bracket by bracket, round by round, in the order of their numbers."""

    trials: tuple[Trial, ...]

    @property
    def best(self) -> Trial:
        """The lowest loss among the trials with the largest budget that any reached: like is compared with like.

        Among equals the later round wins, then the lower number. Raises ValueError where every trial failed.
        """
        finished = [trial for trial in self.trials if trial.error is None]
        if not finished:
            first = f" The first said: {self.trials[0].error}" if self.trials else ""
            raise ValueError(f"None of the {len(self.trials)} trials succeeded.{first}")
        return min(finished, key=lambda t: (-t.budget, t.loss, -t.round, t.number))

    @property
    def failed(self) -> tuple[Trial, ...]:
        """The trials that raised, or whose loss was not finite."""
        return tuple(trial for trial in self.trials if trial.error is not None)

    @property
    def budget(self) -> int:
        """All budget that was given out, to failed trials too."""
        return sum(trial.budget for trial in self.trials)


def ranked(trials: Iterable[Trial]) -> list[Trial]:
    """Return the trials that did not fail, the lowest loss first; among equals the lower number comes first."""
    return sorted((trial for trial in trials if trial.error is None), key=lambda t: (t.loss, t.number))


def seed_of(seed: int, number: int) -> int:
    """Return the seed of candidate `number` in a search with `seed`: an integer below 2³²."""
    return int(np.random.SeedSequence(seed, spawn_key=(0, number)).generate_state(1)[0])


def draw(space: SearchSpace, number: int, *, seed: int) -> Candidate:
    """Return candidate `number` of a random search with `seed`; it depends on no other candidate."""
    rng = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(1, number)))
    return Candidate(number, space.sample(rng), seed_of(seed, number))


def attempt(objective: Objective, config: Config, budget: int, seed: int) -> tuple[float, str | None]:
    """Return the loss and None, or nan and what went wrong."""
    try:
        loss = float(objective(config, budget, seed))
    except Exception as error:
        return math.nan, f"{type(error).__name__}: {error}"
    return (loss, None) if math.isfinite(loss) else (math.nan, f"The loss is {loss}.")
