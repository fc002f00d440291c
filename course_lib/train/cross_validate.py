"""Cross-validation: train and score on every fold, then tell the mean and how far the folds scatter around it."""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Iterable
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from tqdm import tqdm

from course_lib.data.splits import Fold
from course_lib.train.tasks import run_tasks
from course_lib.types import Batch


class TrainAndScore(Protocol):
    """Trains a new model on `train` and returns its score on `validation`, both drawing only on `rng`."""

    def __call__(self, train: Batch, validation: Batch, *, rng: np.random.Generator) -> float: ...


@dataclass(frozen=True)
class FoldScores:
    """What every fold scored, in the order of the folds."""

    scores: tuple[float, ...]
    seconds: tuple[float, ...]  # wall clock of each fold

    @property
    def mean(self) -> float:
        """(1/K) Σ_i score_i."""
        return statistics.fmean(self.scores)

    @property
    def standard_deviation(self) -> float:
        """√(Σ_i (score_i − mean)² / (K − 1)), the scatter of single folds; nan for one fold."""
        return statistics.stdev(self.scores) if len(self.scores) > 1 else math.nan

    def __str__(self) -> str:
        return f"{self.mean:.4g} ± {self.standard_deviation:.2g} over {len(self.scores)} folds"


def cross_validate(
    build: TrainAndScore,
    data: Batch,
    folds: Iterable[Fold],
    *,
    rng: np.random.Generator,
    executor: Executor | None = None,
    progress: bool = True,
) -> FoldScores:
    """Return the scores of `build` on each of the `folds` (train_rows, validation_rows) of `data`.

    Each fold gets its own generator, spawned from `rng`, so scores depend neither on the `executor` (any of
    concurrent.futures; a process pool needs a `build` that pickles) nor on which fold ends first. What `build` raises
    is raised, with the number of the fold. Raises ValueError for folds that are empty, share a row or leave the data,
    and for a score that is not finite.
    """
    rows = list(folds)
    _check_folds(rows, len(data))
    generators = rng.spawn(len(rows))
    tasks = [
        (build, data, fold, generator, i) for i, (fold, generator) in enumerate(zip(rows, generators, strict=True))
    ]
    results = [(math.nan, math.nan)] * len(tasks)
    with (
        tqdm(total=len(tasks), disable=not progress, file=sys.stdout, unit="fold") as bar,
        closing(run_tasks(_score, tasks, executor=executor)) as ended,
    ):
        for i, result in ended:
            results[i] = result
            bar.update()
    scores, seconds = zip(*results, strict=True)
    return FoldScores(scores, seconds)


def _score(build: TrainAndScore, data: Batch, fold: Fold, rng: np.random.Generator, number: int) -> tuple[float, float]:
    train, validation = fold
    start = time.perf_counter()
    try:
        score = float(build(data[train], data[validation], rng=rng))
    except Exception as error:
        error.add_note(f"This happened in fold {number}, counted from 0.")
        raise
    if not math.isfinite(score):
        raise ValueError(f"The score of fold {number} must be a finite number, got {score}.")
    return score, time.perf_counter() - start


def _check_folds(folds: list[Fold], n: int) -> None:
    if not folds:
        raise ValueError("Cross-validation needs at least one fold, got none.")
    for i, (train, validation) in enumerate(folds):
        if not len(train) or not len(validation):
            raise ValueError(
                f"Fold {i} needs rows on both sides, got {len(train)} to train, {len(validation)} to score."
            )
        both = np.concatenate([train, validation])
        if both.min() < 0 or both.max() >= n:
            raise ValueError(f"Rows of fold {i} must lie in 0 … {n - 1}, got {both.min()} … {both.max()}.")
        if shared := np.intersect1d(train, validation).tolist():
            raise ValueError(f"Fold {i} trains on rows that it scores: {shared[:5]}. The score would flatter.")
