"""A small network that reads digits, for the book's page on which you draw them. It ships with the library.

784-64-32-10 with ReLU, for pixels scaled to 0 … 1; `book/make_networks.py` trained it on the first 50 000 training
images, so the last 10 000 are new to it. See files/README.md for its accuracy.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np

from course_lib.data.mnist import FILES
from course_lib.types import Array

NAME = "digit-reader.npz"
SIZES = (784, 64, 32, 10)
SHA256 = "7350b40eb9a401f158f16c9a80ecdfc64622620080971dfafb81463d3a9368ff"


def load_digit_reader(*, folder: Path = FILES, sha256: str = SHA256) -> list[tuple[Array, Array]]:
    """Return (W, b) of each layer from input to output: W (784, 64), (64, 32), (32, 10) and b of as many outputs.

    They are float16 numbers in float32, so a chip that computes in float16 loads them exactly. Every byte is checked,
    and nothing is unpickled. Raises FileNotFoundError where the file is missing, ValueError where it is another.
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
    with np.load(io.BytesIO(content), allow_pickle=False) as file:
        return [
            (file[f"w{layer}"].astype(np.float32), file[f"b{layer}"].astype(np.float32))
            for layer in range(1, len(SIZES))
        ]
