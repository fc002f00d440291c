"""Linear regression, perceptron, logistic and softmax regression, beside scikit-learn and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import linear_model as sk

from course_lib.data import houses
from course_lib.models import LinearRegression, LogisticRegression, Perceptron, SoftmaxRegression


def test_the_line_is_scikit_learns(rng):
    X, y = rng.standard_normal((30, 3)), rng.standard_normal(30)
    ours, theirs = LinearRegression().fit(X, y), sk.LinearRegression().fit(X, y)
    np.testing.assert_allclose(ours.w, theirs.coef_)
    assert ours.b == pytest.approx(theirs.intercept_)
    assert ours.score(X, y) == pytest.approx(theirs.score(X, y))


def test_descent_arrives_where_the_formula_does():
    X, y = houses()
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    exact, walked = LinearRegression().fit(scaled, y), LinearRegression()
    losses = walked.descend(scaled, y, learning_rate=0.5, steps=20_000)
    np.testing.assert_allclose(walked.w, exact.w, rtol=1e-6)
    assert walked.b == pytest.approx(exact.b)
    assert len(losses) == 20_001
    assert (np.diff(losses) <= 1e-12).all()


def test_a_learning_rate_too_large_is_named():
    with pytest.raises(FloatingPointError, match=r"became inf in step \d+\. Try a smaller learning rate"):
        LinearRegression().descend(*houses(), learning_rate=1.0, steps=1000)


def separable(rng):
    X = rng.standard_normal((40, 2))
    X = X[np.abs(X @ [1, -2] + 0.3) > 0.2]
    return X, np.where(X @ [1, -2] + 0.3 > 0, 1, -1)


def test_the_perceptron_separates_what_can_be_separated(rng):
    X, y = separable(rng)
    model = Perceptron().fit(X, y, rng=rng)
    assert model.converged
    assert model.score(X, y) == 1
    assert model.misclassified(X, y).size == 0


def test_every_update_of_the_history_is_the_rule(rng):
    X, y = separable(rng)
    model = Perceptron(learning_rate=0.5).fit(X, y, rng=rng)
    w, b = np.zeros(2), 0.0
    assert model.history
    for update in model.history:
        assert y[update.example] * (X[update.example] @ w + b) <= 0
        w, b = w + 0.5 * y[update.example] * X[update.example], b + 0.5 * y[update.example]
        np.testing.assert_allclose(update.w, w)
        assert update.b == pytest.approx(b)


def test_the_perceptron_never_converges_on_xor(rng):
    X, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([-1, 1, 1, -1])
    model = Perceptron(max_updates=500).fit(X, y, rng=rng)
    assert not model.converged
    assert len(model.history) == 500
    assert model.score(X, y) < 1


def test_distance_to_the_plane(rng):
    model = Perceptron()
    model.w, model.b = np.array([3.0, 4.0]), -5.0
    np.testing.assert_allclose(model.distance(np.array([[3.0, 4.0], [0.0, 0.0]])), [4, -1])
    assert model.predict(np.array([[3.0, 4.0], [0.0, 0.0]])).tolist() == [1, -1]


def blobs(rng, classes):
    centres = rng.standard_normal((classes, 2)) * 3
    y = np.arange(90) % classes
    return centres[y] + rng.standard_normal((90, 2)), y


def test_logistic_regression_is_scikit_learns(rng):
    X, y = blobs(rng, 2)
    ours = LogisticRegression(theta=0.1, learning_rate=0.2, steps=20_000).fit(X, y)
    theirs = sk.LogisticRegression(C=1 / (0.1 * len(y)), tol=1e-10, max_iter=10_000).fit(X, y)  # their loss is a sum
    np.testing.assert_allclose(ours.w, theirs.coef_[0], rtol=1e-4)
    assert ours.b == pytest.approx(theirs.intercept_[0], rel=1e-4)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X)[:, 1], atol=1e-5)
    assert ours.score(X, y) == theirs.score(X, y)


def test_softmax_regression_is_scikit_learns(rng):
    X, y = blobs(rng, 3)
    ours = SoftmaxRegression(theta=0.1, learning_rate=0.2, steps=20_000).fit(X, y)
    theirs = sk.LogisticRegression(C=1 / (0.1 * len(y)), tol=1e-10, max_iter=10_000).fit(X, y)
    np.testing.assert_allclose(ours.W, theirs.coef_.T, atol=1e-4)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-5)
    assert ours.score(X, y) == theirs.score(X, y)
    assert (np.diff(ours.losses) <= 1e-12).all()


@pytest.mark.parametrize(
    ("X", "y", "message"),
    [
        (np.zeros(3), np.zeros(3), r"got X \(3,\) and y \(3,\)"),
        (np.zeros((3, 2)), np.zeros(2), r"got X \(3, 2\) and y \(2,\)"),
        (np.zeros((0, 2)), np.zeros(0), r"got X \(0, 2\) and y \(0,\)"),
        (np.array([[np.nan]]), np.array([1]), "finite numbers only"),
        (np.array([[1.0]]), np.array([np.inf]), "finite numbers only"),
    ],
)
@pytest.mark.parametrize("model", [LinearRegression(), LogisticRegression(), SoftmaxRegression()])
def test_data_that_cannot_be_learned_from_is_named(model, X, y, message):
    with pytest.raises(ValueError, match=message):
        model.fit(X, y)


def test_labels_and_settings_that_cannot_be_are_named(rng):
    X = np.zeros((2, 1))
    with pytest.raises(ValueError, match="labels −1 and"):
        Perceptron().fit(X, np.array([0, 1]), rng=rng)
    with pytest.raises(ValueError, match=r"labels in {0, 1}"):
        LogisticRegression().fit(X, np.array([-1, 1]))
    with pytest.raises(ValueError, match="integer classes"):
        SoftmaxRegression().fit(X, np.array([0.0, 1.0]))
    with pytest.raises(ValueError, match="θ must be at least 0, got -1"):
        LogisticRegression(theta=-1)
    with pytest.raises(ValueError, match="learning rate must be positive, got 0"):
        Perceptron(learning_rate=0)
    with pytest.raises(ValueError, match="max_updates must be at least 1, got 0"):
        Perceptron(max_updates=0)
