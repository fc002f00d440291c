"""The three-layer network, slowly: every number straight from its sum sign, one loop an index, float64 throughout.

Nothing here shares a line with the engine or with a student, so agreement means something.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from course_lib.types import Array

Parameters = Sequence[tuple[Array, Array]]
"""Weight W (in, out) and bias b (out,) of each layer, from input to output."""


def linear(X: Array, W: Array, b: Array) -> Array:
    """y_nj = Σ_i x_ni w_ij + b_j   [eq:linear]."""
    N, inputs = X.shape
    Y = np.zeros((N, W.shape[1]))
    for n in range(N):
        for j in range(W.shape[1]):
            Y[n, j] = sum(float(X[n, i]) * float(W[i, j]) for i in range(inputs)) + float(b[j])
    return Y


def linear_back(X: Array, W: Array, dY: Array) -> tuple[Array, Array, Array]:
    """Return ∂L/∂W, ∂L/∂b, ∂L/∂X:  Σ_n x_ni dy_nj,  Σ_n dy_nj,  Σ_j dy_nj w_ij   [eq:linear-back]."""
    (N, inputs), outputs = X.shape, W.shape[1]
    dW, db, dX = np.zeros((inputs, outputs)), np.zeros(outputs), np.zeros((N, inputs))
    for n in range(N):
        for j in range(outputs):
            db[j] += dY[n, j]
            for i in range(inputs):
                dW[i, j] += float(X[n, i]) * float(dY[n, j])
                dX[n, i] += float(dY[n, j]) * float(W[i, j])
    return dW, db, dX


def relu(X: Array) -> Array:
    """max(0, x)   [eq:relu]."""
    Y = np.zeros(X.shape)
    for entry in np.ndindex(*X.shape):
        Y[entry] = float(X[entry]) if X[entry] > 0 else 0.0
    return Y


def relu_back(X: Array, dY: Array) -> Array:
    """dy where x > 0, else 0   [eq:relu-back].  At x = 0 the derivative does not exist; here it is 0."""
    dX = np.zeros(X.shape)
    for entry in np.ndindex(*X.shape):
        dX[entry] = float(dY[entry]) if X[entry] > 0 else 0.0
    return dX


def softmax(Z: Array) -> Array:
    """p_nk = e^(z_nk) / Σ_j e^(z_nj)   [eq:softmax], each exponent less the largest of its row."""
    P = np.zeros(Z.shape)
    for n in range(Z.shape[0]):
        largest = max(float(z) for z in Z[n])
        powers = [math.exp(float(z) - largest) for z in Z[n]]
        for k in range(Z.shape[1]):
            P[n, k] = powers[k] / sum(powers)
    return P


def cross_entropy(Z: Array, y: Array) -> float:
    """−1/N Σ_n ln p_n,y(n)   [eq:cross-entropy], straight from the logits: ln p_k = z_k − ln Σ_j e^(z_j)."""
    total = 0.0
    for n in range(Z.shape[0]):
        largest = max(float(z) for z in Z[n])
        total -= float(Z[n, y[n]]) - largest - math.log(sum(math.exp(float(z) - largest) for z in Z[n]))
    return total / Z.shape[0]


def softmax_back(Z: Array, y: Array) -> Array:
    """∂L/∂z_nk = (p_nk − [k = y(n)]) / N   [eq:softmax-back]."""
    dZ = softmax(Z)
    for n in range(Z.shape[0]):
        dZ[n, y[n]] -= 1.0
    return dZ / Z.shape[0]


def network_outputs(X: Array, parameters: Parameters) -> list[Array]:
    """Return the output of every linear layer, from the first to the logits; ReLU stands between them."""
    outputs: list[Array] = []
    for k, (W, b) in enumerate(parameters):
        outputs.append(linear(X if k == 0 else relu(outputs[-1]), W, b))
    return outputs


def network_gradients(X: Array, y: Array, parameters: Parameters) -> list[tuple[Array, Array]]:
    """Return ∂L/∂W and ∂L/∂b of every layer for the mean cross-entropy of the classes y (N,)."""
    outputs = network_outputs(X, parameters)
    dZ = softmax_back(outputs[-1], y)
    gradients: list[tuple[Array, Array]] = []
    for k in reversed(range(len(parameters))):
        below = X if k == 0 else relu(outputs[k - 1])
        dW, db, dX = linear_back(below, parameters[k][0], dZ)
        gradients.insert(0, (dW, db))
        if k > 0:
            dZ = relu_back(outputs[k - 1], dX)
    return gradients


def sgd_step(parameters: Parameters, gradients: Parameters, lr: float) -> list[tuple[Array, Array]]:
    """w ← w − α ∂L/∂w, for every weight and bias   [eq:sgd]."""
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(parameters, gradients, strict=True)]
