"""What the error term promises about each unit, beside what happens."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled


@styled
def promised_and_real(pushes: Mapping[float, tuple[Array, Array]], *, unit: str = "loss") -> Figure:
    """Draw one dot a unit: the change that was promised, and the change that came; a panel for each size of push.

    pushes: {size: (promised (U,), real (U,))} · unit: of both axes. On the dotted line promise and reality agree.
    """
    if not pushes:
        raise ValueError("promised_and_real needs at least one push.")
    figure, axes = grid_of_axes(1, len(pushes), width=3.7 * len(pushes), height=3.3)
    for ax, (size, (promised, real)), color in zip(axes[0], pushes.items(), (BLUE, ORANGE), strict=False):
        ends = np.array([min(promised.min(), real.min()), max(promised.max(), real.max())])
        ends += 0.06 * np.array([-1, 1]) * (ends[1] - ends[0])
        ax.plot(ends, ends, ":", color=GREY, linewidth=1.4)
        ax.plot(promised, real, "o", color=color, markersize=5, alpha=0.8)
        ax.locator_params(axis="x", nbins=4)
        ax.set(title=f"push {size:g}", xlabel=f"promised change of the {unit}", ylabel=f"real change of the {unit}")
    return figure
