"""Pruning: the smallest go, exactly as many as asked, and training afterwards leaves them at zero."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib.data import blobs, hold_out
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.train import Pruned, fit, prune, sparsity
from course_lib.types import Param


def params(*values):
    return [Param(np.array(value, np.float64)) for value in values]


def test_the_smallest_in_size_go_whatever_their_sign_and_layer():
    W = params([[0.5, -0.1], [3.0, 0.2]], [-4.0, 0.3])
    mask = prune(W, sparsity=0.5)
    assert W[0].value.tolist() == [[0.5, 0], [3, 0]]
    assert W[1].value.tolist() == [-4, 0]
    assert [keep.tolist() for keep in mask.keep] == [[[True, False], [True, False]], [True, False]]
    assert sparsity(W) == 0.5


@given(
    values=st.lists(st.floats(-5, 5, width=16), min_size=1, max_size=60),
    share=st.floats(0, 1, exclude_max=True),
    data=st.data(),
)
def test_exactly_the_share_goes_even_among_equals(values, share, data):
    cut = data.draw(st.integers(0, len(values)))
    W = params(values[:cut], values[cut:])
    mask = prune(W, sparsity=share)
    kept = np.concatenate(mask.keep)
    assert (~kept).sum() == round(share * len(values))
    sizes = np.abs(values)
    assert sizes[~kept].max(initial=0) <= sizes[kept].min(initial=np.inf)
    assert np.concatenate([p.value for p in W]).tolist() == np.where(kept, values, 0).tolist()


def test_zeros_count_among_the_smallest():
    W = params([0, 0, 1, 2])
    prune(W, sparsity=0.5)
    assert W[0].value.tolist() == [0, 0, 1, 2]
    prune(W, sparsity=0.75)
    assert W[0].value.tolist() == [0, 0, 0, 2]


@pytest.mark.parametrize("momentum", [0, 0.9])
def test_training_after_pruning_moves_the_others_and_keeps_the_zeros(momentum, rng):
    split = hold_out(blobs(200, noise=0.9, rng=rng), validation=50, rng=rng)
    network = mlp([2, 16, 2], rng=rng)
    weights = [param for param in network.params if param.value.ndim == 2]
    optimiser = SGD(network.params, learning_rate=0.1, momentum=momentum)
    options = {"epochs": 3, "batch_size": 16, "rng": rng, "progress": False}
    fit(network, softmax_cross_entropy, optimiser, split, **options)
    masks = [prune([param], sparsity=0.75) for param in weights]
    before = [param.value.copy() for param in weights]
    history = fit(network, softmax_cross_entropy, Pruned(optimiser, *masks), split, **options)
    for param, old, mask in zip(weights, before, masks, strict=True):
        keep = mask.keep[0]
        assert sparsity([param]) == 0.75
        assert not param.value[~keep].any()
        assert (param.value[keep] != old[keep]).any()
    assert history.train_loss[-1] < history.train_loss[0]


def test_without_the_mask_the_zeros_would_come_back(rng):
    W = params([0.1, 2.0])
    prune(W, sparsity=0.5)
    W[0].grad[:] = 1
    SGD(W, learning_rate=0.1).step()
    assert sparsity(W) == 0


def test_the_learning_rate_reaches_the_optimiser_within():
    W = params([1.0])
    inner = SGD(W, learning_rate=0.5)
    outer = Pruned(inner, prune(W, sparsity=0))
    assert outer.learning_rate == 0.5
    outer.learning_rate = 0.25
    W[0].grad[:] = 2
    outer.step()
    assert inner.learning_rate == 0.25
    assert W[0].value.tolist() == [0.5]


def test_the_type_of_the_weights_stays():
    W = [Param(np.ones((2, 2), np.float32))]
    prune(W, sparsity=0.5)
    assert W[0].value.dtype == np.float32
    assert W[0].value.tolist() == [[0, 0], [1, 1]]


@pytest.mark.parametrize("share", [-0.1, 1, 1.5, float("nan")])
def test_a_share_that_makes_no_sense_is_refused(share):
    with pytest.raises(ValueError, match=rf"sparsity must lie in \[0, 1\), got {share}"):
        prune(params([1.0]), sparsity=share)


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_weights_that_are_no_numbers_are_refused_and_left_alone(bad):
    W = params([1.0, bad])
    with pytest.raises(ValueError, match="Only finite weights"):
        prune(W, sparsity=0.5)
    assert W[0].value[0] == 1


def test_nothing_cannot_be_pruned():
    for nothing in ([], params([])):
        with pytest.raises(ValueError, match="at least one number, got none"):
            prune(nothing, sparsity=0.5)
        with pytest.raises(ValueError, match="at least one number, got none"):
            sparsity(nothing)
