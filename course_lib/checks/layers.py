"""Build a student's layers and networks with given parameters, whatever shape their biases have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from course_lib.checks.failures import attempt, attribute, call, failure
from course_lib.checks.shapes import as_array
from course_lib.types import Array

FULLY_CONNECTED = ("fc1", "fc2", "fc3")  # the attributes of MNIST_MLP that hold weights

PIXELS_FIRST = (
    "the first layer gets (input − pixel_mean) · pixel_scale: does forward compute that, go on with it, and do nothing "
    "else to it?"
)
SIZES = "the sizes come from the constructor: input_size, hidden1, hidden2, out_classes."

Parameters = Sequence[tuple[Array, Array]]
"""Weight W (in, out) and bias b (out,) of each layer, from input to output."""


def fully_connected(FullyConnectedLayer: Any, W: Array, b: Array) -> Any:
    """Return a new FullyConnectedLayer that holds copies of W (I, O) and b (O,)."""
    inputs, outputs = W.shape
    layer = attempt("FullyConnectedLayer", FullyConnectedLayer, inputs, outputs)
    call("FullyConnectedLayer", layer, "init_param")
    load(layer, W, b)
    return layer


def load(
    layer: Any,
    W: Array,
    b: Array,
    where: str = "FullyConnectedLayer",
    start: str = "init_param",
    sizes: str = "it holds num_input rows and num_output columns.",
) -> None:
    """Give `layer` copies of W (I, O) and b (O,), the bias in the shape that the layer itself uses: (1, O) or (O,)."""
    outputs = len(b)
    weight = attribute(where, layer, "weight")
    if isinstance(weight, np.ndarray) and weight.shape != W.shape:
        raise failure(
            f"{where}.weight",
            yours=f"shape {weight.shape} after {start}",
            expected=f"shape {W.shape}",
            next_step=sizes,
        )
    bias = attribute(where, layer, "bias")
    as_array(f"{where}.bias", bias, (1, outputs), (outputs,))
    call(where, layer, "load_param", W.copy(), b.reshape(np.shape(bias)).copy())


def weight_and_bias(where: str, layer: Any, shape: tuple[int, int]) -> tuple[Array, Array]:
    """Return weight (I, O) and bias (O,) of `layer` in float64."""
    weight = as_array(f"{where}.weight", attribute(where, layer, "weight"), shape)
    bias = as_array(f"{where}.bias", attribute(where, layer, "bias"), (shape[1],), (1, shape[1]))
    return weight, bias


def network(MNIST_MLP: Any, parameters: Parameters, *, batch_size: int, lr: float) -> Any:
    """Return a new, built MNIST_MLP of the sizes of `parameters` that holds them and takes its inputs as they come."""
    sizes = [W.shape[0] for W, _ in parameters] + [len(parameters[-1][1])]
    names = ("input_size", "hidden1", "hidden2", "out_classes")
    options = dict(zip(names, sizes, strict=True))
    net = attempt("MNIST_MLP", MNIST_MLP, batch_size=batch_size, lr=lr, max_epoch=1, print_iter=1, **options)
    call("MNIST_MLP", net, "build_model")
    call("MNIST_MLP", net, "init_model")
    net.pixel_mean, net.pixel_scale = 0.0, 1.0
    for name, (W, b) in zip(FULLY_CONNECTED, parameters, strict=True):
        load(attribute("MNIST_MLP", net, name), W, b, f"MNIST_MLP.{name}", "build_model and init_model", SIZES)
    return net


def declares_pixels(MNIST_MLP: Any) -> bool:
    """Whether a new MNIST_MLP says what happens to the pixels; a pasted class may not, and takes them as they come."""
    net = attempt("MNIST_MLP", MNIST_MLP)
    return hasattr(net, "pixel_mean") and hasattr(net, "pixel_scale")


def network_parameters(net: Any, parameters: Parameters) -> list[tuple[Array, Array]]:
    """Return the present weights and biases of the MNIST_MLP `net`, which has the shapes of `parameters`."""
    return [
        weight_and_bias(f"MNIST_MLP.{name}", attribute("MNIST_MLP", net, name), W.shape)
        for name, (W, _) in zip(FULLY_CONNECTED, parameters, strict=True)
    ]
