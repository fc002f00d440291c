"""The lecture's house prices: four sales to draw a first line through."""

from __future__ import annotations

import numpy as np

from course_lib.types import Batch


def houses() -> Batch:
    """Return X (4, 2), area x₁ and floor x₂ of each house, and y (4,), its price in 万元 (10 000 yuan).

    Source: the lecture's table. It asks for the price of the house with x = (65, 10).
    """
    X = np.array([[50.0, 2.0], [47.0, 1.0], [60.0, 4.0], [55.0, 3.0]])
    y = np.array([50.0, 42.0, 80.0, 52.0])
    return Batch(X, y)
