"""What both simulated libraries share: layers in a row, parameters, data in, forward, data out, and the explanations.

The real libraries leave much undefined: a wrong layer id, data or weights of another length, an output before there
is one. Here each of these is a ValueError or an IndexError. Errors that the real ones report, they report alike: two
lines on stderr, and the program ends with exit code 1.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import NoReturn

import numpy as np

from course_lib.dlp.bindings import to_floats, to_int, to_string
from course_lib.dlp.functional import Forward
from course_lib.dlp.machine import Machine
from course_lib.dlp.network import Conv, Formats, Layer, Mlp, Network, Shape
from course_lib.types import Array, Cost, Saturation


def say(line: str) -> None:
    """Print `line` as the C++ library does: in UTF-8 where the terminal's own encoding lacks a character."""
    try:
        print(line, flush=True)
    except UnicodeEncodeError:
        sys.stdout.flush()
        sys.stdout.buffer.write(f"{line}\n".encode())
        sys.stdout.flush()


def die(*lines: str) -> NoReturn:
    """End the program as the C++ library does: `lines` on stderr, exit code 1."""
    print(*lines, sep="\n", file=sys.stderr, flush=True)
    raise SystemExit(1)


def blank(*shape: int) -> Array:
    """An array of ones that needs no memory: it stands for parameters until they are loaded.

    Ones, since zeros as biases would cost a modelled machine nothing.
    """
    return np.broadcast_to(np.float32(1), shape)


LARGEST_GUESS = 10_000
"""Inputs or outputs: a larger layer is no likely reading of a weight of another size."""


class Net:
    """A network under construction, and then at work. Each library adds its own layers, layouts and printed lines."""

    def __init__(self) -> None:
        self._input: Shape | None = None  # as Network has it: (N, m) or (N, H, W, C)
        self._layers: list[Layer] = []
        self._loaded: set[int] = set()
        self._data: Array | None = None
        self._output: Array | None = None
        self._saturation: tuple[Saturation, ...] | None = None
        self._forward: Forward | None = None  # kept while neither layers nor parameters change

    # ── what the real libraries offer ──

    def setInputData(self, data: object) -> None:
        """Take the input, a flat sequence of floats in the library's own order; it is copied.

        Raises TypeError for what C++ would not take, ValueError where layers exist and expect another length.
        """
        self._data = self._held(to_floats(data, self._method("setInputData"), 2))
        if self._layers:
            self._check_data()

    def forward(self) -> None:
        """Run all layers on the input. Exits with code 1 where parameters are missing; ValueError without input."""
        network = self._network()
        for at, layer in enumerate(self._layers):
            if isinstance(layer, (Mlp, Conv)) and at not in self._loaded:
                die(f"ERROR: param of layer {layer.name} is not loaded !")
        data = self._check_data()
        self._forward = self._forward or Forward(network)
        answer = self._forward(self._arranged(data))
        self._output, self._saturation = answer.output, answer.saturation

    def getOutputData(self) -> tuple[float, ...]:
        """The last forward's output as Python floats, in the library's own order. ValueError before a forward."""
        if self._output is None:
            raise ValueError("There is no output yet. Call setInputData(data) and forward() first.")
        return tuple(self._rearranged(self._output).ravel().tolist())

    def size(self) -> int:
        """How many layers there are."""
        return len(self._layers)

    def getLayerName(self, layer_id: object) -> str:
        """The name that the layer was created with. IndexError where there is no such layer."""
        return self._layer(layer_id, "getLayerName").name

    def needToBeQuantized(self, layer_id: object) -> bool:
        """Whether the layer multiplies: true for conv and mlp. IndexError where there is no such layer."""
        return isinstance(self._layer(layer_id, "needToBeQuantized"), (Mlp, Conv))

    # ── what they do not: the explanations ──

    def network(self) -> Network:
        """The network as the simulated machine sees it. ValueError unless every parameter is loaded."""
        missing = [
            layer.name
            for at, layer in enumerate(self._layers)
            if isinstance(layer, (Mlp, Conv)) and at not in self._loaded
        ]
        if missing:
            raise ValueError(f"Layers without parameters: {', '.join(missing)}. Call loadParams for each first.")
        return self._network()

    def cost(self, machine: str | Machine = "exercise-7.7") -> Cost:
        """What one forward costs a modelled machine, layer by layer. Parameters need not be loaded for it."""
        from course_lib.dlp.schedule import cost

        return cost(self._network(), Machine.load(machine) if isinstance(machine, str) else machine)

    # ── what each library says for itself ──

    def _held(self, data: Array) -> Array:
        """The flat input as the machine holds it."""
        return data

    def _arranged(self, data: Array) -> Array:
        """The flat input in the order of Network's signals."""
        raise NotImplementedError

    def _rearranged(self, output: Array) -> Array:
        """Network's output in the library's order."""
        raise NotImplementedError

    def _method(self, name: str) -> str:
        """The name of a method as the bindings write it."""
        return f"{type(self)._binding}_{name}"

    _binding = "Net"

    # ── construction ──

    def _shape(self) -> Shape | None:
        """The shape that arrives at the next layer; None where nothing is known."""
        shape = self._input
        for layer in self._layers:
            shape = layer.output_shape(shape) if shape else None
        return shape

    def _add(self, layer: Layer) -> Shape:
        """Put `layer` behind the others and return its output shape. ValueError where it does not fit."""
        shape = self._shape()
        assert shape is not None  # each library makes sure of it
        after = layer.output_shape(shape)
        self._layers.append(layer)
        self._changed()
        return after

    def _changed(self) -> None:
        self._forward = None

    def _load(self, at: int, W: Array, b: Array, formats: Formats | None = None) -> None:
        """Give layer `at` its parameters, already in Network's order."""
        layer = self._layers[at]
        assert isinstance(layer, (Mlp, Conv))
        self._layers[at] = replace(layer, W=W, b=b, formats=formats)
        self._loaded.add(at)
        self._changed()

    def _network(self) -> Network:
        if self._input is None or not self._layers:
            raise ValueError("This net has no layers yet. Create them, load their parameters, then run it.")
        return Network(self._input, tuple(self._layers))

    def _check_data(self) -> Array:
        assert self._input is not None
        if self._data is None:
            raise ValueError("There is no input yet. Call setInputData(data) before forward().")
        if self._data.size != math.prod(self._input):
            shape = " × ".join(map(str, self._input))
            raise ValueError(
                f"This net takes {math.prod(self._input)} numbers ({shape}), setInputData got {self._data.size}. "
                "Give every batch the size that the layers were created with."
            )
        return self._data

    def _layer(self, layer_id: object, method: str) -> Layer:
        at = to_int(layer_id, self._method(method), 2)
        if not 0 <= at < len(self._layers):
            names = ", ".join(f"{place} {layer.name}" for place, layer in enumerate(self._layers)) or "none"
            raise IndexError(f"There is no layer {at}. Every created layer counts, from 0; this net has: {names}.")
        return self._layers[at]

    def _layer_to_load(self, layer_id: object, *more: str) -> tuple[int, Mlp | Conv]:
        """The layer and its id; says so, and `more`, on stdout. Exits with code 1 for a layer without parameters."""
        layer = self._layer(layer_id, "loadParams")
        for line in (f"loading params for layer {layer.name} ...", *more):
            say(line)
        if not isinstance(layer, (Mlp, Conv)):
            die("ERROR : This layer is not conv or mlp !", f"\tlayer name is : {layer.name}")
        return to_int(layer_id, self._method("loadParams"), 2), layer

    def _parameters(self, filter_data: object, bias_data: object) -> tuple[Array, Array]:
        method = self._method("loadParams")
        return to_floats(filter_data, method, 3), to_floats(bias_data, method, 4)

    def _name(self, value: object, method: str) -> str:
        return to_string(value, self._method(method), 2)


def check_parameters(layer: Mlp | Conv, shape: Sequence[int], order: str, W: Array, b: Array) -> None:
    """ValueError, with the layer, what it expects and what came, unless W fills `shape` and b its outputs."""
    outputs = layer.b.shape[0]
    if W.size != math.prod(shape):
        raise ValueError(
            f"Layer {layer.name} expects weights {tuple(shape)} in the order {order}, {math.prod(shape)} numbers; "
            f"found {W.size} numbers{_enough_for(layer, W.size)}. "
            "Create the layers with the sizes that the weight file was trained with."
        )
    if b.size != outputs:
        raise ValueError(
            f"Layer {layer.name} expects a bias ({outputs},), found {b.size} numbers. "
            "Check that weights and biases of one layer go together."
        )
    if not (np.isfinite(W).all() and np.isfinite(b).all()):
        raise ValueError(f"Layer {layer.name} got parameters that are infinite or NaN. Look at the training first.")


def _enough_for(layer: Mlp | Conv, count: int) -> str:
    """For which inputs and outputs `count` weights would be enough; empty where none are likely."""
    if not isinstance(layer, Mlp) or count == 0:
        return ""
    inputs, outputs = layer.W.shape
    if count % inputs == 0:
        outputs = count // inputs
    elif count % outputs == 0:
        inputs = count // outputs
    else:
        return ""
    return f", enough for {inputs} inputs and {outputs} outputs" if max(inputs, outputs) <= LARGEST_GUESS else ""
