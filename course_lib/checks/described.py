"""What a student's code gave, in the words of a message."""

from __future__ import annotations

import numpy as np


def described(value: object) -> str:
    """`value` in a few words: what it is, or the shape of an array of numbers."""
    if value is None:
        return "None (is the return missing?)"
    if isinstance(value, np.ndarray):
        return f"shape {value.shape}" if value.dtype.kind in "iuf" else f"an array of dtype {value.dtype}"
    if isinstance(value, (list, tuple)):
        return f"a {type(value).__name__} of {len(value)}"
    if isinstance(value, dict):
        return f"a dict with the keys {', '.join(map(str, value))[:100]}" if value else "an empty dict"
    if isinstance(value, complex | np.complexfloating):
        return "a complex number"
    kind = getattr(value, "__kind__", type(value).__name__)  # an object in another process says its type there
    return "an array of objects, not of numbers" if kind == "ndarray" else f"an object of type {kind}"
