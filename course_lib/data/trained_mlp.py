"""A network that reads digits already, for labs that begin where training ends. It ships with the library.

784-256-128-10 with ReLU, for pixels scaled to 0 … 1; `book/make_networks.py` trained it on the first 50 000
training images, so the last 10 000 are new to it. See files/README.md for its accuracy.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import numpy as np

from course_lib.data.mnist import FILES
from course_lib.types import Array

NAME = "trained-mlp.npz"
SHAPES = {"w1": (784, 256), "b1": (256,), "w2": (256, 128), "b2": (128,), "w3": (128, 10), "b3": (10,)}
SHA256 = "51ba2d86ea80226b1e7de4ce64636fa8d237a353f0e9fa6ae062014d508e4067"


def load_trained_mlp(*, folder: Path = FILES, sha256: str = SHA256) -> dict[str, Array]:
    """Return the parameters {"w1": (784, 256), "b1": (256,), …, "w3": (128, 10), "b3": (10,)}, float32; W is (in, out).

    They are float16 numbers, so a chip that computes in float16 loads them exactly. Every byte is checked, and nothing
    is unpickled. Raises FileNotFoundError where the file is missing, ValueError where it is not the original.
    """
    path = folder / NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileNotFoundError(f"{NAME} is not in {folder}. It ships with course_lib; install it again.") from None
    digest = hashlib.sha256(content).hexdigest()
    if digest != sha256:
        raise ValueError(
            f"{path}: not the original file: expected SHA-256 {sha256}, got {digest}. Install course_lib again."
        )
    return _parameters(path, content)


def _parameters(path: Path, content: bytes) -> dict[str, Array]:
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
    except (ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path}: not an .npz file of plain arrays ({error}).") from None
    if set(arrays) != set(SHAPES):
        raise ValueError(f"{path}: expected the arrays {', '.join(SHAPES)}, found {', '.join(arrays) or 'none'}.")
    for name, shape in SHAPES.items():
        array = arrays[name]
        if array.shape != shape or array.dtype != np.float16:
            raise ValueError(f"{path}: {name} must be float16 {shape}, found {array.dtype} {array.shape}.")
        if not np.isfinite(array).all():
            raise ValueError(f"{path}: {name} holds numbers that are infinite or nan.")
    return {name: arrays[name].astype(np.float32) for name in SHAPES}
