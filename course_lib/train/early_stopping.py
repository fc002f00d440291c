"""Early stopping: keep the parameters that were best on the validation set, and stop when they no longer improve."""

from __future__ import annotations

from collections.abc import Sequence

from course_lib.arguments import not_negative, whole
from course_lib.types import Array


class EarlyStopping:
    """Stop after `patience` epochs in a row without a lower validation loss than the best so far   [eq:early-stopping].

    Lower means lower by more than `min_delta` ≥ 0: smaller steps down count as none, and their epoch is not kept.
    """

    def __init__(self, *, patience: int, min_delta: float = 0.0) -> None:
        self.patience = whole("patience", patience, least=1)
        self.min_delta = not_negative("min_delta", min_delta)
        self.best_epoch: int | None = None
        self._best_loss = float("inf")
        self._best_state: list[Array] = []

    def should_stop(self, epoch: int, validation_loss: float, state: Sequence[Array]) -> bool:
        """Note the loss of `epoch` (counted from 0), copy `state` if it is the best, and say whether to stop."""
        if validation_loss < self._best_loss - self.min_delta:
            self._best_loss, self.best_epoch = validation_loss, epoch
            self._best_state = [array.copy() for array in state]
            return False
        return epoch - (self.best_epoch if self.best_epoch is not None else -1) >= self.patience

    def restore(self, state: Sequence[Array]) -> None:
        """Give the arrays of `state` the values of the best epoch; without a finite loss yet, leave them."""
        if self._best_state:
            for array, best in zip(state, self._best_state, strict=True):
                array[...] = best
