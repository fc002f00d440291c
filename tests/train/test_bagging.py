"""Bagging: samples as the bootstrap draws them, votes by hand, and several shaky models that are steadier together."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.tree import DecisionTreeClassifier

from course_lib.data import houses, moons, noisy_polynomial
from course_lib.train import Bag, bag, bootstrap, majority
from course_lib.types import Batch
from tests.train.searches import Backwards, fit_line


class Always:
    """Predicts one class, whatever it is shown."""

    def __init__(self, label: int) -> None:
        self.label = label

    def predict(self, X):
        return np.full(len(X), self.label)


def grow_tree(train, *, rng):
    return DecisionTreeClassifier(random_state=int(rng.integers(2**32))).fit(*train)


@given(n=st.integers(1, 200), seed=st.integers(0, 2**32))
def test_a_bootstrap_sample_has_n_rows_and_knows_those_it_left_out(n, seed):
    rows, left_out = bootstrap(n, rng=np.random.default_rng(seed))
    assert len(rows) == n
    assert set(rows) | set(left_out) == set(range(n))
    assert not set(rows) & set(left_out)
    assert left_out.tolist() == sorted(left_out)


def test_a_bootstrap_sample_leaves_out_one_in_e(rng):
    rows, left_out = bootstrap(20_000, rng=rng)
    assert len(left_out) / 20_000 == pytest.approx(1 / np.e, abs=0.01)
    assert max(Counter(rows.tolist()).values()) > 3  # drawn with replacement


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([[1, 2, 0], [1, 0, 0], [2, 2, 0]], [1, 2, 0]),
        ([[3], [1], [2]], [1]),  # a tie
        ([[2, 2], [1, 1], [2, 1], [1, 2]], [1, 1]),
        ([[-1, -1], [-1, 5], [-1, -1]], [-1, 5]),  # no vote is no class
        ([[7]], [7]),
        ([[]], []),
    ],
)
def test_votes_by_hand(votes, expected):
    assert majority([np.array(vote, np.int64) for vote in votes]).tolist() == expected


@given(st.integers(1, 6).flatmap(lambda k: st.lists(st.lists(st.integers(0, 4), min_size=k, max_size=k), min_size=1)))
def test_votes_agree_with_counting_them_one_by_one(examples):
    expected = [min(Counter(votes).items(), key=lambda item: (-item[1], item[0]))[0] for votes in examples]
    assert majority(list(np.array(examples).T)).tolist() == expected


def test_a_bag_trains_three_models_on_different_samples_of_its_data(rng):
    samples = []

    def note(train, *, rng):
        samples.append(train)
        return Always(0)

    data = Batch(np.arange(50.0)[:, None], np.arange(50))
    trained = bag(note, data, rng=rng, progress=False)
    assert len(trained.models) == len(samples) == 3
    assert len({tuple(sample.y) for sample in samples}) == 3
    for sample, unseen in zip(samples, trained.out_of_bag, strict=True):
        assert len(sample) == 50
        assert (sample.X[:, 0] == sample.y).all()
        assert set(sample.y) == set(range(50)) - set(unseen)


def test_the_mean_of_a_bag_by_hand():
    three = Bag((Always(1), Always(2), Always(6)), (np.array([0]),) * 3)
    X = np.zeros((2, 1))
    assert three.mean(X).tolist() == [3, 3]
    assert three.mean(X, lambda model, X: np.full((len(X), 2), model.label / 3)).tolist() == [[1, 1], [1, 1]]
    assert three.vote(X).tolist() == [1, 1]


def test_only_models_that_never_saw_a_row_vote_on_it():
    models = (Always(1), Always(2), Always(2))
    unseen = tuple(np.array(rows, np.int64) for rows in ([0, 1], [1, 2], [1]))
    assert Bag(models, unseen).vote_out_of_bag(np.zeros((4, 1))).tolist() == [1, 2, 2, -1]


def test_a_bag_of_trees_beats_its_trees_and_knows_how_good_it_is(rng):
    train, test = moons(300, noise=0.35, rng=rng), moons(3000, noise=0.35, rng=rng)
    trees = bag(grow_tree, train, models=25, rng=rng, progress=False)
    single = np.mean([np.mean(tree.predict(test.X) == test.y) for tree in trees.models])
    together = np.mean(trees.vote(test.X) == test.y)
    assert together > single + 0.02
    out_of_bag = np.mean(trees.vote_out_of_bag(train.X) == train.y)
    assert out_of_bag == pytest.approx(together, abs=0.04)
    assert np.mean(trees.vote(train.X) == train.y) > 0.97  # what was learned by heart would have flattered


@pytest.mark.parametrize(
    "executor",
    [
        lambda: ThreadPoolExecutor(3),
        lambda: Backwards(3),
        lambda: ProcessPoolExecutor(2, mp_context=get_context("spawn")),
    ],
)
def test_the_executor_changes_nothing(executor):
    data = noisy_polynomial(30, coefficients=[1, 2], noise=0.5, rng=np.random.default_rng(0))
    with executor() as pool:
        there = bag(fit_line, data, rng=np.random.default_rng(1), executor=pool, progress=False)
    here = bag(fit_line, data, rng=np.random.default_rng(1), progress=False)
    assert [model.w.tolist() for model in there.models] == [model.w.tolist() for model in here.models]


def test_progress_is_drawn_on_request_only(rng, capsys):
    bag(fit_line, houses(), rng=rng, progress=False)
    assert capsys.readouterr() == ("", "")
    bag(fit_line, houses(), rng=rng)
    assert "3/3" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda rng: bag(fit_line, houses(), models=0, rng=rng), ValueError, "models must be at least 1, got 0"),
        (lambda rng: bag(fit_line, houses()[:0], rng=rng), ValueError, "at least 1 example, got 0"),
        (lambda rng: majority([]), ValueError, "at least one model, got none"),
        (lambda rng: majority([np.array([-2])]), ValueError, "must not be negative, got -2"),
        (lambda rng: majority([np.array([0.5])]), TypeError, r"integer classes \(N,\), got float64 of shape \(1,\)"),
        (lambda rng: majority([np.zeros((2, 3), int)]), TypeError, r"got int64 of shape \(2, 3\)"),
    ],
)
def test_a_bag_that_makes_no_sense_is_refused(call, error, message, rng):
    with pytest.raises(error, match=message):
        call(rng)
