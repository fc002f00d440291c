"""Bagging: train several models, each on its own random sample of the data, and let them decide together."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from tqdm import tqdm

from course_lib.arguments import whole
from course_lib.train.tasks import run_tasks
from course_lib.types import Array, Batch

UNKNOWN = -1  # the class of an example that no model may vote on


class Predictor(Protocol):
    """What a bag asks of a trained model: classes or values, one for each row of X (N, I)."""

    def predict(self, X: Array) -> Array: ...


class Trainer(Protocol):
    """Trains a new model on `train`, drawing only on `rng`, and returns it."""

    def __call__(self, train: Batch, *, rng: np.random.Generator) -> Predictor: ...


@dataclass(frozen=True, eq=False)
class Bag:
    """k models, and for each the rows of the data that it never saw (its out-of-bag rows, ascending)."""

    models: tuple[Predictor, ...]
    out_of_bag: tuple[Array, ...]

    def vote(self, X: Array) -> Array:
        """Return for each row of X (N, I) the class (N,) that most models predict; ties go to the lowest class."""
        return majority([model.predict(X) for model in self.models])

    def mean(self, X: Array, predict: Callable[[Predictor, Array], Array] | None = None) -> Array:
        """Return the mean of the answers to X (N, I), predictions or what predict(model, X) returns   [eq:bagging]."""
        return np.mean([predict(model, X) if predict else model.predict(X) for model in self.models], axis=0)

    def vote_out_of_bag(self, X: Array) -> Array:
        """Return for each row of X (N, I), the data of the bag, the vote (N,) of the models that never saw it.

        A row that every model saw gets UNKNOWN. Comparing the others with their true classes measures the bag without
        any validation set.
        """
        votes = []
        for model, rows in zip(self.models, self.out_of_bag, strict=True):
            vote = np.full(len(X), UNKNOWN)
            if rows.size:
                vote[rows] = model.predict(X[rows])
            votes.append(vote)
        return majority(votes)


def bag(
    build: Trainer,
    data: Batch,
    *,
    rng: np.random.Generator,
    models: int = 3,
    executor: Executor | None = None,
    progress: bool = True,
) -> Bag:
    """Train `models` models (the lecture's k = 3), each on a bootstrap sample of `data` as large as it.

    Each gets its own generator, spawned from `rng`, so the bag does not depend on the `executor` (any of
    concurrent.futures). Raises ValueError where models < 1 or the data are empty. Source: L. Breiman, Bagging
    Predictors, 1996.
    """
    whole("models", models, least=1)
    tasks, unseen = [], []
    for generator in rng.spawn(models):
        rows, left_out = bootstrap(len(data), rng=generator)
        tasks.append((build, data, rows, generator))
        unseen.append(left_out)
    trained: dict[int, Predictor] = {}
    with (
        tqdm(total=models, disable=not progress, file=sys.stdout, unit="model") as bar,
        closing(run_tasks(_train, tasks, executor=executor)) as ended,
    ):
        for i, model in ended:
            trained[i] = model
            bar.update()
    return Bag(tuple(trained[i] for i in range(models)), tuple(unseen))


def bootstrap(n: int, *, rng: np.random.Generator) -> tuple[Array, Array]:
    """Return n rows (n,) drawn with replacement from 0 … n − 1, and the rows never drawn, about n/e = 0.37 n of them.

    Raises ValueError for n < 1.
    """
    if n < 1:
        raise ValueError(f"A bootstrap sample needs at least 1 example, got {n}.")
    rows = rng.integers(n, size=n)
    return rows, np.setdiff1d(np.arange(n), rows)


def majority(votes: Sequence[Array]) -> Array:
    """Return the most frequent class (N,) of the `votes`, k arrays (N,) of integers; ties go to the lowest class.

    UNKNOWN is no vote; where there is no other, the answer is UNKNOWN. Raises ValueError without votes or for other
    negative classes, TypeError for votes that are no integers.
    """
    if not len(votes):
        raise ValueError("A vote needs at least one model, got none.")
    ballots = np.stack(votes)  # (k, N)
    if ballots.ndim != 2 or not np.issubdtype(ballots.dtype, np.integer):
        raise TypeError(f"Votes must be integer classes (N,), got {ballots.dtype} of shape {ballots.shape[1:]}.")
    if ballots.size and ballots.min() < UNKNOWN:
        raise ValueError(f"Classes must not be negative, got {ballots.min()}.")
    winner = np.full(ballots.shape[1], UNKNOWN)
    most = np.zeros(ballots.shape[1], np.intp)
    for label in np.unique(ballots[ballots != UNKNOWN]):  # ascending: a later class wins by more votes only
        count = (ballots == label).sum(axis=0)
        winner[count > most] = label
        np.maximum(most, count, out=most)
    return winner


def _train(build: Trainer, data: Batch, rows: Array, rng: np.random.Generator) -> Predictor:
    return build(data[rows], rng=rng)  # cut out here, so that only the samples in work take memory
