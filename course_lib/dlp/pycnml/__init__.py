"""A simulated pycnml: networks in int8 and float16, as the lab's first edition runs them on an MLU270.

Image data are N, C, H, W; the weights of a fully connected layer are (out, in), those of a convolution (out, in, k, k),
all flattened. Position and scale of the neurons come when a layer is created, those of the weights when they are
loaded. Beyond the real library, a net explains itself: `net.saturation()` counts what did not fit its format,
`net.cost()` and `net.network()` show what the machine does, and `strict(True)` refuses arguments that the real
bindings refuse (also: PYCNNL_STRICT=1).
"""

from __future__ import annotations

import math

import numpy as np

from course_lib.dlp.bindings import fits_int, refuse_overload, to_int, to_ints
from course_lib.dlp.bindings import strict as strict
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.net import Net, blank, check_parameters, die, say
from course_lib.dlp.network import Conv, Flatten, Formats, Layer, Mlp, Pool, ReLU, Shape, Softmax
from course_lib.dlp.quant import QuantParam, QuantTool, check_quant_param
from course_lib.dlp.vectors import DoubleVector, DoubleVector2, FloatVector, FloatVector2, IntVector, IntVector2
from course_lib.types import Array, Saturation

__all__ = [
    "CNML_1H8",
    "CNML_1H8MINI",
    "CNML_1H16",
    "CNML_C10",
    "CNML_MLU100",
    "CNML_MLU220",
    "CNML_MLU270",
    "CnmlNet",
    "DoubleVector",
    "DoubleVector2",
    "FloatVector",
    "FloatVector2",
    "IntVector",
    "IntVector2",
    "QuantParam",
    "QuantTool",
]  # `strict` is left out: `import *` brings what the real library has

CNML_1H8, CNML_1H16, CNML_C10, CNML_1H8MINI, CNML_MLU270, CNML_MLU220 = range(1, 7)
CNML_MLU100 = CNML_C10


class CnmlNet(Net):
    """A network of fully connected, convolution, pooling, ReLU, softmax and flatten layers in int8 and float16."""

    _binding = "CnmlNet"

    def __init__(self, core_num: object = 1, core_version: object = CNML_MLU270) -> None:
        super().__init__()
        if not (fits_int(core_num) and fits_int(core_version)):
            prototypes = ("int,cnmlCoreVersion_t", "int", "")
            refuse_overload("new_CnmlNet", *(f"CnmlNet::CnmlNet({arguments})" for arguments in prototypes))
        self._declared: Shape | None = None  # N, C, H, W
        say(f"CORE NUM: {int(core_num)}")
        say(f"CORE VERSION: {int(core_version)}")

    def setInputShape(self, dim_1: object, dim_2: object, dim_3: object, dim_4: object) -> None:
        """Declare the input N, C, H, W; rows of features are N, m, 1, 1. ValueError after the first layer."""
        method = self._method("setInputShape")
        dims = tuple(to_int(dim, method, at) for at, dim in enumerate((dim_1, dim_2, dim_3, dim_4), start=2))
        if min(dims) < 1:
            raise ValueError(f"setInputShape takes four numbers of at least 1, got {dims}.")
        if self._layers:
            raise ValueError(f"setInputShape comes before the first layer; this net has {len(self._layers)} already.")
        self._declared = dims

    def createMlpLayer(self, layer_name: object, output_num: object, quant_param: object) -> None:
        """Add Y = X W + b of `output_num` outputs; `quant_param` is for the neurons that come in."""
        name, (outputs,) = self._arguments("createMlpLayer", layer_name, output_num)
        neurons = self._format(name, quant_param, "createMlpLayer", 4)
        if outputs < 1:
            raise ValueError(f"Layer {name} needs at least one output, got {outputs}.")
        before = self._begin("mlp", rows=True)
        inputs = math.prod(before[1:])
        self._end(Mlp(name, blank(inputs, outputs), blank(outputs), Formats(neurons, Format())))

    def createConvLayer(
        self,
        layer_name: object,
        out_channel: object,
        kernel_size: object,
        stride: object,
        dilation: object,
        pad: object,
        quant_param: object,
    ) -> None:
        """Add a convolution; `quant_param` is for the neurons that come in. ValueError where it does not fit."""
        method = "createConvLayer"
        name, (out, k, s, d, p) = self._arguments(method, layer_name, out_channel, kernel_size, stride, dilation, pad)
        neurons = self._format(name, quant_param, method, 8)
        if out < 1 or k < 1:
            raise ValueError(f"Layer {name} needs at least one channel and a kernel of at least 1, got {out} and {k}.")
        channels = self._begin("conv", rows=False)[-1]
        self._end(Conv(name, blank(k, k, channels, out), blank(out), s, d, p, Formats(neurons, Format())))

    def createReLuLayer(self, layer_name: object) -> None:
        """Add max(0, X)."""
        name, _ = self._arguments("createReLuLayer", layer_name)
        self._begin("relu", rows=True)
        self._end(ReLU(name))

    def createSoftmaxLayer(self, layer_name: object, axis: object) -> None:
        """Add probabilities over `axis` of N, C, H, W, which must be 1, the classes. ValueError for another axis."""
        name, (along,) = self._arguments("createSoftmaxLayer", layer_name, axis)
        if along not in (1, -3):
            raise ValueError(
                f"Layer {name} would take probabilities along axis {along} of N, C, H, W. The classes are axis 1."
            )
        self._begin("softmax", rows=True)
        self._end(Softmax(name))

    def createPoolingLayer(self, layer_name: object, kernel_size: object, stride: object) -> None:
        """Add max pooling without padding. ValueError for a window larger than the image."""
        name, (k, s) = self._arguments("createPoolingLayer", layer_name, kernel_size, stride)
        self._begin("pooling", rows=False)
        self._end(Pool(name, k, s))

    def createFlattenLayer(self, layer_name: object, output_shape: object) -> None:
        """Make rows of images: `output_shape` is N, C·H·W, 1, 1. ValueError for another one.

        The numbers of a row come in the order H, W, C, as in the real library, which transposes before it reshapes:
        a fully connected layer behind it needs its inputs in this order.
        """
        name, _ = self._arguments("createFlattenLayer", layer_name)
        shape = to_ints(output_shape, self._method("createFlattenLayer"), 3)
        before = self._begin("flatten", rows=True)
        wanted = (before[0], math.prod(before[1:]), 1, 1)
        if shape != wanted:
            raise ValueError(f"Layer {name} makes rows of {_written(before)}: {list(wanted)}, not {list(shape)}.")
        self._end(Flatten(name))

    def loadParams(self, layer_id: object, filter_data: object, bias_data: object, quant_param: object) -> None:
        """Load weights, (out, in) or (out, in, k, k), and biases (out,), all flat; `quant_param` is for the weights.

        The inputs of a fully connected layer right behind an image are in the order C, H, W; behind a flatten layer
        H, W, C. Raises IndexError where there is no such layer, ValueError for other lengths. Exits with code 1 for a
        layer without parameters.
        """
        W, b = self._parameters(filter_data, bias_data)
        check_quant_param(quant_param, self._method("loadParams"), 5)
        at, layer = self._layer_to_load(layer_id, f"weight size: {W.size}")
        weights = self._format(layer.name, quant_param, "loadParams", 5)
        assert layer.formats is not None
        formats = Formats(layer.formats.neurons, weights)
        if isinstance(layer, Conv):
            k, _, C, out = layer.W.shape
            check_parameters(layer, (out, C, k, k), "(out, in, k, k)", W, b)
            self._load(at, np.ascontiguousarray(W.reshape(out, C, k, k).transpose(2, 3, 1, 0)), b, formats)
            return
        check_parameters(layer, layer.W.shape[::-1], "(out, in)", W, b)
        *_, before = (shape for place, (_, shape, _) in enumerate(self._network().steps()) if place <= at)
        _, *image, channels = before if len(before) == 4 else (before[0], 1, before[1])
        chw = W.reshape(-1, channels, math.prod(image))  # (out, C, H·W)
        self._load(at, np.ascontiguousarray(chw.transpose(2, 1, 0)).reshape(layer.W.shape), b, formats)

    def saturation(self) -> tuple[Saturation, ...]:
        """What the last forward cut to the largest or smallest integer, layer by layer. ValueError before a forward."""
        if self._saturation is None:
            raise ValueError("Nothing was counted yet. Call setInputData(data) and forward() first.")
        return self._saturation

    def _held(self, data: Array) -> Array:
        with np.errstate(over="ignore"):  # beyond float16 is ±∞, as on the machine
            return data.astype(np.float16)

    def _arranged(self, data: Array) -> Array:
        assert self._input is not None
        if len(self._input) == 2:
            return data.reshape(self._input)
        N, H, W, C = self._input
        return data.reshape(N, C, H, W).transpose(0, 2, 3, 1)

    def _rearranged(self, output: Array) -> Array:
        return output.transpose(0, 3, 1, 2) if output.ndim == 4 else output

    def _arguments(self, method: str, layer_name: object, *numbers: object) -> tuple[str, tuple[int, ...]]:
        name = self._name(layer_name, method)
        return name, tuple(to_int(value, self._method(method), at) for at, value in enumerate(numbers, start=3))

    def _format(self, layer: str, quant_param: object, method: str, position: int) -> Format:
        return check_quant_param(quant_param, self._method(method), position).format(layer)

    def _begin(self, kind: str, *, rows: bool) -> Shape:
        """Print what the real library prints before a layer; return the shape that arrives, rows or images."""
        if self._declared is None:
            die("ERROR : The input shape is empty ! You should set input shape first .")
        if self._loaded:
            raise ValueError(f"This {kind} layer comes after loadParams. Create all layers before you load any.")
        shape = self._shape()
        if shape is None or not self._layers:
            N, C, H, W = self._declared
            shape = self._input = (N, C) if rows and H == W == 1 else (N, H, W, C)
            say(f"input_shape: {_written((N, H, W, C))}")
        say(f"creating {kind} layer ...")
        return shape

    def _end(self, layer: Layer) -> None:
        say(f"output_shape: {_written(self._add(layer))}")


def _written(shape: Shape) -> str:
    """A signal's shape as the library prints it: [N C H W]."""
    N, H, W, C = shape if len(shape) == 4 else (shape[0], 1, 1, shape[1])
    return f"[{N} {C} {H} {W}]"
