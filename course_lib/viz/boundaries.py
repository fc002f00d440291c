"""The boundaries that classifiers draw between two classes of a plane."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, ORANGE, grid_of_axes, styled

_SIDE = 160  # points of the grid in each direction


@styled
def decision_boundaries(X: Array, y: Array, probabilities: Mapping[str, Callable[[Array], Array]]) -> Figure:
    """Draw the examples X (N, 2) with classes 0 and 1 once for each classifier, shaded by what it says of the plane.

    probabilities: title → a function that returns for points (K, 2) the probability (K,) of class 1. The line is where
    it is ½; strong colour where it is above 0.9 or below 0.1.
    """
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != X.shape[:1] or not probabilities:
        raise ValueError(f"decision_boundaries needs X (N, 2), y (N,) and a classifier, got {X.shape} and {y.shape}.")
    figure, axes = grid_of_axes(1, len(probabilities), width=2.75 * len(probabilities) + 0.3, height=3.1, sharey=True)
    low, high = X.min(axis=0), X.max(axis=0)
    space = 0.08 * (high - low)
    x1, x2 = np.meshgrid(*(np.linspace(a, b, _SIDE) for a, b in zip(low - space, high + space, strict=True)))
    plane = np.stack([x1.ravel(), x2.ravel()], axis=1).astype(X.dtype)
    for ax, (title, probability) in zip(axes[0], probabilities.items(), strict=True):
        P = probability(plane).reshape(x1.shape)
        for bounds, colour in (((0.5, 2), BLUE), ((0.9, 2), BLUE), ((-1, 0.5), ORANGE), ((-1, 0.1), ORANGE)):
            ax.contourf(x1, x2, P, levels=bounds, colors=[colour], alpha=0.16)
        if P.min() < 0.5 < P.max():
            ax.contour(x1, x2, P, levels=[0.5], colors=["black"], linewidths=1.6)
        for label, colour, mark in ((0, ORANGE, "s"), (1, BLUE, "o")):
            ax.plot(*X[y == label].T, mark, color=colour, markersize=2.6, linestyle="none")
        ax.set(title=title, xlabel="x₁", aspect="equal")
        ax.grid(visible=False)
    axes[0, 0].set_ylabel("x₂")
    return figure
