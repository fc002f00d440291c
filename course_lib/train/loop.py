"""The training loop: forward, loss, backward, step; batch after batch, epoch after epoch."""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Never, Protocol

import numpy as np
from tqdm import tqdm

from course_lib.arguments import not_negative, whole
from course_lib.data.batches import mini_batches
from course_lib.train.early_stopping import EarlyStopping
from course_lib.types import Array, Batch, History, Param, Split

Loss = Callable[[Array, Array], tuple[float, Array]]
"""loss(Y_hat, y) returns the mean loss over the examples and its gradient with respect to Y_hat."""

Adjustment = Callable[[Sequence[Param]], None]
"""Changes the gradients in place between the backward pass and the step: a penalty, or clipping."""


class Model(Protocol):
    """What the loop asks of a model; every `course_lib.nn` layer has it."""

    @property
    def params(self) -> list[Param]: ...
    @property
    def state(self) -> list[Array]: ...
    def forward(self, X: Array, *, training: bool) -> Array: ...
    def backward_params(self, dY: Array) -> None: ...


class Optimiser(Protocol):
    """What the loop asks of an optimiser."""

    learning_rate: float

    def step(self) -> None: ...


def fit(
    model: Model,
    loss: Loss,
    optimiser: Optimiser,
    split: Split,
    *,
    epochs: int,
    batch_size: int,
    rng: np.random.Generator,
    schedule: Callable[[int], float] | None = None,
    adjust: Sequence[Adjustment] = (),
    augment: Callable[[Array], Array] | None = None,
    early_stopping: EarlyStopping | None = None,
    progress: bool = True,
) -> History:
    """Train `model` on `split.train`; after each epoch measure it on `split.validation`; return what happened.

    schedule: the learning rate of each epoch · adjust: penalties and clipping, in this order, before every step ·
    augment: a new version of each mini-batch's X · early_stopping: end with the state of the best epoch ·
    progress: draw a bar with the time left.

    Raises TypeError or ValueError for data that nothing can be learned from, and FloatingPointError, naming the step,
    when the loss is no longer finite: the model is left as it is then.
    """
    whole("epochs", epochs, least=1)
    whole("batch_size", batch_size, least=1)
    check_data("training", split.train)
    check_data("validation", split.validation)
    history = History()
    steps = -(-len(split.train) // batch_size)
    with (
        tqdm(total=epochs * steps, disable=not progress, file=sys.stdout, unit="batch", mininterval=0.5) as bar,
        np.errstate(over="ignore", invalid="ignore"),  # a loss that runs away is named below
    ):
        for epoch in range(epochs):
            if schedule:
                optimiser.learning_rate = not_negative(f"The schedule's rate of epoch {epoch + 1}", schedule(epoch))
            start = time.perf_counter()
            batches = _feed(mini_batches(split.train, batch_size, rng=rng), augment, bar)
            history.train_loss.append(_one_epoch(model, loss, optimiser, batches, adjust, epoch))
            history.seconds.append(time.perf_counter() - start)
            validation_loss, right = evaluate(model, loss, split.validation)
            history.validation_loss.append(validation_loss)
            history.validation_accuracy.append(right)
            _check_loss(validation_loss, f"on the validation set after epoch {epoch + 1}")
            bar.set_postfix(loss=history.train_loss[-1], validation=validation_loss, accuracy=right)
            if early_stopping and early_stopping.should_stop(epoch, validation_loss, model.state):
                break
    if early_stopping:
        early_stopping.restore(model.state)
        history.best_epoch = early_stopping.best_epoch
    return history


def evaluate(model: Model, loss: Loss, batch: Batch, *, rows: int = 1000) -> tuple[float, float]:
    """Return the mean loss over `batch` and the accuracy (nan where y holds no classes), `rows` at a time."""
    classes = batch.y.ndim == 1 and np.issubdtype(batch.y.dtype, np.integer)
    total = right = 0.0
    for start in range(0, len(batch), rows):
        X, y = batch[start : start + rows]
        Y_hat = model.forward(X, training=False)
        total += loss(Y_hat, y)[0] * len(y)
        right += _right(Y_hat, y) if classes else np.nan
    return total / len(batch), right / len(batch)


def _right(Y_hat: Array, y: Array) -> int:
    """How many are right: the largest of several outputs, or the sign of a single one (labels {0, 1} or {−1, 1})."""
    several = Y_hat.ndim == 2 and Y_hat.shape[1] > 1
    agree = Y_hat.argmax(axis=1) == y if several else (Y_hat.reshape(-1) >= 0) == (y > 0)
    return int(np.count_nonzero(agree))


def _feed(batches: Iterable[Batch], augment: Callable[[Array], Array] | None, bar: tqdm[Never]) -> Iterator[Batch]:
    for batch in batches:
        yield Batch(augment(batch.X), batch.y) if augment else batch
        bar.update()


def _one_epoch(
    model: Model,
    loss: Loss,
    optimiser: Optimiser,
    batches: Iterable[Batch],
    adjust: Sequence[Adjustment],
    epoch: int,
) -> float:
    """Take one step a mini-batch; return the mean loss over the epoch's examples, each measured before its step."""
    total, examples = 0.0, 0
    for step, (X, y) in enumerate(batches):
        answer: object = loss(model.forward(X, training=True), y)
        if not isinstance(answer, tuple):
            name = getattr(loss, "__name__", "This loss")
            raise TypeError(f"{name} has no gradient to learn from. Train with a smooth loss, measure with this one.")
        batch_loss, dY = answer
        _check_loss(batch_loss, f"in step {step + 1} of epoch {epoch + 1}")
        model.backward_params(dY)
        for change in adjust:
            change(model.params)
        optimiser.step()
        total += batch_loss * len(y)
        examples += len(y)
    return total / examples


def _check_loss(loss: float, where: str) -> None:
    if not math.isfinite(loss):
        advice = "Try a smaller learning rate, scale the inputs, or clip the gradients"
        raise FloatingPointError(f"The loss became {loss} {where}. {advice}.")


def check_data(name: str, batch: Batch) -> None:
    """Raise TypeError or ValueError, naming what came, unless something can be learned from `batch`."""
    if len(batch) == 0:
        raise ValueError(f"The {name} set is empty.")
    if batch.X.dtype.kind != "f":
        raise TypeError(f"The {name} inputs must be floating point, got {batch.X.dtype}. Images: data.to_unit(X).")
    for part, array in (("inputs", batch.X), ("true values", batch.y)):
        if array.dtype.kind == "f" and not np.isfinite(array).all():
            row = int(np.argwhere(~np.isfinite(array))[0][0])
            raise ValueError(f"The {name} {part} hold a number that is not finite, first in row {row}.")
