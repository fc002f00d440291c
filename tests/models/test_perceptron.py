"""The perceptron that takes wrong points in turn: it ends where a plane exists, else it goes in a circle."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.models import Perceptron, novikoff_bound

XOR = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]])
DIFFERENT = np.array([-1, 1, 1, -1])


def separable(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    X = rng.standard_normal((40, 2))
    X = X[np.abs(X @ [1, -2] + 0.3) > 0.2]
    return X, np.where(X @ [1, -2] + 0.3 > 0, 1, -1)


def test_points_are_taken_in_turn(rng):
    X, y = separable(rng)
    model = Perceptron().fit_in_turn(X, y)
    assert model.converged
    w, b, last = np.zeros(2), 0.0, -1
    for update in model.history:
        n = (last + 1) % len(X)
        while y[n] * (X[n] @ w + b) > 0:
            n = (n + 1) % len(X)
        assert update.example == n
        w, b, last = w + y[n] * X[n], b + y[n], n
        np.testing.assert_allclose(update.w, w)
        assert update.b == b


def test_xor_goes_in_a_circle():
    model = Perceptron(max_updates=100).fit_in_turn(XOR, DIFFERENT)
    assert not model.converged
    states = [(*update.w, update.b, update.example) for update in model.history]
    first = next(k for k, state in enumerate(states) if state in states[:k])
    period = first - states.index(states[first])
    assert states[first:] == states[first - period : -period]


@given(seed=st.integers(0, 2**32), in_turn=st.booleans(), learning_rate=st.sampled_from([0.25, 1.0, 8.0]))
def test_no_run_from_zero_needs_more_updates_than_novikoffs_bound(seed, in_turn, learning_rate):
    rng = np.random.default_rng(seed)
    X, y = separable(rng)
    model = Perceptron(learning_rate=learning_rate)
    model = model.fit_in_turn(X, y) if in_turn else model.fit(X, y, rng=rng)
    assert model.converged
    for w, b in [(np.array([1.0, -2.0]), 0.3), (model.w, model.b)]:  # every plane that separates gives a bound
        assert len(model.history) <= novikoff_bound(X, y, w, b)


def test_the_bound_is_the_largest_length_over_the_smallest_margin_squared():
    X, y = np.array([[3.0, 0], [-1.0, 0]]), np.array([1, -1])
    # R² = 9 + 1; the plane x₁ = 1, w̃ = (1, 0, −1): margins 2/√2 and 2/√2, so γ² = 2
    assert novikoff_bound(X, y, np.array([1.0, 0.0]), -1.0) == pytest.approx(10 / 2)
    assert novikoff_bound(X, y, np.array([7.0, 0.0]), -7.0) == pytest.approx(10 / 2)  # the length of w̃ does not count


@pytest.mark.parametrize(("w", "b"), [([1.0, 1.0], 0.0), ([0.0, 0.0], 1.0)])
def test_a_plane_that_does_not_separate_gives_no_bound(w, b):
    with pytest.raises(ValueError, match="does not"):
        novikoff_bound(XOR, DIFFERENT, np.array(w), b)
