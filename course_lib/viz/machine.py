"""What a network does to a modelled machine: against its roofs, over time, and in its buffers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import BoundaryNorm, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter

from course_lib.types import Cost, Event, LayerCost
from course_lib.viz.labels import drawable, label_points
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

QUEUES = ("control", "compute", "memory")
_LAYER_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, "#56b4e9", "#e69f00", "#7f7f7f", "#f0e442")
_FEW = 8  # layers that have a name or a colour each; more have numbers and a scale
_READABLE = 60  # bars that are drawn apart and say what they do
_PIXELS = 4000  # no screen shows a shorter gap between two bars of one layer


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
        axis.set_major_formatter("{x:,g}")
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
def timeline(events: Sequence[Event], *, names: Mapping[int, str] | None = None) -> Figure:
    """Draw when each queue of the machine worked, and for which layer; stores are hatched.

    names: layer id → name, for the legend. Raises ValueError without events, or for a queue that is not of QUEUES.
    """
    if not events:
        raise ValueError("A timeline needs at least one event, got none.")
    unknown = {event.queue for event in events} - set(QUEUES)
    if unknown:
        raise ValueError(f"The machine's queues are {', '.join(QUEUES)}; an event stands in {sorted(unknown)[0]!r}.")
    ids = sorted({event.layer_id for event in events})
    few = len(ids) <= _FEW
    scale = mpl.colormaps["viridis"].resampled(len(ids))
    colours = {i: _LAYER_COLOURS[k] if few else scale(k) for k, i in enumerate(ids)}
    figure, axes = grid_of_axes(1, 1, width=8, height=2.9)
    ax = axes[0, 0]
    span = max(event.end for event in events)
    ax.set(xlim=(0, span * 1.01 or 1), ylim=(2.55, -0.55), xlabel="time (cycles)", ylabel="queue")
    ax.xaxis.set_major_formatter(EngFormatter(sep=" "))
    ax.set_yticks(range(3), QUEUES)
    ax.grid(visible=False, axis="y")
    ax.set_axisbelow(True)
    bars = _bars(events, gap=span / _PIXELS)
    separate = sum(map(len, bars.values())) <= _READABLE
    for (queue, layer_id, stores), spans in bars.items():
        colour = colours[layer_id]
        widths = [(start, end - start) for start, end, _ in spans]
        wide = [(stores or separate) and width > span / 200 for _, width in widths]
        edges = ["white" if w else colour for w in wide]  # of the bar and of its hatching; a thin bar needs its colour
        place = (QUEUES.index(queue) - 0.36, 0.72)
        hatch = "////" if stores else None
        ax.broken_barh(widths, place, facecolors=[colour], edgecolors=edges, linewidth=0.5, hatch=hatch)
    if few:
        called = names or {}
        handles = [Patch(color=colours[i], label=_called(i, called.get(i, ""))) for i in ids]
        if any(stores for _, _, stores in bars):
            handles.append(Patch(facecolor=GREY, edgecolor="white", hatch="////", label="hatched: store"))
        ax.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.5, 1), ncols=5, fontsize=9)
    else:
        shades = mpl.cm.ScalarMappable(BoundaryNorm(np.arange(len(ids) + 1) - 0.5, len(ids)), scale)
        bar = figure.colorbar(shades, ax=ax, label="LayerID (hatched: store)", pad=0.01)
        every = range(0, len(ids), -(-len(ids) // 10))
        bar.set_ticks(list(every), labels=[str(ids[k]) for k in every])
        bar.ax.minorticks_off()
    if separate:
        _write_inside(figure, ax, bars, colours)
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


def _name(layer: LayerCost) -> str:
    return drawable(layer.name, otherwise=f"layer {layer.layer_id}")


def _called(layer_id: int, name: str) -> str:
    text = drawable(name, otherwise="")
    return f"{layer_id} {text}" if text else f"layer {layer_id}"


def _key(ax: Axes, layers: Sequence[LayerCost]) -> None:
    """Write which number is which layer, to the right of `ax`, beside the legend that `ax` has."""
    first = ax.get_legend()
    lines = [Line2D([], [], linestyle="none", label=_called(layer.layer_id, layer.name)) for layer in layers]
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


Bars = dict[tuple[str, int, bool], list[tuple[float, float, str]]]


def _bars(events: Sequence[Event], *, gap: float) -> Bars:
    """Return (queue, layer id, stores?) → spans (start, end, what); spans of one kind less than `gap` apart are one."""

    def kind(event: Event) -> tuple[str, int, bool]:
        return event.queue, event.layer_id, event.what.startswith("store")

    bars: Bars = {}
    for key, group in groupby(sorted(events, key=lambda e: (kind(e), e.start)), key=kind):
        spans: list[tuple[float, float, str]] = []
        for event in group:
            if spans and event.start - spans[-1][1] < gap and event.what == spans[-1][2]:
                start, end, what = spans[-1]
                spans[-1] = start, max(end, event.end), what
            else:
                spans.append((event.start, event.end, event.what))
        bars[key] = spans
    return bars


def _write_inside(figure: Figure, ax: Axes, bars: Bars, colours: Mapping[int, object]) -> None:
    """Write what each bar does into it, where the bar is wide enough."""
    figure.draw_without_rendering()
    for (queue, layer_id, stores), spans in bars.items():
        red, green, blue = to_rgb(colours[layer_id])  # type: ignore[arg-type]
        ink = "white" if 0.3 * red + 0.6 * green + 0.1 * blue < 0.5 else "black"
        for start, end, what in spans:
            back = {"facecolor": colours[layer_id], "edgecolor": "none", "pad": 1} if stores else None
            text = ax.text(
                (start + end) / 2,
                QUEUES.index(queue),
                drawable(what, otherwise=""),
                ha="center",
                va="center",
                fontsize=8,
                color=ink,
                bbox=back,
            )
            width = ax.transData.transform((end, 0))[0] - ax.transData.transform((start, 0))[0]
            if text.get_window_extent().width + 6 > width:
                text.remove()
