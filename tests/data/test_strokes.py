"""Strokes of a pen become images like MNIST's: 20 pixels long, centre of mass in the middle."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from course_lib.data import centre_of_mass, draw_strokes, load_mnist
from course_lib.data.strokes import BOX, MIDDLE, ink

SEVEN = [np.array([[6.0, 6.0], [20.0, 5.0], [12.0, 24.0]])]
TWO_LINES = [np.array([[3.0, 3.0], [3.0, 9.0]]), np.array([[1.0, 6.0], [7.0, 6.0]])]


def slow_ink(paths: list[np.ndarray], pen: float) -> np.ndarray:
    """Every pixel by itself, with the distance to a segment as geometry has it."""
    image = np.zeros((28, 28))
    for i in range(28):
        for j in range(28):
            place = np.array([j + 0.5, i + 0.5])
            away = math.inf
            for path in paths:
                for a, b in pairwise(path):
                    t = min(1.0, max(0.0, float((place - a) @ (b - a)) / float((b - a) @ (b - a))))
                    away = min(away, math.dist(place, a + t * (b - a)))
            image[i, j] = min(1.0, max(0.0, pen / 2 + 0.5 - away)) * 255
    return image.ravel()


@pytest.mark.parametrize("pen", [1.0, 2.2, 5.0])
def test_ink_falls_with_the_distance_to_the_path(pen: float) -> None:
    paths = [path + 0.3 for path in SEVEN]
    np.testing.assert_allclose(ink(paths, pen=pen), slow_ink(paths, pen), atol=0.5 + 1e-9)


@pytest.mark.parametrize("strokes", [SEVEN, TWO_LINES])
@pytest.mark.parametrize("pen", [1.0, 2.2, 5.0])
def test_the_image_is_made_like_mnist(strokes: list[np.ndarray], pen: float) -> None:
    image = draw_strokes(strokes, pen=pen)
    grey = image.reshape(28, 28) > 0
    sides = [np.ptp(np.flatnonzero(grey.any(axis=axis))) + 1 for axis in (0, 1)]
    assert BOX - 1 <= max(sides) <= BOX + 1
    np.testing.assert_allclose(centre_of_mass(image), MIDDLE, atol=0.1)


def test_the_centres_of_mnist_lie_where_ours_do() -> None:
    centres = np.array([centre_of_mass(image) for image in load_mnist("test").X[:500]])
    assert np.abs(centres - MIDDLE).max() <= 0.5
    assert abs(centres.mean() - MIDDLE) < 0.05


@pytest.mark.parametrize(("scale", "right", "down"), [(0.5, 0, 0), (1, 4, -3), (2.5, -20, 60)])
def test_size_and_place_of_the_drawing_do_not_matter(scale: float, right: float, down: float) -> None:
    moved = [path * scale + [right, down] for path in SEVEN]
    near = draw_strokes(moved, pen=2).astype(int) - draw_strokes(SEVEN, pen=2)
    assert np.abs(near).max() <= 1


def test_a_wider_pen_gives_more_ink() -> None:
    inks = [int(draw_strokes(SEVEN, pen=pen).sum()) for pen in (0.5, 1, 2, 4, 8)]
    assert inks == sorted(set(inks))


def test_a_dot_stays_a_dot_in_the_middle() -> None:
    image = draw_strokes([np.array([[3.0, 4.0]])], pen=2)
    assert 0 < np.count_nonzero(image) < 30
    np.testing.assert_allclose(centre_of_mass(image), MIDDLE, atol=0.1)


def test_nothing_drawn_is_an_empty_image() -> None:
    assert not draw_strokes([], pen=2).any()
    with pytest.raises(ValueError, match="no centre of mass"):
        centre_of_mass(draw_strokes([], pen=2))


@pytest.mark.parametrize("pen", [0.4, 8.1, float("nan")])
def test_another_pen_is_refused(pen: float) -> None:
    with pytest.raises(ValueError, match=r"A pen is 0\.5 to 8 pixels wide"):
        draw_strokes(SEVEN, pen=pen)


@pytest.mark.parametrize("stroke", [np.zeros((0, 2)), np.zeros(2), np.zeros((3, 3))])
def test_another_shape_is_refused(stroke: np.ndarray) -> None:
    with pytest.raises(ValueError, match=r"A stroke is an array \(K, 2\)"):
        draw_strokes([stroke], pen=2)
