"""Cut examples into a training set and a validation set."""

from __future__ import annotations

import numpy as np

from course_lib.types import Batch, Split


def hold_out(batch: Batch, *, validation: int, rng: np.random.Generator) -> Split:
    """Return `batch` shuffled by `rng` and cut in two: `validation` examples to choose by, all others to train on.

    Raises ValueError unless both sides get at least one example.
    """
    if not 0 < validation < len(batch):
        raise ValueError(f"validation must lie between 1 and {len(batch) - 1} examples, got {validation}.")
    order = rng.permutation(len(batch))
    return Split(train=batch[order[validation:]], validation=batch[order[:validation]])
