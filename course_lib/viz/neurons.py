"""Neurons as pictures: the cell and its model, what a hidden layer does to a plane, and the years between."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Ellipse, FancyArrowPatch, Rectangle
from numpy.typing import ArrayLike

from course_lib.types import Array
from course_lib.viz.planes import Plane
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_ERAS = (BLUE, GREY, GREEN, GREY, ORANGE, PURPLE)
_MARKS = ((0, ORANGE, "s"), (1, BLUE, "o"))


@styled
def neuron_picture() -> Figure:
    """Draw a nerve cell, and below it the model, whose parts have the colours of the parts that they stand for."""
    figure, axes = grid_of_axes(2, 1, width=6.6, height=6.0)
    cell, model = axes[:, 0]
    for ax in (cell, model):
        ax.set(xlim=(0, 10), ylim=(-2.2, 2.2), aspect="equal")
        ax.axis("off")
    _draw_cell(cell)
    _draw_model(model)
    return figure


def _draw_cell(ax: Axes) -> None:
    for start, bend, end in (
        ((2.5, 0.5), (1.6, 1.1), (0.5, 1.6)),
        ((2.3, 0.0), (1.4, 0.1), (0.3, 0.2)),
        ((2.5, -0.5), (1.6, -0.9), (0.5, -1.3)),
    ):
        _curve(ax, start, bend, end, BLUE, 4)
        middle = np.array(bend)
        for turn in (0.55, -0.5):  # twigs
            _curve(ax, bend, middle + np.array((-0.5, 0.4 * turn)), end + np.array((0.25, 0.6 * turn)), BLUE, 2)
    ax.add_patch(Ellipse((3.1, 0), 1.9, 1.6, color=GREEN, alpha=0.25, linewidth=0))
    ax.add_patch(Ellipse((3.1, 0), 1.9, 1.6, fill=False, edgecolor=GREEN, linewidth=2))
    ax.add_patch(Circle((3.1, 0), 0.32, color=GREEN))
    x = np.linspace(4.05, 7.6, 60)
    ax.plot(x, 0.12 * np.sin(2 * (x - 4.05)), color=ORANGE, linewidth=4, solid_capstyle="round")
    for height in (1.1, 0.1, -1.0):
        _curve(ax, (7.6, 0.09), (8.2, 0.1 + height / 3), (8.9, height), ORANGE, 2.5)
        ax.add_patch(Circle((8.95, height), 0.13, color=ORANGE))
    _curve(ax, (9.95, 1.6), (9.4, 1.3), (9.2, 1.12), BLUE, 3)
    for x_at, y_at, words, colour in (
        (1.5, -2.1, "dendrites: signals come in", BLUE),
        (3.1, 1.15, "cell body", GREEN),
        (5.8, 0.45, "axon: the signal goes out", ORANGE),
        (8.6, -1.65, "axon terminals", ORANGE),
    ):
        ax.text(x_at, y_at, words, ha="center", color=colour, fontsize=10.5, weight="bold")
    ax.annotate("synapse", (9.1, 1.13), xytext=(7.5, 1.75), arrowprops={"arrowstyle": "-", "color": GREY}, color=GREY)


def _draw_model(ax: Axes) -> None:
    for k, height in enumerate((1.4, 0.0, -1.4), start=1):
        ax.text(0.75, height, f"$x_{k}$", color=BLUE, fontsize=15, ha="center", va="center")
        _arrow(ax, (1.05, height), (3.45, 0.28 * height), BLUE)
        place = np.array((1.9, height + 0.36 * (0.28 - 1) * height))
        ax.text(place[0], place[1] + 0.2, f"$w_{k}$", color=BLUE, fontsize=12, ha="center")
    ax.add_patch(Circle((4.1, 0), 0.7, facecolor="#e5f2ee", edgecolor=GREEN, linewidth=2))
    ax.text(4.1, 0, "Σ", color=GREEN, fontsize=20, ha="center", va="center")
    ax.text(4.1, 1.62, "$b$", color=GREEN, fontsize=14, ha="center")
    _arrow(ax, (4.1, 1.5), (4.1, 0.75), GREEN)
    _arrow(ax, (4.8, 0), (6.0, 0), GREEN)
    ax.text(5.35, 0.18, "$z$", color=GREEN, fontsize=13, ha="center")
    ax.add_patch(Rectangle((6.05, -0.6), 1.3, 1.2, facecolor="#e5f2ee", edgecolor=GREEN, linewidth=2))
    ax.plot([6.25, 6.7, 6.7, 7.15], [-0.3, -0.3, 0.3, 0.3], color=GREEN)
    ax.text(6.7, 0.78, "$G$", color=GREEN, fontsize=14, ha="center")
    _arrow(ax, (7.4, 0), (9.0, 0), ORANGE)
    ax.text(9.35, 0, r"$\hat{y}$", color=ORANGE, fontsize=16, ha="center", va="center")
    for x_at, words, colour in (
        (1.4, "inputs and weights", BLUE),
        (5.4, "sum and bend", GREEN),
        (8.6, "output", ORANGE),
    ):
        ax.text(x_at, -2.1, words, ha="center", color=colour, fontsize=10.5, weight="bold")


def _curve(ax: Axes, start: ArrayLike, bend: ArrayLike, end: ArrayLike, colour: str, w: float) -> None:
    t = np.linspace(0, 1, 30)[:, None]
    points = (1 - t) ** 2 * np.array(start) + 2 * t * (1 - t) * np.array(bend) + t**2 * np.array(end)
    ax.plot(*points.T, color=colour, linewidth=w, solid_capstyle="round")


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=14, color=colour, linewidth=1.8))


@styled
def through_the_hidden_layer(
    X: Array, H: Array, y: Array, *, hidden: Sequence[Plane], output: Plane, names: Sequence[str]
) -> Figure:
    """Draw points X (N, 2) of the classes 0 and 1 with the lines of two `hidden` units, and where the layer sends them.

    H (N, 2) are the outputs of the hidden units, `output` is the line of the unit behind them; `names` those of the two
    units. The side that a line calls 1 is shaded. Points that fall on one place are drawn larger.
    """
    if X.shape != H.shape or X.ndim != 2 or X.shape[1] != 2 or len(hidden) != 2 or len(names) != 2:
        raise ValueError(
            f"Two hidden units need X and H (N, 2), two lines and two names, got {X.shape}, {H.shape}, "
            f"{len(hidden)} lines and {len(names)} names."
        )
    figure, axes = grid_of_axes(1, 2, width=7.4, height=3.6)
    for ax, points, lines, colours in ((axes[0, 0], X, hidden, (GREEN, PURPLE)), (axes[0, 1], H, [output], (GREY,))):
        low, high = points.min(axis=0) - 0.5, points.max(axis=0) + 0.5
        grid = np.stack(np.meshgrid(np.linspace(low[0], high[0], 120), np.linspace(low[1], high[1], 120)))
        for (w, b), colour in zip(lines, colours, strict=True):
            score = np.tensordot(w, grid, axes=1) + b
            ax.contourf(*grid, score, levels=[0, np.inf], colors=[colour], alpha=0.13)
            ax.contour(*grid, score, levels=[0], colors=[colour])
        for label, colour, mark in _MARKS:
            places, counts = np.unique(points[y == label], axis=0, return_counts=True)
            ax.scatter(*places.T, s=90 * counts, color=colour, marker=mark, zorder=3, label=f"class {label}")
        ax.set(aspect="equal", xlim=(low[0], high[0]), ylim=(low[1], high[1]))
        ax.grid(visible=False)
    axes[0, 0].set(title="what the hidden layer sees", xlabel="x₁", ylabel="x₂")
    axes[0, 1].set(title="what the output unit sees", xlabel=f"h₁ ({names[0]})", ylabel=f"h₂ ({names[1]})")
    figure.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return figure


@styled
def history_timeline(events: Sequence[tuple[int, str]], eras: Sequence[tuple[int, str]]) -> Figure:
    """Draw (year, what happened) down a line that is true to scale, beside `eras`, each (first year, name).

    Both must rise; at most six eras, the last one open. Words stand evenly apart, a thin line leads to their year.
    """
    for name, rows in (("events", events), ("eras", eras)):
        if not rows or any(later[0] < earlier[0] for earlier, later in pairwise(rows)):
            raise ValueError(f"A timeline needs {name} in the order of their years.")
    if len(eras) > len(_ERAS):
        raise ValueError(f"A timeline has colours for {len(_ERAS)} eras, got {len(eras)}.")
    figure, axes = grid_of_axes(1, 1, width=6.8, height=0.31 * len(events) + 0.4)
    ax = axes[0, 0]
    first, last = min(eras[0][0], events[0][0]) - 1, events[-1][0] + 3
    borders = [year for year, _ in eras] + [last]
    for (start, end), (_, era), colour in zip(pairwise(borders), eras, _ERAS, strict=False):
        ax.add_patch(Rectangle((-0.09, start), 0.18, end - start, color=colour, linewidth=0))
        ax.text(-0.2, (start + end) / 2, era, ha="right", va="center", color=colour, weight="bold", fontsize=10)
    heights = np.linspace(first + 1, last - 1, len(events))
    for (year, what), height in zip(events, heights, strict=True):
        ax.plot([0.09, 0.4, 0.55], [year, height, height], color=GREY, linewidth=0.8)
        ax.plot([0.09], [year], "o", color="black", markersize=4)
        ax.text(0.62, height, str(year), va="center", weight="bold", fontsize=10)
        ax.text(1.1, height, what, va="center", fontsize=10)
    ax.set(xlim=(-1.35, 5.2), ylim=(last, first))
    ax.axis("off")
    return figure
