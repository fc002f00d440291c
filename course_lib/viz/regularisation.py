"""What keeps a model from learning its examples by heart, as pictures: fits, errors, budgets, varied images."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array, Batch
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE)
_MARKS = ("o-", "s--", "^-.", "D:")


@styled
def fit_panels(
    fits: Mapping[str, Callable[[Array], Array]],
    batch: Batch,
    *,
    truth: Callable[[Array], Array],
    y: tuple[float, float],
) -> Figure:
    """Draw side by side what each model of `fits` (title: predict) makes of the examples x, y of `batch`, X (N, 1).

    A grey line is the `truth` behind the examples, x in [−1, 1]; `y` are the ends of the vertical axis.
    """
    if not fits or batch.X.ndim != 2 or batch.X.shape[1] != 1:
        raise ValueError(f"fit_panels needs a model and X of shape (N, 1), got {len(fits)} and {batch.X.shape}.")
    x = np.linspace(-1, 1, 400)
    figure, axes = grid_of_axes(1, len(fits), width=2.9 * len(fits), height=3, sharex=True, sharey=True)
    for ax, (title, predict) in zip(axes[0], fits.items(), strict=True):
        ax.plot(x, truth(x), color=GREY, linewidth=1.2, linestyle="--", label="truth")
        ax.plot(x, predict(x), color=BLUE, label="model")
        ax.plot(batch.X[:, 0], batch.y, "o", color=ORANGE, label="example")
        ax.set(title=title, xlabel="x", ylim=y)
    axes[0, 0].set_ylabel("y")
    axes[0, 0].legend(fontsize=9)
    return figure


@styled
def error_lines(
    x: Sequence[float],
    errors: Mapping[str, Sequence[float]],
    *,
    names: tuple[str, str],
    logarithmic: str = "",
    band: Mapping[str, tuple[Sequence[float], Sequence[float]]] | None = None,
) -> Figure:
    """Draw each of `errors` (name: one number for each of `x`) as a line; `names` of the axes carry their units.

    logarithmic: the axes, "x", "y" or "xy", that grow by factors · band: for a name, the lowest and highest of several
    runs, drawn as a shade. Raises ValueError unless there are one to four lines of the length of `x`.
    """
    lengths = {name: len(line) for name, line in errors.items()}
    if not 0 < len(errors) <= len(_COLOURS) or set(lengths.values()) != {len(x)}:
        raise ValueError(f"error_lines draws 1 to {len(_COLOURS)} lines of {len(x)} numbers, got {lengths}.")
    figure, axes = grid_of_axes(1, 1, width=6.4, height=3.4)
    ax = axes[0, 0]
    for (name, line), colour, mark in zip(errors.items(), _COLOURS, _MARKS, strict=False):
        if band and name in band:
            ax.fill_between(x, *band[name], color=colour, alpha=0.15, linewidth=0)
        ax.plot(x, line, mark, color=colour, markersize=5 if len(x) <= 20 else 0, label=name)
    ax.set(xlabel=names[0], ylabel=names[1])
    if "x" in logarithmic:
        ax.set_xscale("log")
        ax.xaxis.set_major_formatter("{x:g}")
    elif all(float(each).is_integer() for each in x) and len(x) <= 12:
        ax.set_xticks(list(x))
    if "y" in logarithmic:
        ax.set_yscale("log")
        ax.yaxis.set_major_formatter("{x:g}")
    ax.legend()
    return figure


@styled
def run_spread(runs: Mapping[str, Sequence[float]], *, names: tuple[str, str]) -> Figure:
    """Draw every run of each way as a dot, and their mean as a stroke; names: what a number is, what a way is."""
    if not runs or not all(len(values) for values in runs.values()):
        raise ValueError("run_spread needs at least one way, and a run of each.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=0.9 + 0.5 * len(runs))
    ax = axes[0, 0]
    for row, values in enumerate(runs.values()):
        spread = np.linspace(-0.18, 0.18, len(values)) if len(values) > 1 else [0]
        ax.plot(values, row + np.asarray(spread), "o", color=BLUE, alpha=0.6, markersize=5, label="one run")
        ax.plot([np.mean(values)] * 2, [row - 0.32, row + 0.32], color=ORANGE, linewidth=3, label="mean")
    ax.set(xlabel=names[0], ylabel=names[1], ylim=(len(runs) - 0.4, -0.6))
    ax.set_yticks(range(len(runs)), list(runs))
    handles = dict(zip(*reversed(ax.get_legend_handles_labels()), strict=True))
    figure.legend(handles.values(), handles.keys(), loc="outside upper right", ncols=2, fontsize=9)
    return figure


@styled
def budget_shapes(
    loss: Callable[[Array, Array], Array], *, best: Array, touching: Mapping[str, Array], reach: float
) -> Figure:
    """Draw the contours of loss(w₁, w₂) around `best` (2,), and the ball and the diamond that hold its weights back.

    touching: for "L2" and "L1" the weights (2,) of least loss within the shape; each lies on its border.
    """
    figure, axes = grid_of_axes(1, 2, width=7.6, height=3.9, sharex=True, sharey=True)
    w1, w2 = np.meshgrid(np.linspace(-reach, reach, 241), np.linspace(-reach, reach, 241))
    values = loss(w1, w2)
    angle = np.linspace(0, 2 * np.pi, 241)
    circle = np.stack([np.cos(angle), np.sin(angle)])
    shapes = {"L2": (2, circle), "L1": (1, circle / np.abs(circle).sum(axis=0))}
    for ax, (name, (order, unit)) in zip(axes[0], shapes.items(), strict=True):
        w = touching[name]
        at = float(loss(w[0], w[1]))
        low = float(loss(best[0], best[1]))
        levels = low + (at - low) * np.array([0.15, 0.5, 1, 1.8, 3])
        ax.contour(w1, w2, values, levels=levels, colors=[GREY], linewidths=[0.8, 0.8, 2, 0.8, 0.8])
        ax.fill(
            *(np.linalg.norm(w, order) * unit),
            color=BLUE,
            alpha=0.2,
            label=f"allowed: ‖w‖{'₂' if order == 2 else '₁'} ≤ r",
        )
        ax.plot(*best, "+", color="black", markersize=11, markeredgewidth=2, linestyle="none", label="best without it")
        ax.plot(*w, "o", color=ORANGE, markersize=8, linestyle="none", label="best within it")
        ax.axhline(0, color=GREY, linewidth=0.8)
        ax.axvline(0, color=GREY, linewidth=0.8)
        ax.set(title=name, xlabel="weight w₁", aspect="equal")
        ax.grid(visible=False)
        ax.legend(fontsize=8.5, loc="lower left")
    axes[0, 0].set_ylabel("weight w₂")
    return figure


@styled
def image_rows(rows: Mapping[str, Array]) -> Figure:
    """Draw each row's images X (K, side²) side by side, its name on the left; uint8, or float from 0 to 1 (ink).

    Raises ValueError unless all rows have one K.
    """
    counts = {name: len(X) for name, X in rows.items()}
    if not counts or len(set(counts.values())) != 1 or 0 in counts.values():
        raise ValueError(f"image_rows needs rows of equally many images, got {counts}.")
    (count,) = set(counts.values())
    figure, axes = grid_of_axes(len(rows), count, width=1.3 + 0.85 * count, height=0.95 * len(rows))
    for across, (name, X) in zip(axes, rows.items(), strict=True):
        side = math.isqrt(X.shape[1])
        ink = 255 if X.dtype == np.uint8 else 1
        for ax, image in zip(across, X, strict=True):
            ax.imshow(image.reshape(side, side), cmap="gray_r", vmin=0, vmax=ink, interpolation="nearest")
            ax.set(xticks=[], yticks=[])
        across[0].set_ylabel(name, rotation=0, ha="right", va="center")
    return figure
