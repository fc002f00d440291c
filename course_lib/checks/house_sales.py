"""Houses sold in a made-up city, with what they cost: the data of the lab on linear models.

Each city has its own centre and its own prices, drawn at random, so what helps in all cities has to be understood.
"""

from __future__ import annotations

import numpy as np

from course_lib.types import Batch

COLUMNS = ("area (m²)", "floor", "east (km)", "north (km)")
NOISE = 4.0  # 万元: standard deviation of what no feature explains


def house_sales(n: int, *, rng: np.random.Generator) -> Batch:
    """Return X (n, 4), the COLUMNS of each house, and y (n,), its price in 万元, for n sales in one new city."""
    centre, reach = rng.uniform(-3, 3, size=2), rng.uniform(2, 3)
    outside, inside, per_floor = rng.uniform(0.5, 0.8), rng.uniform(1.0, 1.5), rng.uniform(0.5, 1.5)
    area, floor = rng.uniform(40, 140, size=n), rng.integers(1, 21, size=n)
    place = rng.uniform(-5, 5, size=(n, 2))
    near = np.exp(-((place - centre) ** 2).sum(axis=1) / (2 * reach**2))
    price = area * (outside + inside * near) + per_floor * floor + rng.normal(0, NOISE, size=n)
    return Batch(np.column_stack([area, floor, place]), price)
