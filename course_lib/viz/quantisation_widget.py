"""Weights in fixed point to play with: position, scale and bits, in JupyterLab and, without a kernel, in a static page.

The rounding of the moving picture runs in the browser (quantisation_widget.js); tests hold it equal to course_lib.dlp.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Array
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot

MOST = 4096
"""More weights than this make a page heavy, and no picture clearer."""

RANGES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"bits": (2, 16), "position": (-16, 4), "scale": (1.0, 2.0)}
)
"""How far each slider goes."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Weights in fixed point",
        "bits": "Bits n",
        "position": "Position p",
        "scale": "Scale s",
        "step": "step 2ᵖ/s",
        "saturated": "saturated",
        "zeros": "rounded to 0",
        "error": "root mean squared error",
        "axis": "weight",
        "picture": "Histogram of the weights before (grey) and after (blue line); what saturated is orange, "
        "and two dashed lines are the ends of the range",
        "still": "Histogram of the weights; two dashed lines are the ends of the range",
        "hint": "Drag in the picture to move the ends of the range, or use the arrow keys on a slider. Heights grow "
        "with the root of the share.",
    }
)
"""Every word of the widget; hand in your own to translate it."""

_BINS = 81
_TICKS = (0.01, 0.05, 0.2, 0.5, 1.0)


class QuantisationWidget(PageWidget):
    """The widget behind `quantisation_widget`; `bits`, `position`, `scale` follow the reader and lead the picture."""

    kind: ClassVar[str] = "quantisation"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("weights", "bits", "position", "scale", "ranges", "labels")

    weights: Any = traitlets.List().tag(sync=True)
    bits = traitlets.Int().tag(sync=True)
    position = traitlets.Int().tag(sync=True)
    scale = traitlets.Float().tag(sync=True)
    ranges = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"QuantisationWidget(bits={self.bits}, position={self.position}, scale={self.scale})"


def quantisation_widget(
    weights: Array, *, position: int, bits: int = 8, scale: float = 1.0, labels: Mapping[str, str] = LABELS
) -> QuantisationWidget:
    """Return a widget to move the fixed-point format of `weights` (any shape) and see what it does to them.

    Raises ValueError for no weights, too many, or some that are not finite or all 0; for a start that lies on no
    slider; and for a missing label.
    """
    flat = np.asarray(weights, np.float64).reshape(-1)
    if not 0 < flat.size <= MOST or not np.isfinite(flat).all() or not flat.any():
        raise ValueError(f"The widget shows 1 to {MOST} finite weights that are not all 0, got {flat.size}.")
    for name, value in (("bits", bits), ("position", position), ("scale", scale)):
        low, high = RANGES[name]
        if not low <= value <= high:
            raise ValueError(f"The widget's {name} must lie in [{low}, {high}], got {value}.")
    check_labels(labels, LABELS)
    widget = QuantisationWidget(
        weights=[float(f"{w:.6g}") for w in flat],
        bits=int(bits),
        position=int(position),
        scale=float(scale),
        ranges={name: list(ends) for name, ends in RANGES.items()},
        labels=dict(labels),
    )
    widget.still = _still(flat, bits, position, scale, labels)
    return widget


def _still(weights: Array, bits: int, position: int, scale: float, labels: Mapping[str, str]) -> str:
    """Return an <svg> of the weights and the range at the start; classes as in quantisation_widget.css."""
    reach = 2.05 * float(np.abs(weights).max())
    counts, edges = np.histogram(weights, _BINS, range=(-reach, reach))
    plot = Plot(
        labels["still"],
        x=Axis((-reach, reach), labels["axis"], grid=False),
        y=Axis((0, 1), scale="root", ticks=_TICKS, text=lambda share: f"{100 * share:g} %"),
        height=270,
        margin={"left": 48},
    )
    for count, left, right in zip(counts, edges[:-1], edges[1:], strict=True):
        if count:
            plot.bar(left, right, count / weights.size, "bar before")
    for end in np.array([-(2.0 ** (bits - 1)), 2.0 ** (bits - 1) - 1]) * 2.0**position / scale:
        if abs(end) <= reach:
            plot.line(end, 0, end, 1, "thin dashed end")
    return plot.svg()
