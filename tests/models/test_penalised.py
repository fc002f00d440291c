"""Ridge and lasso, beside scikit-learn and by the conditions of an optimum."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import linear_model as sk

from course_lib.data import noisy_polynomial
from course_lib.models import Lasso, LinearRegression, Ridge, powers


@pytest.fixture
def data(rng):
    """Powers of x to the ninth, so that columns are nearly dependent, and a noisy parabola."""
    X, y = noisy_polynomial(12, coefficients=(1, -1, 3), noise=0.4, rng=rng, dtype=np.float64)
    return powers(X, 9), y


def test_powers_stand_side_by_side_without_the_constant():
    assert powers(np.array([2.0, -1.0]), 3).tolist() == [[2, 4, 8], [-1, 1, -1]]
    assert powers(np.array([[2.0]]), 2).tolist() == [[2, 4]]


@pytest.mark.parametrize(("x", "degree"), [(np.ones((3, 2)), 2), (np.ones(3), 0)])
def test_powers_refuse_two_features_and_no_degree(x, degree):
    with pytest.raises(ValueError, match=r"one feature|at least 1"):
        powers(x, degree)


@pytest.mark.parametrize("theta", [1e-4, 0.01, 1.0])
def test_ridge_is_scikit_learns(theta, data):
    X, y = data
    ours, theirs = Ridge(theta).fit(X, y), sk.Ridge(alpha=theta * len(y), solver="svd").fit(X, y)
    np.testing.assert_allclose(ours.w, theirs.coef_, rtol=1e-6)
    assert ours.b == pytest.approx(theirs.intercept_)


def test_ridge_without_a_price_is_linear_regression(data):
    X, y = data[0][:, :4], data[1]
    np.testing.assert_allclose(Ridge(0.0).fit(X, y).w, LinearRegression().fit(X, y).w, rtol=1e-9)


def test_every_weight_of_ridge_may_have_its_own_price(data):
    X, y = data[0][:, :4], data[1]
    theta = np.array([0.0, 0.0, 2000.0, 2000.0])
    model = Ridge(theta).fit(X, y)
    g = (X - X.mean(axis=0)).T @ (model.predict(X) - y) / len(y)
    np.testing.assert_allclose(g + theta * model.w, 0, atol=1e-9)
    with pytest.raises(ValueError, match="one for each of 4 weights"):
        Ridge(np.ones(3)).fit(X, y)


@pytest.mark.parametrize("theta", [1e-3, 0.01, 0.1])
def test_lasso_is_scikit_learns(theta, data):
    X, y = data
    ours = Lasso(theta).fit(X, y)
    theirs = sk.Lasso(alpha=theta, tol=1e-12, max_iter=2_000_000).fit(X, y)
    np.testing.assert_allclose(ours.w, theirs.coef_, atol=1e-4)
    assert ours.predict(X) == pytest.approx(theirs.predict(X), abs=1e-6)


@pytest.mark.parametrize("theta", [1e-3, 0.01, 0.1, 1.0])
def test_lasso_meets_the_conditions_of_an_optimum(theta, data):
    assert Lasso(theta).fit(*data).gap(*data) < 1e-12


def test_gap_sees_a_weight_that_is_off(data):
    model = Lasso(0.01).fit(*data)
    model.w[np.argmax(np.abs(model.w))] *= 1.01
    assert model.gap(*data) > 1e-4
    model = Lasso(0.01).fit(*data)
    model.w[model.w == 0] = 1e-6
    assert model.gap(*data) > 1e-5


def test_a_large_price_leaves_nothing_but_the_mean(data):
    X, y = data
    model = Lasso(100.0).fit(X, y)
    assert not model.w.any()
    assert model.b == pytest.approx(y.mean())


def test_one_feature_alone_is_soft_thresholded():
    x, y = np.array([[-1.0], [1.0]]), np.array([-0.5, 0.5])
    assert Lasso(0.2).fit(x, y).w[0] == pytest.approx(0.3)
    assert Lasso(0.6).fit(x, y).w[0] == 0


@pytest.mark.parametrize("make", [lambda: Ridge(-1.0), lambda: Lasso(0.0), lambda: Ridge(np.array([1.0, np.inf]))])
def test_prices_that_cannot_be_are_refused(make):
    with pytest.raises(ValueError, match=r"θ must be"):
        make()


def test_a_price_too_small_for_descent_is_named(data):
    with pytest.raises(FloatingPointError, match="Try a larger θ"):
        Lasso(1e-9).fit(*data)
