"""Losses to compare, in JupyterLab and, without a kernel, in a static page.

The maths of the moving picture runs in the browser (loss_widget.js); tests hold it equal to course_lib.maths.losses.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, Protocol

import numpy as np
import traitlets

from course_lib.types import Array
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot

KNOWN: Mapping[str, tuple[str, ...]] = {
    "residual": ("squared", "absolute", "smooth_l1", "zero_one"),
    "margin": ("zero_one", "perceptron", "logistic", "absolute", "squared", "squared_sigmoid"),
}
"""The losses that loss_widget.js can draw."""

SLIDERS: Mapping[str, tuple[float, float]] = {"beta": (0.1, 3.0), "tolerance": (0.1, 3.0)}
"""How far each parameter of a residual's loss turns."""

_SWATCH = '<svg viewBox="0 0 36 12" class="swatch" aria-hidden="true"><path d="M1,6L35,6" class="curve line-{}"/></svg>'
_X_RANGE = (-4.0, 4.0)
_FIRST = {"residual": ("squared", "absolute", "smooth_l1"), "margin": ("zero_one", "perceptron", "logistic")}

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Losses",
        "over": "Losses of",
        "residual": "the residual e = ŷ − y",
        "margin": "the margin m = y z",
        "residual_axis": "residual e",
        "margin_axis": "margin m",
        "point": "Point",
        "beta": "Smooth L1: β",
        "tolerance": "0-1 loss: T",
        "loss": "Loss",
        "value": "value",
        "derivative": "slope",
        "picture": "The {what} of these losses of {kind}: {losses}",
        "hint": "Tick the losses to compare. Drag in a picture, or use the arrow keys on a slider.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class Curve(Protocol):
    """What the widget asks of a loss: its name, its parameters, and its value and slope for the still picture."""

    @property
    def name(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, float]: ...
    def value(self, at: Array) -> Array: ...
    def derivative(self, at: Array) -> Array: ...


class LossWidget(PageWidget):
    """The widget behind `loss_widget`; `over`, `x`, `parameters` and `shown` follow the reader and lead the picture."""

    kind: ClassVar[str] = "losses"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("over", "x", "parameters", "shown", "names", "ranges", "x_range", "labels")

    over = traitlets.Unicode().tag(sync=True)
    x = traitlets.Float().tag(sync=True)
    parameters = traitlets.Dict().tag(sync=True)
    shown = traitlets.Dict().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)
    ranges = traitlets.Dict().tag(sync=True)
    x_range: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"LossWidget(over={self.over!r}, x={self.x})"


def loss_widget(
    residual: Mapping[str, Curve],
    margin: Mapping[str, Curve],
    *,
    over: str = "residual",
    x: float = 2.0,
    labels: Mapping[str, str] = LABELS,
) -> LossWidget:
    """Return a widget to compare losses `over` the residual or the margin, with a point x on all of them.

    `residual` and `margin` are RESIDUAL_LOSSES and MARGIN_LOSSES of course_lib.maths.losses or parts of them. Raises
    ValueError for a loss that the picture does not know, a start outside of it, and a missing label.
    """
    kinds = {"residual": residual, "margin": margin}
    for kind, losses in kinds.items():
        unknown = [key for key in losses if key not in KNOWN[kind]]
        if unknown or not losses:
            raise ValueError(
                f"Of a {kind} the widget draws {', '.join(KNOWN[kind])}; got {', '.join(losses) or 'none'}."
            )
    if over not in kinds:
        raise ValueError(f"The widget starts over the residual or the margin, got {over!r}.")
    if not _X_RANGE[0] <= x <= _X_RANGE[1]:
        raise ValueError(f"The point must lie in [{_X_RANGE[0]}, {_X_RANGE[1]}], got {x}.")
    check_labels(labels, LABELS)
    parameters = {name: value for curve in residual.values() for name, value in curve.parameters.items()}
    widget = LossWidget(
        over=over,
        x=x,
        parameters=parameters,
        shown={kind: [key for key in losses if key in _FIRST[kind]] for kind, losses in kinds.items()},
        names={kind: {key: curve.name for key, curve in losses.items()} for kind, losses in kinds.items()},
        ranges={name: list(SLIDERS[name]) for name in parameters},
        x_range=list(_X_RANGE),
        labels=dict(labels),
    )
    widget.still = _still(over, kinds[over], labels)
    return widget


def _still(over: str, losses: Mapping[str, Curve], labels: Mapping[str, str]) -> str:
    """Return an <svg> with the value of every loss, and below it which line is which."""
    at = np.linspace(*_X_RANGE, 161) + 1e-9  # beside the jumps
    names = ", ".join(curve.name for curve in losses.values())
    title = labels["picture"].format(what=labels["value"], kind=labels[over], losses=names)
    plot = Plot(title, x=Axis(_X_RANGE, labels[f"{over}_axis"]), y=Axis((-0.3, 5.0), labels["value"]))
    for index, curve in enumerate(losses.values()):
        y = curve.value(at)
        torn = np.flatnonzero(np.abs(np.diff(y)) > 0.5) + 1  # no loss but a torn one climbs so much in one sample
        plot.path(np.insert(at, torn, np.nan), np.insert(y, torn, np.nan), f"curve line-{index}")
    words = "".join(
        f'<span class="line-{index}">{_SWATCH.format(index)} {escape(curve.name)}</span>'
        for index, curve in enumerate(losses.values())
    )
    return f'{plot.svg()}<p class="legend">{words}</p>'
