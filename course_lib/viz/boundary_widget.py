"""A small network that is trained in the page, and its decision boundary, in JupyterLab and without a kernel.

Forward pass, gradients and steps run in the browser (small_network.js); tests hold them equal to course_lib.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Batch
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot

REACH = 2.5
"""Points lie between −REACH and REACH: standardise them."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "A small network learns a boundary",
        "data": "Data",
        "bend": "Activation G",
        "tanh": "tanh",
        "relu": "ReLU",
        "sigmoid": "sigmoid",
        "depth": "Hidden layers",
        "width": "Units in each",
        "rate": "Learning rate α",
        "play": "Play",
        "pause": "Pause",
        "step": "1 step",
        "many": "100 steps",
        "reset": "From the start",
        "other": "Other weights",
        "steps": "steps",
        "loss": "loss L",
        "right": "right",
        "parameters": "parameters",
        "x1": "x₁",
        "x2": "x₂",
        "one": "class 1",
        "zero": "class 0",
        "boundary": "boundary: both classes are equally likely",
        "layer": "layer",
        "none": "no hidden layer",
        "units": "What each hidden unit says: green is the upper half",
        "picture": "Examples of two classes and the boundary that the network draws between them",
        "course": "The loss over the steps",
        "hint": "Strong colour: the network is surer than 9 to 1. Start with no hidden layer, then add one.",
    }
)
"""Every word of the widget, but the names of the data; hand in your own to translate it."""


class BoundaryWidget(PageWidget):
    """The widget behind `boundary_widget`; its settings follow the reader and start the network afresh."""

    kind: ClassVar[str] = "boundary"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    before: ClassVar[tuple[Path, ...]] = (files.with_name("small_network.js"),)
    shared: ClassVar[tuple[str, ...]] = (
        "data", "depth", "width", "bend", "rate", "seed", "sets", "range", "labels"
    )  # fmt: skip

    data = traitlets.Unicode().tag(sync=True)
    depth = traitlets.Int().tag(sync=True)
    width = traitlets.Int().tag(sync=True)
    bend = traitlets.Unicode("tanh").tag(sync=True)
    rate = traitlets.Float(0.3).tag(sync=True)
    seed = traitlets.Int(1).tag(sync=True)
    sets = traitlets.Dict().tag(sync=True)
    range: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"BoundaryWidget(data={self.data!r}, depth={self.depth}, width={self.width}, bend={self.bend!r})"


def boundary_widget(
    sets: Mapping[str, Batch], *, depth: int = 1, width: int = 4, labels: Mapping[str, str] = LABELS
) -> BoundaryWidget:
    """Return a widget in which a network of `depth` hidden layers of `width` units learns one of `sets`, {name: data}.

    X (N, 2) between −REACH and REACH · y (N,) of 0 and 1. It starts with the first. Raises ValueError for other data,
    without data, for more than 3 hidden layers or 8 units, and for a missing label.
    """
    if not sets:
        raise ValueError("The widget needs at least one set of data.")
    if depth not in range(4) or width not in range(1, 9):
        raise ValueError(f"The widget has 0 to 3 hidden layers of 1 to 8 units, got {depth} and {width}.")
    check_labels(labels, LABELS)
    points = {name: _checked(name, batch) for name, batch in sets.items()}
    first = next(iter(points))
    widget = BoundaryWidget(
        data=first, depth=depth, width=width, sets=points, range=[-REACH, REACH], labels=dict(labels)
    )
    widget.still = _still(points[first], labels)
    return widget


def _checked(name: str, batch: Batch) -> list[list[float]]:
    X, y = batch
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != X.shape[:1] or not np.isin(y, (0, 1)).all():
        raise ValueError(f"The data {name!r} need X (N, 2) and labels 0 and 1, got X {X.shape} and y {y.shape}.")
    if not np.abs(X).max() <= REACH:
        raise ValueError(f"The data {name!r} must lie between −{REACH} and {REACH}. Standardise them.")
    return [[round(float(x1), 3), round(float(x2), 3), int(label)] for (x1, x2), label in zip(X, y, strict=True)]


def _still(points: list[list[float]], labels: Mapping[str, str]) -> str:
    """Return an <svg> of the examples; classes as in boundary_widget.css."""
    ends = (-REACH, REACH)
    plot = Plot(labels["picture"], x=Axis(ends, labels["x1"]), y=Axis(ends, labels["x2"]), width=420, height=420)
    for x1, x2, y in points:
        plot.dot(x1, x2, "dot blue" if y else "dot orange", 4 if y else 3)
    return plot.svg()
