"""Cross-validation: the right rows reach each fold, the mean and scatter are right, and no leak goes through."""

from __future__ import annotations

import math
import statistics
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score

from course_lib.data import blobs, hold_out, k_fold, leave_one_out, noisy_polynomial, repeated_k_fold
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.train import cross_validate, evaluate, fit
from course_lib.train.cross_validate import FoldScores
from course_lib.types import Batch, Split
from tests.train.searches import Backwards, least_squares_error

LINE = noisy_polynomial(40, coefficients=[1, 2], noise=0.3, rng=np.random.default_rng(3), dtype=np.float64)


def validate(build=least_squares_error, folds=None, **options):
    folds = folds or list(k_fold(len(LINE), 5, rng=np.random.default_rng(4)))
    return cross_validate(build, LINE, folds, **{"rng": np.random.default_rng(5), "progress": False} | options)


def random_score(train, validation, *, rng):
    return rng.random()


def test_scores_agree_with_scikit_learn_on_the_same_folds():
    folds = list(k_fold(len(LINE), 5, rng=np.random.default_rng(4)))
    theirs = cross_val_score(LinearRegression(), *LINE, cv=folds, scoring="neg_mean_squared_error")
    ours = validate(folds=folds)
    assert ours.scores == pytest.approx(-theirs)
    assert ours.mean == pytest.approx(-theirs.mean())
    assert ours.standard_deviation == pytest.approx(theirs.std(ddof=1))
    assert len(ours.seconds) == 5


def test_each_fold_gets_its_rows_and_no_others():
    data = Batch(np.arange(10.0)[:, None], np.arange(10))
    seen = []

    def note(train, validation, *, rng):
        seen.append((train.y.tolist(), validation.y.tolist()))
        return 0

    folds = list(k_fold(10, 3, rng=np.random.default_rng(0)))
    cross_validate(note, data, folds, rng=np.random.default_rng(0), progress=False)
    assert seen == [(train.tolist(), validation.tolist()) for train, validation in folds]


def test_a_network_is_cross_validated_with_the_training_loop(rng):
    def build(train, validation, *, rng):
        network = mlp([2, 8, 2], rng=rng)
        optimiser = SGD(network.params, learning_rate=0.2, momentum=0.9)
        split = Split(train, validation)
        fit(network, softmax_cross_entropy, optimiser, split, epochs=5, batch_size=16, rng=rng, progress=False)
        return evaluate(network, softmax_cross_entropy, validation)[1]

    data = blobs(120, noise=0.7, rng=rng)
    scores = cross_validate(build, data, k_fold(120, 3, rng=rng), rng=rng, progress=False)
    assert scores.mean > 0.9


def test_leaving_one_out_and_repeating_are_folds_like_others(rng):
    assert len(validate(folds=leave_one_out(len(LINE))).scores) == 40
    assert len(validate(folds=repeated_k_fold(len(LINE), 5, repeats=5, rng=rng)).scores) == 25


def test_the_mean_of_folds_scatters_less_than_one_hold_out():
    def hold_out_error(seed):
        split = hold_out(LINE, validation=8, rng=np.random.default_rng(seed))
        return least_squares_error(split.train, split.validation, rng=np.random.default_rng(0))

    def k_fold_error(seed):
        return validate(folds=k_fold(len(LINE), 5, rng=np.random.default_rng(seed))).mean

    once, five_fold = ([measure(seed) for seed in range(30)] for measure in (hold_out_error, k_fold_error))
    assert statistics.stdev(five_fold) < statistics.stdev(once) / 3


@pytest.mark.parametrize("executor", [lambda: ThreadPoolExecutor(3), lambda: Backwards(5)])
@pytest.mark.parametrize("build", [least_squares_error, random_score])
def test_the_executor_changes_nothing(executor, build):
    with executor() as pool:
        assert validate(build, executor=pool).scores == validate(build).scores


def test_worker_processes_change_nothing():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert validate(executor=pool).scores == validate().scores


def test_every_fold_has_its_own_random_numbers_and_the_seed_decides():
    first, other = validate(random_score), validate(random_score, rng=np.random.default_rng(6))
    assert len({*first.scores, *other.scores}) == 10


def test_mean_and_scatter_by_hand():
    scores = FoldScores((1.0, 2.0, 6.0), (0.0, 0.0, 0.0))
    assert scores.mean == 3
    assert scores.standard_deviation == pytest.approx(math.sqrt(7))
    assert str(scores) == "3 ± 2.6 over 3 folds"
    assert math.isnan(FoldScores((1.0,), (0.0,)).standard_deviation)


def test_what_a_fold_raises_is_raised_with_its_number():
    def build(train, validation, *, rng):
        raise FloatingPointError("the loss became nan")

    with pytest.raises(FloatingPointError, match="the loss became nan") as caught:
        validate(build)
    assert caught.value.__notes__ == ["This happened in fold 0, counted from 0."]


@pytest.mark.parametrize("score", [math.nan, math.inf])
def test_a_score_that_is_no_number_is_refused(score):
    with pytest.raises(ValueError, match=f"score of fold 0 must be a finite number, got {score}"):
        validate(lambda train, validation, *, rng: score)


@pytest.mark.parametrize(
    ("folds", "message"),
    [
        (iter([]), "at least one fold, got none"),
        ([([0, 1, 2], [2, 3])], r"Fold 0 trains on rows that it scores: \[2\]"),
        ([([0, 1], [2]), ([], [1])], "Fold 1 needs rows on both sides, got 0 to train, 1 to score"),
        ([([0, 1], [])], "got 2 to train, 0 to score"),
        ([([0, 1], [40])], r"Rows of fold 0 must lie in 0 … 39, got 0 … 40"),
        ([([-1, 1], [3])], "got -1 … 3"),
    ],
)
def test_folds_that_would_flatter_or_fail_are_refused(folds, message):
    with pytest.raises(ValueError, match=message):
        validate(folds=folds)


def test_progress_is_drawn_on_request_only(capsys):
    validate()
    assert capsys.readouterr() == ("", "")
    validate(progress=True)
    drawn = capsys.readouterr()
    assert "5/5" in drawn.out
    assert drawn.err == ""
