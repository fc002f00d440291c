"""Training needs little beside its data, and no more after many epochs than after one."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import numpy as np
import pytest

from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.train import fit
from course_lib.types import Batch, Split


@pytest.fixture
def traced() -> Iterator[None]:
    tracemalloc.start()
    yield
    tracemalloc.stop()


def train(split, epochs, rng):
    network = mlp([400, 64, 10], rng=rng)
    optimiser = SGD(network.params, learning_rate=0.01, momentum=0.9)
    fit(network, softmax_cross_entropy, optimiser, split, epochs=epochs, batch_size=100, rng=rng, progress=False)
    return sum(param.value.nbytes for param in network.params)


@pytest.mark.usefixtures("traced")
def test_peak_memory_is_below_one_and_a_half_times_data_and_parameters(rng):
    X = rng.random((20_000, 400), dtype=np.float32)
    batch = Batch(X, rng.integers(0, 10, len(X)))
    split = Split(batch, batch[:1000])
    data = X.nbytes + batch.y.nbytes
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    parameters = train(split, 1, rng)
    peak = tracemalloc.get_traced_memory()[1] - before
    assert data + peak < 1.5 * (data + parameters)


@pytest.mark.usefixtures("traced")
def test_memory_does_not_grow_with_epochs(rng):
    X = rng.random((500, 400), dtype=np.float32)
    batch = Batch(X, rng.integers(0, 10, len(X)))
    peaks = []
    for epochs in (2, 20):
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        train(Split(batch, batch), epochs, rng)
        peaks.append(tracemalloc.get_traced_memory()[1] - before)
    assert peaks[1] < peaks[0] + 20_000  # a few numbers an epoch for the history
