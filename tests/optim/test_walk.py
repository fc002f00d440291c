"""A walk visits what the optimiser's steps visit, and begins where it was told."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.optim import SGD, Adam, walk


def test_walk_on_a_parabola_is_the_closed_form() -> None:
    path = walk(lambda params: SGD(params, learning_rate=0.1), lambda w: w, np.array([1.0, -2.0]), steps=5)
    np.testing.assert_allclose(path, 0.9 ** np.arange(6)[:, None] * [1.0, -2.0], rtol=1e-14)


def test_walk_leaves_its_start_alone_and_repeats_itself() -> None:
    start = np.array([3, 4])
    first, second = (
        walk(lambda params: Adam(params, learning_rate=0.5), lambda w: w, start, steps=3) for _ in range(2)
    )
    np.testing.assert_array_equal(start, [3, 4])
    np.testing.assert_array_equal(first, second)
    assert first.shape == (4, 2)


def test_walk_of_no_steps_is_its_start_and_fewer_are_refused() -> None:
    def sgd(params):
        return SGD(params, learning_rate=0.1)

    np.testing.assert_array_equal(walk(sgd, lambda w: w, np.ones(2), steps=0), [[1, 1]])
    with pytest.raises(ValueError, match="steps must be at least 0"):
        walk(sgd, lambda w: w, np.ones(2), steps=-1)
