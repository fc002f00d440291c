"""A ball on a bowl, the loss along one weight: what the learning rate does, step by step.

The walk of the moving picture is computed in the browser (bowl_widget.js); tests hold it equal to course_lib.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.arguments import positive, whole
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot

STEPS = 40

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "The learning rate on a bowl",
        "rate": "Learning rate α",
        "steps": "Steps",
        "start": "Start w",
        "w": "w",
        "loss": "loss L",
        "step": "step",
        "extra": "L above the bottom",
        "picture": "The loss over one weight, a bowl, and the points that descent visits from the start",
        "curve": "How far the loss lies above the bottom, after each step",
        "once": "One step to the bottom.",
        "creeps": "Each step leaves {factor} of the distance: it creeps down one side.",
        "jumps": "Each step leaves {factor} of the distance: it jumps across, and comes closer.",
        "forever": "It jumps between two points for ever.",
        "away": "Each step multiplies the distance by {factor}: it runs away.",
        "hint": "Drag in the picture to move the start, or use the arrow keys on a slider.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class BowlWidget(PageWidget):
    """The widget behind `bowl_widget`; `share` is the learning rate in hundredths of 2/λ."""

    kind: ClassVar[str] = "bowl"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("share", "steps", "start", "range", "bowl", "labels")

    share = traitlets.Int(20).tag(sync=True)
    steps = traitlets.Int(10).tag(sync=True)
    start = traitlets.Float().tag(sync=True)
    range: Any = traitlets.List().tag(sync=True)
    bowl = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"BowlWidget(share={self.share}, steps={self.steps}, start={self.start:g})"


def bowl_widget(
    curvature: float,
    best: float,
    floor: float,
    *,
    start: float,
    share: int = 20,
    steps: int = 10,
    labels: Mapping[str, str] = LABELS,
) -> BowlWidget:
    """Return a widget for L(w) = floor + curvature/2 · (w − best)², walked down from `start` at the reader's rate.

    curvature: λ > 0, in units of L per unit of w squared · share: the learning rate at the start, in hundredths of its
    limit 2/λ, 1 to 120 · steps: 0 to 40. Raises ValueError for what lies outside, and for a missing label.
    """
    positive("curvature", curvature)
    whole("share", share, least=1)
    whole("steps", steps, least=0)
    if share > 120 or steps > STEPS or start == best:
        raise ValueError(
            f"Needed share ≤ 120, steps ≤ {STEPS}, start ≠ best; got {share}, {steps}, {start} and {best}."
        )
    check_labels(labels, LABELS)
    reach = 1.15 * abs(start - best)
    ends = [round(best - reach, 1), round(best + reach, 1)]
    bowl = {"curvature": float(curvature), "best": float(best), "floor": float(floor)}
    widget = BowlWidget(share=share, steps=steps, start=float(start), range=ends, bowl=bowl, labels=dict(labels))
    widget.still = _still(widget)
    return widget


def _still(widget: BowlWidget) -> str:
    """Return an <svg> of the bowl and the first walk; classes as in bowl_widget.css."""
    curvature, best, floor = (widget.bowl[name] for name in ("curvature", "best", "floor"))
    low, high = widget.range
    w = np.linspace(low, high, 161)
    loss = floor + curvature / 2 * (w - best) ** 2
    factor = 1 - widget.share / 50
    path = best + (widget.start - best) * factor ** np.arange(widget.steps + 1)
    plot = Plot(
        widget.labels["picture"],
        x=Axis((low, high), widget.labels["w"]),
        y=Axis((0, 1.08 * float(loss.max())), widget.labels["loss"]),
        height=300,
    )
    heights = floor + curvature / 2 * (path - best) ** 2
    plot.path(w, loss, "curve blue")
    plot.path(path, heights, "thin orange")
    for at, height in zip(path, heights, strict=True):
        plot.dot(float(at), float(height), "dot orange", 4)
    return plot.svg()
