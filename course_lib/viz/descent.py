"""Walks down a loss, seen from above; and what a search has tried."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE)
_MARKS = ("o", "s", "^", "D")


@styled
def paths_on_surface(
    loss: Callable[[Array, Array], Array],
    paths: Mapping[str, Array],
    *,
    x: tuple[float, float],
    y: tuple[float, float],
    names: tuple[str, str] = ("w₁", "w₂"),
) -> Figure:
    """Draw the contours of loss(w₁, w₂) over the ranges x and y, and each path (K, 2) of an optimiser from its start.

    At most four paths: more cannot be told apart.
    """
    if not 1 <= len(paths) <= len(_COLOURS):
        raise ValueError(f"A surface holds 1 to {len(_COLOURS)} paths, got {len(paths)}.")
    figure, axes = grid_of_axes(1, 1, width=6, height=4.4)
    ax = axes[0, 0]
    grid = np.meshgrid(np.linspace(*x, 160), np.linspace(*y, 160))
    height = loss(*grid)
    levels = np.quantile(height, np.linspace(0.02, 0.98, 14))
    ax.contour(*grid, height, levels=np.unique(levels), colors=GREY, linewidths=0.7, alpha=0.6)
    for (name, path), colour, mark in zip(paths.items(), _COLOURS, _MARKS, strict=False):
        ax.plot(*path.T, color=colour, marker=mark, markersize=3, linewidth=1.4, label=name)
    start = next(iter(paths.values()))[0]
    ax.plot(*start, "*", color="black", markersize=12, label="start")
    ax.set(xlabel=names[0], ylabel=names[1], xlim=x, ylim=y)
    ax.legend()
    return figure


@styled
def search_progress(budgets: Sequence[float], losses: Sequence[float], *, unit: str = "epochs") -> Figure:
    """Draw the loss of every trial (T,) against the budget spent by then, and the lowest so far as a staircase."""
    if len(budgets) != len(losses) or len(losses) == 0:
        raise ValueError(f"search_progress needs as many budgets as losses, got {len(budgets)} and {len(losses)}.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.2)
    ax = axes[0, 0]
    spent = np.cumsum(budgets)
    found = np.asarray(losses, dtype=float)
    ax.plot(spent, found, "o", color=BLUE, alpha=0.6, markersize=4, label="a trial")
    ax.step(spent, np.fmin.accumulate(found), where="post", color=ORANGE, label="lowest so far")
    ax.set(xlabel=f"budget spent ({unit})", ylabel="validation loss")
    ax.legend()
    return figure
