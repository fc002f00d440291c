"""The timeline of the modelled machine shows each event where and when it happened, or what share of time it took."""

from __future__ import annotations

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.figure import Figure

from course_lib.types import Event
from course_lib.viz import timeline
from tests.dlp.costs import EVENTS
from tests.viz.test_machine import texts


def bars(figure: Figure) -> dict[tuple[int, tuple[float, ...]], set[tuple[float, float]]]:
    """Of a timeline: (row, colour) → spans (start, end)."""
    found: dict[tuple[int, tuple[float, ...]], set[tuple[float, float]]] = {}
    for collection in figure.axes[0].collections:
        assert isinstance(collection, PolyCollection)
        colour = tuple(np.round(collection.get_facecolor()[0], 3))
        for path in collection.get_paths():
            box = path.get_extents()
            found.setdefault((round((box.y0 + box.y1) / 2), colour), set()).add((box.x0, box.x1))
    return found


def test_timeline_draws_each_event_in_its_queue_and_layers_in_their_colours() -> None:
    figure = timeline(EVENTS, names={0: "fc1", 2: "fc2"})
    ax = figure.axes[0]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["control", "compute", "memory"]
    found = bars(figure)
    assert sorted(map(sorted, found.values())) == [[(0, 100), (100, 300)], [(300, 425)], [(425, 475)], [(475, 775)]]
    rows = {spans: row for (row, _), group in found.items() for spans in group}
    assert rows == {(0, 100): 2, (100, 300): 2, (300, 425): 1, (425, 475): 2, (475, 775): 1}
    colours = {spans: colour for (_, colour), group in found.items() for spans in group}
    assert colours[0, 100] == colours[300, 425], "one layer, one colour"
    assert len({colours[300, 425], colours[475, 775], colours[425, 475]}) == 3, "layers differ, and stores are lighter"
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["0 fc1", "2 fc2", "lighter: store"]
    assert texts(ax) == ["load neurons", "load weights", "matrix", "store", "matrix"]
    assert texts(timeline(EVENTS, until=2000).axes[0]) == ["load", "load", "matrix"], "one word, where two do not fit"
    crowded = [*EVENTS, Event("control", 2, "loop", 775, 776)]
    assert "loop" not in texts(timeline(crowded).axes[0]), "what does not fit into its bar is left out"


def ticking(count: int) -> list[Event]:
    """Two layers in turn in the compute queue, 3 and 1 cycles of every 5, and half of the time in memory."""
    events = []
    for i in range(count):
        events += [
            Event("compute", 0, "matrix", 5 * i, 5 * i + 3),
            Event("compute", 1, "vector", 5 * i + 3, 5 * i + 4),
            Event("memory", 0, "load weights", 5 * i, 5 * i + 2.5),
        ]
    return events


def test_very_many_events_are_shares_of_time() -> None:
    figure = timeline(ticking(2400))  # 10 periods in each of 240 slices
    ax = figure.axes[0]
    heights = [{round(-patch.get_height() / 0.72, 3) for patch in bars.patches} for bars in ax.containers]
    assert heights == [{0.6}, {0.2}, {0.5}]
    bottoms = [{round(patch.get_y(), 3) for patch in bars.patches} for bars in ax.containers]
    assert bottoms == [{1.36}, {round(1.36 - 0.6 * 0.72, 3)}, {2.36}], (
        "shares stand on each other, in their queue's row"
    )
    assert "share" in ax.get_xlabel()


def test_timeline_of_many_layers_has_a_scale_instead_of_a_legend() -> None:
    events = [Event("compute", i, "matrix", i, i + 1) for i in range(40)]
    figure = timeline(events)
    assert figure.axes[0].get_legend() is None
    assert "LayerID" in figure.axes[1].get_ylabel()
    colours = [colour for _, colour in bars(figure)]
    assert len(set(colours)) == 40
