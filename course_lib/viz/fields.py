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
def stations(names: Sequence[str], beside: Sequence[str]) -> Figure:
    """Draw boxes with `names` from top to bottom, an arrow from each to the next, and words `beside` each."""
    if len(names) != len(beside) or len(names) < 2:
        raise ValueError(f"stations needs two names or more and words for each, got {len(names)} and {len(beside)}.")
    figure, axes = grid_of_axes(1, 1, width=5.6, height=0.66 * len(names))
    ax = axes[0, 0]
    for at, (name, words) in enumerate(zip(names, beside, strict=True)):
        outline = "round,pad=0,rounding_size=0.1"
        ax.add_patch(FancyBboxPatch((0, at - 0.3), 2, 0.6, outline, facecolor=BLUE, edgecolor=BLUE, alpha=0.16))
        ax.text(1, at, name, ha="center", va="center", color=BLUE, weight="bold")
        ax.text(2.2, at, words, ha="left", va="center")
        if at + 1 < len(names):
            ax.add_patch(
                FancyArrowPatch((1, at + 0.28), (1, at + 0.72), arrowstyle="-|>", mutation_scale=12, color=GREY)
            )
    ax.set(xlim=(-0.05, 6.4), ylim=(len(names) - 0.6, -0.4))
    ax.axis("off")
    return figure
