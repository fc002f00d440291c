"""The surfaces to walk on: slopes by central differences, and minima where they are said to be."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from course_lib.maths.surfaces import SURFACES
from course_lib.types import Surface
from tests.gradients import assert_gradient


def _check(surface: Surface, rng: np.random.Generator) -> None:
    for _ in range(5):
        w = np.array([rng.uniform(*surface.x), rng.uniform(*surface.y)])
        assert_gradient(surface.name, np.array(surface.gradient(*w)), lambda w=w: float(surface.value(*w)), w)


@pytest.mark.parametrize("key", SURFACES)
def test_gradient_is_that_of_the_value(key: str, rng: np.random.Generator) -> None:
    _check(SURFACES[key], rng)


@pytest.mark.parametrize("key", SURFACES)
def test_planted_bug_in_a_gradient_is_caught(key: str, rng: np.random.Generator) -> None:
    right = SURFACES[key].gradient
    wrong = dataclasses.replace(SURFACES[key], gradient=lambda w1, w2: (right(w1, w2)[0], 1.01 * right(w1, w2)[1]))
    with pytest.raises(AssertionError):
        _check(wrong, rng)


@pytest.mark.parametrize("key", SURFACES)
def test_minima_are_flat_lowest_and_in_the_picture(key: str) -> None:
    surface = SURFACES[key]
    ticks = np.meshgrid(np.linspace(*surface.x, 101), np.linspace(*surface.y, 101))
    lowest = surface.value(*ticks).min()
    for w1, w2 in surface.minima:
        np.testing.assert_allclose(surface.gradient(np.float64(w1), np.float64(w2)), 0, atol=1e-12)
        assert surface.value(np.float64(w1), np.float64(w2)) <= lowest + 1e-12
        assert surface.x[0] < w1 < surface.x[1]
        assert surface.y[0] < w2 < surface.y[1]


@pytest.mark.parametrize("key", SURFACES)
def test_values_of_a_grid_are_those_of_its_points(key: str) -> None:
    surface = SURFACES[key]
    w1, w2 = np.meshgrid(np.linspace(*surface.x, 5), np.linspace(*surface.y, 4))
    one_by_one = [[surface.value(a, b) for a, b in zip(*row, strict=True)] for row in zip(w1, w2, strict=True)]
    np.testing.assert_array_equal(surface.value(w1, w2), one_by_one)
