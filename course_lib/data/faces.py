"""Pictures of animals' faces, drawn by a formula: some have the ears of a cat."""

from __future__ import annotations

import numpy as np

from course_lib.arguments import generator, whole
from course_lib.types import Array, Batch

SIDE = 64


def animal_faces(n: int, *, rng: np.random.Generator) -> Batch:
    """Return `n` pictures X (n, 64, 64, 3), uint8 in red, green, blue, and y (n,): 1 with a cat's ears, 0 without.

    Classes come in turn: 0, 1, 0, 1, … Place, size and colours differ from picture to picture.
    """
    whole("n", n, least=1)
    generator("rng", rng)
    y = np.arange(n) % 2
    down, across = np.mgrid[:SIDE, :SIDE][:, None]  # (1, 64, 64): one plane for all pictures

    def each(low: float, high: float) -> Array:
        return rng.uniform(low, high, (n, 1, 1))

    x0, y0, r = each(29, 35), each(35, 40), each(15, 19)
    u, v = (across - x0) / r, (down - y0) / r  # (n, 64, 64): the head is the unit disc
    head = u**2 + (v / 0.9) ** 2 < 1
    below_tip = v + 1.5
    ears = (np.abs(np.abs(u) - 0.62) < 0.34 * below_tip) & (below_tip > 0) & (v < 0) & (y == 1)[:, None, None]
    dark = ((np.abs(u) - 0.38) ** 2 + (v + 0.1) ** 2 < 0.015) | (u**2 + (v - 0.35) ** 2 < 0.01)  # eyes, nose

    fur, paper = rng.uniform(120, 240, (n, 1, 1, 3)), rng.uniform(20, 110, (n, 1, 1, 3))
    X = np.where((head | ears)[..., None], fur, paper)
    X[dark & head] = 25
    return Batch(X.astype(np.uint8), y)
