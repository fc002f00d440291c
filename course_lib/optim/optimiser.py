"""What all optimisers share: walking through the parameters, and forgetting what has faded."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np

from course_lib.types import Array, Param

_FADED = 1e-6  # how far a memory without gradient may shrink between two clean-ups


class Optimiser(ABC):
    """Moves parameters in place by their gradients. Subclasses say how one parameter moves.

    learning_rate α > 0 may be changed between steps. weight_decay θ ≥ 0 first shrinks every weight, not the biases,
    by the factor 1 − αθ, whatever the gradient does: for plain SGD the same as an L2 penalty, for others not.
    """

    slots = 0  # how many arrays, each of the parameter's size, the optimiser remembers for a parameter
    fading = 0.0  # the factor by which a remembered number shrinks in a step without gradient; 0: it does not

    def __init__(self, params: Sequence[Param], *, learning_rate: float, weight_decay: float = 0.0) -> None:
        if not learning_rate > 0:
            raise ValueError(f"The learning rate must be positive, got {learning_rate}.")
        if not weight_decay >= 0:
            raise ValueError(f"Weight decay θ must be at least 0, got {weight_decay}.")
        self.params = list(params)
        self.learning_rate = learning_rate
        self.weight_decay = weight_decay
        self.steps = 0
        largest = max((param.value.size for param in self.params), default=0)
        self._spare = {param.value.dtype: np.empty(largest, param.value.dtype) for param in self.params}
        self._memory = [np.zeros((self.slots, *param.value.shape), param.value.dtype) for param in self.params]

    def step(self) -> None:
        """Move every parameter once, in place, by its gradient."""
        self.steps += 1
        for param, memory in zip(self.params, self._memory, strict=True):
            w = param.value
            if self.weight_decay and param.is_weight:
                w *= 1 - self.learning_rate * self.weight_decay
            self._move(w, param.grad, self._spare[w.dtype][: w.size].reshape(w.shape), *memory)
        if self.fading and self.steps % math.ceil(math.log(_FADED) / math.log(self.fading)) == 0:
            self._forget_what_faded()

    @abstractmethod
    def _move(self, w: Array, g: Array, spare: Array, *memory: Array) -> None:
        """Change w and its `memory`, `slots` arrays, in place for the gradient g; `spare` is scratch paper.

        All have the shape of w.
        """

    def _forget_what_faded(self) -> None:
        """Zero what has shrunk to nothing: subnormal numbers make processors several times slower."""
        for memory in self._memory:
            memory[np.abs(memory) < np.finfo(memory.dtype).tiny / _FADED] = 0


def require(name: str, value: float, low: float, high: float) -> float:
    """Return `value` if it lies in [low, high), else raise ValueError naming it."""
    if not low <= value < high:
        raise ValueError(f"{name} must lie in [{low:g}, {high:g}), got {value}.")
    return value
