"""Weights have the spread they promise; metrics count as scikit-learn counts."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics as sk

from course_lib.maths.initialisers import he, normal
from course_lib.maths.metrics import accuracy, confusion_matrix


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
