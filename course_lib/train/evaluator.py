"""The evaluator tries candidates for a search: each once, wherever the executor sends it, remembered in a journal."""

from __future__ import annotations

import copy
import json
import math
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, closing
from types import TracebackType
from typing import Any

from tqdm import tqdm

from course_lib.train.journal import Journal, Record
from course_lib.train.search_space import Config
from course_lib.train.tasks import run_tasks
from course_lib.train.trials import Candidate, Objective, Trial, attempt


class Evaluator:
    """Tries candidates with `objective`, unless the `journal` holds the trial already.

    search: what the journal must belong to · total: the budget that the search will give out, for the progress bar.
    The objective is told nothing twice: a failed trial that the journal holds is not tried again either.
    """

    def __init__(
        self,
        objective: Objective,
        *,
        search: Record,
        total: int,
        journal: str | os.PathLike[str] | None,
        executor: Executor | None,
        progress: bool,
    ) -> None:
        self._objective = objective
        self._executor = executor
        with ExitStack() as stack:  # a journal that turns out to be unfit is closed again
            self._journal = None if journal is None else stack.enter_context(Journal(journal, search))
            self._known = {_key(record): record for record in (self._journal.records if self._journal else [])}
            losses = (record["loss"] for record in self._known.values() if record["loss"] is not None)
            self._lowest = min(losses, default=math.inf)
            done = min(total, sum(record["budget"] for record in self._known.values()))
            bar = tqdm(total=total, initial=done, disable=not progress, file=sys.stdout, unit="budget")
            self._bar = stack.enter_context(bar)
            self._open = stack.pop_all()

    def __enter__(self) -> Evaluator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def evaluate(
        self,
        candidates: Sequence[Candidate],
        *,
        budget: int,
        bracket: int = 0,
        round_number: int = 0,
    ) -> list[Trial]:
        """Return the trials of `candidates` in their order, each run with `budget`."""
        trials: dict[int, Trial] = {}
        new: list[Candidate] = []
        for candidate in candidates:
            place = (bracket, round_number, candidate.number)
            if place in self._known:
                trials[candidate.number] = _remember(self._known[place], candidate, budget)
            else:
                new.append(candidate)
        tasks = [(self._objective, copy.deepcopy(c.config), budget, c.seed) for c in new]
        with closing(run_tasks(_timed, tasks, executor=self._executor)) as ended:
            for i, (loss, error, seconds) in ended:
                c = new[i]
                trial = Trial(c.number, c.config, c.seed, bracket, round_number, budget, loss, error, seconds)
                trials[c.number] = trial
                if self._journal:
                    self._journal.append(trial.as_record())
                self._show(trial)
        return [trials[candidate.number] for candidate in candidates]

    def _show(self, trial: Trial) -> None:
        if trial.error is None:
            self._lowest = min(self._lowest, trial.loss)
        self._bar.set_postfix(lowest=f"{self._lowest:.4g}", refresh=False)
        self._bar.update(trial.budget)


def _timed(objective: Objective, config: Config, budget: int, seed: int) -> tuple[float, str | None, float]:
    start = time.perf_counter()
    loss, error = attempt(objective, config, budget, seed)
    return loss, error, time.perf_counter() - start


def _key(record: Record) -> tuple[Any, Any, Any]:
    missing = {"number", "config", "seed", "bracket", "round", "budget", "loss", "error", "seconds"} - record.keys()
    if missing:
        raise ValueError(f"A record of the journal lacks {sorted(missing)}: {record}.")
    return record["bracket"], record["round"], record["number"]


def _remember(record: Record, candidate: Candidate, budget: int) -> Trial:
    """Return the trial that `record` holds, with the candidate's own config: JSON has made lists of its tuples."""
    expected = {"config": json.loads(json.dumps(candidate.config)), "seed": candidate.seed, "budget": budget}
    found = {key: record[key] for key in expected}
    if found != expected:
        raise ValueError(f"The journal's trial {candidate.number} is {found}, this search's is {expected}.")
    loss = math.nan if record["loss"] is None else record["loss"]
    return Trial(**{**record, "config": candidate.config, "loss": loss})
