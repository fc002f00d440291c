"""Optimisers that walk down a surface side by side, in JupyterLab and, without a kernel, in a static page.

The paths of the moving picture are computed in the browser (optimiser_walk.js); tests hold them equal to course_lib.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import contourpy
import numpy as np
import traitlets

from course_lib.types import Array, Surface
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot, legend

LOOKS: Mapping[str, str] = MappingProxyType(
    {
        "sgd": "blue",
        "momentum": "orange",
        "nesterov": "orange dashed",
        "adagrad": "green",
        "rmsprop": "green dashed",
        "adadelta": "purple dashed",
        "adam": "purple",
    }
)
"""The optimisers that the widget knows, and the classes of their paths."""

RATES: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        surface: MappingProxyType(dict(zip(LOOKS, rates, strict=True)))
        for surface, rates in {
            "bowl": (0.1, 0.05, 0.05, 0.7, 0.1, 10, 0.3),
            "ravine": (0.035, 0.01, 0.01, 1, 0.1, 10, 0.3),
            "tilted": (0.035, 0.01, 0.01, 1, 0.1, 10, 0.3),
            "saddle": (0.1, 0.03, 0.03, 0.3, 0.03, 10, 0.1),
            "beale": (0.005, 0.002, 0.002, 0.5, 0.05, 10, 0.2),
            "rosenbrock": (0.0015, 0.0005, 0.0005, 0.5, 0.05, 10, 0.2),
        }.items()
    }
)
"""The learning rate α that each optimiser starts with on each surface."""

STEPS = (1, 200)

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Optimisers on a surface",
        "surface": "Surface",
        "sgd": "SGD",
        "momentum": "Momentum",
        "nesterov": "Nesterov",
        "adagrad": "AdaGrad",
        "rmsprop": "RMSProp",
        "adadelta": "AdaDelta",
        "adam": "Adam",
        "steps": "Steps",
        "mu": "Momentum μ",
        "start1": "Start w₁",
        "start2": "Start w₂",
        "common": "One learning rate α for all",
        "rate": "α of all",
        "w1": "w₁",
        "w2": "w₂",
        "away": "ran away",
        "after": "After {steps} steps:",
        "picture": "{surface} from above: contours of the loss, a cross at each minimum, a path for each optimiser",
        "hint": "Drag in the picture to move the start, or use the arrow keys on its two sliders. A dot is a step.",
    }
)
"""Every word of the widget, but the names of the surfaces; hand in your own to translate it."""


class PathsWidget(PageWidget):
    """The widget behind `paths_widget`; what the reader chooses leads the picture."""

    kind: ClassVar[str] = "paths"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    before: ClassVar[tuple[Path, ...]] = (files.with_name("optimiser_walk.js"),)
    shared: ClassVar[tuple[str, ...]] = (
        "surface", "optimisers", "rates", "common", "rate", "momentum", "steps", "start", "surfaces", "labels",
    )  # fmt: skip

    surface = traitlets.Unicode().tag(sync=True)
    optimisers: Any = traitlets.List().tag(sync=True)
    rates = traitlets.Dict().tag(sync=True)
    common = traitlets.Bool(False).tag(sync=True)
    rate = traitlets.Float(0.02).tag(sync=True)
    momentum = traitlets.Float(0.9).tag(sync=True)
    steps = traitlets.Int().tag(sync=True)
    start: Any = traitlets.List().tag(sync=True)
    surfaces = traitlets.Dict().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"PathsWidget(surface={self.surface!r}, optimisers={self.optimisers}, steps={self.steps})"


def paths_widget(
    surfaces: Mapping[str, Surface],
    paths: Mapping[str, Array],
    *,
    surface: str,
    labels: Mapping[str, str] = LABELS,
) -> PathsWidget:
    """Return a widget to choose a surface and a start, and let optimisers walk down from it, each at its own rate.

    surfaces: `SURFACES` of course_lib.maths.surfaces or a part of it · paths: {optimiser: its path (K + 1, 2) on
    `surface` at `RATES`}, which are drawn at the start, and as the still picture · surface: the one at the start.
    Raises ValueError for what the picture does not know, for paths of different length or start, for a missing label.
    """
    for what, given, known in (("surface", surfaces, RATES), ("optimiser", paths, LOOKS)):
        unknown = [key for key in given if key not in known]
        if unknown or not given:
            raise ValueError(f"The widget knows the {what}s {', '.join(known)}; got {', '.join(unknown) or 'none'}.")
    if surface not in surfaces:
        raise ValueError(f"The widget starts on one of {', '.join(surfaces)}, got {surface!r}.")
    shapes = {path.shape for path in paths.values()}
    (rows, *columns) = shapes.pop()
    starts = {tuple(map(float, path[0])) for path in paths.values()}
    if shapes or columns != [2] or not STEPS[0] < rows <= STEPS[1] + 1 or len(starts) != 1:
        raise ValueError(f"All paths must be (K + 1, 2) with {STEPS[0]} ≤ K ≤ {STEPS[1]}, from one start.")
    check_labels(labels, LABELS)
    widget = PathsWidget(
        surface=surface,
        optimisers=[key for key in LOOKS if key in paths],
        rates={key: dict(RATES[key]) for key in surfaces},
        steps=rows - 1,
        start=list(starts.pop()),
        surfaces={
            key: {"name": s.name, "x": list(s.x), "y": list(s.y), "start": list(s.start), "minima": list(s.minima)}
            for key, s in surfaces.items()
        },
        labels=dict(labels),
    )
    widget.still = _still(surfaces[surface], paths, labels)
    return widget


def _still(surface: Surface, paths: Mapping[str, Array], labels: Mapping[str, str]) -> str:
    """Return an <svg> of the surface and the paths at the start; classes as in paths_widget.css."""
    height = round(582 * (surface.y[1] - surface.y[0]) / (surface.x[1] - surface.x[0])) + 68
    plot = Plot(
        labels["picture"].format(surface=surface.name),
        x=Axis(surface.x, labels["w1"], grid=False),
        y=Axis(surface.y, labels["w2"], grid=False),
        height=height,
    )
    w1, w2 = np.meshgrid(np.linspace(*surface.x, 61), np.linspace(*surface.y, 61))
    loss = surface.value(w1, w2)
    contours = contourpy.contour_generator(w1, w2, loss)
    for level in np.quantile(loss, ((np.arange(10) + 0.4) / 10) ** 1.5):
        for line in map(np.asarray, contours.lines(level)):
            plot.path(line[:, 0], line[:, 1], "contour")
    for key, path in paths.items():
        plot.path(path[:, 0], path[:, 1], f"curve {LOOKS[key]} walk")
    for w in surface.minima:
        plot.text(w[0], w[1], "✕")
    start = next(iter(paths.values()))[0]
    plot.dot(start[0], start[1], "dot start", 7)
    return plot.svg() + legend([(f"curve {LOOKS[key]}", labels[key]) for key in paths])
