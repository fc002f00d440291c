"""The lecture's worked example: a network small enough to compute by hand."""

from __future__ import annotations

import numpy as np

from course_lib.nn import Linear, Sequential, Sigmoid
from course_lib.types import Batch


def worked_example() -> tuple[Sequential, Batch]:
    """Return the lecture's network of 3 inputs, 3 hidden units, 2 outputs, and its example X (1, 3) with y (1, 2).

    Each call makes a new network. Source: AI Computing Systems, chapter 2, forward and backward pass.
    """
    W1 = np.array([[0.25, 0.15, 0.30], [0.25, 0.20, 0.35], [0.10, 0.25, 0.15]])
    W2 = np.array([[0.40, 0.25], [0.35, 0.30], [0.01, 0.35]])
    network = Sequential([Linear(W1, np.full(3, 0.4)), Sigmoid(), Linear(W2, np.full(2, 0.7)), Sigmoid()])
    return network, Batch(np.array([[0.02, 0.04, 0.01]]), np.array([[0.9, 0.5]]))
