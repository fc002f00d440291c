"""A network: layers in a row, the output of one being the input of the next."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence

import numpy as np

from course_lib.nn.layer import Layer
from course_lib.types import Array, Param


class Sequential(Layer):
    """Y = f_n(… f_2(f_1(X)))."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        if not layers:
            raise ValueError("A network needs at least one layer.")
        self.layers = list(layers)

    @property
    def params(self) -> list[Param]:
        """The parameters of all layers, from input to output."""
        return [param for layer in self.layers for param in layer.params]

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return the output of the last layer."""
        for layer in self.layers:
            X = layer.forward(X, training=training)
        return X

    def backward(self, dY: Array) -> Array:
        """Send dY back through every layer; return ∂L/∂X of the first."""
        for layer in reversed(self.layers):
            dY = layer.backward(dY)
        return dY

    def backward_params(self, dY: Array) -> None:
        """Send dY back, but stop before ∂L/∂X of the first layer, often the largest product of all."""
        first, *rest = self.layers
        for layer in reversed(rest):
            dY = layer.backward(dY)
        first.backward_params(dY)

    def predict(self, X: Array, *, rows: int = 1000) -> Array:
        """Return for each row of X (N, I) the class (N,) with the largest output, `rows` at a time to bound memory."""
        classes = [
            self.forward(X[start : start + rows], training=False).argmax(axis=1) for start in range(0, len(X), rows)
        ]
        return np.concatenate(classes) if classes else np.empty(0, np.int64)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write all parameters to the .npz file `path`, in order, as arrays param_0, param_1, …; never pickle."""
        with open(path, "wb") as file:  # a file, not a name: np.savez would append .npz behind our back
            np.savez(file, allow_pickle=False, **self._named_values())

    def load(self, path: str | os.PathLike[str]) -> None:
        """Take all parameters from a file that `save` wrote for a network of the same shape.

        Raises ValueError that names the file, what was expected and what came; the network then stays as it was.
        """
        try:
            with open(path, "rb") as file:
                archive = np.load(file, allow_pickle=False)
                values = {name: archive[name] for name in archive.files}
        except (ValueError, EOFError, AttributeError, zipfile.BadZipFile) as error:
            raise ValueError(f"{path}: not a parameter file written by save ({error}).") from None
        expected = self._named_values()
        found = {name: value.shape for name, value in values.items()}
        wanted = {name: value.shape for name, value in expected.items()}
        if found != wanted:
            raise ValueError(f"{path}: this network needs arrays {wanted}, the file holds {found}.")
        bad = [name for name, value in values.items() if value.dtype.kind != "f" or not np.isfinite(value).all()]
        if bad:
            raise ValueError(f"{path}: {', '.join(bad)} must hold finite floating-point numbers.")
        for name, value in expected.items():
            value[...] = values[name]

    def _named_values(self) -> dict[str, Array]:
        return {f"param_{i}": param.value for i, param in enumerate(self.params)}
