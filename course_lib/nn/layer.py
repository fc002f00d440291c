"""What every layer can do: go forward, and send a gradient back."""

from __future__ import annotations

from abc import ABC, abstractmethod

from course_lib.types import Array, Param


class Layer(ABC):
    """A function Y = f(X) of a batch, rows are examples, that remembers what its backward pass needs."""

    @property
    def params(self) -> list[Param]:
        """The learnable arrays, in a fixed order; none unless a layer says so."""
        return []

    @property
    def state(self) -> list[Array]:
        """All arrays that make this layer what it is, in a fixed order: what is saved, and restored."""
        return [param.value for param in self.params]

    @abstractmethod
    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y (N, O) for X (N, I); with `training`, keep what `backward` will ask for."""

    @abstractmethod
    def backward(self, dY: Array) -> Array:
        """Given dY = ∂L/∂Y (N, O) of the last training forward, store the parameters' gradients; return ∂L/∂X."""

    def backward_params(self, dY: Array) -> None:
        """Do as `backward`, but without ∂L/∂X: the first layer of a network has nobody to pass it to."""
        self.backward(dY)
