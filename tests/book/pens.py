"""Digits of MNIST as strokes of a pen: thinned to lines one pixel wide, and traced from pixel to pixel."""

from __future__ import annotations

import numpy as np

from course_lib.types import Array

Stroke = list[list[float]]
_RING = ((-1, 0), (-1, 1), (0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1))


def redrawn(X: Array) -> list[list[Stroke]]:
    """Return for each image of X (N, 784) its strokes, [[right, down], …] on a pad of 28 × 28."""
    return [_traced(image) for image in _thinned(X.reshape(-1, 28, 28) > 110)]


def _thinned(images: Array) -> Array:
    """Zhang and Suen, A fast parallel algorithm for thinning digital patterns, 1984; images (N, 28, 28) bool."""
    while True:
        before = images
        for first in (True, False):
            padded = np.pad(images, ((0, 0), (1, 1), (1, 1)))
            ring = [padded[:, 1 + i : 29 + i, 1 + j : 29 + j] for i, j in _RING]
            north, east, south, west = ring[::2]
            neighbours = sum(one.astype(int) for one in ring)
            turns = sum((~ring[k] & ring[(k + 1) % 8]).astype(int) for k in range(8))
            edge = ~(north & east & south) & ~(east & south & west)
            if not first:
                edge = ~(north & east & west) & ~(north & south & west)
            images = images & ~((neighbours >= 2) & (neighbours <= 6) & (turns == 1) & edge)
        if (images == before).all():
            return images


def _traced(image: Array) -> list[Stroke]:
    """A short stroke from each pixel to each later neighbour; diagonals only where no corner joins them."""
    pixels = set(zip(*(at.tolist() for at in np.nonzero(image)), strict=True))
    strokes: list[Stroke] = []
    for i, j in sorted(pixels):
        for di, dj in ((0, 1), (1, 0), (1, 1), (1, -1)):
            corner = di and dj and ({(i + di, j), (i, j + dj)} & pixels)
            if (i + di, j + dj) in pixels and not corner:
                strokes.append([[j + 0.5, i + 0.5], [j + dj + 0.5, i + di + 0.5]])
    return strokes
