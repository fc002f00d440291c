"""Backpropagation step by step, in JupyterLab and, without a kernel, in a static page.

The numbers of the moving picture are computed in the browser (backpropagation_steps.js); tests hold them equal to
course_lib.nn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Array
from course_lib.viz.page_widget import PageWidget, check_labels

LAST = 12
"""The last step; 0 is the network as it was given."""

LABELS: Mapping[str, Any] = MappingProxyType(
    {
        "title": "Backpropagation, step by step",
        "step": "Step",
        "back": "← Back",
        "next": "Next →",
        "follow": "Follow",
        "alpha": "α",
        "input": "input",
        "hidden": "hidden",
        "output": "output",
        "losses": "All weights move at once: L falls from {before} to {after}.",
        "steps": [
            "0. The network, an example x, and the answer y that we want",
            "1. Forward: the weighted sums of the hidden units",
            "2. Forward: the sigmoid bends them",
            "3. Forward: the weighted sums of the outputs",
            "4. Forward: the sigmoid again, and the network has answered",
            "5. How wrong: the loss",
            "6. Back: the slope of the loss at each output",
            "7. Back: through the sigmoid of the output",
            "8. Back: the gradients of the second layer's weights",
            "9. Back: the blame of a hidden unit, summed over all outputs",
            "10. Back: through the sigmoid of the hidden unit",
            "11. Back: the gradients of the first layer's weights",
            "12. One step of training: every weight moves against its gradient",
        ],
        "picture": "The network at step {step}: {title}",
        "still": "The network after one pass forward and back: each unit with its values and its slopes",
        "hint": "Go on with the buttons or the slider. Choose a weight in the list, or click its line, to follow it. "
        "Change any number: all others follow.",
    }
)
"""Every word of the widget; hand in your own to translate it."""

_LOW = "₁₂₃"
_ROW, _TOP = 17, 26


class BackpropagationWidget(PageWidget):
    """The widget behind `backpropagation_widget`; its numbers follow the reader and lead the picture."""

    kind: ClassVar[str] = "backpropagation"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    before: ClassVar[tuple[Path, ...]] = (
        files.with_name("backpropagation_steps.js"),
        files.with_name("backpropagation_picture.js"),
    )
    shared: ClassVar[tuple[str, ...]] = ("x", "y", "W1", "b1", "W2", "b2", "alpha", "step", "follow", "labels")

    x: Any = traitlets.List().tag(sync=True)
    y: Any = traitlets.List().tag(sync=True)
    W1: Any = traitlets.List().tag(sync=True)
    b1: Any = traitlets.List().tag(sync=True)
    W2: Any = traitlets.List().tag(sync=True)
    b2: Any = traitlets.List().tag(sync=True)
    alpha = traitlets.Float().tag(sync=True)
    step = traitlets.Int().tag(sync=True)
    follow = traitlets.Unicode().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"BackpropagationWidget(step={self.step}, follow={self.follow!r})"


def backpropagation_widget(
    values: Sequence[Array],
    gradients: Sequence[Array],
    parameters: Sequence[Array],
    y: Array,
    *,
    alpha: float = 1.0,
    step: int = 0,
    follow: str = "W2,1,0",
    labels: Mapping[str, Any] = LABELS,
) -> BackpropagationWidget:
    """Return a widget that walks through one pass of a network of two layers with sigmoids, for one example.

    values, gradients: of x, v, h, z, ŷ, each (1, units), as `course_lib.nn.trace` gives them · parameters: W1, b1, W2,
    b2 · y (1, O): the answer that we want · alpha: the learning rate · follow: a weight such as "W2,1,0", or a bias
    such as "b1,2", counted from 0. Raises ValueError for what does not fit, and for a missing label.
    """
    W1, W2 = parameters[0], parameters[2]
    sizes = [W1.shape[0], W1.shape[1], W1.shape[1], W2.shape[1], W2.shape[1]]
    if [v.shape for v in values] != [(1, n) for n in sizes] or y.shape != (1, sizes[-1]):
        raise ValueError(
            f"These weights need one example with values of {sizes} units, got {[v.shape for v in values]}."
        )
    if max(sizes) > len(_LOW):
        raise ValueError(f"The picture has room for {len(_LOW)} units in a layer, got {max(sizes)}.")
    if not 0 <= step <= LAST:
        raise ValueError(f"The widget's step must lie in [0, {LAST}], got {step}.")
    named = dict(zip(("W1", "b1", "W2", "b2"), parameters, strict=True))
    known = {f"{name},{','.join(map(str, place))}" for name, w in named.items() for place in np.ndindex(w.shape)}
    if follow not in known:
        raise ValueError(f"The widget follows one of {', '.join(sorted(known))}, got {follow!r}.")
    check_labels(labels, LABELS)
    if len(labels["steps"]) != LAST + 1:
        raise ValueError(f"The widget needs the names of {LAST + 1} steps, got {len(labels['steps'])}.")
    widget = BackpropagationWidget(
        x=values[0][0].tolist(),
        y=y[0].tolist(),
        **{name: w.tolist() for name, w in named.items()},
        alpha=float(alpha),
        step=int(step),
        follow=follow,
        labels=dict(labels),
    )
    widget.still = _still(values, gradients, (W1, W2), labels)
    return widget


def _still(
    values: Sequence[Array], gradients: Sequence[Array], weights: tuple[Array, Array], labels: Mapping[str, Any]
) -> str:
    """Return an <svg> of the pass at the start: boxes of numbers, and the weights between them."""
    names = (("x",), ("v", "h"), ("z", "ŷ"))
    groups = ((0,), (1, 2), (3, 4))
    height, parts = 3 * (4 * _ROW + 22) + _TOP, []
    boxes: list[list[tuple[float, float]]] = []  # of each column: the middles of its boxes, left edge and height
    for left, letters, entries, title in zip(
        (1, 240, 511), names, groups, (labels["input"], labels["hidden"], labels["output"]), strict=True
    ):
        units = values[entries[0]].shape[1]
        parts.append(_word(left + 64, 14, "middle", title, "name"))
        middles = [_TOP + (unit + 0.5) * (height - _TOP) / units for unit in range(units)]
        boxes.append([(left, middle) for middle in middles])
        for unit, middle in enumerate(middles):
            rows = [(f"{a}{_LOW[unit]}", values[e][0, unit]) for a, e in zip(letters, entries, strict=True)]
            if len(letters) > 1:
                slopes = list(zip(letters, entries, strict=True))[::-1]
                rows += [(f"∂L/∂{a}{_LOW[unit]}", gradients[e][0, unit]) for a, e in slopes]
            tall = len(rows) * _ROW + 9
            top = middle - tall / 2
            parts.append(f'<rect x="{left}" y="{top:.1f}" width="128" height="{tall}" rx="6" class="unit"/>')
            for row, (name, number) in enumerate(rows):
                y = top + 4 + (row + 0.75) * _ROW
                parts.append(_word(left + 6, y, "start", name, "row-name"))
                parts.append(_word(left + 122, y, "end", f"{number:.4f}".replace("-", "−"), "figure"))
    lines = [
        f'<line x1="{x1 + 128:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="edge" '
        f'stroke-width="{0.6 + 2.4 * abs(W[i, j]) / max(np.abs(W).max(), 1e-9):.2f}"/>'
        for W, left, right in zip(weights, boxes, boxes[1:], strict=False)
        for i, (x1, y1) in enumerate(left)
        for j, (x2, y2) in enumerate(right)
    ]
    title = escape(labels["still"])
    return f'<svg viewBox="0 0 640 {height}" role="img" aria-label="{title}">{"".join([*lines, *parts])}</svg>'


def _word(x: float, y: float, anchor: str, text: str, name: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{name}">{escape(text)}</text>'
