"""Mini-batches: one epoch, in a new random order, a few rows at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from course_lib.arguments import generator, whole
from course_lib.types import Batch


def mini_batches(batch: Batch, size: int, *, rng: np.random.Generator) -> Iterator[Batch]:
    """Yield every example of `batch` exactly once, shuffled by `rng`, `size` rows at a time (the last may be fewer).

    Raises ValueError for a size below 1.
    """
    whole("The size of a mini-batch", size, least=1)
    generator("rng", rng)
    order = rng.permutation(len(batch))
    return (batch[order[start : start + size]] for start in range(0, len(batch), size))
