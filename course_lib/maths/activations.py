"""Activation functions G and their derivatives G′, element by element; each keeps the shape and dtype of x."""

from __future__ import annotations

import numpy as np

from course_lib.types import Activation, Array


def step(x: Array) -> Array:
    """1 where x ≥ 0, else 0: the neuron of McCulloch and Pitts   [eq:step]."""
    return (x >= 0).astype(x.dtype)


def step_derivative(x: Array) -> Array:
    """0 everywhere (at the jump it does not exist): nothing for gradient descent to follow   [eq:step]."""
    return np.zeros_like(x)


def sigmoid(x: Array) -> Array:
    """σ(x) = 1 / (1 + e^(−x))   [eq:sigmoid].  Written with tanh, which cannot overflow."""
    return 0.5 * np.tanh(0.5 * x) + 0.5


def sigmoid_derivative(x: Array) -> Array:
    """σ′(x) = σ(x) (1 − σ(x)) = σ(x) σ(−x)   [eq:sigmoid-back].  The second form keeps its digits for large x."""
    decay = np.exp(-np.abs(x))  # in (0, 1]: never overflows
    return decay / (1 + decay) ** 2


def tanh(x: Array) -> Array:
    """tanh(x) = 2 σ(2x) − 1   [eq:tanh]."""
    return np.tanh(x)


def tanh_derivative(x: Array) -> Array:
    """tanh′(x) = 1 − tanh²(x) = 4 σ′(2x)   [eq:tanh].  The second form keeps its digits for large x."""
    return 4 * sigmoid_derivative(2 * x)


def relu(x: Array) -> Array:
    """max(0, x)   [eq:relu]."""
    return np.maximum(x, 0)


def relu_derivative(x: Array) -> Array:
    """1 where x > 0, else 0; at the kink we take 0   [eq:relu-back]."""
    return (x > 0).astype(x.dtype)


def leaky_relu(x: Array, alpha: float = 0.01) -> Array:
    """x where x > 0, else α x, with a small fixed slope α   [eq:leaky-relu]."""
    return np.where(x > 0, x, alpha * x)


def leaky_relu_derivative(x: Array, alpha: float = 0.01) -> Array:
    """1 where x > 0, else α   [eq:leaky-relu]."""
    return np.where(x > 0, x.dtype.type(1), x.dtype.type(alpha))


def elu(x: Array, alpha: float = 1.0) -> Array:
    """x where x > 0, else α (eˣ − 1)   [eq:elu]."""
    return np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))


def elu_derivative(x: Array, alpha: float = 1.0) -> Array:
    """1 where x > 0, else α eˣ   [eq:elu]."""
    return np.where(x > 0, x.dtype.type(1), alpha * np.exp(np.minimum(x, 0)))


def softplus(x: Array) -> Array:
    """ln(1 + eˣ), a smooth ReLU   [eq:softplus]."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def softplus_derivative(x: Array) -> Array:
    """σ(x)   [eq:softplus]."""
    return sigmoid(x)


def prelu(x: Array, alpha: float | Array = 0.25) -> Array:
    """x where x > 0, else α x: leaky ReLU with a slope α, or (O,) one a channel, that is learned   [eq:leaky-relu]."""
    return np.where(x > 0, x, alpha * x)


def prelu_derivative(x: Array, alpha: float | Array = 0.25) -> Array:
    """1 where x > 0, else α, of the shape of x   [eq:leaky-relu]."""
    return np.where(x > 0, x.dtype.type(1), alpha)


def hard_logistic(x: Array) -> Array:
    """max(min(x/4 + 1/2, 1), 0): the tangent of σ at 0, cut off where it leaves [0, 1]   [eq:hard-logistic]."""
    return np.clip(x / 4 + 0.5, 0, 1)


def hard_logistic_derivative(x: Array) -> Array:
    """1/4 where |x| < 2, else 0   [eq:hard-logistic]."""
    return (np.abs(x) < 2).astype(x.dtype) / 4


def hard_tanh(x: Array) -> Array:
    """max(min(x, 1), −1): the tangent of tanh at 0, cut off where it leaves [−1, 1]   [eq:hard-tanh]."""
    return np.clip(x, -1, 1)


def hard_tanh_derivative(x: Array) -> Array:
    """1 where |x| < 1, else 0   [eq:hard-tanh]."""
    return (np.abs(x) < 1).astype(x.dtype)


ACTIVATIONS: dict[str, Activation] = {
    "step": Activation("step", r"G(x) = [x \ge 0]", step, step_derivative),
    "sigmoid": Activation("sigmoid", r"\sigma(x) = \frac{1}{1 + e^{-x}}", sigmoid, sigmoid_derivative),
    "tanh": Activation("tanh", r"\tanh(x) = 2\sigma(2x) - 1", tanh, tanh_derivative),
    "relu": Activation("ReLU", r"\max(0, x)", relu, relu_derivative),
    "leaky_relu": Activation("leaky ReLU", r"\max(\alpha x, x)", leaky_relu, leaky_relu_derivative, {"alpha": 0.01}),
    "prelu": Activation("PReLU", r"\max(0, x) + \alpha \min(0, x)", prelu, prelu_derivative, {"alpha": 0.25}),
    "elu": Activation("ELU", r"x > 0\,?\; x : \alpha (e^x - 1)", elu, elu_derivative, {"alpha": 1.0}),
    "softplus": Activation("softplus", r"\ln(1 + e^x)", softplus, softplus_derivative),
    "hard_logistic": Activation(
        "hard logistic", r"\max(\min(\tfrac{x}{4} + \tfrac12, 1), 0)", hard_logistic, hard_logistic_derivative
    ),
    "hard_tanh": Activation("hard tanh", r"\max(\min(x, 1), -1)", hard_tanh, hard_tanh_derivative),
}
"""The functions of this page by short name, with the parameters that a reader may turn."""
