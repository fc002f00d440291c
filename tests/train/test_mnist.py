"""The promise of the lab: the three-layer network reads at least 98 % of the real test digits."""

from __future__ import annotations

import numpy as np

from course_lib.data import load_mnist, to_unit
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.maths.metrics import accuracy
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.train import fit
from course_lib.types import Batch, Split


def test_the_three_layer_network_reads_98_percent_of_the_test_digits():
    rng = np.random.default_rng(0)
    train, test = (load_mnist(part) for part in ("train", "test"))
    X = to_unit(train.X)
    split = Split(train=Batch(X[:-5000], train.y[:-5000]), validation=Batch(X[-5000:], train.y[-5000:]))
    network = mlp([784, 256, 128, 10], rng=rng)
    optimiser = SGD(network.params, learning_rate=0.1, momentum=0.9)
    for learning_rate, epochs in ((0.1, 6), (0.01, 2)):
        optimiser.learning_rate = learning_rate
        fit(network, softmax_cross_entropy, optimiser, split, epochs=epochs, batch_size=100, rng=rng, progress=False)
    assert accuracy(network.predict(to_unit(test.X)), test.y) >= 0.98
