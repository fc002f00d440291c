"""A network: layers in a row, the output of one being the input of the next."""

from __future__ import annotations

import os
from collections.abc import Sequence

import numpy as np

from course_lib.nn.layer import Layer
from course_lib.nn.storage import load_arrays, save_arrays
from course_lib.types import Array, Param


class Sequential(Layer):
    """Y = f_n(… f_2(f_1(X))).  Layers may share parameters: their gradients then add up."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        if not layers:
            raise ValueError("A network needs at least one layer.")
        for place, layer in enumerate(layers):
            if not isinstance(layer, Layer):
                raise TypeError(f"A network is made of layers, got {layer!r} at place {place}.")
        self.layers = list(layers)
        uses = [param for layer in self.layers for param in layer.params]
        self._shared = [(param, np.zeros_like(param.grad)) for param in self.params if _count(param, uses) > 1]

    @property
    def params(self) -> list[Param]:
        """The parameters of all layers, from input to output; a shared one is named once."""
        return list({id(param): param for layer in self.layers for param in layer.params}.values())

    @property
    def state(self) -> list[Array]:
        """The state of all layers, from input to output; a shared array is named once."""
        return list({id(array): array for layer in self.layers for array in layer.state}.values())

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return the output of the last layer."""
        for layer in self.layers:
            X = layer.forward(X, training=training)
        return X

    def backward(self, dY: Array) -> Array:
        """Send dY back through every layer; return ∂L/∂X of the first."""
        for layer in reversed(self.layers):
            dY = layer.backward(dY)
            self._gather(layer)
        self._settle()
        return dY

    def backward_params(self, dY: Array) -> None:
        """Send dY back, but stop before ∂L/∂X of the first layer, often the largest product of all."""
        first, *rest = self.layers
        for layer in reversed(rest):
            dY = layer.backward(dY)
            self._gather(layer)
        first.backward_params(dY)
        self._gather(first)
        self._settle()

    def predict(self, X: Array, *, rows: int = 1000) -> Array:
        """Return for each row of X (N, I) the class (N,) with the largest output, `rows` at a time to bound memory."""
        starts = range(0, len(X), rows)
        classes = [self.forward(X[start : start + rows], training=False).argmax(axis=1) for start in starts]
        return np.concatenate(classes) if classes else np.empty(0, np.int64)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write all state to the .npz file `path`; never pickle."""
        save_arrays(path, self.state)

    def load(self, path: str | os.PathLike[str]) -> None:
        """Take all state from a file that `save` wrote for a network of the same shape.

        Raises ValueError that names the file, what was expected and what came; the network then stays as it was.
        """
        load_arrays(path, self.state)

    def _gather(self, layer: Layer) -> None:
        """Add up the gradients of shared parameters: each layer stores only its own part."""
        for param, total in self._shared:
            if _count(param, layer.params):
                total += param.grad

    def _settle(self) -> None:
        for param, total in self._shared:
            param.grad[...] = total
            total[...] = 0


def _count(param: Param, among: Sequence[Param]) -> int:
    return sum(param is other for other in among)
