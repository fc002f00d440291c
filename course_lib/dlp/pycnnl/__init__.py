"""A simulated pycnnl: networks in float32, as the lab's second edition runs them on an MLU370.

Image data are N, H, W, C and shapes are written N, C, H, W; the weights of a fully connected layer are (in, out), those
of a convolution (out, k, k, in), all flattened. Beyond the real library, a net explains itself (`net.cost()`,
`net.network()`), and `strict(True)` refuses arguments that the real bindings refuse (also: PYCNNL_STRICT=1).

One thing is spared: the real library copies the weights of a fully connected layer once for each image of the batch.
"""

from __future__ import annotations

import math

import numpy as np

from course_lib.dlp.bindings import fits_int, refuse_overload, to_int, to_ints
from course_lib.dlp.bindings import strict as strict
from course_lib.dlp.net import Net, blank, check_parameters, say
from course_lib.dlp.network import Conv, Mlp, Pool, ReLU, Shape, Softmax
from course_lib.dlp.quant import QuantParam, QuantTool
from course_lib.dlp.vectors import DoubleVector, DoubleVector2, FloatVector, FloatVector2, IntVector, IntVector2
from course_lib.types import Array

__all__ = [
    "CAST",
    "CONVOLUTION",
    "FLATTEN",
    "LRN",
    "MLP",
    "NORMALIZE",
    "POOL",
    "RELU",
    "SOFTMAX",
    "CnnlNet",
    "DoubleVector",
    "DoubleVector2",
    "FloatVector",
    "FloatVector2",
    "IntVector",
    "IntVector2",
    "QuantParam",
    "QuantTool",
]  # `strict` is left out: `import *` brings what the real library has

CAST, CONVOLUTION, LRN, MLP, NORMALIZE, RELU, SOFTMAX, POOL, FLATTEN = range(9)


class CnnlNet(Net):
    """A network of fully connected, convolution, pooling, ReLU and softmax layers in float32."""

    _binding = "CnnlNet"

    def __init__(self) -> None:
        super().__init__()
        self._declared: Shape | None = None  # by setInputShape, N, C, H, W or N, m
        say("Init success: ")

    def setInputShape(self, *dims: object) -> None:
        """Declare the input by 4 ints (N, C, H, W) or 2 (N, m).

        Only a ReLU as first layer needs it: all other layers bring their own shape. Raises TypeError for other
        arguments, ValueError after the first layer.
        """
        self._declared = self._dims("setInputShape", dims, (4, 2))

    def setOutputShape(self, *dims: object) -> None:
        """Declare the output by 2, 3 or 4 ints. Every layer created later declares it anew.

        Raises TypeError for other arguments, ValueError where the layers give another number of outputs.
        """
        shape = self._dims("setOutputShape", dims, (3, 2, 4), after_layers=True)
        found = self._shape() if self._layers else None
        if found and math.prod(found) != math.prod(shape):
            raise ValueError(f"setOutputShape says {shape}, but the layers give {found}. Leave it out.")

    def createMlpLayer(
        self, layer_name: object, input_shape: object, weight_shape: object, output_shape: object
    ) -> None:
        """Add Y = X W + b.   input [B, 1, 1, m] · weight [B, 1, m, n] · output [B, 1, 1, n]

        2 to 4 numbers each; what stands before the last (of the weights: last two) is the batch, and weights may say 1
        there. Raises ValueError where the shapes do not fit each other or the layer before.
        """
        method = "createMlpLayer"
        name = self._name(layer_name, method)
        before, weights, after = (
            self._sizes(value, place, method, (2, 3, 4))
            for place, value in ((3, input_shape), (4, weight_shape), (5, output_shape))
        )
        say("creating mlp layer ...")
        rows, m, n = math.prod(before[:-1]), weights[-2], weights[-1]
        fits = before[-1] == m and after[-1] == n and math.prod(after[:-1]) == rows
        if not fits or math.prod(weights[:-2]) not in (1, rows, before[0]):
            raise ValueError(
                f"Layer {name}: input {before}, weight {weights} and output {after} do not fit. "
                f"With {rows} rows they are [{rows}, 1, 1, m], [{rows}, 1, m, n] and [{rows}, 1, 1, n]."
            )
        self._arrives(name, (rows, m))
        self._add(Mlp(name, blank(m, n), blank(n)))

    def createConvLayer(
        self,
        layer_name: object,
        input_shape: object,
        out_channel: object,
        kernel_size: object,
        stride: object,
        dilation: object,
        pad: object,
    ) -> None:
        """Add a convolution of an input [N, C, H, W]. Raises ValueError where it does not fit."""
        method = "createConvLayer"
        name = self._name(layer_name, method)
        N, C, H, W = self._sizes(input_shape, 3, method, (4,))
        out, k, s, d, p = (
            to_int(value, self._method(method), place)
            for place, value in enumerate((out_channel, kernel_size, stride, dilation, pad), start=4)
        )
        if out < 1 or k < 1:
            raise ValueError(f"Layer {name} needs at least one channel and a kernel of at least 1, got {out} and {k}.")
        layer = Conv(name, blank(k, k, C, out), blank(out), s, d, p)
        layer.output_shape((N, H, W, C))
        self._arrives(name, (N, H, W, C))
        self._add(layer)

    def createReLuLayer(self, layer_name: object) -> None:
        """Add max(0, X). ValueError as the first layer without setInputShape."""
        name = self._name(layer_name, "createReLuLayer")
        if not self._layers:
            if self._declared is None:
                raise ValueError(f"Layer {name} comes first and knows no shape. Call setInputShape before it.")
            self._input = self._declared[:1] + self._declared[2:] + self._declared[1:2]  # N, C, H, W -> N, H, W, C
        say("creating relu layer ...")
        self._add(ReLU(name))

    def createSoftmaxLayer(self, layer_name: object, input_shape: object, axis: object) -> None:
        """Add probabilities over the last number of the shape [B, 1, C]; `axis` is ignored, as in the real library."""
        method = "createSoftmaxLayer"
        name = self._name(layer_name, method)
        shape = self._sizes(input_shape, 3, method, (2, 3))
        to_int(axis, self._method(method), 4)
        say(f"softmax output_shape: [{' '.join(map(str, shape))} ")
        before = self._shape()
        image = before is not None and math.prod(before[:-1]) == math.prod(shape[:-1]) and before[-1] == shape[-1]
        self._arrives(name, before if before and image else (math.prod(shape[:-1]), shape[-1]))
        self._add(Softmax(name))

    def createPoolingLayer(self, layer_name: object, input_shape: object, kernel_size: object, stride: object) -> None:
        """Add max pooling of an input [N, C, H, W], without padding. Raises ValueError where it does not fit."""
        method = "createPoolingLayer"
        name = self._name(layer_name, method)
        N, C, H, W = self._sizes(input_shape, 3, method, (4,))
        k, s = (to_int(value, self._method(method), place) for place, value in ((4, kernel_size), (5, stride)))
        say("creating pooling layer ...")
        layer = Pool(name, k, s)
        _, high, wide, _ = layer.output_shape((N, H, W, C))
        self._arrives(name, (N, H, W, C))
        say(f"poolinglayer output_shape: [{N} {C} {high} {wide}]")
        self._add(layer)

    def loadParams(self, layer_id: object, filter_data: object, bias_data: object) -> None:
        """Load weights, (in, out) or (out, k, k, in), and biases (out,), all flat; they are copied.

        Raises IndexError where there is no such layer, ValueError for other lengths. Exits with code 1 for a layer
        without parameters.
        """
        W, b = self._parameters(filter_data, bias_data)
        at, layer = self._layer_to_load(layer_id)
        if isinstance(layer, Mlp):
            check_parameters(layer, layer.W.shape, "(in, out)", W, b)
            self._load(at, W.reshape(layer.W.shape), b)
        else:
            k, _, C, out = layer.W.shape
            check_parameters(layer, (out, k, k, C), "(out, k, k, in)", W, b)
            self._load(at, np.ascontiguousarray(W.reshape(out, k, k, C).transpose(1, 2, 3, 0)), b)

    def forward(self) -> None:
        """Run all layers on the input. Exits with code 1 where parameters are missing; ValueError without input."""
        super().forward()
        for layer in self._layers:
            if isinstance(layer, Softmax):
                say("****网络推理完成 ...******")

    def _arranged(self, data: Array) -> Array:
        assert self._input is not None
        return data.reshape(self._input)

    def _rearranged(self, output: Array) -> Array:
        return output

    def _sizes(self, value: object, place: int, method: str, lengths: tuple[int, ...]) -> Shape:
        sizes = to_ints(value, self._method(method), place)
        if len(sizes) not in lengths or min(sizes, default=0) < 1:
            wanted = " or ".join(map(str, sorted(lengths)))
            raise ValueError(f"{method} takes shapes of {wanted} numbers, each at least 1, got {list(sizes)}.")
        return sizes

    def _dims(
        self, method: str, dims: tuple[object, ...], lengths: tuple[int, ...], *, after_layers: bool = False
    ) -> Shape:
        if len(dims) not in lengths or not all(fits_int(dim) for dim in dims):
            prototypes = [f"CnnlNet::{method}({','.join(['int'] * length)})" for length in lengths]
            refuse_overload(self._method(method), *prototypes)
        if self._layers and not after_layers:
            raise ValueError(f"{method} comes before the first layer; this net has {len(self._layers)} already.")
        return self._sizes(list(dims), 0, method, lengths)

    def _arrives(self, name: str, shape: Shape) -> None:
        """Check `shape`, which layer `name` declares, against what arrives there. The first layer sets it."""
        before = self._shape()
        if before is None or not self._layers:
            self._input = shape
        elif before != shape and (len(shape) == 4 or (before[0], math.prod(before)) != (shape[0], math.prod(shape))):
            raise ValueError(
                f"Layer {name} declares an input of {_written(shape)}, but {self._layers[-1].name} before it gives "
                f"{_written(before)}. The sizes of neighbouring layers must be the same."
            )


def _written(shape: Shape) -> str:
    """A signal's shape as the library's programs write it: N, C, H, W."""
    return str([shape[0], shape[3], shape[1], shape[2]] if len(shape) == 4 else [shape[0], 1, 1, shape[1]])
