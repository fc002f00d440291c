"""Made data show what they promise: where the points lie, which can be parted by a line, and which cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from course_lib.data import blobs, circles, moons, noisy_polynomial, spirals, xor

MAKERS = {
    "xor": xor,
    "moons": moons,
    "circles": circles,
    "spirals": spirals,
    "blobs": blobs,
    "polynomial": lambda n, **options: noisy_polynomial(n, coefficients=[1, 2], **options),
}
all_makers = pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
classifiers = pytest.mark.parametrize("make", [xor, moons, circles, spirals, blobs])


def test_xor_without_noise_is_its_truth_table(rng):
    X, y = xor(4, noise=0, rng=rng)
    assert {(*x, label) for x, label in zip(X.tolist(), y.tolist(), strict=True)} == {
        (-1, -1, 0), (-1, 1, 1), (1, 1, 0), (1, -1, 1),
    }  # fmt: skip


def test_moons_without_noise_lie_on_two_half_circles(rng):
    X, y = moons(200, noise=0, rng=rng, dtype=np.float64)
    upper, lower = X[y == 0], X[y == 1] - [1, 0.5]
    for half in (upper, lower):
        assert np.hypot(*half.T) == pytest.approx(1)
    assert (upper[:, 1] >= 0).all()
    assert (lower[:, 1] <= 0).all()


def test_circles_without_noise_have_their_radii(rng):
    X, y = circles(200, noise=0, ratio=0.3, rng=rng, dtype=np.float64)
    assert np.hypot(*X[y == 0].T) == pytest.approx(1)
    assert np.hypot(*X[y == 1].T) == pytest.approx(0.3)
    assert np.abs(X.mean(axis=0)).max() < 0.2  # all around, not on one side


def test_arms_of_spirals_are_one_arm_turned_by_half_a_circle(rng):
    X, y = spirals(200, noise=0, turns=1.5, rng=rng, dtype=np.float64)
    radius = np.hypot(*X.T)
    assert 0.1 <= radius.min() < 0.3
    assert 0.95 < radius.max() <= 1
    expected = 3 * np.pi * radius + np.pi * y
    np.testing.assert_allclose(X, radius[:, None] * np.stack([np.cos(expected), np.sin(expected)], axis=1), atol=1e-12)


def test_spirals_that_do_not_turn_are_refused(rng):
    with pytest.raises(ValueError, match="turns must be above 0"):
        spirals(10, noise=0, turns=0, rng=rng)


@given(classes=st.integers(2, 6), seed=st.integers(0, 2**32))
def test_blobs_are_parted_by_their_centres_without_error(classes, seed):
    noise = 0.99 * np.sin(np.pi / classes)
    X, y = blobs(60, classes=classes, noise=noise, rng=np.random.default_rng(seed), dtype=np.float64)
    angle = 2 * np.pi * np.arange(classes) / classes
    centres = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    assert ((X @ centres.T).argmax(axis=1) == y).all()
    assert (np.hypot(*(X - centres[y]).T) <= noise).all()


def test_no_line_parts_xor_and_circles_but_one_parts_blobs(rng):
    accuracies = []
    for make in (xor, circles, blobs):
        X, y = make(400, noise=0.1, rng=rng)
        accuracies.append(LogisticRegression().fit(X, y).score(X, y))
    assert accuracies[0] <= 0.8
    assert accuracies[1] <= 0.8
    assert accuracies[2] == 1


def test_a_polynomial_without_noise_is_its_formula(rng):
    X, y = noisy_polynomial(50, coefficients=[1, -2, 0, 3], noise=0, rng=rng, dtype=np.float64)
    x = X[:, 0]
    assert y == pytest.approx(1 - 2 * x + 3 * x**3)
    assert x.min() < -0.8 < 0.8 < x.max()


def test_noise_has_the_standard_deviation_asked_for(rng):
    _, y = noisy_polynomial(5000, coefficients=[0], noise=0.3, rng=rng)
    assert y.std() == pytest.approx(0.3, rel=0.05)
    X, label = xor(8000, noise=0.2, rng=rng)
    assert (np.abs(X) - 1).std() == pytest.approx(0.2, rel=0.05)
    assert label.mean() == 0.5


@all_makers
def test_the_seed_decides(make):
    first, second, other = (make(20, noise=0.1, rng=np.random.default_rng(seed)) for seed in (1, 1, 2))
    assert (first.X == second.X).all()
    assert (first.X != other.X).any()


@classifiers
def test_classes_are_integers_and_balanced(make, rng):
    X, y = make(101, noise=0.1, rng=rng)
    assert X.shape == (101, 2)
    assert X.dtype == np.float32
    assert y.dtype == np.int64
    assert abs(int((y == 0).sum()) - int((y == 1).sum())) <= 1


@all_makers
def test_too_few_points_are_refused(make, rng):
    with pytest.raises(ValueError, match=r"n must be at least [124], got 0"):
        make(0, noise=0.1, rng=rng)


@all_makers
@pytest.mark.parametrize("noise", [-0.1, np.nan, np.inf])
def test_noise_that_is_no_size_is_refused(make, noise, rng):
    with pytest.raises(ValueError, match=f"noise must be (at least 0|finite), got {noise}"):
        make(10, noise=noise, rng=rng)


def test_shapes_that_cannot_be_are_refused(rng):
    with pytest.raises(ValueError, match="Blobs of 2 classes touch at noise 1, got 1"):
        blobs(10, noise=1, rng=rng)
    with pytest.raises(ValueError, match="at least 2 classes, got 1"):
        blobs(10, noise=0, classes=1, rng=rng)
    with pytest.raises(ValueError, match="ratio must lie between 0 and 1, got 1"):
        circles(10, noise=0, ratio=1, rng=rng)
    with pytest.raises(ValueError, match="at least one finite number"):
        noisy_polynomial(10, coefficients=[], noise=0, rng=rng)
