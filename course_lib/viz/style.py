"""One look for every figure: a white card for light and dark pages, in colours that colour-blind readers tell apart."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, ParamSpec

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, PURPLE = "#0072b2", "#d55e00", "#007d5a", "#a3478b"  # after Okabe and Ito
GREY = "#5f5f5f"

_STYLE: Any = {
    "axes.edgecolor": GREY,
    "axes.grid": True,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 11,
    "figure.facecolor": "white",
    "font.size": 10.5,
    "grid.color": "#e4e4e4",
    "legend.frameon": False,
    "lines.linewidth": 2,
}

Inputs = ParamSpec("Inputs")


def styled(draw: Callable[Inputs, Figure]) -> Callable[Inputs, Figure]:
    """Decorate a function that draws: it gets this look, and the reader's own settings stay as they are."""

    @functools.wraps(draw)
    def in_style(*args: Inputs.args, **kwargs: Inputs.kwargs) -> Figure:
        with plt.rc_context(_STYLE):
            return draw(*args, **kwargs)

    return in_style


def grid_of_axes(rows: int, columns: int, *, width: float, height: float, **options: Any) -> tuple[Figure, Any]:
    """Return a figure of `width` × `height` inches and its axes (rows, columns).

    The figure is closed for pyplot, so a notebook shows it once: where its cell returns it.
    """
    figure, axes = plt.subplots(rows, columns, figsize=(width, height), layout="constrained", squeeze=False, **options)
    plt.close(figure)
    return figure, axes
