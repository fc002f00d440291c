"""What a network does to a modelled machine: how close its layers come to the roof, and how full its buffers are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import EngFormatter, LogFormatter

from course_lib.types import Cost, Event, LayerCost
from course_lib.viz.labels import called, drawable, label_points
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_STROKES = ((BLUE, "o-"), (ORANGE, "s--"), (GREEN, "^-."), (PURPLE, "D:"))
_FEW = 8  # layers that have their name beside their point; more have their number


@styled
def roofline(cost: Cost) -> Figure:
    """Draw each layer of `cost` by its arithmetic intensity and its performance, under the machine's roof.

    The roof rises with the bandwidth of the DRAM and ends at the peak of the layer's number format. Layers that do no
    MACs have no place here. Raises ValueError where that is all layers. Source: S. Williams, A. Waterman,
    D. Patterson, Roofline: An Insightful Visual Performance Model, CACM 2009.
    """
    layers = [layer for layer in cost.layers if layer.macs and layer.intensity and layer.total_cycles]
    if not layers:
        raise ValueError("A roofline needs a layer that does MACs and moves bytes; this cost has none.")
    giga = cost.clock / 1e9
    places = [(layer.intensity, 2 * layer.macs / layer.total_cycles * giga) for layer in layers]
    peaks = sorted({2 * layer.peak_macs * giga for layer in layers})
    slope = cost.bandwidth * giga  # GB/s
    few = len(layers) <= _FEW
    figure, axes = grid_of_axes(1, 1, width=7.2 if few else 8.4, height=4.2 if few else 5.2)
    ax = axes[0, 0]
    across = [x for x, _ in places] + [peak / slope for peak in peaks]
    up = [y for _, y in places] + peaks
    ax.set(xscale="log", yscale="log", xlim=(min(across) / 4, max(across) * 5), ylim=(min(up) / 4, max(up) * 4))
    ax.set(xlabel="arithmetic intensity (op/B)", ylabel="performance (GOP/s)")
    for axis in (ax.xaxis, ax.yaxis):
        _plain_numbers(axis)
    roofs = []
    for peak, stroke in zip(peaks, ("-", "--", ":"), strict=False):
        x = np.geomspace(min(across) / 4, max(across) * 5, 200)
        y = np.minimum(peak, slope * x)
        name = f"roof: {peak:,.4g} GOP/s, {slope:,.4g} GB/s"
        ax.plot(x, y, stroke, color=GREY, linewidth=1.5, label=name, zorder=1)
        roofs.append(np.column_stack([x, y])[y >= ax.get_ylim()[0]])
    for bound, colour, mark in (("memory", ORANGE, "o"), ("compute", BLUE, "s")):
        chosen = [place for place, layer in zip(places, layers, strict=True) if layer.bound == bound]
        if chosen:
            ax.plot(*zip(*chosen, strict=True), mark, color=colour, markersize=6, label=f"{bound}-bound", zorder=3)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2 if len(peaks) > 1 else 3, fontsize=9)
    if not few:
        _key(ax, layers)
    texts = [_name(layer) if few else str(layer.layer_id) for layer in layers]
    label_points(figure, ax, places, texts, avoid=np.concatenate(roofs))
    return figure


@styled
def buffer_occupancy(events: Sequence[Event], *, nram: int, wram: int) -> Figure:
    """Draw the bytes in use in NRAM and WRAM over time, with the sizes `nram` and `wram` (bytes) as dashed lines."""
    if not events:
        raise ValueError("An occupancy needs at least one event, got none.")
    figure, axes = grid_of_axes(2, 1, width=8, height=4.2, sharex=True)
    ordered = sorted(events, key=lambda event: event.end)
    ends = [0.0, *(event.end for event in ordered)]
    sizes = {"NRAM": nram, "WRAM": wram}
    used = {"NRAM": [0, *(e.nram for e in ordered)], "WRAM": [0, *(e.wram for e in ordered)]}
    for ax, (name, size) in zip(axes[:, 0], sizes.items(), strict=True):
        kilobytes = np.array(used[name]) / 1024
        ax.step(ends, kilobytes, where="post", color=BLUE, linewidth=1.5, label="in use")
        ax.fill_between(ends, kilobytes, step="post", color=BLUE, alpha=0.2, linewidth=0)
        ax.axhline(size / 1024, color=ORANGE, linestyle="--", linewidth=1.2, label="size")
        ax.set(ylabel=f"{name} (KiB)", ylim=(0, 1.12 * max(kilobytes.max(), size / 1024)))
        ax.set_title(f"{name}: at most {kilobytes.max():,.4g} KiB of {size / 1024:,.4g} KiB", loc="left")
        ax.xaxis.set_major_formatter(EngFormatter(sep=" "))
    axes[1, 0].set(xlabel="time (cycles)", xlim=(0, ends[-1] * 1.01 or 1))
    axes[0, 0].legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=2, fontsize=9)
    return figure


@styled
def dram_traffic(sides: Sequence[int], sizes: Sequence[float], *, least: float, largest: int) -> Figure:
    """Draw the DRAM traffic `sizes` (bytes) of square tiles of `sides`, and what no tiling can do without (`least`).

    largest: the side of the largest tile that fits the buffers. Raises ValueError unless each side has one size.
    """
    if len(sides) != len(sizes) or not sides:
        raise ValueError(f"Each tile needs its traffic, got {len(sides)} sides and {len(sizes)} sizes.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.6)
    ax = axes[0, 0]
    ax.plot(sides, [size / 1e6 for size in sizes], "o-", color=BLUE, label="loads and stores")
    ax.axhline(least / 1e6, color=GREY, linestyle=":", label="every number once")
    ax.axvline(largest, color=ORANGE, linestyle="--", linewidth=1.2, label=f"largest that fits: {largest}")
    ax.set(xscale="log", yscale="log", xlabel="side of a tile (rows, and outputs)", ylabel="DRAM traffic (MB)")
    ax.set_xticks(list(sides), [str(side) for side in sides])
    ax.minorticks_off()
    ax.yaxis.set_major_formatter("{x:,g}")
    ax.legend(fontsize=9)
    return figure


@styled
def cycles_per_image(batches: Sequence[int], curves: Mapping[str, Sequence[float]]) -> Figure:
    """Draw for each name the cycles an image takes in each of `batches`, both axes logarithmic; at most four names.

    Raises ValueError unless each batch has one number in each curve.
    """
    if not 1 <= len(curves) <= len(_STROKES) or any(len(curve) != len(batches) for curve in curves.values()):
        lengths = [len(curve) for curve in curves.values()]
        raise ValueError(f"Needed 1 to {len(_STROKES)} curves of {len(batches)} batches, got lengths {lengths}.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.6)
    ax = axes[0, 0]
    for (name, curve), (colour, stroke) in zip(curves.items(), _STROKES, strict=False):
        ax.plot(batches, curve, stroke, color=colour, markersize=5, label=name)
    ax.set(xscale="log", yscale="log", xlabel="images in a batch", ylabel="time of an image (cycles)")
    for axis in (ax.xaxis, ax.yaxis):
        _plain_numbers(axis)
    ax.legend(fontsize=9)
    return figure


def _plain_numbers(axis: Axis) -> None:
    """Write 200 and 1,000 on a logarithmic axis, not powers of ten; between them where there are few."""
    axis.set_major_formatter("{x:,g}")
    axis.set_minor_formatter(_WithCommas())


class _WithCommas(LogFormatter):
    """Names the same ticks as its base, and writes them as 2,000."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        return f"{x:,g}" if super().__call__(x, pos) else ""


def _name(layer: LayerCost) -> str:
    return drawable(layer.name, otherwise=f"layer {layer.layer_id}")


def _key(ax: Axes, layers: Sequence[LayerCost]) -> None:
    """Write which number is which layer, to the right of `ax`, beside the legend that `ax` has."""
    first = ax.get_legend()
    lines = [Line2D([], [], linestyle="none", label=called(layer.layer_id, layer.name)) for layer in layers]
    ax.legend(
        handles=lines,
        loc="upper left",
        bbox_to_anchor=(1, 1),
        ncols=-(-len(lines) // 24),
        fontsize=8,
        handlelength=0,
        handletextpad=0,
        title="LayerID, name",
        title_fontsize=8.5,
    )
    if first is not None:
        ax.add_artist(first)
