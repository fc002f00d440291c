"""What is peculiar to each layer: the batch that normalises, the mask that drops, the price on activity."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.maths.activations import ACTIVATIONS
from course_lib.maths.losses import joint_loss, softmax_cross_entropy, squared_error
from course_lib.nn import BatchNorm, Dropout, Elementwise, Heads, Linear, Maxout, ReLU, Sequential, SparseActivation
from tests.gradients import assert_gradient


def check_batch_norm(layer, X, rng) -> None:
    """Every entry, for a loss that reads the batch statistics through every example."""
    C = rng.standard_normal(X.shape)
    layer.forward(X, training=True)
    dX = layer.backward(C)
    gradients = [param.grad.copy() for param in layer.params]

    def loss() -> float:
        return float((C * layer.forward(X, training=True)).sum())

    assert_gradient("dX", dX, loss, X)
    for name, gradient, param in zip(("gamma", "beta"), gradients, layer.params, strict=True):
        assert_gradient(name, gradient, loss, param.value)


def batch_norm(rng, cls=BatchNorm):
    layer = cls(3, dtype=np.float64)
    layer.gamma.value[:] = rng.standard_normal(3)
    layer.beta.value[:] = rng.standard_normal(3)
    return layer


@pytest.mark.parametrize("rows", [2, 7])
def test_batch_norm_gradients_are_finite_differences(rows, rng):
    check_batch_norm(batch_norm(rng), rng.standard_normal((rows, 3)) * 3 + 1, rng)


def test_batch_norm_centres_and_scales_each_channel(rng):
    X = rng.standard_normal((50, 3)) * [1, 10, 100] + [5, -5, 0]
    Y = BatchNorm(3, dtype=np.float64, epsilon=1e-12).forward(X, training=True)
    np.testing.assert_allclose(Y.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(Y.std(axis=0), 1, rtol=1e-6)


def test_batch_norm_out_of_training_does_not_look_at_the_batch(rng):
    layer = batch_norm(rng)
    layer.forward(rng.standard_normal((20, 3)), training=True)
    X = rng.standard_normal((5, 3))
    together = layer.forward(X, training=False)
    alone = np.vstack([layer.forward(X[i : i + 1], training=False) for i in range(5)])
    np.testing.assert_allclose(together, alone)


def test_batch_norm_keeps_its_running_statistics_in_the_file(tmp_path, rng):
    network, other = (Sequential([batch_norm(rng)]) for _ in range(2))
    X = rng.standard_normal((20, 3)) + 4
    network.forward(X, training=True)
    network.save(tmp_path / "w.npz")
    other.load(tmp_path / "w.npz")
    np.testing.assert_array_equal(other.forward(X, training=False), network.forward(X, training=False))


def test_batch_norm_refuses_a_batch_of_one(rng):
    with pytest.raises(ValueError, match="at least 2 examples in a training batch, got 1"):
        batch_norm(rng).forward(np.zeros((1, 3)), training=True)
    with pytest.raises(ValueError, match=r"momentum must lie in \(0, 1\], got 0"):
        BatchNorm(3, momentum=0)


class ForgetsTheMean(BatchNorm):
    def backward(self, dY):
        super().backward(dY)
        along = self._X_hat * self.gamma.grad / len(dY)
        return self.gamma.value / self._spread * (dY - along)


class ForgetsTheVariance(BatchNorm):
    def backward(self, dY):
        super().backward(dY)
        return self.gamma.value / self._spread * (dY - self.beta.grad / len(dY))


class TakesStatisticsAsGiven(BatchNorm):
    def backward(self, dY):
        super().backward(dY)
        return self.gamma.value / self._spread * dY


@pytest.mark.parametrize("bug", [ForgetsTheMean, ForgetsTheVariance, TakesStatisticsAsGiven])
def test_planted_batch_norm_bug_is_caught(bug, rng):
    with pytest.raises(AssertionError, match="finite difference"):
        check_batch_norm(batch_norm(rng, bug), rng.standard_normal((7, 3)), rng)


@pytest.mark.parametrize("p", [0.2, 0.5])
def test_dropout_keeps_the_mean_and_drops_its_share(p, rng):
    Y = Dropout(p, rng=rng).forward(np.ones((400, 500)), training=True)
    assert np.mean(Y == 0) == pytest.approx(p, abs=0.01)
    assert Y.mean() == pytest.approx(1, abs=0.01)


def test_dropout_sends_the_gradient_through_the_same_mask(rng):
    layer = Dropout(0.5, rng=rng)
    X = rng.standard_normal((6, 5))
    Y = layer.forward(X, training=True)
    np.testing.assert_allclose(X * layer.backward(np.ones_like(X)), Y)


def test_dropout_draws_a_new_mask_each_time_and_none_out_of_training(rng):
    layer = Dropout(0.5, rng=rng)
    X = np.ones((20, 20), np.float32)
    first, second = layer.forward(X, training=True), layer.forward(X, training=True)
    assert (first != second).any()
    assert first.dtype == np.float32
    assert (layer.forward(X, training=False) == X).all()
    assert (layer.backward(X) == second).all()  # a forward that does not train leaves the mask


@pytest.mark.parametrize("p", [0.0])
def test_dropout_of_nothing_changes_nothing(p, rng):
    layer = Dropout(p, rng=rng)
    X = rng.standard_normal((3, 4))
    assert (layer.forward(X, training=True) == X).all()
    assert (layer.backward(X) == X).all()


@pytest.mark.parametrize("p", [1.0, -0.1, 2, float("nan")])
def test_dropout_refuses_an_impossible_p(p, rng):
    with pytest.raises(ValueError, match=r"Dropout p must lie in \[0, 1\), got"):
        Dropout(p, rng=rng)


def test_maxout_takes_the_largest_of_each_group():
    layer = Maxout(2)
    assert layer.forward(np.array([[1.0, 2.0, -3.0, -4.0]]), training=True).tolist() == [[2, -3]]
    assert layer.backward(np.array([[10.0, 20.0]])).tolist() == [[0, 10, 20, 0]]
    with pytest.raises(ValueError, match="Maxout of 2 pieces cannot group 3 columns"):
        layer.forward(np.zeros((1, 3)), training=True)
    with pytest.raises(ValueError, match="Maxout pieces must be at least 1, got 0"):
        Maxout(0)


def test_sparse_activation_adds_its_penalty_to_the_gradient(rng):
    network = Sequential([Linear(rng.standard_normal((3, 4)), np.zeros(4)), SparseActivation(0.3)])
    X, Y = rng.standard_normal((5, 3)), rng.standard_normal((5, 4))

    def loss() -> float:
        value, _ = squared_error(network.forward(X, training=True), Y)
        return value + network.layers[1].penalty()

    loss()
    network.backward_params(squared_error(network.forward(X, training=False), Y)[1])
    gradient = network.params[0].grad.copy()
    assert_gradient("W", gradient, loss, network.params[0].value)


def test_a_shared_parameter_is_one_parameter(rng):
    first = Linear.create(4, 4, rng=rng)
    network = Sequential([first, ReLU(), Linear.sharing(first)])
    assert len(network.params) == 2
    assert network.layers[2].W is first.W


def test_heads_learn_their_tasks_together(rng):
    network = Sequential(
        [Heads([Linear.create(4, 3, rng=rng, dtype=float), Linear.create(4, 2, rng=rng, dtype=float)])]
    )
    loss = joint_loss([softmax_cross_entropy, softmax_cross_entropy], [3, 2], weights=[1.0, 0.5])
    X, Y = rng.standard_normal((6, 4)), np.column_stack([rng.integers(0, 3, 6), rng.integers(0, 2, 6)])
    value, dY = loss(network.forward(X, training=True), Y)
    network.backward_params(dY)
    first = softmax_cross_entropy(network.layers[0].heads[0].forward(X, training=False), Y[:, 0])[0]
    second = softmax_cross_entropy(network.layers[0].heads[1].forward(X, training=False), Y[:, 1])[0]
    assert value == pytest.approx(first + 0.5 * second)
    for param in network.params:
        gradient = param.grad.copy()
        assert_gradient("param", gradient, lambda: loss(network.forward(X, training=False), Y)[0], param.value)


def test_impossible_heads_and_losses_are_refused(rng):
    with pytest.raises(ValueError, match="at least one head"):
        Heads([])
    head = Linear.create(2, 2, rng=rng)
    with pytest.raises(ValueError, match="Two heads share a parameter"):
        Heads([head, Linear.sharing(head)])
    with pytest.raises(ValueError, match="2 losses, 1 widths"):
        joint_loss([squared_error, squared_error], [1])
    with pytest.raises(ValueError, match=r"outputs \(N, 3\) and true values \(N, 1\), got \(2, 4\)"):
        joint_loss([squared_error], [3])(np.zeros((2, 4)), np.zeros((2, 1)))


def test_an_unknown_parameter_of_an_activation_names_the_known_ones():
    with pytest.raises(TypeError, match=r"ELU has the parameters \['alpha'\], got \['beta'\]"):
        Elementwise(ACTIVATIONS["elu"], beta=1)


def test_raw_images_are_refused_with_the_cure(rng):
    with pytest.raises(TypeError, match=r"floating-point X, got uint8.*to_unit"):
        Linear.create(2, 2, rng=rng).forward(np.zeros((1, 2), np.uint8), training=True)
