"""Training runs beside each other: curves, walks over several surfaces, and what sits in the layers of a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product

import numpy as np
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MaxNLocator

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

Curve = tuple[Sequence[float] | Array, Sequence[float] | Array]
"""x (K,) and y (K,)."""

Walk = tuple[Callable[[Array, Array], Array], Array, Array]
"""loss(w₁, w₂), for arrays of any one shape, the path (K, 2) of a descent on it, and its lowest point (2,)."""

_LOOKS = tuple((colour, dash) for dash, colour in product(("-", "--"), (BLUE, ORANGE, GREEN, PURPLE)))


@styled
def curve_panels(
    panels: Mapping[str, Mapping[str, Curve]],
    *,
    names: tuple[str, str],
    logarithmic: str = "",
    mark: str = "",
    points: Sequence[str] = (),
    y: tuple[float | None, float | None] = (None, None),
) -> Figure:
    """Draw a panel for each entry of `panels`, and in it each named curve; a name keeps its look in all panels.

    names: of the axes, with units · logarithmic: "x", "y" or "xy" · mark: a marker at each point of every curve ·
    points: the curves that are drawn as points, without a line · y: limits.
    Raises ValueError without a curve, or for more of them than can be told apart.
    """
    titles = list(dict.fromkeys(name for curves in panels.values() for name in curves))
    if not 1 <= len(titles) <= len(_LOOKS):
        raise ValueError(f"The panels hold 1 to {len(_LOOKS)} different curves, got {len(titles)}.")
    looks = dict(zip(titles, _LOOKS, strict=False))
    figure, axes = grid_of_axes(1, len(panels), width=6.5 if len(panels) == 1 else 8.5, height=3.4, sharey=True)
    for ax, (title, curves) in zip(axes[0], panels.items(), strict=True):
        for name, (xs, ys) in curves.items():
            colour, dash = looks[name]
            line, marker = ("none", "o") if name in points else (dash, mark)
            ax.plot(xs, ys, linestyle=line, color=colour, marker=marker, markersize=5, label=name)
        ax.set(xlabel=names[0], title=title, **{f"{axis}scale": "log" for axis in logarithmic})
        if "x" not in logarithmic and all(np.asarray(xs).dtype.kind == "i" for xs, _ in curves.values()):
            ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if y != (None, None):
        axes[0, 0].set_ylim(*y)  # of all panels: they share it
    for ax, axis in product(axes[0], logarithmic):
        _plain_numbers(getattr(ax, f"{axis}axis"))
    axes[0, 0].set_ylabel(names[1])
    handles, labels = axes[0, 0].get_legend_handles_labels()
    if labels != [""]:
        figure.legend(handles, labels, loc="outside upper center", ncols=min(4, len(labels)))
    return figure


def _plain_numbers(axis: Axis) -> None:
    """Write 0.01, 1, 100 along a logarithmic axis; also the double and fivefold where it is short."""
    low, high = axis.get_view_interval()
    axis.set_major_locator(LogLocator(subs=(1, 2, 5) if high < 200 * low else (1,)))
    axis.set_major_formatter("{x:g}")
    axis.set_minor_formatter("")


@styled
def surface_panels(
    panels: Mapping[str, Walk], *, names: tuple[str, str], reach: float = 3.0, columns: int = 2
) -> Figure:
    """Draw each loss from above around its lowest point, `reach` in all directions with equal units, and the path.

    The contours of all panels are those of the same heights above the lowest point, evenly spaced in their logarithm.
    """
    if not panels:
        raise ValueError("surface_panels needs at least one surface, got none.")
    rows, across = -(-len(panels) // columns), min(columns, len(panels))
    figure, axes = grid_of_axes(rows, across, width=3.3 * across + 0.4, height=3.2 * rows)
    ticks = np.linspace(-reach, reach, 161)
    for ax in axes.flat[len(panels) :]:
        ax.axis("off")
    for ax, (title, (loss, path, centre)) in zip(axes.flat, panels.items(), strict=False):
        grid = np.meshgrid(centre[0] + ticks, centre[1] + ticks)
        ax.contour(
            *grid,
            loss(*grid) - loss(*centre),
            levels=np.geomspace(0.02, 2e4, 19),
            colors=GREY,
            linewidths=0.8,
            alpha=0.7,
        )
        ax.plot(*path.T, "o-", color=BLUE, markersize=3, linewidth=1.4)
        ax.plot(*centre, "*", color=ORANGE, markersize=13)
        ax.set(title=title, xlim=centre[0] + [-reach, reach], ylim=centre[1] + [-reach, reach], aspect="equal")
        ax.grid(visible=False)
    for ax in axes[-1]:
        ax.set_xlabel(names[0])
    for ax in axes[:, 0]:
        ax.set_ylabel(names[1])
    return figure


@styled
def layer_histograms(
    networks: Mapping[str, Mapping[int, Array]], *, name: str, limits: tuple[float, float], bins: int = 41
) -> Figure:
    """Draw how the outputs of some layers spread: a row for each network, a column for each layer that it names.

    networks: {network: {layer: outputs, any shape}} · name: what the outputs are · limits: of the x axes; what lies
    outside is counted in the outermost bins, and the standard deviation of all stands above.
    """
    if not networks or len({tuple(layers) for layers in networks.values()}) != 1:
        raise ValueError("layer_histograms needs at least one network, and the same layers of each.")
    columns = len(next(iter(networks.values())))
    figure, axes = grid_of_axes(len(networks), columns, width=8.5, height=1.5 * len(networks) + 0.4, sharex=True)
    edges = np.linspace(*limits, bins + 1)
    for row, (title, layers) in zip(axes, networks.items(), strict=True):
        for ax, (layer, values) in zip(row, layers.items(), strict=True):
            counts, _ = np.histogram(np.clip(values, *limits), edges)
            ax.stairs(100 * counts / values.size, edges, fill=True, color=BLUE)
            ax.set_title(f"layer {layer}: std {np.std(values):.2g}", fontsize=9)
            ax.set_yticks([])
            ax.grid(visible=False)
        row[0].set_ylabel(title)
    for ax in axes[-1]:
        ax.set_xlabel(name)
    return figure
