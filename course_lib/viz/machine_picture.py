"""The parts of the modelled machine, and what flows between them."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled


@styled
def machine_picture(*, nram: int, wram: int, pes: int, lanes: int, bandwidth: float) -> Figure:
    """Draw DRAM, DMA, NRAM, WRAM, MFU, VFU and the three queues, with their sizes.

    nram, wram: bytes · pes × lanes: MACs a cycle · bandwidth: bytes a cycle
    """
    figure, axes = grid_of_axes(1, 1, width=8, height=4.4)
    ax = axes[0, 0]
    ax.set(xlim=(-0.05, 10), ylim=(0, 6.2))
    ax.axis("off")
    chip = FancyBboxPatch(
        (2.3, 0.1), 7.6, 5.9, boxstyle="round,pad=0,rounding_size=0.15", facecolor="#f6f6f6", edgecolor=GREY
    )
    ax.add_patch(chip)
    _part(ax, 0.0, 1.2, 1.35, 2.6, GREY, "DRAM")
    _part(ax, 2.5, 1.2, 0.95, 2.6, PURPLE, "DMA")
    _part(ax, 4.4, 2.75, 1.75, 1.05, BLUE, f"NRAM\n{nram / 1024:g} KiB")
    _part(ax, 4.4, 0.4, 1.75, 1.05, BLUE, f"WRAM\n{wram / 1024:g} KiB")
    _part(ax, 7.35, 2.75, 2.2, 1.05, ORANGE, "VFU\nvectors: ReLU, …")
    _part(ax, 7.35, 0.4, 2.2, 1.6, ORANGE, f"MFU\n{pes} PEs × {lanes} lanes\n= {pes * lanes} MACs a cycle")
    for i, (queue, drives) in enumerate((("memory", "DMA"), ("control", "loops, SYNC"), ("compute", "MFU, VFU"))):
        _part(ax, (2.5, 4.93, 7.35)[i], 4.85, 2.2, 0.85, GREEN, f"{queue} queue\n{drives}")
    _flow(ax, (1.35, 2.5), (2.5, 2.5), both=True)
    ax.text(1.82, 2.68, f"{bandwidth:g}\nB/cycle", ha="center", va="bottom", fontsize=8.5)
    _flow(ax, (3.45, 3.27), (4.4, 3.27), both=True)
    ax.text(3.92, 3.42, "neurons", ha="center", va="bottom", fontsize=8.5)
    _flow(ax, (3.45, 1.33), (4.4, 0.93))
    ax.text(3.92, 0.6, "weights", ha="center", va="bottom", fontsize=8.5)
    _flow(ax, (6.15, 3.4), (7.35, 3.4), both=True)
    _flow(ax, (5.9, 2.75), (7.35, 1.65), both=True)
    _flow(ax, (6.15, 0.93), (7.35, 0.93))
    for x, down in ((2.98, 3.8), (8.45, 3.8)):
        _flow(ax, (x, 4.85), (x, down), dotted=True)
    return figure


def _part(ax: Axes, x: float, y: float, width: float, height: float, colour: str, text: str) -> None:
    box = FancyBboxPatch(
        (x, y), width, height, boxstyle="round,pad=0,rounding_size=0.08", facecolor="white", edgecolor=colour
    )
    box.set_linewidth(2)
    ax.add_patch(box)
    ax.text(x + width / 2, y + height / 2, text, ha="center", va="center", fontsize=9.5)


def _flow(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], *, both: bool = False, dotted: bool = False
) -> None:
    arrow = FancyArrowPatch(
        start,
        end,
        arrowstyle="<|-|>" if both else "-|>",
        mutation_scale=11,
        color=GREY,
        linewidth=1.2,
        linestyle=":" if dotted else "-",
        shrinkA=1,
        shrinkB=1,
    )
    ax.add_patch(arrow)
