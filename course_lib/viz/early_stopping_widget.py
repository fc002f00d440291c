"""Early stopping to play with, on a run that was recorded: in JupyterLab and, without a kernel, in a static page.

The rule of the moving picture runs in the browser (early_stopping_widget.js); tests hold it equal to course_lib.train.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import History
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot, legend

RANGES: Mapping[str, tuple[float, float]] = MappingProxyType({"patience": (1, 20), "min_delta": (0.0, 0.1)})
"""How far each slider goes."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Early stopping",
        "patience": "Patience (epochs)",
        "min_delta": "Least improvement",
        "epoch": "epoch",
        "loss": "mean loss (nats)",
        "train": "training",
        "validation": "validation",
        "kept": "epoch that is kept",
        "unseen": "never run",
        "last_number": "stops after epoch",
        "to_the_end": "none, all {epoch} are run",
        "best_number": "keeps epoch",
        "loss_number": "validation loss",
        "accuracy_number": "accuracy",
        "picture": "Training and validation loss after each epoch; a green dot on the epoch that is kept, and a shade "
        "over those that are never run",
        "still": "Training and validation loss after each epoch; a green dot on the lowest validation loss",
        "hint": "Drag a slider, or use the arrow keys on it. The run was recorded once; only the rule changes.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class EarlyStoppingWidget(PageWidget):
    """The widget behind `early_stopping_widget`; `patience` and `min_delta` follow the reader."""

    kind: ClassVar[str] = "early-stopping"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("patience", "min_delta", "history", "ranges", "labels")

    patience = traitlets.Int().tag(sync=True)
    min_delta = traitlets.Float().tag(sync=True)
    history = traitlets.Dict().tag(sync=True)
    ranges = traitlets.Dict().tag(sync=True)
    labels: Any = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"EarlyStoppingWidget(patience={self.patience}, min_delta={self.min_delta})"


def early_stopping_widget(
    history: History, *, patience: int = 3, min_delta: float = 0.0, labels: Mapping[str, str] = LABELS
) -> EarlyStoppingWidget:
    """Return a widget that says where a rule would have stopped the run `history`, and which epoch it keeps.

    Raises ValueError for a run of fewer than two epochs, a start that lies on no slider, and a missing label.
    """
    if len(history) < 2:
        raise ValueError(f"The widget needs a run of at least 2 epochs, got {len(history)}.")
    for name, value in (("patience", patience), ("min_delta", min_delta)):
        low, high = RANGES[name]
        if not low <= value <= high:
            raise ValueError(f"The widget's {name} must lie in [{low}, {high}], got {value}.")
    check_labels(labels, LABELS)
    widget = EarlyStoppingWidget(
        patience=int(patience),
        min_delta=float(min_delta),
        history={
            "train": [round(loss, 6) for loss in history.train_loss],
            "validation": [round(loss, 6) for loss in history.validation_loss],
            "accuracy": [round(right, 6) for right in history.validation_accuracy],
        },
        ranges={name: list(ends) for name, ends in RANGES.items()},
        labels=dict(labels),
    )
    widget.still = _still(history, labels)
    return widget


def _still(history: History, labels: Mapping[str, str]) -> str:
    epochs = np.arange(1, len(history) + 1)
    top = 1.06 * max(*history.train_loss, *history.validation_loss)
    plot = Plot(labels["still"], x=Axis((1, len(history)), labels["epoch"]), y=Axis((0, top), labels["loss"]))
    plot.path(epochs, history.train_loss, "curve blue")
    plot.path(epochs, history.validation_loss, "curve orange dashed")
    best = int(np.argmin(history.validation_loss))
    plot.dot(best + 1, history.validation_loss[best], "dot green", 7)
    words = (
        ("curve blue", labels["train"]),
        ("curve orange dashed", labels["validation"]),
        ("dot green", labels["kept"]),
    )
    return plot.svg() + legend(words)
