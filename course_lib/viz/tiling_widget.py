"""Tiles of a product to play with, and the timeline they give, in JupyterLab and, without a kernel, in a static page.

The moving picture's schedule is computed in the browser (tiling_schedule.js); tests hold it equal to course_lib.dlp.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import traitlets

from course_lib.types import Event
from course_lib.viz.page_widget import PageWidget

AXES = ("rows", "outputs", "inputs")
"""What a tile has sizes of."""

MACHINE = ("pes", "lanes", "vfu_lanes", "nram", "wram", "bandwidth", "rates", "passes", "ideal")
"""The numbers of a machine that the widget reckons with."""

MOST = 500
"""More events than this make a still picture heavy, and no clearer."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Tiles and their timeline",
        "rows": "Rows r",
        "outputs": "Outputs n",
        "inputs": "Inputs",
        "overlap": "Overlapped: two buffers each",
        "form": "Number format",
        "compute": "compute",
        "memory": "memory",
        "load neurons": "load neurons",
        "load weights": "load weights",
        "store": "store",
        "matrix": "matrix product",
        "vector": "convert",
        "axis": "time (cycles)",
        "first": "the first {shown} of {steps} steps",
        "used": "{used} of {size} bytes",
        "over": "✗ needs {used} of {size} bytes",
        "empty": "The tile does not fit",
        "cycles": "Cycles",
        "bound": "bound by",
        "dram": "DRAM",
        "busy": "multipliers busy",
        "steps": "steps",
        "picture": "When the compute queue (above) and the memory queue (below) work",
        "still": "When the compute queue (above) and the memory queue (below) work, for the tile at the start",
        "hint": "Drag a slider, or use the arrow keys on it. With two buffers each, a tile may take half of NRAM and "
        "half of WRAM.",
    }
)
"""Every word of the widget; hand in your own to translate it."""

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _ROW, _BAR = 640, 136, 66, 626, 44, 32
_TOPS = {"compute": 14, "memory": 58}


class TilingWidget(PageWidget):
    """The widget behind `tiling_widget`; the tile, `overlap` and `form` follow the reader and lead the picture."""

    kind: ClassVar[str] = "tiling"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("product", "machine", *AXES, "overlap", "form", "labels")
    before: ClassVar[tuple[Path, ...]] = (files.with_name("tiling_schedule.js"),)

    product = traitlets.Dict().tag(sync=True)
    machine = traitlets.Dict().tag(sync=True)
    rows = traitlets.Int().tag(sync=True)
    outputs = traitlets.Int().tag(sync=True)
    inputs = traitlets.Int().tag(sync=True)
    overlap = traitlets.Bool().tag(sync=True)
    form = traitlets.Unicode().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return (
            f"TilingWidget(rows={self.rows}, outputs={self.outputs}, inputs={self.inputs}, "
            f"overlap={self.overlap}, form={self.form!r})"
        )


def tiling_widget(
    product: Mapping[str, int],
    machine: Mapping[str, Any],
    tiles: Mapping[str, int],
    events: Sequence[Event],
    *,
    overlap: bool = False,
    form: str = "float32",
    labels: Mapping[str, str] = LABELS,
) -> TilingWidget:
    """Return a widget to choose tiles of a fully connected product and see what becomes of its time.

    product: {"rows": M, "outputs": N, "inputs": K} · machine: the numbers named in MACHINE, of one core, such as
    `vars(Machine.load())` · tiles: the sizes at the start · events: what the simulator did with them, for the still
    picture. Raises ValueError for what is missing, for several cores, and for a start that lies on no slider.
    """
    for name, given, keys in (("product", product, AXES), ("machine", machine, MACHINE), ("tile", tiles, AXES)):
        missing = [key for key in keys if key not in given]
        if missing:
            raise ValueError(f"The widget's {name} needs {', '.join(missing)}.")
    for key in AXES:
        if not 1 <= tiles[key] <= product[key]:
            raise ValueError(f"A tile's {key} must lie in [1, {product[key]}], got {tiles[key]}.")
    if machine.get("cores", 1) != 1:
        raise ValueError(f"The widget shows one core, got a machine of {machine['cores']}.")
    if form not in machine["rates"]:
        raise ValueError(f"The machine's number formats are {', '.join(machine['rates'])}, got {form!r}.")
    if not 0 < len(events) <= MOST:
        raise ValueError(f"The still picture shows 1 to {MOST} events, got {len(events)}.")
    lacking = LABELS.keys() - labels.keys()
    if lacking:
        raise ValueError(f"The widget needs a label for {', '.join(sorted(lacking))}.")
    numbers = {key: machine[key] for key in MACHINE}
    widget = TilingWidget(
        product={key: int(product[key]) for key in AXES},
        machine={**numbers, "rates": dict(machine["rates"]), "passes": dict(machine["passes"])},
        **{key: int(tiles[key]) for key in AXES},
        overlap=bool(overlap),
        form=form,
        labels=dict(labels),
    )
    widget.still = _still(events, labels)
    return widget


def _still(events: Sequence[Event], labels: Mapping[str, str]) -> str:
    """Return an <svg> of the queues' events; classes as in tiling_widget.css."""
    end = max(event.end for event in events)
    scale = (_RIGHT - _LEFT) / end
    bars = "".join(
        f'<path d="M{_LEFT + event.start * scale:.2f},{_TOPS[event.queue]}h{(event.end - event.start) * scale:.2f}'
        f'v{_BAR}H{_LEFT + event.start * scale:.2f}z" class="{escape(event.what.replace(" ", "-"))} apart"/>'
        for event in events
        if event.queue in _TOPS
    )
    words = "".join(
        f'<text x="{_LEFT - 6}" y="{top + _BAR / 2 + 4:.0f}" text-anchor="end">{escape(labels[queue])}</text>'
        for queue, top in _TOPS.items()
    )
    bottom = 8 + 2 * _ROW
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(labels["still"])}">{bars}{words}'
        f'<line x1="{_LEFT}" y1="{bottom}" x2="{_RIGHT}" y2="{bottom}" class="axis"/>'
        f'<text x="{_LEFT}" y="{bottom + 16}">0</text>'
        f'<text x="{_RIGHT}" y="{bottom + 16}" text-anchor="end">{end:,.0f}</text>'
        f'<text x="{_RIGHT}" y="{bottom + 34}" text-anchor="end" class="name">{escape(labels["axis"])}</text></svg>'
    )
