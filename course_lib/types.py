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
        given: tuple[object, object] = (self.X, self.y)
        if not all(isinstance(array, np.ndarray) for array in given):
            kinds = " and ".join(type(array).__name__ for array in given)
            raise TypeError(f"A batch needs NumPy arrays X and y, got {kinds}. Try np.array(…).")
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


@dataclass(frozen=True)
class Surface:
    """A loss of two weights, for arrays w₁, w₂ of one shape, and the part of the plane that a picture shows of it."""

    name: str
    value: Callable[[Array, Array], Array]
    gradient: Callable[[Array, Array], tuple[Array, Array]]  # ∂L/∂w₁, ∂L/∂w₂
    x: tuple[float, float]  # of w₁
    y: tuple[float, float]  # of w₂
    start: tuple[float, float]
    minima: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class LayerCost:
    """What one layer costs a modelled machine. Cycles are the busiest core's; MACs, bytes and energy are all cores'."""

    layer_id: int
    name: str
    type: str
    macs: int  # multiplications that are added up
    peak_macs: float  # as many the whole machine can do in a cycle, in this layer's number format
    load_cycles: float  # DRAM to NRAM and WRAM
    compute_cycles: float  # MFU and VFU
    store_cycles: float  # NRAM to DRAM
    total_cycles: float  # with what overlaps
    nram_reads: int  # bytes
    nram_writes: int
    wram_reads: int
    wram_writes: int
    dram_reads: int
    dram_writes: int
    energy: float  # pJ, modelled

    @property
    def stall_cycles(self) -> float:
        """Cycles in which nothing was computed."""
        return self.total_cycles - self.compute_cycles

    @property
    def utilisation(self) -> float:
        """MACs done as a share of the MACs that the whole time would have allowed."""
        return self.macs / (self.total_cycles * self.peak_macs) if self.total_cycles else 0.0

    @property
    def mapping_efficiency(self) -> float:
        """The same, of the computing time alone: below 1 where shapes do not fill the unit."""
        return self.macs / (self.compute_cycles * self.peak_macs) if self.compute_cycles else 0.0

    @property
    def intensity(self) -> float:
        """Arithmetic intensity (运算强度): operations, two a MAC, for each byte of DRAM traffic."""
        return 2 * self.macs / (self.dram_reads + self.dram_writes) if self.dram_reads + self.dram_writes else 0.0

    @property
    def bound(self) -> str:
        """What holds the layer up: `compute` or `memory`."""
        return "compute" if self.compute_cycles >= self.load_cycles + self.store_cycles else "memory"


@dataclass(frozen=True)
class Cost:
    """What a network costs a modelled machine."""

    machine: str
    clock: float  # Hz
    bandwidth: float  # DRAM bytes a cycle
    overlap: bool  # whether loads, computing and stores ran at the same time
    layers: tuple[LayerCost, ...]

    @property
    def cycles(self) -> float:
        """All layers, one after the other."""
        return sum(layer.total_cycles for layer in self.layers)

    @property
    def seconds(self) -> float:
        """Modelled time."""
        return self.cycles / self.clock

    @property
    def energy(self) -> float:
        """Modelled, in pJ."""
        return sum(layer.energy for layer in self.layers)


@dataclass(frozen=True)
class Event:
    """One instruction at work in one of the machine's queues (`control`, `compute`, `memory`)."""

    queue: str
    layer_id: int
    what: str  # such as "load neurons", "load weights", "matrix", "vector", "store"
    start: float  # cycles
    end: float
    nram: int = 0  # bytes in use from `end` on
    wram: int = 0


@dataclass(frozen=True)
class Saturation:
    """How many numbers of one layer did not fit their fixed-point format, and were cut to its largest or smallest."""

    layer_id: int
    name: str
    neurons: int
    of_neurons: int
    weights: int
    of_weights: int

    @property
    def neuron_share(self) -> float:
        """Share of the layer's inputs that were cut, from 0 to 1."""
        return self.neurons / self.of_neurons if self.of_neurons else 0.0

    @property
    def weight_share(self) -> float:
        """Share of the layer's weights that were cut, from 0 to 1."""
        return self.weights / self.of_weights if self.of_weights else 0.0
