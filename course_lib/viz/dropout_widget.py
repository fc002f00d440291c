"""Dropout to play with on a small network: in JupyterLab and, without a kernel, in a static page.

The outputs are computed in the browser (dropout_widget.js); tests hold them equal to those of course_lib.nn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Array
from course_lib.viz.page_widget import PageWidget, check_labels
from course_lib.viz.still import Axis, Plot, legend

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Dropout",
        "input_rate": "Rate, inputs",
        "hidden_rate": "Rate, hidden units",
        "mask": "Mask number",
        "next": "Next mask",
        "inputs": "inputs",
        "hidden": "hidden",
        "output": "output",
        "positive": "weight above 0",
        "negative": "weight below 0",
        "masks": "masks so far",
        "axis": "output",
        "one": "this mask",
        "mean": "mean of the masks so far",
        "expected": "mean of all masks",
        "whole": "whole network, test time",
        "picture": "The network under this mask: a unit with a cross is left out, with all its connections",
        "means": "Each mask's output so far as a dot, their mean as a line, and the whole network's output, dashed",
        "hint": "Press the button for a new mask, drag in the lower picture, or use the arrow keys on a slider.",
    }
)
"""Every word of the widget; hand in your own to translate it."""


class DropoutWidget(PageWidget):
    """The widget behind `dropout_widget`; the two rates and `mask` follow the reader."""

    kind: ClassVar[str] = "dropout"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("input_rate", "hidden_rate", "mask", "network", "draws", "labels")

    input_rate = traitlets.Float().tag(sync=True)
    hidden_rate = traitlets.Float().tag(sync=True)
    mask = traitlets.Int().tag(sync=True)
    network: Any = traitlets.Dict().tag(sync=True)
    draws: Any = traitlets.List().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"DropoutWidget(input_rate={self.input_rate}, hidden_rate={self.hidden_rate}, mask={self.mask})"


def dropout_widget(
    x: Array,
    weights: Sequence[tuple[Array, Array]],
    *,
    draws: tuple[Array, Array],
    outputs: Array,
    input_rate: float = 0.2,
    hidden_rate: float = 0.5,
    labels: Mapping[str, str] = LABELS,
) -> DropoutWidget:
    """Return a widget that leaves out units of a network with one hidden layer of ReLU and one output.

    x (I,) the example · weights: (W, b) of both layers, (I, H), (H,) and (H, 1), (1,) · draws: evenly random numbers
    in [0, 1), (M, I) and (M, H), for M masks; a unit stays where its number is not below the rate · outputs (M,): the
    network's answers under these masks, for a reader without JavaScript. Raises ValueError for shapes that do not fit,
    more than 12 units to leave out, a rate outside [0, 0.9], and a missing label.
    """
    (W1, b1), (W2, b2) = weights
    inputs, hidden = W1.shape
    shapes = [x.shape, b1.shape, W2.shape, b2.shape, draws[0].shape, draws[1].shape, outputs.shape]
    masks = len(outputs)
    if shapes != [(inputs,), (hidden,), (hidden, 1), (1,), (masks, inputs), (masks, hidden), (masks,)] or not masks:
        raise ValueError(f"The widget's arrays do not fit a network {inputs}-{hidden}-1 and {masks} masks: {shapes}.")
    if inputs + hidden > 12:
        raise ValueError(f"The widget tries all masks of at most 12 units, got {inputs + hidden}.")
    for rate in (input_rate, hidden_rate):
        if not 0 <= rate <= 0.9:
            raise ValueError(f"A rate must lie in [0, 0.9], got {rate}.")
    check_labels(labels, LABELS)
    widget = DropoutWidget(
        input_rate=float(input_rate),
        hidden_rate=float(hidden_rate),
        mask=1,
        network={
            "x": x.tolist(),
            "W1": W1.tolist(),
            "b1": b1.tolist(),
            "W2": W2[:, 0].tolist(),
            "b2": float(b2[0]),
        },
        draws=[layer.tolist() for layer in draws],
        labels=dict(labels),
    )
    widget.still = _still(outputs, labels)
    return widget


def _still(outputs: Array, labels: Mapping[str, str]) -> str:
    count = np.arange(1, len(outputs) + 1)
    low, high = float(outputs.min()), float(outputs.max())
    space = 0.08 * (high - low) or 1.0
    y = Axis((low - space, high + space), labels["axis"])
    plot = Plot(labels["means"], x=Axis((1, len(outputs)), labels["masks"]), y=y)
    for number, output in zip(count, outputs, strict=True):
        plot.dot(float(number), float(output), "dot grey faint", 2.5)
    plot.path(count, np.cumsum(outputs) / count, "curve blue")
    return plot.svg() + legend((("dot grey", labels["one"]), ("curve blue", labels["mean"])))
