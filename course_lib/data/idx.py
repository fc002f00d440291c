"""The IDX file format of MNIST: a header of big-endian integers, then the bytes of an array.

Source: the format section of the MNIST page (LeCun, Cortes, Burges), byte for byte.
"""

from __future__ import annotations

import math

import numpy as np

from course_lib.types import Array

_UNSIGNED_BYTE = 0x08  # the third byte of the magic number names the element type


def parse_idx(content: bytes, *, name: str, shape: tuple[int, ...]) -> Array:
    """Return the uint8 array of `shape` that the IDX file `content` holds, or say exactly what is wrong.

    The magic number is 0, 0, 0x08 (unsigned byte), then the number of dimensions; each dimension follows as a
    big-endian uint32. Raises ValueError naming the file, what was expected and what came.
    """
    header = 4 + 4 * len(shape)
    if len(content) < header:
        raise ValueError(f"{name}: an IDX header needs {header} bytes, the file has {len(content)}.")
    magic = bytes([0, 0, _UNSIGNED_BYTE, len(shape)])
    if content[:4] != magic:
        raise ValueError(
            f"{name}: expected the IDX magic number {magic.hex()} (unsigned bytes, {len(shape)} dimensions), "
            f"got {content[:4].hex()}."
        )
    found = tuple(int(n) for n in np.frombuffer(content, dtype=">u4", count=len(shape), offset=4))
    if found != shape:
        raise ValueError(f"{name}: expected an array of shape {shape}, the header says {found}.")
    size = math.prod(shape)
    if len(content) - header != size:
        raise ValueError(f"{name}: expected {size} bytes of data after the header, got {len(content) - header}.")
    return np.frombuffer(content, dtype=np.uint8, offset=header).reshape(shape)
