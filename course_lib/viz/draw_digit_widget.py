"""Draw a digit and watch a trained network read it, float beside int8, in JupyterLab and, without a kernel, in a page.

The network runs in the browser (digit_network.js), on an image made there from the pen's strokes (digit_strokes.js);
tests hold both equal to course_lib.dlp and course_lib.data.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Array
from course_lib.viz.page_widget import PageWidget, check_labels

SIDE = 28
"""An image is SIDE × SIDE pixels."""

PENS = (0.5, 6.0)
"""How far the slider of the pen's width goes, in pixels of the image."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Draw a digit",
        "example": "Image",
        "own": "my own drawing",
        "pen": "Pen width",
        "pad": "Drawing pad. The arrow keys move the pen, the space bar puts it down and lifts it.",
        "drawing": "What was drawn",
        "invite": "draw here",
        "undo": "Undo",
        "clear": "Clear",
        "seen": "What the network sees: 28 × 28 pixels; the box is 20 × 20, the cross the middle",
        "hidden": "hidden layer {layer}, {count} units",
        "float": "float",
        "int8": "int8",
        "logits": "logit",
        "logitsPicture": "Logits of the ten digits, float (left bar) beside int8 (right bar)",
        "probabilities": "probability",
        "probabilitiesPicture": "Probabilities of the ten digits, float (left bar) beside int8 (right bar)",
        "away": "largest difference of a logit",
        "nothing": "Nothing is drawn yet",
        "hint": "Draw with the mouse, a finger or a pen. Or press Tab until the pad has a frame, move with the arrow "
        "keys, two of them together go aslant, and put the pen down or lift it with the space bar.",
        "still": "Image of a handwritten digit, and the network's probabilities for it",
    }
)
"""Every word of the widget; hand in your own to translate it."""

Format = tuple[int, float]
"""Position and scale of int8 numbers; the scale is a float32."""


class DrawDigitWidget(PageWidget):
    """The widget behind `draw_digit_widget`; `strokes`, `example` and `pen` follow the reader and lead the picture."""

    kind: ClassVar[str] = "digit"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    before: ClassVar[tuple[Path, ...]] = (files.with_name("digit_network.js"), files.with_name("digit_strokes.js"))
    shared: ClassVar[tuple[str, ...]] = ("network", "examples", "strokes", "example", "pen", "labels")

    network = traitlets.Dict().tag(sync=True)
    examples = traitlets.Dict().tag(sync=True)
    strokes: Any = traitlets.List().tag(sync=True)  # each a list of [right, down], 28 across the pad
    example = traitlets.Int().tag(sync=True)  # −1 for the reader's own drawing
    pen = traitlets.Float().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"DrawDigitWidget(strokes={len(self.strokes)}, example={self.example}, pen={self.pen})"


def draw_digit_widget(
    parameters: Sequence[tuple[Array, Array]],
    formats: Sequence[tuple[Format, Format]],
    examples: Mapping[str, Array],
    probabilities: Array,
    *,
    pen: float = 2.2,
    labels: Mapping[str, str] = LABELS,
) -> DrawDigitWidget:
    """Return a widget to draw on; it starts with the first example.

    parameters: (W, b) of three layers, W (in, out), float16 numbers · formats: of each layer's neurons and weights in
    int8 · examples: name → image (784,) uint8 · probabilities: of the first example, (10,), for the still picture ·
    pen: width of the line at the start, in pixels of the image.

    Raises ValueError for layers, formats or images that do not fit, for parameters that are no float16 numbers and
    scales that are no float32 (the browser would then compute something else), and for a missing label.
    """
    _check(parameters, formats)
    if not examples or any(image.shape != (SIDE**2,) or image.dtype != np.uint8 for image in examples.values()):
        raise ValueError(f"The widget needs one or more examples, each an image ({SIDE**2},) uint8.")
    if probabilities.shape != (10,):
        raise ValueError(f"The first example has ten probabilities, got {probabilities.shape}.")
    if not PENS[0] <= pen <= PENS[1]:
        raise ValueError(f"The pen's width must lie in [{PENS[0]}, {PENS[1]}], got {pen}.")
    check_labels(labels, LABELS)
    values = np.concatenate([array.ravel() for pair in parameters for array in pair]).astype("<f2")
    pixels = np.concatenate(list(examples.values()))
    widget = DrawDigitWidget(
        network={
            "sizes": [len(parameters[0][0]), *(len(b) for _, b in parameters)],
            "values": base64.b64encode(values.tobytes()).decode(),
            "formats": [[[int(position), float(scale)] for position, scale in both] for both in formats],
        },
        examples={"names": list(examples), "pixels": base64.b64encode(pixels.tobytes()).decode()},
        strokes=[],
        example=0,
        pen=float(pen),
        labels=dict(labels),
    )
    widget.still = _still(next(iter(examples.values())), probabilities, labels)
    return widget


def _check(parameters: Sequence[tuple[Array, Array]], formats: Sequence[tuple[Format, Format]]) -> None:
    shapes = [W.shape for W, _ in parameters]
    chained = all(before[1] == after[0] for before, after in pairwise(shapes))
    ends = len(shapes) == 3 and (shapes[0][0], shapes[-1][1]) == (SIDE**2, 10)
    if not (ends and chained and all(b.shape == W.shape[1:] for W, b in parameters)):
        raise ValueError(f"The widget needs three layers from {SIDE**2} to 10, W (in, out) and b (out,), got {shapes}.")
    for array in (array for pair in parameters for array in pair):
        with np.errstate(over="ignore"):
            half = array.astype(np.float16)
        if not (np.isfinite(half).all() and (half == array).all()):
            raise ValueError("The widget's parameters must be finite float16 numbers, found one that is not.")
    if len(formats) != 3:
        raise ValueError(f"Each of the three layers needs its formats, got {len(formats)}.")
    for _, scale in (form for both in formats for form in both):
        if float(np.float32(scale)) != scale or not scale > 0:
            raise ValueError(f"The scale of a format must be a positive float32, as the chip holds it, got {scale}.")


def _still(image: Array, probabilities: Array, labels: Mapping[str, str]) -> str:
    """Return an <svg> of the image and the network's probabilities; classes as in page_widget.css."""
    squares = "".join(
        f'<rect x="{at % SIDE * 8}" y="{at // SIDE * 8}" width="8" height="8" fill="currentcolor" '
        f'fill-opacity="{grey / 255:.2f}"/>'
        for at, grey in enumerate(image.tolist())
        if grey
    )
    rows = "".join(
        f'<text x="260" y="{22 * digit + 16}">{digit}</text>'
        f'<rect x="276" y="{22 * digit + 4}" width="{260 * share:.1f}" height="15" class="bar blue"/>'
        f'<text x="{282 + 260 * share:.1f}" y="{22 * digit + 16}">{100 * share:.1f} %</text>'
        for digit, share in enumerate(probabilities.tolist())
    )
    edge = f'<rect width="{8 * SIDE}" height="{8 * SIDE}" fill="none" class="grid"/>'
    return f'<svg viewBox="0 0 640 224" role="img" aria-label="{escape(labels["still"])}">{edge}{squares}{rows}</svg>'
