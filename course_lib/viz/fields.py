"""What lies inside what: names as nested shapes, and the way from data to an answer."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_COLOURS = (GREY, BLUE, GREEN, PURPLE, ORANGE)


@styled
def nested_fields(names: Sequence[str]) -> Figure:
    """Draw `names`, two to five, from the widest to the narrowest, each inside the one before."""
    if not 2 <= len(names) <= len(_COLOURS):
        raise ValueError(f"nested_fields draws 2 to {len(_COLOURS)} names, got {len(names)}.")
    row, rim = 0.6, 0.14
    top = row * len(names) + rim * (len(names) - 1)
    figure, axes = grid_of_axes(1, 1, width=6.4, height=1.05 * top)
    ax = axes[0, 0]
    for depth, (name, colour) in enumerate(zip(names, _COLOURS, strict=False)):
        left, height = 0.35 * depth, top - (row + rim) * depth
        outline = "round,pad=0,rounding_size=0.2"
        place = (left, rim * depth)
        ax.add_patch(
            FancyBboxPatch(place, 10 - 2 * left, height, outline, facecolor="white", edgecolor=colour, linewidth=2)
        )
        ax.text(5, top - row * (depth + 0.52), name, ha="center", va="center", color=colour, weight="bold")
    ax.set(xlim=(-0.1, 10.1), ylim=(-0.1, top + 0.1))
    ax.axis("off")
    return figure


@styled
def stations(names: Sequence[str], below: Sequence[str]) -> Figure:
    """Draw boxes with `names` from left to right, an arrow from each to the next, and words `below` each."""
    if len(names) != len(below) or len(names) < 2:
        raise ValueError(f"stations needs two names or more and words for each, got {len(names)} and {len(below)}.")
    figure, axes = grid_of_axes(1, 1, width=1.75 * len(names), height=1.9)
    ax = axes[0, 0]
    for at, (name, words) in enumerate(zip(names, below, strict=True)):
        ax.add_patch(
            FancyBboxPatch(
                (at + 0.08, 0.55),
                0.72,
                0.5,
                boxstyle="round,pad=0,rounding_size=0.06",
                facecolor=BLUE,
                edgecolor=BLUE,
                alpha=0.16,
            )
        )
        ax.text(at + 0.44, 0.8, name, ha="center", va="center", color=BLUE, weight="bold")
        ax.text(at + 0.44, 0.42, words, ha="center", va="top", fontsize=9.5)
        if at + 1 < len(names):
            ax.add_patch(
                FancyArrowPatch((at + 0.82, 0.8), (at + 1.06, 0.8), arrowstyle="-|>", mutation_scale=14, color=GREY)
            )
    ax.set(xlim=(0, len(names) - 0.1), ylim=(-0.1, 1.15))
    ax.axis("off")
    return figure
