"""The numbers of the worked examples, which stay what they are whatever a student's code does to what it is handed."""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.types import Array


def fixed(numbers: Any, dtype: Any = None) -> Array:
    """Return `numbers` as an array that cannot be written into; its copies can.

    A check hands out copies. Where one forgets to, work in place raises here, and no later check meets other numbers.
    """
    array: Array = np.array(numbers, dtype)
    array.flags.writeable = False
    return array
