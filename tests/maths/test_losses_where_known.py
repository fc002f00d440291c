"""A task that only some examples answer: the others neither count nor pull."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.maths.losses import binary_cross_entropy, softmax_cross_entropy, where_known
from tests.gradients import central_differences


def test_unknown_examples_neither_count_nor_pull(rng):
    Z, y = rng.standard_normal((5, 3)), np.array([0, -1, 2, -1, 1])
    value, dZ = where_known(softmax_cross_entropy)(Z, y)
    known = y >= 0
    alone, d_alone = softmax_cross_entropy(Z[known], y[known])
    assert value == pytest.approx(alone * 3 / 5)
    np.testing.assert_allclose(dZ[known], d_alone * 3 / 5)
    assert not dZ[~known].any()


def test_gradient_is_that_of_the_value(rng):
    Z, y = rng.standard_normal((6, 1)), np.array([0, 1, -1, 1, -1, 0])
    loss = where_known(binary_cross_entropy)
    numeric = central_differences(lambda: loss(Z, y)[0], Z)
    np.testing.assert_allclose(loss(Z, y)[1], numeric, atol=1e-7)


def test_where_nothing_is_known_the_loss_is_zero(rng):
    value, dZ = where_known(softmax_cross_entropy)(rng.standard_normal((2, 3)), np.array([-1, -1]))
    assert value == 0
    assert not dZ.any()
    assert dZ.shape == (2, 3)


def test_where_all_is_known_nothing_changes(rng):
    Z, y = rng.standard_normal((4, 3)), np.array([0, 1, 2, 0])
    ours, theirs = where_known(softmax_cross_entropy)(Z, y), softmax_cross_entropy(Z, y)
    assert ours[0] == theirs[0]
    np.testing.assert_array_equal(ours[1], theirs[1])
