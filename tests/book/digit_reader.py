"""The book's digit reader, in float and in int8, and a widget that shows it; what its tests share."""

from __future__ import annotations

import numpy as np

from course_lib.data import load_digit_reader, load_mnist, to_unit
from course_lib.dlp.calibrate import calibrate
from course_lib.dlp.export import from_parameters
from course_lib.dlp.functional import forward
from course_lib.dlp.network import Mlp, Network
from course_lib.dlp.quant import as_loaded
from course_lib.types import Array
from course_lib.viz.draw_digit_widget import DrawDigitWidget, draw_digit_widget

READER = load_digit_reader()
TEST = load_mnist("test")
FLOAT = from_parameters(READER, softmax=False)
INT8 = as_loaded(calibrate(FLOAT, to_unit(load_mnist("train").X[:1000])))
FORMATS = [
    tuple((form.position, form.scale) for form in (layer.formats.neurons, layer.formats.weights))
    for layer in INT8.layers
    if isinstance(layer, Mlp) and layer.formats
]


def a_widget() -> DrawDigitWidget:
    examples = {f"number {i}": TEST.X[i] for i in range(4)}
    return draw_digit_widget(READER, FORMATS, examples, np.full(10, 0.1))


def outputs_of(network: Network, X: Array) -> list[Array]:
    """What every ReLU and the last layer give: the network cut short behind each."""
    cuts = [(2, 784), (4, 784), (5, 784)]
    return [forward(Network((1, m), network.layers[:k]), X).output for k, m in cuts]
