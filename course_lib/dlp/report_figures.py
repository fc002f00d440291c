"""The figures of a report, each inside the page as data, with words for those who cannot see it."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from course_lib.dlp.machine import Machine
from course_lib.types import Cost, Event, Saturation

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_LARGE = 400_000  # bytes of SVG: a picture of more strokes is smaller as pixels


def figures_of(cost: Cost, events: Sequence[Event], machine: Machine | None) -> list[str]:
    """Return roofline, timeline and buffers as HTML: those that there are records for."""
    from course_lib.viz import buffer_occupancy, roofline, timeline  # drawing is loaded where a page is asked for

    drawn = []
    core = " of core 0" if machine and machine.cores > 1 else ""
    points = [layer for layer in cost.layers if layer.macs and layer.intensity]
    if points:
        words = "; ".join(f"{layer.name} at {layer.intensity:.3g} op/B is {layer.bound}-bound" for layer in points)
        drawn.append(_figure("Roofline: what each layer reaches, and what it could", f"{words}.", roofline(cost)))
    if events:
        names = {layer.layer_id: layer.name for layer in cost.layers}
        end = max(event.end for event in events)
        shares = ", ".join(f"{queue} {100 * busy / end:.0f} %" for queue, busy in _busy(events).items())
        words = f"The queues work for these shares of {end:,.10g} cycles: {shares}."
        drawn.append(_figure(f"Timeline: when each queue{core} works", words, timeline(events, names=names)))
    if events and machine:
        most = {"NRAM": max(e.nram for e in events), "WRAM": max(e.wram for e in events)}
        words = f"At most {most['NRAM']:,} B of {machine.nram:,} B in NRAM, "
        words += f"{most['WRAM']:,} B of {machine.wram:,} B in WRAM."
        figure = buffer_occupancy(events, nram=machine.nram, wram=machine.wram)
        drawn.append(_figure(f"Buffers: bytes in use{core} over time", words, figure))
    return drawn


def saturation_figure(records: Sequence[Saturation]) -> str:
    """Return the shares that saturated as HTML."""
    from course_lib.viz import saturation_bars

    words = "; ".join(
        f"{r.name}: {100 * r.neuron_share:.3g} % of neurons, {100 * r.weight_share:.3g} % of weights" for r in records
    )
    return _figure("Saturation: shares that were cut", f"{words}.", saturation_bars(records))


def _busy(events: Sequence[Event]) -> dict[str, float]:
    """Return queue → cycles in which it worked."""
    busy: dict[str, float] = {}
    for event in events:
        busy[event.queue] = busy.get(event.queue, 0.0) + event.end - event.start
    return busy


def _figure(caption: str, words: str, figure: Figure) -> str:
    """A picture inside the page, with `words` for those who cannot see it."""
    import matplotlib as mpl

    file = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "dlp"}):  # the same picture gives the same page
        figure.savefig(file, format="svg", metadata={"Date": None})
    kind, content = "svg+xml", file.getvalue()
    if len(content) > _LARGE:
        file = io.BytesIO()
        figure.savefig(file, format="png", dpi=160)
        kind, content = "png", file.getvalue()
    data = base64.b64encode(content).decode("ascii")
    return (
        f'<figure><div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<img src="data:image/{kind};base64,{data}" alt="{escape(words)}"></div>'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )
