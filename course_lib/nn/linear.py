"""The linear layer: every output is a weighted sum of every input, plus a bias."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import DTypeLike

from course_lib.arguments import columns, floating, like_output, whole
from course_lib.maths.initialisers import he
from course_lib.nn.layer import Layer
from course_lib.types import Array, Param


class Linear(Layer):
    """Affine map  Y = X W + b   [eq:linear]

    X (N, I) inputs · W (I, O) weights · b (O,) bias · Y (N, O) outputs
    """

    def __init__(self, W: Array, b: Array) -> None:
        if W.ndim != 2 or b.shape != W.shape[1:]:
            raise ValueError(f"Linear needs W (I, O) and b (O,), got W {W.shape} and b {b.shape}.")
        floating("W", W.dtype)
        if W.dtype != b.dtype:
            raise ValueError(f"Linear needs W and b of one dtype, got {W.dtype} and {b.dtype}.")
        self.W = Param(W)
        self.b = Param(b, is_weight=False)
        self._X = np.empty((0, W.shape[0]), W.dtype)

    @classmethod
    def create(
        cls,
        inputs: int,
        outputs: int,
        *,
        rng: np.random.Generator,
        initialise: Callable[..., Array] = he,
        dtype: DTypeLike = np.float32,
    ) -> Linear:
        """Return a layer with weights from `initialise((I, O), rng=…, dtype=…)` and zero bias."""
        whole("inputs", inputs, least=1)
        whole("outputs", outputs, least=1)
        return cls(initialise((inputs, outputs), rng=rng, dtype=dtype), np.zeros(outputs, dtype))

    @classmethod
    def sharing(cls, other: Linear) -> Linear:
        """Return a layer with the very parameters of `other` (参数共享) and a memory of its own."""
        layer = cls(other.W.value, other.b.value)
        layer.W, layer.b = other.W, other.b
        return layer

    @property
    def params(self) -> list[Param]:
        """W, then b."""
        return [self.W, self.b]

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y = X W + b   [eq:linear].  Raises ValueError unless X is (N, I)."""
        columns("This layer", X, len(self.W.value))
        if X.dtype.kind != "f":
            raise TypeError(
                f"This layer takes floating-point X, got {X.dtype}. For images: course_lib.data.to_unit(X)."
            )
        if training:
            self._X = X
        Y = X @ self.W.value  # (N, I) @ (I, O) -> (N, O)
        Y += self.b.value
        return Y

    def backward(self, dY: Array) -> Array:
        """Given dY = ∂L/∂Y, store ∂L/∂W and ∂L/∂b; return ∂L/∂X   [eq:linear-back]."""
        self.backward_params(dY)
        return dY @ self.W.value.T  # (N, O) @ (O, I) -> (N, I)

    def backward_params(self, dY: Array) -> None:
        """Given dY = ∂L/∂Y, store ∂L/∂W and ∂L/∂b only   [eq:linear-back]."""
        like_output("Linear", dY, (len(self._X), len(self.b.value)))
        np.matmul(self._X.T, dY, out=self.W.grad)  # (I, N) @ (N, O) -> (I, O)
        np.matmul(np.ones(len(dY), dY.dtype), dY, out=self.b.grad)  # (N,) @ (N, O) -> (O,): the sum of the rows
