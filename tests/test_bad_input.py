"""What cannot be is refused at once, by an error that names the argument, what came, and what was expected."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course_lib import nn
from course_lib.arguments import not_negative, positive, share, whole
from course_lib.data import k_fold, mini_batches, shift, to_unit
from course_lib.maths import initialisers
from course_lib.maths.losses import softmax, softmax_cross_entropy, squared_error
from course_lib.maths.metrics import auc, confusion_matrix, precision, roc_curve
from course_lib.models import LinearRegression, LogisticRegression, Perceptron, SoftmaxRegression, mlp
from course_lib.optim import L2, SGD, Adam, ClipNorm
from course_lib.train import EarlyStopping, fit
from course_lib.types import Batch, History, Split

RNG = np.random.default_rng(0)
X = RNG.standard_normal((20, 5)).astype(np.float32)
CLASSES = RNG.integers(3, size=20)
VALUES = RNG.standard_normal((20, 1)).astype(np.float32)


def train(X: Any = X, y: Any = CLASSES, **settings: Any) -> History:
    model = mlp([5, 4, 3], rng=np.random.default_rng(0))
    optimiser = SGD(model.params, learning_rate=0.1)
    given = {"epochs": 1, "batch_size": 5, "rng": np.random.default_rng(0), "progress": False} | settings
    return fit(model, softmax_cross_entropy, optimiser, Split(Batch(X, y), Batch(X, y)), **given)


def after_forward(layer: nn.Layer, dY: Any) -> Any:
    layer.forward(X, training=True)
    return layer.backward(dY)


NAN = np.where(X > 1, np.nan, X)
LINEAR = nn.Linear.create(5, 3, rng=RNG)

REFUSED: list[tuple[Callable[[], Any], type[Exception], str]] = [
    (lambda: train(NAN), ValueError, "training inputs hold a number that is not finite, first in row"),
    (lambda: train((X * 255).astype(np.uint8)), TypeError, "must be floating point, got uint8. Images: data.to_unit"),
    (lambda: train(y=CLASSES + 1), ValueError, r"all in 0 … 2, got"),
    (lambda: train(y=CLASSES.astype(float)), ValueError, "5 integer classes, got float64"),
    (lambda: train(X[:, :4]), ValueError, r"takes X of shape \(N, 5\), got \(5, 4\)"),
    (lambda: train(X[:0], CLASSES[:0]), ValueError, "The training set is empty"),
    (lambda: train(X.tolist()), TypeError, r"NumPy arrays X and y, got list and ndarray"),
    (lambda: train(X, CLASSES[:3]), ValueError, "one y for each row of X, got 20 rows and 3 y"),
    (lambda: train(epochs=0), ValueError, "epochs must be at least 1, got 0"),
    (lambda: train(epochs=1.5), TypeError, "epochs must be a whole number, got 1.5"),
    (lambda: train(batch_size=0), ValueError, "batch_size must be at least 1, got 0"),
    (lambda: train(rng=7), TypeError, r"rng must be a generator, such as np.random.default_rng\(2026\), got 7"),
    (lambda: train(schedule=lambda epoch: -0.1), ValueError, "schedule's rate of epoch 1 must be at least 0, got -0.1"),
    (lambda: train(schedule=lambda epoch: math.nan), ValueError, "rate of epoch 1 must be at least 0, got nan"),
    (lambda: SGD([], learning_rate=1.0), ValueError, "at least one parameter to move, got none"),
    (lambda: SGD(LINEAR.params, learning_rate=math.inf), ValueError, "learning rate must be finite, got inf"),
    (lambda: SGD(LINEAR.params, learning_rate="fast"), TypeError, "learning rate must be a number, got 'fast'"),
    (lambda: SGD(LINEAR.params, learning_rate=True), TypeError, "learning rate must be a number, got True"),
    (lambda: Adam(LINEAR.params, epsilon=0), ValueError, "ε must be positive, got 0"),
    (lambda: L2(math.inf), ValueError, "θ must be finite, got inf"),
    (lambda: L2(-1), ValueError, "θ must be at least 0, got -1"),
    (lambda: ClipNorm(0), ValueError, "largest norm must be positive, got 0"),
    (lambda: nn.Dropout(1.0, rng=RNG), ValueError, r"Dropout p must lie in \[0, 1\), got 1.0"),
    (lambda: nn.Linear(np.ones((2, 3), int), np.ones(3, int)), TypeError, "W must be floating point, got int64"),
    (lambda: nn.Linear.create(0, 3, rng=RNG), ValueError, "inputs must be at least 1, got 0"),
    (lambda: after_forward(LINEAR, X), ValueError, r"Linear.backward takes .*\(20, 3\), got \(20, 5\)"),
    (lambda: after_forward(nn.ReLU(), X[:1]), ValueError, r"ReLU.backward takes .*\(20, 5\), got \(1, 5\)"),
    (lambda: nn.ReLU().backward(X), ValueError, r"got \(20, 5\). Call forward\(X, training=True\) first"),
    (lambda: nn.BatchNorm(3).forward(X, training=True), ValueError, r"BatchNorm takes X of shape \(N, 3\), got"),
    (lambda: nn.BatchNorm(0), ValueError, "BatchNorm channels must be at least 1, got 0"),
    (lambda: nn.BatchNorm(3, epsilon=-1), ValueError, "BatchNorm ε must be positive, got -1"),
    (lambda: nn.PReLU(3).forward(X, training=True), ValueError, r"PReLU takes X of shape \(N, 3\), got \(20, 5\)"),
    (lambda: nn.Sequential([LINEAR, len]), TypeError, "made of layers, got <built-in function len> at place 1"),
    (lambda: mlp([5, 0, 3], rng=RNG), ValueError, "Every size of an MLP must be at least 1, got 0"),
    (lambda: mlp([5, 3], rng=1), TypeError, "rng must be a generator"),
    (lambda: initialisers.normal((2, 3), std=-1, rng=RNG), ValueError, "std must be at least 0, got -1"),
    (lambda: initialisers.he((0, 3), rng=RNG), ValueError, "number of inputs and outputs must be at least 1, got 0"),
    (lambda: initialisers.he((2, 3), rng=RNG, dtype=int), TypeError, "Weights must be floating point, got int64"),
    (lambda: squared_error(X[:, 0], VALUES), ValueError, r"outputs \(20,\), true values \(20, 1\)"),
    (lambda: softmax(X[0]), ValueError, r"softmax needs logits \(N, O\), got \(5,\)"),
    (lambda: softmax_cross_entropy(X[0], CLASSES), ValueError, r"needs logits \(N, O\), got \(5,\)"),
    (lambda: LinearRegression().predict(X), ValueError, r"no weights yet. Call fit\(X, y\) first"),
    (lambda: LogisticRegression().predict_proba(X), ValueError, "no weights yet"),
    (lambda: SoftmaxRegression().score(X, CLASSES), ValueError, "no weights yet"),
    (lambda: Perceptron().predict(X), ValueError, "no weights yet"),
    (lambda: LinearRegression().fit(X, VALUES[:, 0]).predict(X[:, :2]), ValueError, r"\(N, 5\), got \(20, 2\)"),
    (lambda: LinearRegression().fit(X, VALUES[:, 0]).predict(NAN), ValueError, "finite numbers only"),
    (lambda: LogisticRegression().fit(X, np.zeros(20, int)), ValueError, "both labels, 0 and 1, got only 0"),
    (lambda: LogisticRegression(steps=0), ValueError, "steps must be at least 1, got 0"),
    (lambda: list(k_fold(3, 4, rng=RNG)), ValueError, "must lie between 2 and 3, got 4"),
    (lambda: list(k_fold(5, 2.5, rng=RNG)), TypeError, "must be a whole number, got 2.5"),
    (lambda: list(mini_batches(Batch(X, CLASSES), 2.5, rng=RNG)), TypeError, "mini-batch must be a whole number"),
    (lambda: shift(np.zeros((1, 784)), pixels=1.5, rng=RNG), TypeError, "pixels must be a whole number, got 1.5"),
    (lambda: to_unit(np.array([[0, 256]])), ValueError, "Grey values lie between 0 and 255, got 0 … 256"),
    (lambda: to_unit(np.array([[math.nan]])), ValueError, "Grey values lie between 0 and 255, got nan"),
    (lambda: EarlyStopping(patience=1.5), TypeError, "patience must be a whole number, got 1.5"),
    (lambda: roc_curve(np.full(20, np.nan), CLASSES > 0), ValueError, "finite scores, got NaN"),
    (lambda: auc(np.zeros(3), np.zeros(2)), ValueError, r"two rates \(K,\), got \(3,\) and \(2,\)"),
    (lambda: confusion_matrix(CLASSES, CLASSES[:3], 3), ValueError, r"got int64 \(20,\) and int64 \(3,\)"),
    (lambda: confusion_matrix(X[:, 0], CLASSES, 3), ValueError, "all integers .* got float32"),
    (lambda: precision(np.ones((2, 3))), ValueError, r"confusion matrix is \(O, O\) and holds counts, got \(2, 3\)"),
]


@pytest.mark.parametrize(("call", "error", "message"), REFUSED)
def test_what_cannot_be_is_named(call: Callable[[], Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        call()


def test_a_learning_rate_that_runs_away_is_named_with_its_step_and_no_other_warning() -> None:
    model = mlp([5, 4, 1], rng=np.random.default_rng(0))
    data = Batch(X, VALUES)
    with pytest.raises(FloatingPointError, match=r"The loss became \w+ .*epoch \d+.*smaller learning rate"):
        fit(
            model, squared_error, SGD(model.params, learning_rate=1e30), Split(data, data),
            epochs=9, batch_size=5, rng=np.random.default_rng(0), progress=False,
        )  # fmt: skip


def test_numbers_at_the_edge_are_let_through_whatever_their_type() -> None:
    assert whole("n", np.int64(1), least=1) == 1
    assert whole("n", 5, least=1, most=5) == 5
    assert positive("α", np.float32(0.5)) == 0.5
    assert (not_negative("θ", 0), share("p", 0)) == (0.0, 0.0)
    assert np.isclose(to_unit(np.array([[0, 255]])), [[0, 1]]).all()
