"""How good the answers are: counted, not differentiated."""

from __future__ import annotations

from typing import Literal

import numpy as np

from course_lib.arguments import whole
from course_lib.types import Array

Average = Literal["macro", "micro"]


def accuracy(y_hat: Array, y: Array) -> float:
    """Return the share of examples whose predicted class ŷ (N,) equals the true class y (N,)   [eq:accuracy]."""
    if y_hat.shape != y.shape:
        raise ValueError(f"accuracy compares like with like: predictions {y_hat.shape}, true classes {y.shape}.")
    if y.size == 0:
        raise ValueError("accuracy needs at least one example.")
    return float(np.mean(y_hat == y))


def confusion_matrix(y_hat: Array, y: Array, classes: int) -> Array:
    """Return counts (classes, classes): row = true class, column = predicted class.

    Raises ValueError where a class does not lie in 0 … classes − 1, or predictions and true classes differ in number.
    """
    whole("classes", classes, least=1)
    if y_hat.shape != y.shape or y.ndim != 1 or y_hat.dtype.kind not in "iu" or y.dtype.kind not in "iu":
        raise ValueError(
            "confusion_matrix needs as many predicted as true classes, all integers (N,), "
            f"got {y_hat.dtype} {y_hat.shape} and {y.dtype} {y.shape}."
        )
    for name, labels in (("predicted", y_hat), ("true", y)):
        if labels.size and not 0 <= int(labels.min()) <= int(labels.max()) < classes:
            raise ValueError(f"{name} classes must lie in 0 … {classes - 1}, got {labels.min()} … {labels.max()}.")
    return np.bincount(y * classes + y_hat, minlength=classes**2).reshape(classes, classes)


def precision(table: Array) -> Array:
    """Return for each class (O,) how many of those called so are so: TP / (TP + FP), 0 where none was called so.

    `table` is a confusion matrix (O, O), rows true.
    """
    _check_table(table)
    return _ratio(np.diag(table), table.sum(axis=0))


def recall(table: Array) -> Array:
    """Return for each class (O,) how many of those that are so were called so: TP / (TP + FN), 0 where none is so.

    `table` is a confusion matrix (O, O), rows true.
    """
    _check_table(table)
    return _ratio(np.diag(table), table.sum(axis=1))


def f1(table: Array) -> Array:
    """Return for each class (O,) the harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).

    `table` is a confusion matrix (O, O), rows true.
    """
    _check_table(table)
    return _ratio(2 * np.diag(table), table.sum(axis=0) + table.sum(axis=1))


def averaged(metric: Literal["precision", "recall", "f1"], table: Array, average: Average) -> float:
    """Return one number for all classes of the confusion matrix `table` (O, O).

    "macro" is the mean over the classes: each counts alike. "micro" counts all decisions alike; where every example
    has one class, all three metrics are then the accuracy.
    """
    metrics = {"precision": precision, "recall": recall, "f1": f1}
    if metric not in metrics or average not in ("macro", "micro"):
        raise ValueError(f"averaged knows {sorted(metrics)} by macro or micro, got {metric!r} by {average!r}.")
    if average == "macro":
        return float(metrics[metric](table).mean())
    return float(np.trace(table) / table.sum())


def roc_curve(score: Array, y: Array) -> tuple[Array, Array, Array]:
    """Return false positive rates, true positive rates and thresholds (K,), from the strictest threshold to the laxest.

    score (N,): larger means more likely 1 · y (N,): labels in {0, 1}, both present. Example n is called 1 where
    score ≥ threshold; the first threshold is ∞, which calls nothing.
    """
    if score.shape != y.shape or y.ndim != 1:
        raise ValueError(f"roc_curve needs one score a label, got scores {score.shape} and labels {y.shape}.")
    if set(np.unique(y).tolist()) != {0, 1}:
        raise ValueError(f"roc_curve needs labels 0 and 1, both present, got {np.unique(y)[:5]}.")
    if not np.isfinite(score).all():
        raise ValueError("roc_curve needs finite scores, got NaN or inf.")
    order = np.argsort(-score, kind="stable")
    last_of_equals = np.flatnonzero(np.append(np.diff(score[order]) != 0, True))
    true = np.cumsum(y[order])[last_of_equals]
    false = last_of_equals + 1 - true
    thresholds = np.append(np.inf, score[order][last_of_equals])
    return np.append(0, false / false[-1]), np.append(0, true / true[-1]), thresholds


def auc(false_positive_rate: Array, true_positive_rate: Array) -> float:
    """Return the area under the ROC curve: the chance that a random 1 scores above a random 0."""
    if false_positive_rate.shape != true_positive_rate.shape or false_positive_rate.ndim != 1:
        raise ValueError(f"auc needs two rates (K,), got {false_positive_rate.shape} and {true_positive_rate.shape}.")
    return float(np.trapezoid(true_positive_rate, false_positive_rate))


def _check_table(table: Array) -> None:
    if table.ndim != 2 or table.shape[0] != table.shape[1] or (table < 0).any():
        raise ValueError(f"A confusion matrix is (O, O) and holds counts, got {table.shape}, smallest {table.min()}.")


def _ratio(part: Array, whole: Array) -> Array:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
