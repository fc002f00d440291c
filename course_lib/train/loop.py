"""The training loop: forward, loss, backward, step; batch after batch, epoch after epoch."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Never, Protocol

import numpy as np
from tqdm import tqdm

from course_lib.data.batches import mini_batches
from course_lib.maths.metrics import accuracy
from course_lib.train.early_stopping import EarlyStopping
from course_lib.types import Array, Batch, History, Param, Split

Loss = Callable[[Array, Array], tuple[float, Array]]
"""loss(Y_hat, y) returns the mean loss over the examples and its gradient with respect to Y_hat."""


class Model(Protocol):
    """What the loop asks of a model; every `course_lib.nn` layer has it."""

    @property
    def params(self) -> list[Param]: ...
    def forward(self, X: Array, *, training: bool) -> Array: ...
    def backward_params(self, dY: Array) -> None: ...


class Optimiser(Protocol):
    """What the loop asks of an optimiser."""

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
    early_stopping: EarlyStopping | None = None,
    progress: bool = True,
) -> History:
    """Train `model` on `split.train`; after each epoch measure it on `split.validation`; return what happened.

    With `early_stopping` the model ends with the parameters of its best epoch. `progress` draws a bar and time left.
    Raises FloatingPointError, naming the epoch, when the loss is no longer finite: the model is left as it is then.
    """
    history = History()
    steps = -(-len(split.train) // batch_size)
    with tqdm(total=epochs * steps, disable=not progress, file=sys.stdout, unit="batch", mininterval=0.5) as bar:
        for epoch in range(epochs):
            start = time.perf_counter()
            history.train_loss.append(_one_epoch(model, loss, optimiser, split.train, batch_size, rng, bar))
            history.seconds.append(time.perf_counter() - start)
            validation_loss, right = evaluate(model, loss, split.validation)
            history.validation_loss.append(validation_loss)
            history.validation_accuracy.append(right)
            bar.set_postfix(loss=history.train_loss[-1], validation=validation_loss, accuracy=right)
            if not np.isfinite([history.train_loss[-1], validation_loss]).all():
                raise FloatingPointError(
                    f"The loss is no longer finite in epoch {epoch + 1}: training {history.train_loss[-1]}, "
                    f"validation {validation_loss}. Try a smaller learning rate, or scale the inputs."
                )
            if early_stopping and early_stopping.should_stop(epoch, validation_loss, model.params):
                break
    if early_stopping:
        early_stopping.restore(model.params)
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
        right += accuracy(Y_hat.argmax(axis=1), y) * len(y) if classes else np.nan
    return total / len(batch), right / len(batch)


def _one_epoch(
    model: Model,
    loss: Loss,
    optimiser: Optimiser,
    train: Batch,
    batch_size: int,
    rng: np.random.Generator,
    bar: tqdm[Never],
) -> float:
    """Take one step a mini-batch; return the mean loss over the epoch's examples, each measured before its step."""
    total = 0.0
    for X, y in mini_batches(train, batch_size, rng=rng):
        batch_loss, dY = loss(model.forward(X, training=True), y)
        model.backward_params(dY)
        optimiser.step()
        total += batch_loss * len(y)
        bar.update()
    return total / len(train)
