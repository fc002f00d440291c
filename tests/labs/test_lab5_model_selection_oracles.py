"""The oracles of the lab on model selection: right by scikit-learn, by definitions, by the worked examples."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn import metrics
from sklearn.linear_model import Ridge
from sklearn.model_selection import PredefinedSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from autograder.oracles import model_selection as oracle
from course_lib.checks import model_selection as visible
from course_lib.checks import selection_halving as visible_halving
from course_lib.checks import selection_scores as visible_scores
from course_lib.checks import selection_search as visible_search


def test_the_errors_of_the_folds_are_those_of_a_pipeline_that_cannot_leak(rng: np.random.Generator) -> None:
    X, y, fold = rng.normal(size=(17, 3)) * [1, 20, 0.1] + [5, 0, 1], rng.normal(size=17), rng.permutation(17) % 4
    theta = 0.3
    for k, error in enumerate(oracle.fold_errors(X, y, fold, theta)):
        alone = PredefinedSplit(np.where(fold == k, 0, -1))
        model = make_pipeline(StandardScaler(), Ridge(alpha=theta * (fold != k).sum()))
        (score,) = cross_val_score(model, X, y, cv=alone, scoring="neg_mean_squared_error")
        assert np.isclose(error, -score)


def test_a_column_that_never_changes_has_the_spread_1() -> None:
    mean, s = oracle.measured(np.array([[2.0, 1.0], [2.0, 3.0]]))
    assert mean.tolist() == [2, 2]
    assert s.tolist() == [1, 1]


def test_the_plan_is_the_book_s_formula_where_logarithms_can_be_trusted() -> None:
    for N in range(2, 200):
        T = int(np.ceil(np.log2(N))) - 1
        plan = oracle.plan(N, 12_345)
        assert len(plan) == T + 1
        n = N
        for t, (settings, epochs) in enumerate(plan):
            assert (settings, epochs) == (n, 12_345 // (n * (T + 1))), t
            n = int(np.ceil(n / 2))


def test_halving_without_ties_is_a_sort(rng: np.random.Generator) -> None:
    losses = rng.normal(size=(11, 60))
    rounds, winner = oracle.halving(losses, 50)
    alive = list(range(11))
    for (n, r), settings in zip(oracle.plan(11, 50), rounds, strict=True):
        assert settings == alive
        assert len(alive) == n
        alive = sorted(np.array(alive)[losses[alive, r].argsort()[: (n + 1) // 2]].tolist())
    assert alive == [winner]


def test_the_smallest_entry_is_the_first_in_reading_order() -> None:
    nan = np.nan
    assert oracle.best_of(np.array([[nan, 2, 1], [1, 2, 1]])) == (0, 2)
    assert oracle.best_of(np.array([[nan], [-3.0]])) == (1, 0)


def test_counts_and_scores_are_scikit_learn_s(rng: np.random.Generator) -> None:
    y, y_hat = rng.integers(3, size=(2, 40))
    table = oracle.confusion(y, y_hat, 5)  # classes 3 and 4 never occur
    assert (table == metrics.confusion_matrix(y, y_hat, labels=range(5))).all()
    theirs = metrics.precision_recall_fscore_support(y, y_hat, labels=range(5), zero_division=0.0)
    assert np.allclose(oracle.class_scores(table), theirs[:3])
    macro, micro = oracle.macro_micro(table)
    assert np.isclose(macro, metrics.f1_score(y, y_hat, labels=range(5), average="macro", zero_division=0.0))
    assert np.isclose(micro, metrics.accuracy_score(y, y_hat))


@pytest.mark.parametrize("digits", [0, 1, 9])
def test_curve_area_and_threshold_are_scikit_learn_s(rng: np.random.Generator, digits: int) -> None:
    y = np.arange(30) % 3 // 2
    s = np.round(rng.normal(size=30) + y, digits)
    false, true, thresholds = metrics.roc_curve(y, s, drop_intermediate=False)
    assert np.allclose(oracle.roc(s, y), [false, true])
    assert np.isclose(oracle.auc(s, y), metrics.roc_auc_score(y, s))
    assert oracle.threshold_for(s, y, 0.55) == thresholds[true >= 0.55][0]


def test_the_worked_examples_are_right() -> None:
    v, w, x, h = visible, visible_scores, visible_search, visible_halving
    assert np.allclose(oracle.measured(v.X), [v.MEAN, v.SPREAD])
    assert np.allclose(oracle.fold_errors(v.X_LINE, v.Y_LINE, v.FOLD_LINE, 1.0), v.ERRORS)
    assert oracle.best_of(x.TABLE) == x.PLACE
    assert np.allclose(oracle.grid_table(x.X_CURVE, x.X_CURVE**2, x.FOLD_CURVE, x.DEGREES, x.THETAS), x.GRID)
    assert oracle.plan(5, h.BUDGET) == [tuple(row) for row in h.PLAN.tolist()]
    assert oracle.halving(h.LOSSES, h.BUDGET) == (h.ROUNDS, h.WINNER)
    assert (oracle.confusion(w.Y, w.Y_HAT, 4) == w.COUNTS).all()
    assert np.allclose(oracle.class_scores(w.COUNTS), w.SCORES)
    assert np.allclose(oracle.macro_micro(w.COUNTS), (w.MACRO, w.MICRO))
    assert np.allclose(oracle.roc(w.S, w.LABELS), [w.FPR, w.TPR])
    assert oracle.auc(w.S, w.LABELS) == w.AREA
    assert [oracle.threshold_for(w.S, w.LABELS, recall) for recall in (0.5, 0.6, 1.0)] == [0.9, 0.4, 0.4]
