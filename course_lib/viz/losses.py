"""What losses charge for a mistake, and where they lead a model."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from typing import Protocol

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, "#000000", "#8a6d00")
_DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 3)))


class Curve(Protocol):
    """What a picture asks of a loss: its name, and value and slope at each entry of an array."""

    @property
    def name(self) -> str: ...
    def value(self, at: Array) -> Array: ...
    def derivative(self, at: Array) -> Array: ...


@styled
def loss_curves(curves: Sequence[Curve], *, x: tuple[float, float], name: str, top: float = 4.0) -> Figure:
    """Draw the value (left) and the slope (right) of one to six losses over the range `x`; `name` is of that axis.

    Values above `top` are cut off, or a square would hide all else. A curve that jumps is drawn with a gap.
    """
    if not 1 <= len(curves) <= len(_COLOURS):
        raise ValueError(f"A picture holds 1 to {len(_COLOURS)} losses, got {len(curves)}.")
    figure, axes = grid_of_axes(1, 2, width=8.4, height=3.7)
    values, slopes = axes[0]
    at = np.linspace(*x, 400)
    for curve, colour, dash in zip(curves, _COLOURS, _DASHES, strict=False):
        for ax, y in ((values, curve.value(at)), (slopes, curve.derivative(at))):
            jumps = np.flatnonzero(np.abs(np.diff(y)) > 0.3) + 1
            ax.plot(np.insert(at, jumps, np.nan), np.insert(y, jumps, np.nan), color=colour, ls=dash, label=curve.name)
    for ax, what in ((values, "loss"), (slopes, "slope of the loss")):
        ax.axhline(0, color=GREY, linewidth=0.8)
        ax.axvline(0, color=GREY, linewidth=0.8)
        ax.set(xlabel=name, ylabel=what, xlim=x)
    values.set_ylim(-0.04 * top, top)
    slopes.set_ylim(*np.clip(slopes.get_ylim(), -top, top))
    figure.legend(*values.get_legend_handles_labels(), loc="outside upper center", ncols=3)
    return figure


@styled
def series_figure(
    x: Sequence[float] | Array,
    series: Mapping[str, Sequence[float] | Array],
    *,
    names: tuple[str, str],
    log: str = "",
    marks: bool = False,
) -> Figure:
    """Draw one to six series (N,) over x (N,) with `names` for the axes; `log` holds "x", "y", both or neither.

    marks: a dot at each point, for a few measured values rather than a curve.
    """
    if not 1 <= len(series) <= len(_COLOURS) or any(len(y) != len(x) for y in series.values()):
        raise ValueError(f"A picture holds 1 to {len(_COLOURS)} series of {len(x)} values, got {len(series)}.")
    figure, axes = grid_of_axes(1, 1, width=6.4, height=3.4)
    ax = axes[0, 0]
    for (label, y), colour, dash, mark in zip(series.items(), _COLOURS, _DASHES, cycle("os^D"), strict=False):
        ax.plot(x, y, color=colour, ls=dash, marker=mark if marks else None, markersize=4, label=label)
    ax.set(xlabel=names[0], ylabel=names[1])
    if "x" in log:
        ax.set_xscale("log", base=2)
        ax.set_xticks(np.asarray(x), [f"{value:g}" for value in x])
        ax.minorticks_off()
    if "y" in log:
        ax.set_yscale("log")
    ax.legend()
    return figure


@styled
def fitted_lines(
    x: Array,
    y: Array,
    lines: Mapping[str, Callable[[Array], Array]],
    *,
    names: tuple[str, str],
    wrong: int | None = None,
) -> Figure:
    """Draw the examples x, y (N,) and one to six lines through them; `wrong` is the row of an example in error."""
    if x.shape != y.shape or x.ndim != 1 or not 1 <= len(lines) <= len(_COLOURS):
        raise ValueError(f"fitted_lines needs x, y (N,) and 1 to 6 lines, got {x.shape}, {y.shape} and {len(lines)}.")
    figure, axes = grid_of_axes(1, 1, width=6.4, height=3.8)
    ax = axes[0, 0]
    space = 0.15 * (np.ptp(x) or 1)
    across = np.linspace(x.min() - space, x.max() + space, 100)
    for (label, predict), colour, dash in zip(lines.items(), _COLOURS, _DASHES, strict=False):
        ax.plot(across, predict(across), color=colour, ls=dash, label=label)
    right = np.arange(len(x)) != wrong
    ax.plot(x[right], y[right], "o", color="black", label="example", zorder=3)
    if wrong is not None:
        ax.plot(x[wrong], y[wrong], "X", color="black", markersize=10, label="example in error", zorder=3)
    ax.set(xlabel=names[0], ylabel=names[1])
    ax.legend()
    return figure


@styled
def error_against_width(
    widths: Sequence[int], panels: Mapping[str, tuple[Sequence[float] | Array, Sequence[float] | Array]]
) -> Figure:
    """Draw for each panel the training and the validation error (0 to 1) of a hidden layer of each width (log axis)."""
    if not panels or any(len(errors) != len(widths) for pair in panels.values() for errors in pair):
        raise ValueError(f"Each panel needs two errors for each of {len(widths)} widths.")
    figure, axes = grid_of_axes(1, len(panels), width=4.2 * len(panels), height=3.3)
    for ax, (title, (training, validation)) in zip(axes[0], panels.items(), strict=True):
        ax.plot(widths, 100 * np.asarray(training), "o-", color=BLUE, markersize=4, label="training")
        ax.plot(widths, 100 * np.asarray(validation), "s--", color=ORANGE, markersize=4, label="validation")
        ax.set_xscale("log", base=2)
        ax.set_xticks(widths, [str(width) for width in widths])
        ax.minorticks_off()
        ax.set(title=title, xlabel="units in the hidden layer", ylabel="error (%)", ylim=(0, None))
        ax.legend()
    return figure


@styled
def weight_pictures(W: Array, names: Sequence[str], *, columns: int = 5) -> Figure:
    """Draw each column of W (I, K), I a square number of pixels, as a picture: blue for < 0, white 0, red for > 0."""
    side = math.isqrt(W.shape[0])
    if side**2 != W.shape[0] or len(names) != W.shape[1]:
        raise ValueError(f"weight_pictures needs W (I, {len(names)}) with I a square, got {W.shape}.")
    rows = -(-len(names) // columns)
    figure, axes = grid_of_axes(rows, columns, width=1.5 * columns + 0.8, height=1.75 * rows)
    reach = float(np.abs(W).max()) or 1.0
    for ax in axes.flat:
        ax.axis("off")
    for ax, weights, name in zip(axes.flat, W.T, names, strict=False):
        picture = ax.imshow(weights.reshape(side, side), cmap="RdBu_r", vmin=-reach, vmax=reach)
        ax.set_title(name)
    figure.colorbar(picture, ax=axes, label="weight", shrink=0.8)
    return figure
