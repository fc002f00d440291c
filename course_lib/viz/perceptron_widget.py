"""A perceptron to watch while it learns, in JupyterLab and, without a kernel, in a static page.

The rule runs in the browser (perceptron_learning.js); tests hold it equal to course_lib.models.
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

_RANGES = ((-3.0, 3.0), (-2.0, 2.0))
_GRID = 0.25  # points lie on it: all sums are exact, and a circle is seen to close

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "A perceptron learns",
        "data": "Points",
        "yours": "yours",
        "back": "◀ Back",
        "step": "Next step ▶",
        "play": "Play",
        "pause": "Pause",
        "reset": "From the start",
        "plus": "class +1",
        "minus": "class −1",
        "ringed": "on the wrong side, or on the line",
        "used_next": "moves the line next",
        "updates": "updates",
        "wrong": "wrong points",
        "loss": "loss L",
        "w": "w =",
        "b": "b =",
        "x1": "x₁",
        "x2": "x₂",
        "next": "Point {n}, x = {x}, y = {y}, is wrong: y (w·x + b) = {z}, not above 0.\n"
        "Next: w ← {w} + ({y}) {x} = {w_new} and b ← {b} + ({y}) = {b_new}.",
        "done": "No point is wrong. The perceptron has found a line, after {updates} updates.",
        "circle": "Here it has been before: w, b and the last point are those of update {again}.\n"
        "From now on the same {length} updates come again and again. No line parts these points.",
        "given_up": "After {most} updates there are still wrong points.",
        "empty": "There are no points. Click into the picture to add one.",
        "edit": "Change the points with the keyboard",
        "point": "Point",
        "new_class": "New points are of",
        "flip": "Other class",
        "add": "Add a point",
        "remove": "Remove it",
        "hint": "Click into the picture to add a point, drag a point to move it.",
        "picture": "Points of two classes, the perceptron's line, and before it, dashed, the line of the step before",
        "course": "How many points were wrong after each update",
    }
)
"""Every word of the widget, but the names of the sets of points; hand in your own to translate it."""


class PerceptronWidget(PageWidget):
    """The widget behind `perceptron_widget`; `data`, `points` and `step` follow the reader and lead the picture."""

    kind: ClassVar[str] = "perceptron"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    before: ClassVar[tuple[Path, ...]] = (files.with_name("perceptron_learning.js"),)
    shared: ClassVar[tuple[str, ...]] = ("data", "points", "step", "presets", "ranges", "labels")

    data = traitlets.Unicode().tag(sync=True)
    points: Any = traitlets.List().tag(sync=True)
    step = traitlets.Int(0).tag(sync=True)
    presets = traitlets.Dict().tag(sync=True)
    ranges: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"PerceptronWidget(data={self.data!r}, step={self.step})"


def perceptron_widget(
    presets: Mapping[str, tuple[Array, Array]], *, labels: Mapping[str, str] = LABELS
) -> PerceptronWidget:
    """Return a widget in which a perceptron learns one of `presets`, {name: (X, y)}, or points that the reader sets.

    X (N, 2), at multiples of ¼ between −3 and 3, −2 and 2 · y (N,) of −1 and +1. Raises ValueError for anything else,
    without presets, and for a missing label.
    """
    if not presets:
        raise ValueError("The widget needs at least one set of points.")
    points = {name: _checked(name, *given) for name, given in presets.items()}
    check_labels(labels, LABELS)
    first = next(iter(points))
    widget = PerceptronWidget(
        data=first,
        points=points[first],
        presets=points,
        ranges=[list(ends) for ends in _RANGES],
        labels=dict(labels),
    )
    widget.still = _still(points[first], labels)
    return widget


def _checked(name: str, X: Array, y: Array) -> list[list[float]]:
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != X.shape[:1] or not np.isin(y, (-1, 1)).all():
        raise ValueError(f"The points {name!r} need X (N, 2) and labels −1 and +1, got X {X.shape} and y {y.shape}.")
    reach = np.max(_RANGES, axis=1)  # both ranges are even about 0
    if (np.abs(X) > reach).any() or (X % _GRID != 0).any():
        raise ValueError(f"The points {name!r} must lie in {_RANGES}, at multiples of {_GRID}.")
    return [[float(x1), float(x2), int(label)] for (x1, x2), label in zip(X, y, strict=True)]


def _still(points: list[list[float]], labels: Mapping[str, str]) -> str:
    """Return an <svg> of the points; classes as in perceptron_widget.css."""
    (left, right), (bottom, top) = _RANGES
    plot = Plot(
        labels["picture"],
        x=Axis((left, right), labels["x1"], grid=False),
        y=Axis((bottom, top), labels["x2"], grid=False),
        height=456,
    )
    for x1, x2, y in points:
        plot.dot(x1, x2, "dot blue" if y > 0 else "dot orange", 7)
        plot.text(x1, x2 + 0.15, "+" if y > 0 else "−")
    return plot.svg()
