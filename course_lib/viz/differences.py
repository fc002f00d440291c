"""How far a finite difference is from the slope that it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREEN, ORANGE, grid_of_axes, styled


@styled
def error_against_step(steps: Array, errors: Mapping[str, Sequence[float]]) -> Figure:
    """Draw, on two logarithmic axes, the relative error over the size ε of the steps; a line for each kind."""
    if not errors or any(len(line) != len(steps) for line in errors.values()):
        raise ValueError(f"error_against_step needs {len(steps)} errors for each of one or more kinds.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.3)
    ax = axes[0, 0]
    for (name, line), color, mark in zip(errors.items(), (BLUE, ORANGE, GREEN), ("o-", "s--", "^:"), strict=False):
        ax.plot(steps, line, mark, color=color, markersize=4, label=name)
    ax.set(xscale="log", yscale="log", xlabel="step ε", ylabel="relative error")
    ax.legend()
    return figure
