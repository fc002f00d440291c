"""An image like MNIST's from the strokes of a pen: fitted into 20 × 20 pixels, inked, its centre of mass in the middle.

MNIST was made so from scanned digits: each was scaled, with its proportions, until its longer side had 20 pixels, and
then moved in a field of 28 × 28 until the centre of mass of its ink lay in the middle.   Source: LeCun, Cortes, Burges,
The MNIST database of handwritten digits.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from course_lib.data.mnist import SIDE
from course_lib.data.preprocess import WHITE
from course_lib.types import Array

BOX = 20
"""The longer side of every digit, in pixels."""

MIDDLE = SIDE / 2 + 0.5
"""Where the centre of mass lies, in pixels from the edge: in the middle of pixel 14, counted from 0."""

SMALLEST = 3.0
"""A drawing smaller than this is not magnified to fill the box: a dot stays a dot."""


def draw_strokes(strokes: Sequence[Array], *, pen: float) -> Array:
    """Return the image (784,) uint8 of `strokes`, each an array (K, 2) of places (right, down), SIDE across the pad.

    The path is scaled, and only then inked: `pen` is the width of the line in pixels of the image, however large the
    drawing was. Without a stroke the image is empty. Raises ValueError for a pen outside [0.5, 8] and for other shapes.
    """
    if not 0.5 <= pen <= 8:
        raise ValueError(f"A pen is 0.5 to 8 pixels wide, got {pen}.")
    paths = [np.asarray(stroke, np.float64) for stroke in strokes]
    for path in paths:
        if path.ndim != 2 or path.shape[1] != 2 or len(path) == 0:
            raise ValueError(f"A stroke is an array (K, 2) of at least one place, got {path.shape}.")
    if not paths:
        return np.zeros(SIDE * SIDE, np.uint8)
    points = np.concatenate(paths)
    low, high = points.min(axis=0), points.max(axis=0)
    zoom = (BOX - 1 - pen) / max((high - low).max(), SMALLEST)  # the grey edge takes half a pixel on either side
    middle = (low + high) / 2
    fitted = [(path - middle) * zoom + SIDE / 2 for path in paths]
    move = MIDDLE - centre_of_mass(ink(fitted, pen=pen))
    return ink([path + move for path in fitted], pen=pen)


def ink(paths: Sequence[Array], *, pen: float) -> Array:
    """Return the image (784,) uint8 of lines along `paths`, each (K, 2) in pixels; grey where partly covered.

    A pixel's grey value falls from 255 to 0 over one pixel of distance, around half the pen's width.
    """
    at = np.arange(SIDE) + 0.5
    down, right = np.repeat(at, SIDE), np.tile(at, SIDE)  # (784,) the middle of every pixel
    nearest = np.full(SIDE * SIDE, np.inf)  # squared distance to the path
    for path in paths:
        for (x, y), (u, v) in zip(path, path[1:] if len(path) > 1 else path, strict=False):
            dx, dy = u - x, v - y
            length = dx * dx + dy * dy
            along = ((right - x) * dx + (down - y) * dy) / length if length > 0 else np.zeros_like(right)
            along = along.clip(0, 1)
            away_x, away_y = right - (x + along * dx), down - (y + along * dy)
            nearest = np.minimum(nearest, away_x * away_x + away_y * away_y)
    covered = (pen / 2 + 0.5 - np.sqrt(nearest)).clip(0, 1)
    return np.floor(WHITE * covered + 0.5).astype(np.uint8)


def centre_of_mass(image: Array) -> Array:
    """Return where the ink of `image` (784,) has its centre, (right, down) in pixels from the edge.

    Raises ValueError for an empty image: it has none.
    """
    grey = image.reshape(SIDE, SIDE).astype(np.float64)
    mass = grey.sum()
    if mass == 0:
        raise ValueError("An empty image has no centre of mass.")
    at = np.arange(SIDE)
    return np.array([(grey.sum(axis=0) * at).sum(), (grey.sum(axis=1) * at).sum()]) / mass + 0.5
