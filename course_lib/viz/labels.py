"""Names beside points, none on top of another."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font

from course_lib.types import Array

_RADII = (9, 15, 22, 30, 40, 52, 66, 82, 100, 120, 144, 170)  # points
_ANGLES = np.deg2rad([30, 330, 150, 210, 90, 270, 0, 180, 60, 300, 120, 240])


def drawable(name: str, *, otherwise: str) -> str:
    """Return `name` as a figure may write it: no formula in it, at most 24 signs; `otherwise` where letters lack."""
    letters = get_font(findfont(FontProperties(family=mpl.rcParams["font.family"]))).get_charmap()
    if not name.strip() or any(ord(letter) not in letters for letter in name):
        return otherwise
    short = name if len(name) <= 24 else name[:23] + "…"
    return short.replace("$", r"\$")


def called(layer_id: int, name: str) -> str:
    """Return what a legend calls a layer: its id and its name, or `layer 3` where the name cannot be drawn."""
    text = drawable(name, otherwise="")
    return f"{layer_id} {text}" if text else f"layer {layer_id}"


def label_points(
    figure: Figure, ax: Axes, points: Sequence[tuple[float, float]], texts: Sequence[str], *, avoid: Array
) -> None:
    """Write `texts` near `points` inside `ax`, clear of each other, of all points and of the points `avoid` (K, 2).

    Places and limits of the axes must be final. A thin line leads from a label that stands far off to its point.
    """
    figure.draw_without_rendering()  # only now are places on the paper known
    per_point = figure.dpi / 72
    frame = np.array(ax.get_window_extent().extents)
    centres = ax.transData.transform(np.asarray(points, float))
    blocked = [*_boxes(centres, 5 * per_point), *_boxes(ax.transData.transform(avoid), 2 * per_point)]
    for (x, y), centre, text in zip(points, centres, texts, strict=True):
        label = ax.annotate(
            text, (x, y), xytext=(0, 0), textcoords="offset points", fontsize=8.5, ha="center", va="center", zorder=5
        )
        size = label.get_window_extent()
        half = np.array([size.width, size.height]) / 2 + per_point
        spots = [
            centre + (radius * per_point + half - 4) * np.array([np.cos(angle), np.sin(angle)])
            for radius in _RADII
            for angle in _ANGLES
        ]
        taken = np.array(blocked)
        spot = spots[int(np.argmin([_hits(spot, half, taken, frame) for spot in spots]))]  # of the best, the nearest
        label.set_position((spot - centre) / per_point)
        label.set_in_layout(False)
        blocked.append((*(spot - half), *(spot + half)))
        if np.linalg.norm(spot - centre) > np.linalg.norm(half) + 12 * per_point:
            line = ax.annotate(
                "",
                (x, y),
                xytext=tuple((spot - centre) / per_point),
                textcoords="offset points",
                arrowprops={"arrowstyle": "-", "color": "#9a9a9a", "linewidth": 0.6, "shrinkA": 5, "shrinkB": 3},
                zorder=2,
            )
            line.set_in_layout(False)


def _boxes(centres: Array, half: float) -> list[tuple[float, ...]]:
    return [(x - half, y - half, x + half, y + half) for x, y in centres]


def _hits(spot: Array, half: Array, taken: Array, frame: Array) -> int:
    """How many boxes of `taken` a label at `spot` would touch; many where it would leave the frame."""
    low, high = spot - half, spot + half
    outside = bool((low < frame[:2]).any() or (high > frame[2:]).any())
    touched = (taken[:, :2] < high).all(axis=1) & (taken[:, 2:] > low).all(axis=1)
    return int(touched.sum()) + 1000 * outside
