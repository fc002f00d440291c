"""How much the way of splitting decides: errors by setting, one line a split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled


@styled
def errors_by_setting(
    settings: Sequence[float], errors: Mapping[str, Array], *, names: tuple[str, str], top: float | None = None
) -> Figure:
    """Draw a panel for each way to validate: its errors (R, S), a line for each of R splits over the S `settings`.

    A ring marks the setting that a split would choose, its lowest error. names: the two axes, with units · top: where
    the vertical axis ends, for errors that run away. Raises ValueError where a way has no split, or S is another one.
    """
    if not errors:
        raise ValueError("errors_by_setting needs at least one way to validate.")
    for way, values in errors.items():
        if values.ndim != 2 or len(values) == 0 or values.shape[1] != len(settings):
            raise ValueError(f"{way} needs errors (R, {len(settings)}), a row for each split, got {values.shape}.")
    figure, axes = grid_of_axes(1, len(errors), width=4 * len(errors), height=3.4, sharey=True)
    for ax, (way, values) in zip(axes[0], errors.items(), strict=True):
        for row in values:
            ax.plot(settings, row, color=GREY, alpha=0.45, linewidth=1.1)
            best = int(np.argmin(row))
            ax.plot(settings[best], row[best], "o", color=ORANGE, markerfacecolor="none", markeredgewidth=1.8)
        ax.plot(settings, values.mean(axis=0), color=BLUE, linewidth=2.4)
        ax.set(title=way, xlabel=names[0], xticks=settings)
    axes[0, 0].set(ylabel=names[1], ylim=(0, top))
    handles = [
        axes[0, 0].plot([], [], color=GREY, linewidth=1.1)[0],
        axes[0, 0].plot([], [], "o", color=ORANGE, markerfacecolor="none", markeredgewidth=1.8)[0],
        axes[0, 0].plot([], [], color=BLUE, linewidth=2.4)[0],
    ]
    figure.legend(
        handles, ["one split", "what it would choose", "mean of the splits"], loc="outside upper center", ncols=3
    )
    return figure
