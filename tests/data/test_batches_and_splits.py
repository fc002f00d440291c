"""Shuffling keeps the set: every example comes once, and always with its own y."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.data import hold_out, houses, mini_batches
from course_lib.types import Batch


def numbered(n: int) -> Batch:
    """Examples whose y can be told from their x."""
    x = np.arange(n)
    return Batch(x[:, None] * 10.0, x)


def assert_same_examples(batches: list[Batch], n: int) -> None:
    y = np.concatenate([batch.y for batch in batches])
    assert sorted(y) == list(range(n))
    assert all((batch.X[:, 0] == batch.y * 10).all() for batch in batches)


@given(n=st.integers(1, 60), size=st.integers(1, 70), seed=st.integers(0, 2**32))
def test_mini_batches_hold_every_example_once(n, size, seed):
    batches = list(mini_batches(numbered(n), size, rng=np.random.default_rng(seed)))
    assert_same_examples(batches, n)
    assert all(len(batch) == size for batch in batches[:-1])


@given(n=st.integers(2, 60), seed=st.integers(0, 2**32), data=st.data())
def test_a_split_holds_every_example_once(n, seed, data):
    validation = data.draw(st.integers(1, n - 1))
    split = hold_out(numbered(n), validation=validation, rng=np.random.default_rng(seed))
    assert_same_examples([split.train, split.validation], n)
    assert len(split.validation) == validation


def test_each_epoch_has_another_order(rng):
    first, second = (np.concatenate([b.y for b in mini_batches(numbered(100), 10, rng=rng)]) for _ in range(2))
    assert first.tolist() != second.tolist()
    assert first.tolist() != list(range(100))


def test_the_same_seed_gives_the_same_order():
    first, second = (
        [b.y.tolist() for b in mini_batches(numbered(20), 7, rng=np.random.default_rng(5))] for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("size", [0, -1])
def test_a_batch_size_below_one_is_refused(size, rng):
    with pytest.raises(ValueError, match=f"size of a mini-batch must be at least 1, got {size}"):
        mini_batches(numbered(3), size, rng=rng)


@pytest.mark.parametrize("validation", [0, 3, -1, 4])
def test_a_split_with_an_empty_side_is_refused(validation, rng):
    with pytest.raises(ValueError, match=f"validation must lie between 1 and 2, got {validation}"):
        hold_out(numbered(3), validation=validation, rng=rng)


def test_a_batch_with_a_y_too_many_is_refused():
    with pytest.raises(ValueError, match="got 3 rows and 4 y"):
        Batch(np.zeros((3, 1)), np.zeros(4))


def test_the_houses_are_those_of_the_lecture():
    X, y = houses()
    assert X.tolist() == [[50, 2], [47, 1], [60, 4], [55, 3]]
    assert y.tolist() == [50, 42, 80, 52]
