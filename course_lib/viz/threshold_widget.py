"""A threshold to move over recorded scores, in JupyterLab and, without a kernel, in a static page.

Counts, rates and the ROC curve are computed in the browser (threshold_widget.js); tests hold them equal to
course_lib.maths.metrics.
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
from course_lib.viz.still import Axis, Plot, legend

MOST = 4096
"""More scores than this make a page heavy, and no picture clearer."""

RANGE = (-10.0, 8.0)
"""Where thresholds may lie; whole numbers, for the histogram has a bin between two of them."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Threshold, confusion matrix and ROC curve",
        "threshold": "Threshold t",
        "score": "score (log-odds)",
        "share": "share of its class",
        "positive": "is an 8",
        "negative": "is none",
        "called": "called 8",
        "notCalled": "not called 8",
        "matrix": "Confusion matrix",
        "tp": "true positive",
        "fp": "false positive",
        "fn": "false negative",
        "tn": "true negative",
        "precision": "precision",
        "recall": "recall (TPR)",
        "f1": "F1",
        "fpr": "false positive rate",
        "tpr": "true positive rate",
        "accuracy": "accuracy",
        "scores": "How the scores of both classes are spread; the orange line is the threshold",
        "curve": "ROC curve with area {area}; the dot is where the threshold stands",
        "still": "How the scores of both classes are spread; the orange line is the threshold at the start",
        "hint": "Drag the orange line or the dot, or use the arrow keys on the slider.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class ThresholdWidget(PageWidget):
    """The widget behind `threshold_widget`; `threshold` follows the reader and leads the picture."""

    kind: ClassVar[str] = "threshold"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("scores", "truth", "threshold", "range", "labels")

    scores: Any = traitlets.List().tag(sync=True)
    truth: Any = traitlets.List().tag(sync=True)
    threshold = traitlets.Float().tag(sync=True)
    range: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"ThresholdWidget(threshold={self.threshold}, examples={len(self.scores)})"


def threshold_widget(
    scores: Array, y: Array, *, threshold: float = 0.0, labels: Mapping[str, str] = LABELS
) -> ThresholdWidget:
    """Return a widget to move a threshold over `scores` (N,) of examples with labels y (N,) in {0, 1}.

    Scores are rounded to a tenth, and cut off where the picture ends. Raises ValueError for no scores, too many, or
    some that are not finite; for labels that are not 0 and 1, both present; for a start that lies on no slider; and for
    a missing label.
    """
    if scores.shape != y.shape or not 0 < scores.size <= MOST or scores.ndim != 1 or not np.isfinite(scores).all():
        raise ValueError(f"The widget shows 1 to {MOST} finite scores, one a label, got {scores.shape} and {y.shape}.")
    if set(np.unique(y).tolist()) != {0, 1}:
        raise ValueError(f"The widget needs labels 0 and 1, both present, got {np.unique(y)[:5]}.")
    if not RANGE[0] <= threshold <= RANGE[1]:
        raise ValueError(f"The threshold must lie in [{RANGE[0]}, {RANGE[1]}], got {threshold}.")
    check_labels(labels, LABELS)
    rounded = np.round(np.clip(scores, *RANGE), 1) + 0.0  # no −0
    widget = ThresholdWidget(
        scores=rounded.tolist(),
        truth=[int(label) for label in y],
        threshold=float(threshold),
        range=list(RANGE),
        labels=dict(labels),
    )
    widget.still = _still(rounded, y, threshold, labels)
    return widget


def _still(scores: Array, y: Array, threshold: float, labels: Mapping[str, str]) -> str:
    """Return both histograms and the threshold at the start, as threshold_widget.js draws them."""
    edges = np.arange(RANGE[0], RANGE[1] + 1)
    heights = {label: np.histogram(scores[y == label], edges)[0] / np.sum(y == label) for label in (0, 1)}
    top = 1.05 * max(float(shares.max()) for shares in heights.values())
    plot = Plot(
        labels["still"],
        x=Axis(RANGE, labels["score"]),
        y=Axis((0.0, top), labels["share"], text=lambda share: f"{100 * share:.0f} %"),
        height=280,
    )
    for label, colour in ((0, "grey"), (1, "blue")):
        plot.area(np.repeat(edges, 2)[1:-1], np.repeat(heights[label], 2), f"area {colour}")
    plot.line(threshold, 0, threshold, top, "curve orange")
    return plot.svg() + legend([("area blue", labels["positive"]), ("area grey", labels["negative"])])
