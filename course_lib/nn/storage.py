"""Arrays in a file and back: an .npz of plain numbers, never pickle, read strictly."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Sequence

import numpy as np

from course_lib.types import Array


def save_arrays(path: str | os.PathLike[str], arrays: Sequence[Array]) -> None:
    """Write `arrays` to the .npz file `path`, in order, under the names array_0, array_1, …"""
    with open(path, "wb") as file:  # a file, not a name: np.savez would append .npz behind our back
        np.savez(file, allow_pickle=False, **_named(arrays))


def load_arrays(path: str | os.PathLike[str], arrays: Sequence[Array]) -> None:
    """Copy the arrays of the file `path`, written by `save_arrays`, into `arrays`, which have the same shapes.

    Raises ValueError that names the file, what was expected and what came; `arrays` then stay as they were.
    """
    try:
        with open(path, "rb") as file:
            archive = np.load(file, allow_pickle=False)
            values = {name: archive[name] for name in archive.files}
    except (ValueError, EOFError, AttributeError, zipfile.BadZipFile) as error:
        raise ValueError(f"{path}: not a parameter file written by save ({error}).") from None
    expected = _named(arrays)
    found = {name: value.shape for name, value in values.items()}
    wanted = {name: value.shape for name, value in expected.items()}
    if found != wanted:
        raise ValueError(f"{path}: this network needs arrays {wanted}, the file holds {found}.")
    bad = [name for name, value in values.items() if value.dtype.kind != "f" or not np.isfinite(value).all()]
    if bad:
        raise ValueError(f"{path}: {', '.join(bad)} must hold finite floating-point numbers.")
    for name, value in expected.items():
        value[...] = values[name]


def _named(arrays: Sequence[Array]) -> dict[str, Array]:
    return {f"array_{i}": array for i, array in enumerate(arrays)}
