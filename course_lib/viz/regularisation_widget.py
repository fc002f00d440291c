"""Overfitting to play with: degree, penalty and θ, in JupyterLab and, without a kernel, in a static page.

The fits of the moving picture are computed in the browser (regularisation_fit.js); tests hold them equal to
course_lib.models.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.arguments import whole
from course_lib.types import Array, Batch
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot, legend

EXPONENTS = (-4.0, 1.0)
"""How far the slider of θ goes: from 10⁻⁴ to 10."""

PENALTIES = ("none", "L2", "L1")

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Degree, penalty and what they do to a fit",
        "degree": "Degree",
        "penalty": "Penalty",
        "none": "none",
        "L2": "L2: θ/2 Σ w²",
        "L1": "L1: θ Σ |w|",
        "theta": "θ",
        "theta_axis": "θ",
        "x": "x",
        "y": "y",
        "weights": "j",
        "weight": "weight w of xʲ",
        "error": "error",
        "train": "training example",
        "validation": "validation example",
        "truth": "truth",
        "model": "model",
        "train_number": "training error",
        "validation_number": "validation error",
        "norm_number": "length ‖w‖",
        "kept_number": "weights that are not 0",
        "picture": "The model's curve, the examples that it learned from, others that it did not see, and the truth",
        "bars": "A bar for each weight of the polynomial",
        "errors": "Training error, solid, and validation error, dashed, over θ, or over the degree where nothing is "
        "penalised; a dotted line at what is chosen",
        "hint": "Drag in the picture of the errors, or use the arrow keys on a slider.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class RegularisationWidget(PageWidget):
    """The widget behind `regularisation_widget`; `penalty`, `exponent`, `degree` follow the reader."""

    kind: ClassVar[str] = "regularisation"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    before: ClassVar[tuple[Path, ...]] = (Path(__file__).with_name("regularisation_fit.js"),)
    shared: ClassVar[tuple[str, ...]] = (
        *("penalty", "exponent", "degree"),
        *("data", "exponents", "degrees", "y_range", "labels"),
    )

    penalty = traitlets.Unicode().tag(sync=True)
    exponent = traitlets.Float().tag(sync=True)
    degree = traitlets.Int().tag(sync=True)
    data = traitlets.Dict().tag(sync=True)
    exponents: Any = traitlets.List().tag(sync=True)
    degrees: Any = traitlets.List().tag(sync=True)
    y_range: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"RegularisationWidget(penalty={self.penalty!r}, exponent={self.exponent}, degree={self.degree})"


def regularisation_widget(
    train: Batch,
    validation: Batch,
    *,
    truth: Sequence[float],
    curve: Callable[[Array], Array],
    penalty: str = "L2",
    exponent: float = -3.0,
    degree: int = 9,
    labels: Mapping[str, str] = LABELS,
) -> RegularisationWidget:
    """Return a widget that fits polynomials to `train`, X (N, 1) in [−1, 1], and measures them on `validation`.

    truth: the weights w₀, w₁, … of the polynomial behind the data · curve: what the model of the start predicts at x,
    for a reader without JavaScript · exponent: of θ, a power of ten. Raises ValueError for a start that lies on no
    slider, for a degree of as many weights as examples, and for a missing label.
    """
    for name, batch in (("train", train), ("validation", validation)):
        if batch.X.ndim != 2 or batch.X.shape[1] != 1 or not len(batch) or np.abs(batch.X).max() > 1:
            raise ValueError(f"The {name} set must hold X (N, 1) in [−1, 1], got {batch.X.shape}.")
    most = min(9, len(train) - 2)
    whole("degree", degree, least=1, most=most)
    if penalty not in PENALTIES or not EXPONENTS[0] <= exponent <= EXPONENTS[1]:
        raise ValueError(f"The widget starts with one of {PENALTIES} and 10^{EXPONENTS}, got {penalty!r}, {exponent}.")
    check_labels(labels, LABELS)
    low, high = float(min(train.y.min(), validation.y.min())), float(max(train.y.max(), validation.y.max()))
    space = 0.15 * (high - low)
    y_range = (low - space, high + space)
    widget = RegularisationWidget(
        penalty=penalty,
        exponent=float(exponent),
        degree=int(degree),
        data={
            "train": _points(train),
            "validation": _points(validation),
            "truth": {"w": [float(w) for w in truth[1:]], "b": float(truth[0])},
        },
        exponents=list(EXPONENTS),
        degrees=[1, most],
        y_range=list(y_range),
        labels=dict(labels),
    )
    widget.still = _still(train, validation, truth, curve, y_range, labels)
    return widget


def _points(batch: Batch) -> dict[str, list[float]]:
    return {"x": batch.X[:, 0].astype(float).tolist(), "y": batch.y.astype(float).tolist()}


def _still(
    train: Batch,
    validation: Batch,
    truth: Sequence[float],
    curve: Callable[[Array], Array],
    y_range: tuple[float, float],
    labels: Mapping[str, str],
) -> str:
    x = np.linspace(-1, 1, 121)
    plot = Plot(labels["picture"], x=Axis((-1.08, 1.08), labels["x"]), y=Axis(y_range, labels["y"]))
    plot.path(x, np.polynomial.polynomial.polyval(x, truth), "thin dashed grey")
    plot.path(x, curve(x), "curve green model")
    for batch, name, r in ((validation, "dot orange faint", 3), (train, "dot blue", 5)):
        for u, v in zip(batch.X[:, 0], batch.y, strict=True):
            plot.dot(float(u), float(v), name, r)
    words = (
        *(("dot blue", labels["train"]), ("dot orange", labels["validation"])),
        *(("thin dashed grey", labels["truth"]), ("curve green", labels["model"])),
    )
    return plot.svg() + legend(words)
