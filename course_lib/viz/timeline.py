"""When each queue of the modelled machine worked, and for which layer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import BoundaryNorm, ListedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter

from course_lib.types import Event
from course_lib.viz.labels import called, drawable
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

QUEUES = ("control", "compute", "memory")
_LAYER_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, "#56b4e9", "#e69f00", "#7f7f7f", "#c9b900")
_FEW = 8  # layers that have a colour each; more have a scale
_READABLE = 60  # events whose bars stand apart and say what they do
_DRAWN = 1500  # events that are drawn one by one
_BINS = 240  # slices of time that more events are summed in
_HEIGHT = 0.72  # of a bar, in rows

Colour = tuple[float, float, float]
Kind = tuple[str, int, bool]  # queue, layer id, whether it stores


@styled
def timeline(events: Sequence[Event], *, names: Mapping[int, str] | None = None, until: float | None = None) -> Figure:
    """Draw when each queue worked, and for which layer; stores are lighter. A Gantt chart (甘特图).

    Very many events are summed in slices of time: a bar is then as high as its share of the slice.
    names: layer id → name, for the legend · until: cycles that the axis reaches, to compare two runs.
    Raises ValueError without events, or for a queue that is not of QUEUES.
    """
    if not events:
        raise ValueError("A timeline needs at least one event, got none.")
    unknown = {event.queue for event in events} - set(QUEUES)
    if unknown:
        raise ValueError(f"The machine's queues are {', '.join(QUEUES)}; an event stands in {sorted(unknown)[0]!r}.")
    ids = sorted({event.layer_id for event in events})
    few = len(ids) <= _FEW
    palette = _LAYER_COLOURS if few else mpl.colormaps["viridis"](np.linspace(0, 0.9, len(ids)))
    colours = {i: to_rgb(palette[k]) for k, i in enumerate(ids)}
    figure, axes = grid_of_axes(1, 1, width=8, height=2.9)
    ax = axes[0, 0]
    end = max(event.end for event in events)
    end = end if until is None else max(end, until)
    ax.set(xlim=(0, end * 1.01 or 1), ylim=(2.55, -0.55), ylabel="queue")
    ax.xaxis.set_major_formatter(EngFormatter(sep=" "))
    ax.set_yticks(range(len(QUEUES)), QUEUES)
    ax.grid(visible=False, axis="y")
    ax.set_axisbelow(True)
    if few:
        _legend(ax, events, colours, names or {})
    else:
        _scale(figure, ax, colours)
    summed = len(events) > _DRAWN
    ax.set_xlabel("time (cycles); the height of a bar is its share of the time" if summed else "time (cycles)")
    if summed:
        _draw_shares(ax, _by_kind(events), colours, end)
    else:
        _draw_bars(figure, ax, _by_kind(events), colours, apart=len(events) <= _READABLE)
    return figure


def _by_kind(events: Sequence[Event]) -> dict[Kind, list[Event]]:
    kinds: dict[Kind, list[Event]] = {}
    for event in events:
        kinds.setdefault((event.queue, event.layer_id, event.what.startswith("store")), []).append(event)
    return kinds


def _shade(colour: Colour, stores: bool) -> Colour:
    red, green, blue = (0.45 * part + 0.55 if stores else part for part in colour)
    return red, green, blue


def _draw_bars(
    figure: Figure, ax: Axes, kinds: Mapping[Kind, Sequence[Event]], colours: Mapping[int, Colour], *, apart: bool
) -> None:
    """One bar an event; with `apart`, wide bars have white edges and say what they do."""
    end = ax.get_xlim()[1]
    figure.draw_without_rendering()
    for (queue, layer_id, stores), events in kinds.items():
        row, colour = QUEUES.index(queue), _shade(colours[layer_id], stores)
        spans = [(event.start, event.end - event.start) for event in events]
        edges = ["white" if apart and width > end / 200 else colours[layer_id] for _, width in spans]
        ax.broken_barh(spans, (row - _HEIGHT / 2, _HEIGHT), facecolors=[colour], edgecolors=edges, linewidth=0.5)
        for event in events if apart else ():
            _write_inside(ax, event, row, colour)


def _write_inside(ax: Axes, event: Event, row: int, colour: Colour) -> None:
    """Write what `event` does into its bar, in one word if the bar is narrow; nothing fits a very narrow one."""
    ink = "white" if 0.3 * colour[0] + 0.6 * colour[1] + 0.1 * colour[2] < 0.5 else "black"
    left, right = (ax.transData.transform((at, row))[0] for at in (event.start, event.end))
    what = drawable(event.what, otherwise="")
    for words in (what, what.split(" ")[0]):
        middle = (event.start + event.end) / 2
        text = ax.text(middle, row, words, ha="center", va="center", fontsize=8, color=ink)
        if text.get_window_extent().width + 6 <= right - left:
            return
        text.remove()


def _draw_shares(ax: Axes, kinds: Mapping[Kind, Sequence[Event]], colours: Mapping[int, Colour], end: float) -> None:
    """In every slice of time, pile up the share of it that each kind of event works."""
    edges = np.linspace(0, end, _BINS + 1)
    filled = {queue: np.zeros(_BINS) for queue in QUEUES}
    for (queue, layer_id, stores), events in sorted(kinds.items()):
        spans = np.array(sorted((event.start, event.end) for event in events))
        worked = np.concatenate([[0], np.cumsum(spans[:, 1] - spans[:, 0])])  # before span k
        times = spans.ravel()
        busy = np.interp(edges, times, np.repeat(worked, 2)[1:-1])
        share = np.diff(busy) / (end / _BINS)
        shown = share > 0
        bottom = QUEUES.index(queue) + _HEIGHT / 2 - _HEIGHT * filled[queue][shown]
        ax.bar(
            edges[:-1][shown],
            -_HEIGHT * share[shown],
            end / _BINS,
            bottom,
            align="edge",
            color=_shade(colours[layer_id], stores),
            edgecolor=_shade(colours[layer_id], stores),  # no seams between slices
            linewidth=0.4,
        )
        filled[queue] += share


def _legend(ax: Axes, events: Sequence[Event], colours: Mapping[int, Colour], names: Mapping[int, str]) -> None:
    handles = [Patch(color=colour, label=called(i, names.get(i, ""))) for i, colour in colours.items()]
    if any(event.what.startswith("store") for event in events):
        handles.append(Patch(color=_shade(to_rgb(GREY), True), label="lighter: store"))
    ax.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.5, 1), ncols=5, fontsize=9)


def _scale(figure: Figure, ax: Axes, colours: Mapping[int, Colour]) -> None:
    ids, count = list(colours), len(colours)
    shades = mpl.cm.ScalarMappable(BoundaryNorm(np.arange(count + 1) - 0.5, count), ListedColormap([*colours.values()]))
    bar = figure.colorbar(shades, ax=ax, label="LayerID (lighter: store)", pad=0.01)
    every = range(0, count, -(-count // 10))
    bar.set_ticks(list(every), labels=[str(ids[k]) for k in every])
    bar.ax.minorticks_off()
