"""What tests of searching and resampling share: work that other processes can import, and a confusing executor."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import numpy as np

from course_lib.train import Choice, LogUniform, SearchSpace, Uniform
from course_lib.types import Array, Batch

SPACE = SearchSpace({"rate": LogUniform(1e-4, 1), "shape": Choice([(1, 2), (3,)]), "share": Uniform(0, 1)})


def bowl(config: dict[str, Any], budget: int, seed: int) -> float:
    """A loss that depends on everything: lowest at share = 0.5, lower with more budget, a little random by the seed."""
    return (config["share"] - 0.5) ** 2 + 1 / budget + len(config["shape"]) / 100 + seed / 2**42


def ends_its_process(config: dict[str, Any], budget: int, seed: int) -> float:
    """What a crash of the interpreter, or a kernel out of memory, does to a worker."""
    os._exit(1)


class Counting:
    """Notes every call, then asks `objective`; stops the search (as Ctrl-C would) before call number `stop`."""

    def __init__(self, objective: Callable[..., float] = bowl, stop: int | None = None) -> None:
        self.objective = objective
        self.stop = stop
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, config: dict[str, Any], budget: int, seed: int) -> float:
        if len(self.calls) == self.stop:
            raise KeyboardInterrupt
        self.calls.append((tuple(sorted(config.items())), budget, seed))
        return self.objective(config, budget, seed)


class Line:
    """The straight line of least squares through all that it was given: a model as small as one can be."""

    def __init__(self, train: Batch) -> None:
        self.w = np.linalg.lstsq(_with_ones(train.X), train.y)[0]

    def predict(self, X: Array) -> Array:
        return _with_ones(X) @ self.w


def _with_ones(X: Array) -> Array:
    return np.hstack([np.ones((len(X), 1)), X])


def fit_line(train: Batch, *, rng: np.random.Generator) -> Line:
    """Train a Line."""
    return Line(train)


def least_squares_error(train: Batch, validation: Batch, *, rng: np.random.Generator) -> float:
    """Train a Line and return its mean squared error."""
    return float(np.mean((Line(train).predict(validation.X) - validation.y) ** 2))


class Backwards(Executor):
    """Does nothing until a whole round is submitted, then works from the last task to the first."""

    def __init__(self, *rounds: int) -> None:
        self.rounds = list(rounds)
        self.waiting: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, fn, /, *args, **kwargs):
        future: Future[Any] = Future()
        self.waiting.append((future, lambda: fn(*args, **kwargs)))
        if len(self.waiting) == self.rounds[0]:
            del self.rounds[0]
            while self.waiting:
                last, work = self.waiting.pop()
                last.set_result(work())
        return future


def same_but_for_time(result):
    """The trials of `result` as plain data, without the seconds that they took."""
    return [trial.as_record() | {"seconds": 0} for trial in result.trials]
