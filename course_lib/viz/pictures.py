"""Pictures of pictures: examples in colour, what a neuron's weights look at, and bars of very different lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, grid_of_axes, styled


@styled
def colour_pictures(X: Array, titles: Sequence[str]) -> Figure:
    """Draw the pictures X (N, H, W, 3) in a row, uint8 or floats in [0, 1], each under its title."""
    if X.ndim != 4 or X.shape[3] != 3 or len(X) != len(titles):
        raise ValueError(f"colour_pictures needs X (N, H, W, 3) and N titles, got {X.shape} and {len(titles)} titles.")
    figure, axes = grid_of_axes(1, len(X), width=1.35 * len(X), height=1.65)
    for ax, picture, title in zip(axes[0], X, titles, strict=True):
        ax.imshow(picture, interpolation="none")
        ax.set_title(title, fontsize=10)
        ax.axis("off")
    return figure


@styled
def weights_as_pictures(weights: Mapping[str, Array]) -> Figure:
    """Draw weights (H, W) as pictures side by side: red where they are positive, blue where negative, white at 0."""
    if not weights:
        raise ValueError("weights_as_pictures needs weights to draw.")
    figure, axes = grid_of_axes(1, len(weights), width=2.3 * len(weights) + 0.6, height=2.5)
    most = max(float(np.abs(w).max()) for w in weights.values())
    for ax, (name, w) in zip(axes[0], weights.items(), strict=True):
        drawn = ax.imshow(w, cmap="RdBu_r", vmin=-most, vmax=most, interpolation="none")
        ax.set_title(name)
        ax.axis("off")
    figure.colorbar(drawn, ax=axes[0].tolist(), label="weight", shrink=0.85)
    return figure


@styled
def log_bars(lengths: Mapping[str, float], *, name: str) -> Figure:
    """Draw a bar for each of `lengths`, which must be positive, on a logarithmic axis called `name`."""
    if not lengths or min(lengths.values()) <= 0:
        raise ValueError("log_bars needs one or more positive lengths.")
    figure, axes = grid_of_axes(1, 1, width=6.6, height=0.7 + 0.45 * len(lengths))
    ax = axes[0, 0]
    ax.barh(list(lengths), list(lengths.values()), color=BLUE, height=0.6)
    for place, length in enumerate(lengths.values()):
        ax.annotate(f"{length:.3g}", (length, place), (4, 0), textcoords="offset points", va="center")
    ax.set(xscale="log", xlabel=name, xlim=(min(lengths.values()) / 3, max(lengths.values()) * 4))
    ax.grid(visible=False, axis="y")
    ax.invert_yaxis()
    return figure
