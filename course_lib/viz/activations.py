"""Activation functions side by side, and the slopes that some of them learn."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Activation, Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled


@styled
def activation_curves(activations: Mapping[str, Activation], *, columns: int = 5) -> Figure:
    """Draw G (solid) and G′ (dashed) of each activation with its default parameters, for −4 ≤ x ≤ 4."""
    rows = -(-len(activations) // columns)
    figure, axes = grid_of_axes(rows, columns, width=8.4, height=2.3 * rows, sharex=True, sharey=True)
    left, right = np.linspace(-4, -1e-9, 200), np.linspace(1e-9, 4, 200)  # two halves: some functions jump at 0
    for ax in axes.flat[len(activations) :]:
        ax.axis("off")
    for ax, activation in zip(axes.flat, activations.values(), strict=False):
        ax.axhline(0, color=GREY, linewidth=0.8)
        ax.axvline(0, color=GREY, linewidth=0.8)
        for x in (left, right):
            ax.plot(x, activation.value(x, **activation.parameters), color=BLUE, label="G(x)")
            ax.plot(x, activation.derivative(x, **activation.parameters), "--", color=ORANGE, label="G′(x)")
        ax.set(title=activation.name, ylim=(-1.6, 4.2), xticks=range(-4, 5, 2), yticks=range(-1, 5))
    for ax in axes[:, 0]:
        ax.set_ylabel("G(x), G′(x)")
    for column in axes.T:
        shown = [ax for ax in column if ax.axison]
        shown[-1].set_xlabel("x")
        shown[-1].tick_params(labelbottom=True)
    axes[0, 0].legend(*(pair[:2] for pair in axes[0, 0].get_legend_handles_labels()), fontsize=9)
    return figure


@styled
def slope_histograms(slopes: Mapping[str, Array], *, start: float) -> Figure:
    """Draw a histogram of learned slopes α for each named group, on one axis; a dashed line marks where they began."""
    if not slopes:
        raise ValueError("slope_histograms needs one or more groups of slopes.")
    every = np.concatenate([group.ravel() for group in slopes.values()])
    bins = np.linspace(min(every.min(), start), max(every.max(), start), 25)
    figure, axes = grid_of_axes(1, len(slopes), width=3.6 * len(slopes), height=2.6, sharex=True, sharey=True)
    for ax, (name, group) in zip(axes[0], slopes.items(), strict=True):
        ax.hist(group.ravel(), bins=bins, color=BLUE)
        ax.axvline(start, color=ORANGE, linestyle="--")
        ax.set(title=name, xlabel="slope α")
    axes[0, 0].set_ylabel("units")
    return figure
