"""Search for good hyper-parameters: try every combination, or draw some at random.

Every search minimises objective(config, budget, seed), and takes
* journal: a file that keeps each finished trial. Run the same search again, and it goes on where it was stopped. A
  journal belongs to one objective: take a new file when you change the objective.
* executor: any of concurrent.futures, None to run here. Results do not depend on it.
* progress: draw a bar with the time left.
"""

from __future__ import annotations

import os
from concurrent.futures import Executor

from course_lib.arguments import whole
from course_lib.train.evaluator import Evaluator
from course_lib.train.search_space import SearchSpace
from course_lib.train.trials import Candidate, Objective, SearchResult, draw, seed_of


def grid_search(
    objective: Objective,
    space: SearchSpace,
    *,
    budget: int,
    seed: int,
    journal: str | os.PathLike[str] | None = None,
    executor: Executor | None = None,
    progress: bool = True,
) -> SearchResult:
    """Try every combination of the choices in `space`, each with `budget`.

    Raises ValueError where a parameter is no Choice, or budget < 1.
    """
    whole("seed", seed, least=0)
    whole("budget", budget, least=1)
    candidates = [Candidate(number, config, seed_of(seed, number)) for number, config in enumerate(space.grid())]
    search = {"method": "grid", "space": space.describe(), "budget": budget, "seed": seed}
    total = budget * len(candidates)
    with Evaluator(
        objective, search=search, total=total, journal=journal, executor=executor, progress=progress
    ) as evaluator:
        return SearchResult(tuple(evaluator.evaluate(candidates, budget=budget)))


def random_search(
    objective: Objective,
    space: SearchSpace,
    *,
    trials: int,
    budget: int,
    seed: int,
    journal: str | os.PathLike[str] | None = None,
    executor: Executor | None = None,
    progress: bool = True,
) -> SearchResult:
    """Try `trials` configurations drawn from `space`, each with `budget`. The same journal takes more trials later.

    Raises ValueError where trials or budget < 1. Source: J. Bergstra, Y. Bengio, Random Search for Hyper-Parameter
    Optimization, JMLR 2012.
    """
    whole("seed", seed, least=0)
    whole("trials", trials, least=1)
    whole("budget", budget, least=1)
    candidates = [draw(space, number, seed=seed) for number in range(trials)]
    search = {"method": "random", "space": space.describe(), "budget": budget, "seed": seed}
    total = budget * len(candidates)
    with Evaluator(
        objective, search=search, total=total, journal=journal, executor=executor, progress=progress
    ) as evaluator:
        return SearchResult(tuple(evaluator.evaluate(candidates, budget=budget)))
