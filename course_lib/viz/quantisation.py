"""What rounding to fixed point does to weights: where they land, and how far from where they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled

_BINS = 41


@styled
def before_and_after(weights: Array, rounded: Mapping[str, Array], *, steps: Mapping[str, float]) -> Figure:
    """Draw `weights` and what some formats make of them: how often each value occurs (above), and the errors (below).

    weights: any shape · rounded: title → the weights after, same shape · steps: title → the format's step.
    Weights that moved by more than half a step (saturated ones) are orange. Raises ValueError for other shapes.
    """
    shapes = {title: after.shape for title, after in rounded.items() if after.shape != weights.shape}
    if shapes or not rounded or rounded.keys() != steps.keys():
        raise ValueError(
            f"Every title needs weights of shape {weights.shape} and a step, got {shapes or list(rounded)} "
            f"and steps for {list(steps)}."
        )
    figure, axes = grid_of_axes(2, len(rounded), width=8.4, height=4.8, sharex=True, sharey="row")
    before = weights.ravel()
    reach = 1.08 * float(np.abs(before).max())
    edges = np.linspace(-reach, reach, _BINS + 1)
    share = np.full(before.size, 100 / before.size)
    for column, (title, after) in enumerate(rounded.items()):
        above, below = axes[:, column]
        error = after.ravel() - before
        cut = np.abs(error) > steps[title] * (0.5 + 1e-6)
        above.hist(before, edges, weights=share, color="#c9c9c9", label="before")
        above.hist(after.ravel(), edges, weights=share, histtype="step", color=BLUE, linewidth=1.4, label="after")
        below.plot(before[~cut], error[~cut], ".", color=BLUE, markersize=2, label="rounded", rasterized=True)
        below.plot(before[cut], error[cut], ".", color=ORANGE, markersize=2, label="saturated", rasterized=True)
        above.set(title=title.replace("-", "−"))
        below.set(xlabel="weight w", xlim=(-reach, reach))
        above.set_yscale("symlog", linthresh=1)
        above.yaxis.set_major_formatter("{x:g}")
    axes[0, 0].set(ylabel="weights (%)")
    axes[1, 0].set(ylabel="error ŵ − w")
    axes[0, -1].legend(fontsize=9, loc="upper right", handlelength=1)
    for ax in axes[1]:
        if cut_somewhere := [line for line in ax.lines if line.get_color() == ORANGE and len(line.get_xdata())]:
            ax.legend(handles=[ax.lines[0], *cut_somewhere], fontsize=9, markerscale=5, handletextpad=0.1)
    return figure


@styled
def position_sweep(positions: Sequence[int], errors: Sequence[float], saturated: Sequence[float]) -> Figure:
    """Draw for each position the root of the mean squared error of the weights, and the share (0 to 1) that saturates.

    Raises ValueError unless each position has one of both.
    """
    if not len(positions) == len(errors) == len(saturated) > 0:
        raise ValueError(
            f"Each position needs an error and a share, got {len(positions)}, {len(errors)} and {len(saturated)}."
        )
    figure, axes = grid_of_axes(1, 2, width=8, height=3)
    left, right = axes[0]
    best = positions[int(np.argmin(errors))]
    left.semilogy(positions, errors, "o-", color=BLUE)
    left.set(xlabel="position", ylabel="root mean squared error")
    right.plot(positions, [100 * share for share in saturated], "o-", color=ORANGE)
    right.set(xlabel="position", ylabel="saturated weights (%)", ylim=(-3, 103))
    for ax in (left, right):
        ax.axvline(best, color=GREY, linestyle=":", linewidth=1.2, label=f"position {best}".replace("-", "−"))
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    left.legend()
    return figure
