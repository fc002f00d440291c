"""The search space: which hyper-parameters may vary, and between what."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Config = dict[str, Any]
"""One setting of the hyper-parameters: name → value."""


@dataclass(frozen=True)
class Uniform:
    """A real number, each between `low` and `high` equally likely."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not -math.inf < self.low < self.high < math.inf:
            raise ValueError(f"Uniform needs finite low < high, got {self.low} and {self.high}.")

    def sample(self, rng: np.random.Generator) -> float:
        """Return one draw."""
        return float(rng.uniform(self.low, self.high))


@dataclass(frozen=True)
class LogUniform:
    """A positive number, each order of magnitude between `low` and `high` equally likely: right for learning rates."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 < self.low < self.high < math.inf:
            raise ValueError(f"LogUniform needs finite 0 < low < high, got {self.low} and {self.high}.")

    def sample(self, rng: np.random.Generator) -> float:
        """Return one draw."""
        value = math.exp(rng.uniform(math.log(self.low), math.log(self.high)))
        return min(max(value, self.low), self.high)  # exp(log(low)) may round to just below low


@dataclass(frozen=True)
class Choice:
    """One of `values`, each equally likely; the only kind that a grid can walk through.

    Values are numbers, strings, booleans, None, or sequences of these: what a journal can hold.
    """

    values: Sequence[Any]

    def __post_init__(self) -> None:
        if isinstance(self.values, str) or not len(self.values):
            raise ValueError(f"Choice needs a list of at least one value, got {self.values!r}.")
        object.__setattr__(self, "values", tuple(self.values))
        for value in self.values:
            try:
                json.dumps(value, allow_nan=False)
            except (TypeError, ValueError):
                raise TypeError(f"A choice must be a plain finite value that JSON can hold, got {value!r}.") from None

    def sample(self, rng: np.random.Generator) -> Any:
        """Return one draw."""
        return self.values[int(rng.integers(len(self.values)))]


@dataclass(frozen=True)
class SearchSpace:
    """Hyper-parameters by name, each with what it may be."""

    parameters: Mapping[str, Uniform | LogUniform | Choice]

    def __post_init__(self) -> None:
        if not self.parameters:
            raise ValueError("A search space needs at least one parameter, got none.")
        for name, parameter in self.parameters.items():
            if not isinstance(parameter, Uniform | LogUniform | Choice):
                raise TypeError(f"{name} must be a Uniform, LogUniform or Choice, got {parameter!r}.")

    def sample(self, rng: np.random.Generator) -> Config:
        """Return one configuration, every parameter drawn by itself."""
        return {name: parameter.sample(rng) for name, parameter in self.parameters.items()}

    def grid(self) -> Iterator[Config]:
        """Yield every combination of choices, the last parameter changing fastest.

        Raises ValueError unless every parameter is a Choice.
        """
        values = []
        for name, parameter in self.parameters.items():
            if not isinstance(parameter, Choice):
                raise ValueError(f"A grid needs every parameter to be a Choice, {name} is {parameter}.")
            values.append(parameter.values)
        return (dict(zip(self.parameters, combination, strict=True)) for combination in itertools.product(*values))

    def describe(self) -> dict[str, str]:
        """Return the space in plain words, by which a journal tells one search from another."""
        return {name: str(parameter) for name, parameter in self.parameters.items()}
