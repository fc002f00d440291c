"""Activation functions as layers: the bend between two linear maps."""

from __future__ import annotations

import numpy as np
from numpy.typing import DTypeLike

from course_lib.arguments import columns, like_output, whole
from course_lib.maths.activations import prelu, prelu_derivative, relu, sigmoid
from course_lib.nn.layer import Layer
from course_lib.types import Activation, Array, Param


class ReLU(Layer):
    """Y = max(0, X)   [eq:relu].  At the kink the gradient is 0."""

    def __init__(self) -> None:
        self._Y = np.empty(0)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X   [eq:relu]."""
        Y = relu(X)
        if training:
            self._Y = Y
        return Y

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X: dY where Y > 0, else 0   [eq:relu-back]."""
        like_output("ReLU", dY, self._Y.shape)
        return dY * (self._Y > 0)


class Sigmoid(Layer):
    """Y = σ(X)   [eq:sigmoid]."""

    def __init__(self) -> None:
        self._Y = np.empty(0)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X, each entry in [0, 1]   [eq:sigmoid]."""
        Y = sigmoid(X)
        if training:
            self._Y = Y
        return Y

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X = dY · Y (1 − Y)   [eq:sigmoid-back]."""
        like_output("Sigmoid", dY, self._Y.shape)
        return dY * self._Y * (1 - self._Y)


class Elementwise(Layer):
    """Y = G(X) for any activation function G of `course_lib.maths.activations.ACTIVATIONS`.

    Parameters of G are given by name, such as Elementwise(ACTIVATIONS["elu"], alpha=0.5); others keep their default.
    """

    def __init__(self, G: Activation, **parameters: float) -> None:
        unknown = parameters.keys() - G.parameters.keys()
        if unknown:
            raise TypeError(f"{G.name} has the parameters {sorted(G.parameters)}, got {sorted(unknown)}.")
        self.G = G
        self.parameters = {**G.parameters, **parameters}
        self._X = np.empty(0)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X."""
        if training:
            self._X = X
        return self.G.value(X, **self.parameters)

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X = dY · G′(X)."""
        like_output(self.G.name, dY, self._X.shape)
        return dY * self.G.derivative(self._X, **self.parameters)


class PReLU(Layer):
    """Y = X where X > 0, else α X, with a slope α (O,) a channel that is learned   [eq:leaky-relu].

    Source: He et al. 2015, which starts at α = 0.25.
    """

    def __init__(self, channels: int, *, alpha: float = 0.25, dtype: DTypeLike = np.float32) -> None:
        whole("PReLU channels", channels, least=1)
        self.alpha = Param(np.full(channels, alpha, dtype), is_weight=False)
        self._X = np.empty((0, channels), dtype)

    @property
    def params(self) -> list[Param]:
        """α."""
        return [self.alpha]

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y of the shape of X (N, O)   [eq:leaky-relu]."""
        columns("PReLU", X, len(self.alpha.value))
        if training:
            self._X = X
        return prelu(X, self.alpha.value)

    def backward(self, dY: Array) -> Array:
        """Store ∂L/∂α = Σ dY · min(0, X); return ∂L/∂X   [eq:leaky-relu]."""
        like_output("PReLU", dY, self._X.shape)
        np.sum(dY * np.minimum(0, self._X), axis=0, out=self.alpha.grad)
        return dY * prelu_derivative(self._X, self.alpha.value)


class Maxout(Layer):
    """Y = the largest of every `pieces` neighbouring inputs   [eq:maxout]: behind a linear layer, a learned bend.

    X (N, O · pieces) · Y (N, O). The gradient goes to the largest input alone (the first of equals).
    Source: Goodfellow et al. 2013.
    """

    def __init__(self, pieces: int) -> None:
        self.pieces = whole("Maxout pieces", pieces, least=1)
        self._winner = np.empty((0, 0, 1), np.intp)

    def forward(self, X: Array, *, training: bool) -> Array:
        """Return Y (N, O) for X (N, O · pieces). Raises ValueError where the columns do not divide."""
        if X.shape[1] % self.pieces:
            raise ValueError(f"Maxout of {self.pieces} pieces cannot group {X.shape[1]} columns.")
        groups = X.reshape(len(X), -1, self.pieces)
        winner = groups.argmax(axis=2, keepdims=True)
        if training:
            self._winner = winner
        return np.take_along_axis(groups, winner, axis=2)[:, :, 0]

    def backward(self, dY: Array) -> Array:
        """Return ∂L/∂X (N, O · pieces)."""
        dX = np.zeros((*dY.shape, self.pieces), dY.dtype)
        np.put_along_axis(dX, self._winner, dY[:, :, None], axis=2)
        return dX.reshape(len(dY), -1)
