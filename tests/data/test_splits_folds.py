"""Folds: every row validates exactly once, sizes and class counts agree with scikit-learn, bad requests are refused."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.model_selection import KFold, LeaveOneOut, StratifiedKFold

from course_lib.data import k_fold, leave_one_out, repeated_k_fold, stratified_hold_out, stratified_k_fold
from course_lib.types import Batch

SEEDS = st.integers(0, 2**32)


def check_folds(folds, n: int) -> None:
    """Every fold holds every row once, and over all folds every row validates once."""
    folds = list(folds)
    for train, validation in folds:
        assert sorted([*train, *validation]) == list(range(n))
    assert sorted(row for _, validation in folds for row in validation) == list(range(n))


@given(n=st.integers(2, 60), seed=SEEDS, data=st.data())
def test_every_row_validates_in_exactly_one_fold(n, seed, data):
    k = data.draw(st.integers(2, n))
    check_folds(k_fold(n, k, rng=np.random.default_rng(seed)), n)


@given(counts=st.lists(st.integers(2, 9), min_size=1, max_size=5), seed=SEEDS, data=st.data())
def test_every_row_validates_in_exactly_one_stratified_fold(counts, seed, data):
    k = data.draw(st.integers(2, min(counts)))
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    check_folds(stratified_k_fold(y, k, rng=rng), len(y))


@given(n=st.integers(2, 30))
def test_leaving_one_out_gives_scikit_learns_folds(n):
    ours, theirs = leave_one_out(n), LeaveOneOut().split(np.zeros(n))
    for (train, validation), (their_train, their_validation) in zip(ours, theirs, strict=True):
        assert train.tolist() == their_train.tolist()
        assert validation.tolist() == their_validation.tolist()


@pytest.mark.parametrize(("n", "k"), [(10, 2), (10, 3), (11, 4), (7, 7), (100, 5)])
def test_fold_sizes_are_those_of_scikit_learn(n, k, rng):
    ours = [(len(t), len(v)) for t, v in k_fold(n, k, rng=rng)]
    assert ours == [(len(t), len(v)) for t, v in KFold(k).split(np.zeros(n))]


@given(counts=st.lists(st.integers(3, 12), min_size=2, max_size=6), seed=SEEDS)
def test_class_counts_of_stratified_folds_are_those_of_scikit_learn(counts, seed):
    # scikit-learn deals classes in order of appearance, ours in ascending order: let both be the same
    y = np.concatenate([np.arange(len(counts)), np.repeat(np.arange(len(counts)), np.array(counts) - 1)])
    ours = [Counter(y[v].tolist()) for _, v in stratified_k_fold(y, 3, rng=np.random.default_rng(seed))]
    assert ours == [Counter(y[v].tolist()) for _, v in StratifiedKFold(3).split(y, y)]


@given(counts=st.lists(st.integers(4, 30), min_size=2, max_size=6), seed=SEEDS, data=st.data())
def test_a_stratified_hold_out_keeps_every_class_in_proportion(counts, seed, data):
    n = sum(counts)
    validation = data.draw(st.integers(1, n - 1))
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.repeat(np.arange(len(counts)), counts))
    split = stratified_hold_out(Batch(np.arange(n)[:, None], y), validation=validation, rng=rng)
    assert len(split.validation) == validation
    assert sorted([*split.train.X[:, 0], *split.validation.X[:, 0]]) == list(range(n))
    assert (y[split.validation.X[:, 0]] == split.validation.y).all()
    assert (y[split.train.X[:, 0]] == split.train.y).all()
    shares = np.array(counts) * validation / n
    assert (np.abs(np.bincount(split.validation.y, minlength=len(counts)) - shares) < 1).all()


def test_a_stratified_hold_out_mixes_the_classes(rng):
    split = stratified_hold_out(Batch(np.zeros((100, 1)), np.repeat([0, 1], 50)), validation=40, rng=rng)
    for y in (split.train.y, split.validation.y):
        assert sorted(y) != y.tolist()


def test_repeated_folds_are_several_different_splits(rng):
    folds = list(repeated_k_fold(20, 5, repeats=5, rng=rng))
    assert len(folds) == 25
    for start in range(0, 25, 5):
        check_folds(folds[start : start + 5], 20)
    assert len({tuple(sorted(validation)) for _, validation in folds}) > 20


def test_folds_are_shuffled_and_follow_the_seed():
    first, second, other = (
        [v.tolist() for _, v in k_fold(20, 4, rng=np.random.default_rng(seed))] for seed in (1, 1, 2)
    )
    assert first == second
    assert first != other
    assert first[0] != list(range(5))


def test_stratified_splits_are_shuffled_within_each_class_and_follow_the_seed():
    data = Batch(np.arange(40)[:, None], np.repeat([0, 1], 20))

    def validated(seed):
        return [sorted(v.tolist()) for _, v in stratified_k_fold(data.y, 4, rng=np.random.default_rng(seed))]

    def held_out(seed):
        return sorted(stratified_hold_out(data, validation=10, rng=np.random.default_rng(seed)).validation.X[:, 0])

    for split in (validated, held_out):
        assert split(1) == split(1)
        assert split(1) != split(2)


def test_a_class_with_too_few_examples_is_named(rng):
    y = np.array([7] * 9 + [3] * 2)
    with pytest.raises(ValueError, match="3 stratified folds need 3 examples of every class, class 3 has 2"):
        stratified_k_fold(y, 3, rng=rng)
    with pytest.raises(ValueError, match="needs 2 examples of every class, class 5 has 1"):
        stratified_hold_out(Batch(np.zeros((4, 1)), np.array([4, 4, 5, 4])), validation=2, rng=rng)


@pytest.mark.parametrize("k", [1, 0, -2, 11])
def test_a_k_below_two_or_above_the_examples_is_refused_at_once(k, rng):
    with pytest.raises(ValueError, match=f"number of examples. must lie between 2 and 10, got {k}"):
        k_fold(10, k, rng=rng)
    with pytest.raises(ValueError, match=f"number of examples. must lie between 2 and 10, got {k}"):
        stratified_k_fold(np.zeros(10, int), k, rng=rng)


def test_labels_that_are_no_classes_are_refused(rng):
    with pytest.raises(TypeError, match=r"integer classes y \(N,\), got float64 of shape \(10,\)"):
        stratified_k_fold(np.zeros(10), 2, rng=rng)
    with pytest.raises(TypeError, match=r"got int64 of shape \(10, 2\)"):
        stratified_k_fold(np.zeros((10, 2), np.int64), 2, rng=rng)


def test_splits_of_too_little_data_are_refused(rng):
    with pytest.raises(ValueError, match="must be at least 2, got 1"):
        leave_one_out(1)
    with pytest.raises(ValueError, match="repeats must be at least 1, got 0"):
        repeated_k_fold(10, 2, repeats=0, rng=rng)
    with pytest.raises(ValueError, match="validation must lie between 1 and 9, got 10"):
        stratified_hold_out(Batch(np.zeros((10, 1)), np.zeros(10, int)), validation=10, rng=rng)


def overlapping(n, k):
    return [(np.arange(n), np.arange(i, n, k)) for i in range(k)]


def forgets_the_rest(n, k):
    size = n // k
    return [(np.delete(np.arange(n), v := np.arange(i * size, (i + 1) * size)), v) for i in range(k)]


def same_fold_twice(n, k):
    v = np.arange(n // k)
    return [(np.delete(np.arange(n), v), v)] * k


@pytest.mark.parametrize("bug", [overlapping, forgets_the_rest, same_fold_twice])
def test_planted_bugs_in_folds_are_caught(bug):
    with pytest.raises(AssertionError):
        check_folds(bug(11, 3), 11)
