"""From training to the chip: the arrays of a trained multilayer perceptron, in memory or in a file, as a network."""

from __future__ import annotations

import os
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from course_lib.dlp.network import Layer, Mlp, Network, ReLU, Softmax
from course_lib.types import Array


def from_parameters(parameters: Sequence[tuple[Array, Array]], *, batch: int = 1, softmax: bool = True) -> Network:
    """Return linear layers fc1, fc2, … with a ReLU after every one but the last, and a softmax at the end.

    parameters: one pair (W, b) a layer, W (in, out) and b (out,) or (1, out); copied, as float32 ·
    batch: images in one forward pass · softmax: False ends with the logits.

    Raises TypeError or ValueError, naming the layer, for arrays that are not finite real numbers or do not fit.
    """
    if not parameters:
        raise ValueError("A network needs at least one pair (W, b), got none.")
    linear = [_mlp(f"fc{i}", W, b) for i, (W, b) in enumerate(parameters, start=1)]
    for before, after in pairwise(linear):
        if before.W.shape[1] != after.W.shape[0]:
            raise ValueError(
                f"Layer {after.name} must take the {before.W.shape[1]} outputs of {before.name}, expected W of shape "
                f"({before.W.shape[1]}, out), found {after.W.shape}."
            )
    layers: list[Layer] = [linear[0]]
    for i, layer in enumerate(linear[1:], start=1):
        layers += [ReLU(f"relu{i}"), layer]
    if softmax:
        layers.append(Softmax("softmax"))
    return Network((batch, linear[0].W.shape[0]), tuple(layers))


def one_product(rows: int, inputs: int, outputs: int, *, rng: np.random.Generator) -> Network:
    """Return the product (rows, inputs)(inputs, outputs) as a network of one layer: to measure a machine by.

    Weights are drawn from N(0, 1), biases are 0.
    """
    W = rng.standard_normal((inputs, outputs), np.float32)
    return Network((rows, inputs), (Mlp(f"{rows}×{inputs}·{inputs}×{outputs}", W, np.zeros(outputs, np.float32)),))


def load_network(path: str | os.PathLike[str], *, batch: int = 1, softmax: bool = True) -> Network:
    """Return the network of an .npz file: one that a `Sequential` saved (array_0, array_1, …), or w1, b1, w2, b2, …

    Files name no activations: what stands between the linear layers must have been ReLU, and nothing else.
    Nothing is ever unpickled. Raises ValueError that names the file, and FileNotFoundError where there is none.
    """
    arrays = _read(path)
    try:
        return from_parameters(_pairs(arrays), batch=batch, softmax=softmax)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}: {error}") from None


def _read(path: str | os.PathLike[str]) -> dict[str, Array]:
    try:
        with open(path, "rb") as file:
            archive = np.load(file, allow_pickle=False)
            if isinstance(archive, np.ndarray):
                raise ValueError("a single array")
            return {name: archive[name] for name in archive.files}
    except (ValueError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError) as error:
        raise ValueError(
            f"{path}: not an .npz file of plain arrays ({error}). A pickled dictionary, as the lab's weight.npy, must "
            "be written again where it was made: np.savez('weights.npz', **parameters)."
        ) from None


def _pairs(arrays: Mapping[str, Array]) -> list[tuple[Array, Array]]:
    """Sort the arrays of a file into (W, b), layer by layer."""
    count = len(arrays) // 2
    ours = [f"array_{i}" for i in range(2 * count)]
    labs = [f"{letter}{i}" for i in range(1, count + 1) for letter in "wb"]
    for names in (ours, labs, [name.upper() for name in labs]):
        if count and set(names) == set(arrays):
            return [(arrays[w], arrays[b]) for w, b in zip(names[::2], names[1::2], strict=True)]
    raise ValueError(
        f"expected array_0, array_1, … or w1, b1, w2, b2, …, a weight matrix and a bias for each layer; "
        f"found {', '.join(arrays) or 'nothing'}."
    )


def _mlp(name: str, W: Array, b: Array) -> Mlp:
    W, b = _plain(f"{name} W", W), _plain(f"{name} b", b)
    if W.ndim != 2 or 0 in W.shape or b.shape not in (W.shape[1:], (1, *W.shape[1:])):
        raise ValueError(f"Layer {name} needs W (in, out) and b (out,) or (1, out), found {W.shape} and {b.shape}.")
    return Mlp(name, W, b.reshape(-1))


def _plain(name: str, values: Array) -> Array:
    values = np.asarray(values)
    if values.dtype.kind not in "fiu":
        raise TypeError(f"{name} must hold real numbers, found {values.dtype}.")
    with np.errstate(over="ignore"):
        copy = values.astype(np.float32)
    if not np.isfinite(copy).all():
        raise ValueError(f"{name} must hold finite numbers of float32, found one that is not.")
    return copy
