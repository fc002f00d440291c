"""Weights have the spread they promise; metrics count as scikit-learn counts."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics as sk

from course_lib.maths.initialisers import he, lecun, normal, uniform, xavier, zeros
from course_lib.maths.metrics import (
    accuracy,
    auc,
    averaged,
    confusion_matrix,
    f1,
    precision,
    recall,
    roc_curve,
)


@pytest.mark.parametrize(("inputs", "std"), [(784, np.sqrt(2 / 784)), (50, 0.2)])
def test_he_scales_by_the_number_of_inputs(inputs, std, rng):
    W = he((inputs, 400), rng=rng)
    assert W.shape == (inputs, 400)
    assert W.dtype == np.float32
    assert W.std() == pytest.approx(std, rel=0.02)
    assert abs(W.mean()) < std / 50


def test_normal_has_the_standard_deviation_asked_for(rng):
    W = normal((300, 300), std=0.01, rng=rng, dtype=np.float64)
    assert W.dtype == np.float64
    assert W.std() == pytest.approx(0.01, rel=0.02)


def test_accuracy_and_confusion_agree_with_scikit_learn(rng):
    y, y_hat = rng.integers(0, 5, 200), rng.integers(0, 5, 200)
    assert accuracy(y_hat, y) == sk.accuracy_score(y, y_hat)
    assert (confusion_matrix(y_hat, y, 6) == sk.confusion_matrix(y, y_hat, labels=range(6))).all()


def test_rows_are_true_classes_and_columns_predictions():
    assert confusion_matrix(np.array([1, 1, 0]), np.array([0, 0, 0]), 2).tolist() == [[1, 2], [0, 0]]


@pytest.mark.parametrize("bad", [-1, 3])
def test_a_class_out_of_range_is_refused(bad):
    with pytest.raises(ValueError, match=r"true classes must lie in 0 … 2"):
        confusion_matrix(np.array([0]), np.array([bad]), 3)
    with pytest.raises(ValueError, match=r"predicted classes must lie in 0 … 2"):
        confusion_matrix(np.array([bad]), np.array([0]), 3)


def test_accuracy_refuses_to_broadcast_and_to_divide_by_nothing():
    with pytest.raises(ValueError, match=r"predictions \(3,\), true classes \(1,\)"):
        accuracy(np.array([1, 1, 1]), np.array([1]))
    with pytest.raises(ValueError, match="at least one example"):
        accuracy(np.array([]), np.array([]))


@pytest.mark.parametrize(
    ("initialise", "variance"), [(lecun, 1 / 300), (xavier, 2 / 500), (he, 2 / 300)], ids=["lecun", "xavier", "he"]
)
def test_each_initialiser_has_the_variance_of_its_paper(initialise, variance, rng):
    assert initialise((300, 200), rng=rng, dtype=np.float64).var() == pytest.approx(variance, rel=0.05)


def test_uniform_fills_its_range_and_zeros_are_zero(rng):
    W = uniform((100, 100), limit=0.3, rng=rng)
    assert -0.3 <= W.min() < -0.29
    assert 0.29 < W.max() < 0.3
    assert not zeros((3, 4), rng=rng).any()


@pytest.mark.parametrize("classes", [2, 5])
@pytest.mark.filterwarnings("ignore::sklearn.exceptions.UndefinedMetricWarning")
def test_precision_recall_and_f1_agree_with_scikit_learn(classes, rng):
    y, y_hat = rng.integers(0, classes, 80), rng.integers(0, classes, 80)
    y_hat[y_hat == 1] = 0  # a class that nobody names
    table = confusion_matrix(y_hat, y, classes)
    theirs = sk.precision_recall_fscore_support(y, y_hat, labels=range(classes), zero_division=0)
    for ours, expected in zip((precision(table), recall(table), f1(table)), theirs, strict=False):
        np.testing.assert_allclose(ours, expected)
    for name, score in (("precision", sk.precision_score), ("recall", sk.recall_score), ("f1", sk.f1_score)):
        for average in ("macro", "micro"):
            expected = score(y, y_hat, average=average, labels=range(classes), zero_division=0)
            assert averaged(name, table, average) == pytest.approx(expected)


def test_roc_and_auc_agree_with_scikit_learn(rng):
    y = rng.integers(0, 2, 60)
    score = (y + rng.standard_normal(60)).round(1)  # rounded: some scores are equal
    false, true, thresholds = roc_curve(score, y)
    expected = sk.roc_curve(y, score, drop_intermediate=False)
    for ours, theirs in zip((false, true, thresholds), expected, strict=True):
        np.testing.assert_allclose(ours, theirs)
    assert auc(false, true) == pytest.approx(sk.roc_auc_score(y, score))


def test_auc_is_the_chance_that_a_one_scores_higher(rng):
    y, score = rng.integers(0, 2, 40), rng.standard_normal(40)
    wins = np.mean([one > zero for one in score[y == 1] for zero in score[y == 0]])
    assert auc(*roc_curve(score, y)[:2]) == pytest.approx(wins)


def test_a_metric_that_cannot_be_is_named():
    with pytest.raises(ValueError, match="both present"):
        roc_curve(np.array([0.1, 0.2]), np.array([1, 1]))
    with pytest.raises(ValueError, match=r"scores \(2,\) and labels \(3,\)"):
        roc_curve(np.zeros(2), np.zeros(3))
    with pytest.raises(ValueError, match="'weighted'"):
        averaged("f1", np.eye(2), "weighted")
