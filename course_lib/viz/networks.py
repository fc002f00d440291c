"""A small network, and the slope that its training follows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled


@styled
def network_picture(values: Sequence[Array], weights: Sequence[Array], *, names: Sequence[str]) -> Figure:
    """Draw each layer's `values` (I,) as circles and the `weights` (I, O) between layers as lines, thick where large.

    Raises ValueError unless the weights fit the values, and each layer has a name.
    """
    shapes = [(len(left), len(right)) for left, right in pairwise(values)]
    if [w.shape for w in weights] != shapes or len(names) != len(values):
        raise ValueError(f"Layers of {[len(v) for v in values]} units need weights {shapes} and a name each.")
    figure, axes = grid_of_axes(1, 1, width=7, height=3.4)
    ax = axes[0, 0]
    heights = [np.arange(len(v))[::-1] - (len(v) - 1) / 2 for v in values]
    largest = max(np.abs(w).max() for w in weights)
    for column, w in enumerate(weights):
        for (i, j), weight in np.ndenumerate(w):
            ends = heights[column][i], heights[column + 1][j]
            ax.plot([column, column + 1], ends, color=GREY, linewidth=0.4 + 3 * abs(weight) / largest, zorder=1)
            at = 0.22 + 0.14 * j  # labels of lines from one unit stand apart
            ax.text(
                column + at,
                ends[0] + at * (ends[1] - ends[0]),
                f"{weight:.2f}",
                fontsize=8.5,
                ha="center",
                va="center",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            )
    for column, (layer, name) in enumerate(zip(values, names, strict=True)):
        ax.scatter(
            [column] * len(layer), heights[column], s=1900, color="white", edgecolors=BLUE, linewidths=2, zorder=2
        )
        for value, height in zip(layer, heights[column], strict=True):
            ax.text(column, height, f"{value:.4f}", ha="center", va="center", fontsize=10, zorder=3)
        ax.text(column, max(map(max, heights)) + 0.62, name, ha="center", fontsize=11)
    ax.set(xlim=(-0.3, len(values) - 0.7), ylim=(min(map(min, heights)) - 0.5, max(map(max, heights)) + 0.9))
    ax.axis("off")
    return figure


@styled
def loss_along(weights: Array, losses: Sequence[float], *, at: float, loss: float, slope: float, name: str) -> Figure:
    """Draw the loss over the values of one weight, and the tangent of `slope` through the point (`at`, `loss`)."""
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.3)
    ax = axes[0, 0]
    ax.plot(weights, losses, color=BLUE, label="loss")
    reach = 0.25 * (weights[-1] - weights[0])
    ends = np.array([at - reach, at + reach])
    ax.plot(ends, loss + slope * (ends - at), "--", color=ORANGE, label=f"tangent, slope {slope:.4f}")
    ax.plot([at], [loss], "o", color=ORANGE, markersize=7)
    ax.set(xlabel=name, ylabel="loss L")
    ax.legend()
    return figure
