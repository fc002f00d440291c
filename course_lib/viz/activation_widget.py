"""Activation functions to play with, in JupyterLab and, without a kernel, in a static page.

The maths of the moving picture runs in the browser (activation_widget.js); tests hold it equal to course_lib.maths.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Activation
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot

_X_RANGE = (-4.0, 4.0)

SLIDERS: Mapping[str, Mapping[str, tuple[float, float]]] = {
    "step": {},
    "sigmoid": {},
    "tanh": {},
    "relu": {},
    "leaky_relu": {"alpha": (0.0, 1.0)},
    "prelu": {"alpha": (-1.0, 1.0)},
    "elu": {"alpha": (0.0, 2.0)},
    "softplus": {},
    "hard_logistic": {},
    "hard_tanh": {},
}
"""The functions that activation_widget.js can draw, and how far each parameter turns."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Activation functions",
        "function": "Function",
        "alpha": "α",
        "point": "Point x",
        "value": "G(x)",
        "derivative": "G′(x)",
        "axis": "x",
        "picture": "{name}: the function G as a solid curve, its derivative as a dashed one, and the tangent at x",
        "hint": "Drag in the picture, or use the arrow keys on a slider. The thin line is the tangent.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class ActivationWidget(PageWidget):
    """The widget behind `activation_widget`; `function`, `x`, `parameters` follow the reader and lead the picture."""

    kind: ClassVar[str] = "activation"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("function", "x", "parameters", "functions", "x_range", "labels")

    function = traitlets.Unicode().tag(sync=True)
    x = traitlets.Float().tag(sync=True)
    parameters = traitlets.Dict().tag(sync=True)
    functions = traitlets.Dict().tag(sync=True)
    x_range: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"ActivationWidget(function={self.function!r}, x={self.x})"


def activation_widget(
    activations: Mapping[str, Activation],
    *,
    function: str = "relu",
    x: float = 1.0,
    labels: Mapping[str, str] = LABELS,
) -> ActivationWidget:
    """Return a widget to choose one of `activations`, turn its parameters and move a point x along G and G′.

    `activations` is `ACTIVATIONS` of course_lib.maths.activations or a part of it. Raises ValueError for a function or
    parameter that the picture does not know, for a start that is not among them, and for a missing label.
    """
    unknown = [
        key for key, activation in activations.items() if set(activation.parameters) != set(SLIDERS.get(key, "?"))
    ]
    if unknown:
        raise ValueError(
            f"The widget draws {', '.join(SLIDERS)} with their own parameters; it cannot draw {', '.join(unknown)}."
        )
    if function not in activations:
        raise ValueError(f"The widget starts with one of {', '.join(activations)}, got {function!r}.")
    if not _X_RANGE[0] <= x <= _X_RANGE[1]:
        raise ValueError(f"The point x must lie in [{_X_RANGE[0]}, {_X_RANGE[1]}], got {x}.")
    check_labels(labels, LABELS)
    widget = ActivationWidget(
        function=function,
        x=x,
        parameters={key: dict(activation.parameters) for key, activation in activations.items()},
        functions={
            key: {"name": activation.name, "ranges": {p: list(r) for p, r in SLIDERS[key].items()}}
            for key, activation in activations.items()
        },
        x_range=list(_X_RANGE),
        labels=dict(labels),
    )
    start = activations[function]
    widget.still = _still(start, labels)
    return widget


def _still(activation: Activation, labels: Mapping[str, str]) -> str:
    """Return an <svg> with G (solid) and G′ (dashed); classes as in activation_widget.css."""
    low, high = _X_RANGE
    x = np.concatenate([np.linspace(low, -1e-9, 60), [np.nan], np.linspace(1e-9, high, 60)])  # some jump at 0
    curves = {
        "derivative": activation.derivative(x, **activation.parameters) + 0 * x,
        "value": activation.value(x, **activation.parameters) + 0 * x,
    }
    heights = np.concatenate(list(curves.values()))
    bottom, top = float(np.nanmin(heights)), float(np.nanmax(heights))
    space = 0.08 * (top - bottom)
    plot = Plot(
        labels["picture"].format(name=activation.name),
        x=Axis((low, high), labels["axis"]),
        y=Axis((bottom - space, top + space)),
    )
    for name, y in curves.items():
        plot.path(x, y, f"curve {name}")
    return plot.svg()
