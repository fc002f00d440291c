"""How good the answers are: counted, not differentiated."""

from __future__ import annotations

import numpy as np

from course_lib.types import Array


def accuracy(y_hat: Array, y: Array) -> float:
    """Return the share of examples whose predicted class ŷ (N,) equals the true class y (N,)   [eq:accuracy]."""
    if y_hat.shape != y.shape:
        raise ValueError(f"accuracy compares like with like: predictions {y_hat.shape}, true classes {y.shape}.")
    if y.size == 0:
        raise ValueError("accuracy needs at least one example.")
    return float(np.mean(y_hat == y))


def confusion_matrix(y_hat: Array, y: Array, classes: int) -> Array:
    """Return counts (classes, classes): row = true class, column = predicted class.

    Raises ValueError where a class does not lie in 0 … classes − 1.
    """
    for name, labels in (("predicted", y_hat), ("true", y)):
        if labels.size and not 0 <= int(labels.min()) <= int(labels.max()) < classes:
            raise ValueError(f"{name} classes must lie in 0 … {classes - 1}, got {labels.min()} … {labels.max()}.")
    return np.bincount(y * classes + y_hat, minlength=classes**2).reshape(classes, classes)
