"""What all optimisers share: walking through the parameters, and forgetting what has faded."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np

from course_lib.arguments import not_negative, positive
from course_lib.types import Array, Param

_FADED = 1e-6  # how far a memory without gradient may shrink between two clean-ups
_PIECE = 1 << 16  # numbers moved at a time, so that what is made on the way stays in the processor's cache


class Optimiser(ABC):
    """Moves parameters in place by their gradients. Subclasses say how one parameter moves.

    learning_rate α > 0 may be changed between steps. weight_decay θ ≥ 0 first shrinks every weight, not the biases,
    by the factor 1 − αθ, whatever the gradient does: for plain SGD the same as an L2 penalty, for others not.
    """

    slots = 0  # how many arrays, each of the parameter's size, the optimiser remembers for a parameter
    fading = 0.0  # the factor by which a remembered number shrinks in a step without gradient; 0: it does not

    def __init__(self, params: Sequence[Param], *, learning_rate: float, weight_decay: float = 0.0) -> None:
        self.learning_rate = positive("The learning rate", learning_rate)
        self.weight_decay = not_negative("Weight decay θ", weight_decay)
        if not params:
            raise ValueError("An optimiser needs at least one parameter to move, got none.")
        self.params = list(params)
        self.steps = 0
        self._memory = [np.zeros((self.slots, *param.value.shape), param.value.dtype) for param in self.params]

    def step(self) -> None:
        """Move every parameter once, in place, by its gradient."""
        self.steps += 1
        for param, memory in zip(self.params, self._memory, strict=True):
            if self.weight_decay and param.is_weight:
                param.value *= 1 - self.learning_rate * self.weight_decay
            rows = max(1, _PIECE * len(param.value) // max(1, param.value.size))
            for piece in (slice(start, start + rows) for start in range(0, len(param.value), rows)):
                self._move(param.value[piece], param.grad[piece], *memory[:, piece])
        if self.fading and self.steps % math.ceil(math.log(_FADED) / math.log(self.fading)) == 0:
            self._forget_what_faded()

    @abstractmethod
    def _move(self, w: Array, g: Array, *memory: Array) -> None:
        """Change w and its `memory`, `slots` arrays of its shape, in place for the gradient g, entry by entry.

        They are some rows of a parameter: no entry may depend on another.
        """

    def _forget_what_faded(self) -> None:
        """Zero what has shrunk to nothing: subnormal numbers make processors several times slower."""
        for memory in self._memory:
            memory[np.abs(memory) < np.finfo(memory.dtype).tiny / _FADED] = 0
