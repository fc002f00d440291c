"""What a classifier gets right, and what it takes for what."""

from __future__ import annotations

import math

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import grid_of_axes, styled


@styled
def confusion_table(counts: Array) -> Figure:
    """Draw counts (K, K), row = true class, column = predicted class; only errors have colour.

    Raises ValueError unless `counts` is a square of counts.
    """
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(f"A confusion table needs a square (K, K), got shape {counts.shape}.")
    errors = counts.copy()
    np.fill_diagonal(errors, 0)
    most = max(int(errors.max()), 1)
    figure, axes = grid_of_axes(1, 1, width=6, height=5.4)
    ax = axes[0, 0]
    picture = ax.imshow(errors, cmap="Blues", vmin=0, vmax=most)
    for (row, column), count in np.ndenumerate(counts):
        dark = errors[row, column] > 0.55 * most
        ax.text(
            column,
            row,
            str(count),
            ha="center",
            va="center",
            fontsize=9,
            color="white" if dark else "black",
            weight="bold" if row == column else "normal",
        )
    ax.grid(visible=False)
    ax.set(xlabel="predicted class", ylabel="true class", xticks=range(len(counts)), yticks=range(len(counts)))
    figure.colorbar(picture, ax=ax, label="errors (images)", shrink=0.8)
    return figure


@styled
def digit_grid(X: Array, y: Array, y_hat: Array | None = None, *, columns: int = 8) -> Figure:
    """Draw images X (N, 784), each under its true class y (N,); an arrow leads to the predicted class ŷ (N,)."""
    side = math.isqrt(X.shape[1])
    if side**2 != X.shape[1] or len(X) == 0:
        raise ValueError(f"digit_grid needs one or more square images as rows, got X of shape {X.shape}.")
    rows = -(-len(X) // columns)
    figure, axes = grid_of_axes(rows, columns, width=columns * 0.95, height=rows * 1.25)
    for ax in axes.flat:
        ax.axis("off")
    for i, ax in enumerate(axes.flat[: len(X)]):
        ax.imshow(X[i].reshape(side, side), cmap="gray_r", interpolation="nearest")
        ax.set_title(str(y[i]) if y_hat is None else f"{y[i]} → {y_hat[i]}")
    return figure
