"""QuantParam and QuantTool: position and scale of int8 numbers, as the lab's libraries hand them around."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from course_lib.dlp.bindings import (
    described,
    fits_float,
    fits_int,
    refuse,
    refuse_overload,
    to_float,
    to_floats,
    to_int,
    to_string,
)
from course_lib.dlp.fixed_point import Format, quant_tool_format
from course_lib.dlp.network import Conv, Formats, Layer, Mlp, Network

_FURTHEST = 32  # the tool never returns a position beyond ± 32


class QuantParam:
    """Position and scale of numbers  r = q · 2^position / scale; `QuantParam()` is (1, 1.0). Both may be rewritten."""

    def __init__(self, *args: object) -> None:
        if not (args == () or (len(args) == 2 and fits_int(args[0]) and fits_float(args[1]))):
            refuse_overload("new_QuantParam", "QuantParam::QuantParam()", "QuantParam::QuantParam(int,float)")
        self.position, self.scale = args or (1, 1.0)

    @property
    def position(self) -> int:
        """The power of two."""
        return self._position

    @position.setter
    def position(self, value: object) -> None:
        self._position = to_int(value, "QuantParam_position_set", 2)

    @property
    def scale(self) -> float:
        """The factor, a float32."""
        return self._scale

    @scale.setter
    def scale(self, value: object) -> None:
        self._scale = to_float(value, "QuantParam_scale_set", 2)

    def __repr__(self) -> str:
        return f"QuantParam({self.position}, {self.scale})"

    def format(self, layer: str) -> Format:
        """Return the int8 format. ValueError, naming `layer`, where position or scale make no sense."""
        if not (self.scale > 0 and math.isfinite(self.scale) and abs(self.position) <= 126):
            raise ValueError(
                f"Layer {layer} needs a positive scale and a position within ± 126, got {self}. "
                "QuantTool().getQuantParam(data, name) finds both."
            )
        return Format(8, self.position, self.scale)


class QuantTool:
    """Finds position and scale from data: the largest |r| of everything seen under one layer name becomes 127."""

    def __init__(self) -> None:
        self._largest: dict[str, float] = {}

    def getQuantParam(self, input_data: object, layer_name: object) -> QuantParam:
        """Return position and scale for int8.

        The largest |r| is kept for each layer name over all calls, so that several batches are measured together.
        Raises ValueError for no data, and for numbers that are not finite.
        """
        data = to_floats(input_data, "QuantTool_getQuantParam", 2)
        name = to_string(layer_name, "QuantTool_getQuantParam", 3)
        if data.size == 0 or not np.isfinite(data).all():
            what = "numbers that are infinite or NaN" if data.size else "none"
            raise ValueError(f"QuantTool needs finite numbers to measure layer {name!r} by, got {what}.")
        largest = max(self._largest.get(name, 0.0), float(np.abs(data).max()))
        self._largest[name] = largest
        form = quant_tool_format(largest)
        return QuantParam(max(-_FURTHEST, min(_FURTHEST, form.position)), form.scale)


def check_quant_param(value: object, method: str, position: int) -> QuantParam:
    """Return `value`. TypeError, with the text of the bindings, unless it is a QuantParam."""
    if value is None:
        raise TypeError(f"invalid null reference in method '{method}', argument {position} of type 'QuantParam'")
    if not isinstance(value, QuantParam):
        refuse(method, position, "QuantParam", f"It takes a QuantParam(position, scale), got {described(value)}.")
    return value


def as_loaded(network: Network) -> Network:
    """Return `network` with its formats as pycnml hands them to the chip: scales rounded to float32.

    Float16 numbers times such a scale are exact in float64, so whoever computes in it, in any language, finds the same
    integers. Layers without formats stay; so do 16-bit formats, of which pycnml knows none.
    """

    def loaded(layer: Layer, form: Format) -> Format:
        return QuantParam(form.position, form.scale).format(layer.name) if form.bits == 8 else form

    layers = [
        replace(layer, formats=Formats(loaded(layer, layer.formats.neurons), loaded(layer, layer.formats.weights)))
        if isinstance(layer, (Mlp, Conv)) and layer.formats
        else layer
        for layer in network.layers
    ]
    return replace(network, layers=tuple(layers))
