"""The MNIST digits: 60 000 images to train on and 10 000 to test with, shipped with the library, never downloaded.

Source: Yann LeCun, Corinna Cortes, Christopher J. C. Burges; CC BY-SA 3.0 (see files/LICENSE-MNIST.md).
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from pathlib import Path
from typing import Literal

import numpy as np

from course_lib.data.idx import parse_idx
from course_lib.types import Array, Batch

FILES = Path(__file__).parent / "files"
SIDE = 28  # pixels; an image is SIDE × SIDE grey values, 0 background … 255 ink
CLASSES = 10

NO_TEST_IMAGES = (
    'The grading room has no test images: measure on a validation set (the last 10 000 of load_mnist("train")). '
    "(Missing on your own computer? Install course_lib again.)"
)

Part = Literal["train", "test"]

# part: number of examples, and for images and labels the file's name and the SHA-256 of its unpacked bytes
_PARTS: dict[str, tuple[int, tuple[str, str], tuple[str, str]]] = {
    "train": (
        60_000,
        (
            "train-images-idx3-ubyte.gz",
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        ),
        (
            "train-labels-idx1-ubyte.gz",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        ),
    ),
    "test": (
        10_000,
        (
            "t10k-images-idx3-ubyte.gz",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        ),
        (
            "t10k-labels-idx1-ubyte.gz",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
        ),
    ),
}


def load_mnist(part: Part, *, folder: Path = FILES) -> Batch:
    """Return the images X (N, 784) uint8, rows of pixels from the top left, and the digits y (N,) int64 of `part`.

    N is 60 000 for "train" and 10 000 for "test". Every byte is checked. Raises ValueError for another part or a file
    that is not the original, FileNotFoundError where a file is missing.
    """
    if part not in _PARTS:
        raise ValueError(f'load_mnist knows the parts "train" and "test", got {part!r}.')
    count, images, labels = _PARTS[part]
    X = _read(folder, *images, shape=(count, SIDE, SIDE)).reshape(count, SIDE * SIDE)
    y = _read(folder, *labels, shape=(count,)).astype(np.int64)
    return Batch(X, y)


def _read(folder: Path, name: str, sha256: str, *, shape: tuple[int, ...]) -> Array:
    path = folder / name
    try:
        content = gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        hint = NO_TEST_IMAGES if name.startswith("t10k") else "It ships with course_lib; install the library again."
        raise FileNotFoundError(f"MNIST file {name} is not in {folder}. {hint}") from None
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"{path}: not a whole gzip file ({error}). Install course_lib again.") from None
    array = parse_idx(content, name=str(path), shape=shape)
    digest = hashlib.sha256(content).hexdigest()
    if digest != sha256:
        raise ValueError(f"{path}: not the original MNIST file: expected SHA-256 {sha256}, got {digest}.")
    return array
