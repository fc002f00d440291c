"""Losses for answers that are classes. They take logits or scores: numbers of any size, before any squashing."""

from __future__ import annotations

import numpy as np

from course_lib.maths.activations import sigmoid, softplus
from course_lib.types import Array


def softmax(Z: Array) -> Array:
    """Return each row of Z (N, O) as probabilities that sum to 1   [eq:softmax].  The largest logit becomes e⁰."""
    if Z.ndim != 2 or Z.shape[1] == 0:
        raise ValueError(f"softmax needs logits (N, O), got {Z.shape}.")
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    P /= P.sum(axis=1, keepdims=True)
    return P


def softmax_cross_entropy(Z: Array, y: Array) -> tuple[float, Array]:
    """Return L = −1/N Σ ln p_y and ∂L/∂Z = (P − Y)/N, straight from the logits   [eq:cross-entropy] [eq:softmax-back].

    Z (N, O) logits · y (N,) true classes, integers 0 … O−1. Raises ValueError for other labels.
    """
    if Z.ndim != 2:
        raise ValueError(f"softmax_cross_entropy needs logits (N, O), got {Z.shape}.")
    N, O = Z.shape  # noqa: E741 (the letter of the notation page)
    if y.shape != (N,) or y.dtype.kind not in "iu":
        raise ValueError(f"softmax_cross_entropy needs {N} integer classes, got {y.dtype} of shape {y.shape}.")
    if N == 0 or y.min() < 0 or y.max() >= O:
        raise ValueError(f"softmax_cross_entropy needs at least one class, all in 0 … {O - 1}, got {y}.")
    rows = np.arange(N)
    Z = Z - Z.max(axis=1, keepdims=True)  # shifts no probability, and e^Z cannot overflow
    dZ = np.exp(Z)
    total = dZ.sum(axis=1, keepdims=True)
    loss = float(np.log(total).sum() - Z[rows, y].sum()) / N  # −ln p_y without ever forming ln 0
    dZ /= total  # now P
    dZ[rows, y] -= 1  # now P − Y
    dZ /= N
    return loss, dZ


def binary_cross_entropy(Z: Array, y: Array) -> tuple[float, Array]:
    """Return L = −1/N Σ [y ln σ(z) + (1 − y) ln(1 − σ(z))] and ∂L/∂Z = (σ(Z) − y)/N, for labels in {0, 1}.

    Z (N,) or (N, 1) logits · y (N,) labels. Raises ValueError for other labels. Source: the lecture's cross-entropy,
    with the sign of its last line put right.
    """
    z, y = _scores("binary_cross_entropy", Z, y, (0, 1))
    loss = softplus(z) - y * z  # the formula, with ln σ(z) = z − softplus(z)
    return float(loss.mean()), ((sigmoid(z) - y) / len(y)).reshape(Z.shape)


def logistic_loss(Z: Array, y: Array) -> tuple[float, Array]:
    """Return L = 1/N Σ ln(1 + e^(−y z)) and ∂L/∂Z = −y σ(−y Z)/N, for labels in {−1, +1}.

    Z (N,) or (N, 1) scores · y (N,) labels. The same loss as binary_cross_entropy, with the labels written otherwise.
    """
    z, y = _scores("logistic_loss", Z, y, (-1, 1))
    return float(softplus(-y * z).mean()), (-y * sigmoid(-y * z) / len(y)).reshape(Z.shape)


def perceptron_loss(Z: Array, y: Array) -> tuple[float, Array]:
    """Return L = 1/N Σ max(0, −y z) and its gradient −y/N where y z ≤ 0, else 0, for labels in {−1, +1}.

    Z (N,) or (N, 1) scores w·x + b · y (N,) labels. A point on the plane itself counts as wrong, or training could
    never leave w = 0. Source: the lecture's loss over misclassified points, divided by N.
    """
    z, y = _scores("perceptron_loss", Z, y, (-1, 1))
    wrong = y * z <= 0
    return float(np.maximum(0, -y * z).mean()), (-y * wrong / len(y)).reshape(Z.shape)


def zero_one(y_hat: Array, y: Array, *, tolerance: float = 0.0) -> float:
    """Return the share of examples with |ŷ − y| ≥ `tolerance` (with tolerance 0: with ŷ ≠ y). There is no gradient:
    the loss is flat wherever it is not torn, so it can measure but not train.

    ŷ (N,) predictions · y (N,) true values. Raises ValueError for shapes that differ or a tolerance below 0.
    """
    if y_hat.shape != y.shape or y.size == 0:
        raise ValueError(f"zero_one needs as many predictions as true values, got {y_hat.shape} and {y.shape}.")
    if not tolerance >= 0:
        raise ValueError(f"zero_one needs tolerance ≥ 0, got {tolerance}.")
    wrong = np.abs(np.subtract(y_hat, y, dtype=np.float64)) >= tolerance if tolerance else y_hat != y
    return float(np.mean(wrong))


def _scores(name: str, Z: Array, y: Array, labels: tuple[int, int]) -> tuple[Array, Array]:
    """The scores as (N,), and the labels checked, in the dtype of the scores."""
    if Z.shape not in ((len(y),), (len(y), 1)) or y.ndim != 1 or y.size == 0:
        raise ValueError(f"{name} needs one score a label, got scores {Z.shape} and labels {y.shape}.")
    if not np.isin(y, labels).all():
        raise ValueError(f"{name} needs labels in {{{labels[0]}, {labels[1]}}}, got {np.unique(y)[:5]}.")
    return Z.reshape(-1), y.astype(Z.dtype)
