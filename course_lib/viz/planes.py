"""Lines and planes between points: what a linear model has found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled

Plane = tuple[Array, float]
"""w (2,) and b of the line w · x + b = 0."""


@styled
def fitted_line(x: Array, y: Array, predict: Callable[[Array], Array], *, names: tuple[str, str]) -> Figure:
    """Draw the examples x, y (N,), the model's line, and each residual as a thin stroke; `names` carry the units."""
    if x.shape != y.shape or x.ndim != 1 or not len(x):
        raise ValueError(f"fitted_line needs x and y of one shape (N,), got {x.shape} and {y.shape}.")
    figure, axes = grid_of_axes(1, 1, width=5.5, height=3.6)
    ax = axes[0, 0]
    space = 0.1 * (np.ptp(x) or 1)
    line = np.linspace(x.min() - space, x.max() + space, 200)
    ax.vlines(x, predict(x), y, color=GREY, linewidth=1, label="residual")
    ax.plot(line, predict(line), color=BLUE, label="model")
    ax.plot(x, y, "o", color=ORANGE, label="example")
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.legend()
    return figure


@styled
def fitted_plane(
    X: Array, y: Array, predict: Callable[[Array], Array], *, names: tuple[str, str, str], asked: Array | None = None
) -> Figure:
    """Draw the examples X (N, 2), y (N,) in space, the plane, the residuals, and the point `asked` (2,) on it."""
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != X.shape[:1]:
        raise ValueError(f"fitted_plane needs X (N, 2) and y (N,), got {X.shape} and {y.shape}.")
    points = X if asked is None else np.vstack([X, asked])
    low, high = points.min(axis=0), points.max(axis=0)
    space = 0.08 * (high - low)
    sides = (np.linspace(a, b, 12) for a, b in zip(low - space, high + space, strict=True))
    grid = np.stack(np.meshgrid(*sides), axis=-1)
    height = predict(grid.reshape(-1, 2)).reshape(grid.shape[:2])
    figure, axes = grid_of_axes(1, 1, width=6.4, height=4.8, subplot_kw={"projection": "3d"})
    ax: Any = axes[0, 0]
    ax.plot_wireframe(grid[..., 0], grid[..., 1], height, color=BLUE, linewidth=0.7, alpha=0.6, label="model")
    for (u, v), below, above in zip(X, predict(X), y, strict=True):
        ax.plot([u, u], [v, v], [below, above], color=GREY, linewidth=1.5)
    ax.plot(*X.T, y, "o", color=ORANGE, label="example")
    if asked is not None:
        ax.plot(*asked[:, None], predict(asked[None]), "*", color="black", markersize=13, label="asked for")
    ax.set(xlabel=names[0], ylabel=names[1], zlabel=names[2])
    ax.view_init(elev=20, azim=60)  # along the plane's fall
    ax.legend(loc="upper left")
    return figure


@styled
def separating_lines(
    X: Array,
    y: Array,
    planes: Sequence[Plane],
    *,
    steps: Sequence[int] | None = None,
    columns: int = 4,
    word: str = "step",
) -> Figure:
    """Draw the points X (N, 2) with labels −1 and +1 once for each plane: a perceptron, step by step.

    The half-plane that is called +1 is shaded; points on the wrong side are ringed. `steps` number the planes, where
    they are not 0, 1, 2, …, and `word` says what they count.
    """
    steps = range(len(planes)) if steps is None else steps
    if X.ndim != 2 or X.shape[1] != 2 or len(planes) == 0:
        raise ValueError(f"separating_lines needs X (N, 2) and at least one plane, got {X.shape} and {len(planes)}.")
    rows = -(-len(planes) // columns)
    across = min(columns, len(planes))
    figure, axes = grid_of_axes(rows, across, width=2.3 * across + 0.6, height=2.4 * rows, sharex=True, sharey=True)
    low, high = X.min(axis=0), X.max(axis=0)
    space = 0.15 * (high - low)
    grid = np.stack(np.meshgrid(*(np.linspace(a, b, 80) for a, b in zip(low - space, high + space, strict=True))))
    for ax in axes.flat[len(planes) :]:
        ax.axis("off")
    for ax, step, (w, b) in zip(axes.flat, steps, planes, strict=False):
        score = np.tensordot(w, grid, axes=1) + b
        ax.contourf(*grid, score >= 0, levels=[0.5, 1], colors=[BLUE], alpha=0.12)
        if score.min() < 0 < score.max():
            ax.contour(*grid, score, levels=[0], colors=[BLUE])
        wrong = y * (X @ w + b) <= 0
        for label, colour, mark in ((1, BLUE, "o"), (-1, ORANGE, "s")):
            ax.plot(*X[y == label].T, mark, color=colour, markersize=5, linestyle="none")
        ax.plot(*X[wrong].T, "o", color="black", fillstyle="none", markersize=10, linestyle="none")
        ax.set_title(f"{word} {step}: {int(wrong.sum())} wrong")
        ax.grid(visible=False)
    for ax in axes[-1]:
        ax.set_xlabel("x₁")
    for ax in axes[:, 0]:
        ax.set_ylabel("x₂")
    return figure
