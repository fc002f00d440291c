"""Several tasks, one network: the losses add up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from course_lib.types import Array

Loss = Callable[[Array, Array], tuple[float, Array]]


def joint_loss(losses: Sequence[Loss], widths: Sequence[int], *, weights: Sequence[float] | None = None) -> Loss:
    """Return the loss Σ_t c_t L_t   [eq:multi-task] of a network whose output holds the tasks side by side.

    losses: one a task · widths: how many outputs each task has, so that Ŷ is (N, Σ widths) · weights c_t, 1 by default.
    The true values are Y (N, T), a column a task. Raises ValueError where the numbers of tasks differ.
    """
    weights = [1.0] * len(losses) if weights is None else list(weights)
    if not len(losses) == len(widths) == len(weights) > 0:
        raise ValueError(f"Got {len(losses)} losses, {len(widths)} widths and {len(weights)} weights; one each a task.")
    edges = np.cumsum(widths)

    def loss(Y_hat: Array, Y: Array) -> tuple[float, Array]:
        if Y_hat.shape[1] != edges[-1] or Y.shape != (len(Y_hat), len(losses)):
            wanted = f"outputs (N, {edges[-1]}) and true values (N, {len(losses)})"
            raise ValueError(f"joint_loss needs {wanted}, got {Y_hat.shape} and {Y.shape}.")
        parts = np.split(Y_hat, edges[:-1], axis=1)
        answers = [task(part, Y[:, t]) for t, (task, part) in enumerate(zip(losses, parts, strict=True))]
        total = sum(c * value for c, (value, _) in zip(weights, answers, strict=True))
        return total, np.hstack([c * grad for c, (_, grad) in zip(weights, answers, strict=True)])

    return loss


def where_known(loss: Loss, *, unknown: int = -1) -> Loss:
    """Return `loss` over those examples alone whose true value is not `unknown`; the others give no gradient.

    It is the sum over them divided by all N, so that in `joint_loss` every known answer of every task weighs the same.
    """

    def partly(Y_hat: Array, y: Array) -> tuple[float, Array]:
        known = y != unknown
        gradient = np.zeros_like(Y_hat)
        if not known.any():
            return 0.0, gradient
        value, dY_hat = loss(Y_hat[known], y[known])
        share = float(known.mean())
        gradient[known] = share * dY_hat
        return share * value, gradient

    return partly
