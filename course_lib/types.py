"""The shared nouns: every room speaks in these, and in nothing richer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
"""A NumPy array; docstrings give its shape. Rows are examples everywhere."""


@dataclass
class Param:
    """One learnable array and the gradient of the loss with respect to it (same shape).

    Penalties shrink weights only: `is_weight` is false for biases, slopes and shifts.
    """

    value: Array
    is_weight: bool = True
    grad: Array = field(init=False)

    def __post_init__(self) -> None:
        self.grad = np.zeros_like(self.value)


@dataclass(frozen=True)
class Batch:
    """Some examples: X (N, I) inputs, y (N,) or (N, O) true values."""

    X: Array
    y: Array

    def __post_init__(self) -> None:
        if len(self.X) != len(self.y):
            raise ValueError(f"A batch needs one y for each row of X, got {len(self.X)} rows and {len(self.y)} y.")

    def __len__(self) -> int:
        return len(self.X)

    def __getitem__(self, rows: Any) -> Batch:
        """The examples `rows` (a slice, an index array or a mask), in that order."""
        return Batch(self.X[rows], self.y[rows])

    def __iter__(self) -> Iterator[Array]:
        """Unpack as `X, y = batch`."""
        yield self.X
        yield self.y


@dataclass(frozen=True)
class Split:
    """Examples to learn from, and others to choose by (the validation set, never the test set)."""

    train: Batch
    validation: Batch


@dataclass
class History:
    """What happened in training, one entry an epoch. Losses are means over examples; seconds are wall clock."""

    train_loss: list[float] = field(default_factory=list)
    validation_loss: list[float] = field(default_factory=list)
    validation_accuracy: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    best_epoch: int | None = None  # index of the epoch whose parameters the model ends with

    def __len__(self) -> int:
        return len(self.train_loss)


@dataclass(frozen=True)
class Activation:
    """An activation function G with its derivative, and the parameters that a reader may turn.

    value(x, **parameters) and derivative(x, **parameters) keep the shape of x.
    """

    name: str
    formula: str  # LaTeX, of G(x)
    value: Callable[..., Array]
    derivative: Callable[..., Array]
    parameters: Mapping[str, float] = field(default_factory=dict)  # name: default
