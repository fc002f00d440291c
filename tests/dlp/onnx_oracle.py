"""ONNX Runtime as an independent oracle: one operator, run on arrays."""

from __future__ import annotations

import functools

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper


@functools.cache
def _session(
    operator: str, kinds: tuple[int, ...], ranks: tuple[int, ...], result: int
) -> onnxruntime.InferenceSession:
    inputs = [
        helper.make_tensor_value_info(f"x{i}", kind, [f"x{i}_{axis}" for axis in range(rank)])
        for i, (kind, rank) in enumerate(zip(kinds, ranks, strict=True))
    ]
    node = helper.make_node(operator, [value.name for value in inputs], ["y"])
    output = helper.make_tensor_value_info("y", result, [f"y_{axis}" for axis in range(ranks[0])])
    graph = helper.make_graph([node], operator, inputs, [output])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    onnx.checker.check_model(model)
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def run(operator: str, *arrays: np.ndarray, result: int) -> np.ndarray:
    """Return the one output, of ONNX type `result`, of `operator` on `arrays`."""
    kinds = tuple(helper.np_dtype_to_tensor_dtype(array.dtype) for array in arrays)
    session = _session(operator, kinds, tuple(array.ndim for array in arrays), result)
    return session.run(None, {f"x{i}": array for i, array in enumerate(arrays)})[0]


def quantise_linear(x: np.ndarray, step: float, bits: int) -> np.ndarray:
    """Round x / step half to even and saturate, as QuantizeLinear does in float32."""
    zero = np.zeros((), f"int{bits}")
    result = {8: TensorProto.INT8, 16: TensorProto.INT16}[bits]
    return run("QuantizeLinear", x.astype(np.float32), np.array(step, np.float32), zero, result=result)


def integer_product(Q_x: np.ndarray, Q_w: np.ndarray) -> np.ndarray:
    """MatMulInteger for int8, MatMul on int64 for all others."""
    if Q_x.dtype == Q_w.dtype == np.int8:
        return run("MatMulInteger", Q_x, Q_w, result=TensorProto.INT32).astype(np.int64)
    return run("MatMul", Q_x.astype(np.int64), Q_w.astype(np.int64), result=TensorProto.INT64)
