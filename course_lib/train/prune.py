"""Pruning: set the smallest weights to zero, and keep them there while training goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from course_lib.arguments import share
from course_lib.types import Array, Param


class Optimiser(Protocol):
    """What a pruned optimiser asks of the one that it holds."""

    learning_rate: float

    def step(self) -> None: ...


@dataclass(frozen=True, eq=False)
class Mask:
    """Which numbers of `params` may differ from zero: `keep` holds a boolean array for each, of its shape."""

    params: tuple[Param, ...]
    keep: tuple[Array, ...]

    def apply(self) -> None:
        """Set to zero, in place, what is not kept."""
        for param, keep in zip(self.params, self.keep, strict=True):
            param.value[~keep] = 0


class Pruned:
    """An optimiser whose steps leave pruned weights at zero: `optimiser` steps, then the masks are applied again.

    `fit` takes it like any other.
    """

    def __init__(self, optimiser: Optimiser, *masks: Mask) -> None:
        self._optimiser = optimiser
        self._masks = masks

    @property
    def learning_rate(self) -> float:
        """The learning rate of the optimiser within."""
        return self._optimiser.learning_rate

    @learning_rate.setter
    def learning_rate(self, value: float) -> None:
        self._optimiser.learning_rate = value

    def step(self) -> None:
        """Move every weight that is kept."""
        self._optimiser.step()
        for mask in self._masks:
            mask.apply()


def prune(params: Sequence[Param], *, sparsity: float) -> Mask:
    """Zero, in place, the share `sparsity` of all numbers in `params`, the smallest |w|; return the mask   [eq:prune].

    `params` are ranked together, so a layer of small weights loses more of them, perhaps all: then nothing passes it
    any more. To treat every layer alike, prune each by itself: [prune([W], sparsity=0.9) for W in weights]. Exactly
    round(sparsity · numbers) go, what is zero already counting among them. Biases are few, and dear: hand over the
    weights alone.
    Raises ValueError unless 0 ≤ sparsity < 1 and every number is finite, or where there are no params.
    """
    share("sparsity", sparsity)
    magnitude = _flat(params)
    np.abs(magnitude, out=magnitude)
    if not np.isfinite(magnitude).all():
        raise ValueError("Only finite weights can be ranked, got NaN or inf.")
    keep = np.ones(magnitude.size, np.bool_)
    keep[np.argsort(magnitude, kind="stable")[: round(sparsity * magnitude.size)]] = False
    ends = np.cumsum([param.value.size for param in params])
    parts = np.split(keep, ends[:-1])
    mask = Mask(tuple(params), tuple(part.reshape(p.value.shape) for part, p in zip(parts, params, strict=True)))
    mask.apply()
    return mask


def sparsity(params: Sequence[Param]) -> float:
    """Return the share of all numbers in `params` that are exactly zero. Raises ValueError where there are none."""
    return float(np.mean(_flat(params) == 0))


def _flat(params: Sequence[Param]) -> Array:
    """Return a copy of all numbers of `params` in one row."""
    if not sum(param.value.size for param in params):
        raise ValueError("Pruning needs at least one number, got none.")
    return np.concatenate([param.value.reshape(-1) for param in params])
