"""Forward and backward of every layer, on every entry of every input and parameter."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.maths.activations import ACTIVATIONS
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.nn import (
    Elementwise,
    Heads,
    Layer,
    Linear,
    Maxout,
    PReLU,
    ReLU,
    Sequential,
    Sigmoid,
    Softmax,
)
from tests.gradients import assert_gradient


def linear(rng, inputs=4, outputs=3):
    layer = Linear.create(inputs, outputs, rng=rng, dtype=np.float64)
    layer.b.value[:] = rng.standard_normal(outputs)
    return layer


def shared(rng) -> Sequential:
    """The same parameters three times: their gradients add up."""
    first = linear(rng, 4, 4)
    return Sequential([first, Sigmoid(), Linear.sharing(first), Sigmoid(), Linear.sharing(first)])


LAYERS = {
    "linear": linear,
    "linear, one input": lambda rng: linear(rng, 1, 3),
    "linear, one output": lambda rng: linear(rng, 4, 1),
    "relu": lambda rng: ReLU(),
    "sigmoid": lambda rng: Sigmoid(),
    "prelu": lambda rng: PReLU(4, alpha=0.3, dtype=np.float64),
    "softmax": lambda rng: Softmax(),
    "maxout": lambda rng: Maxout(2),
    "elu": lambda rng: Elementwise(ACTIVATIONS["elu"], alpha=0.5),
    "heads": lambda rng: Heads([linear(rng, 4, 2), Sequential([linear(rng, 4, 3), Sigmoid()])]),
    "shared": lambda rng: shared(rng),
    "sequential": lambda rng: Sequential([linear(rng, 4, 5), Sigmoid(), linear(rng, 5, 2), ReLU()]),
}


def check_layer(layer: Layer, X, rng) -> None:
    """Every entry of ∂L/∂X and of each parameter's gradient, for L = Σ C · Y with random C."""
    C = rng.standard_normal(layer.forward(X, training=True).shape)
    dX = layer.backward(C)

    def loss() -> float:
        return float((C * layer.forward(X, training=False)).sum())

    assert_gradient("dX", dX, loss, X)
    for i, param in enumerate(layer.params):
        assert_gradient(f"param {i}", param.grad, loss, param.value)


@pytest.mark.parametrize("name", LAYERS)
@pytest.mark.parametrize("rows", [1, 6])
def test_backward_is_finite_differences(name, rows, rng):
    layer = LAYERS[name](rng)
    inputs = layer.params[0].value.shape[0] if layer.params else 4
    check_layer(layer, rng.standard_normal((rows, inputs)), rng)


def test_the_whole_network_with_its_loss_is_finite_differences(rng):
    network = mlp([5, 7, 4, 3], rng=rng, dtype=np.float64)
    X, y = rng.standard_normal((8, 5)), rng.integers(0, 3, 8)
    _, dZ = softmax_cross_entropy(network.forward(X, training=True), y)
    network.backward_params(dZ)

    def loss() -> float:
        return softmax_cross_entropy(network.forward(X, training=False), y)[0]

    for i, param in enumerate(network.params):
        assert_gradient(f"param {i}", param.grad, loss, param.value)


@pytest.mark.parametrize("name", LAYERS)
def test_backward_params_stores_the_same_gradients_as_backward(name, rng):
    layer = LAYERS[name](rng)
    X = rng.standard_normal((6, layer.params[0].value.shape[0] if layer.params else 4))
    dY = rng.standard_normal(layer.forward(X, training=True).shape)
    layer.backward(dY)
    expected = [param.grad.copy() for param in layer.params]
    for param in layer.params:
        param.grad[...] = np.nan
    layer.backward_params(dY)
    assert all((p.grad == e).all() for p, e in zip(layer.params, expected, strict=True))


@pytest.mark.parametrize("name", LAYERS)
def test_nothing_handed_in_is_changed(name, rng):
    layer = LAYERS[name](rng)
    X = rng.standard_normal((6, layer.params[0].value.shape[0] if layer.params else 4))
    X_before = X.copy()
    dY = rng.standard_normal(layer.forward(X, training=True).shape)
    dY_before = dY.copy()
    layer.backward(dY)
    assert (X_before == X).all()
    assert (dY == dY_before).all()


def test_a_forward_that_does_not_train_leaves_the_memory_of_the_last_that_did(rng):
    layer = linear(rng)
    X = rng.standard_normal((6, 4))
    layer.forward(X, training=True)
    layer.forward(rng.standard_normal((9, 4)), training=False)
    dY = rng.standard_normal((6, 3))
    layer.backward(dY)
    np.testing.assert_allclose(layer.W.grad, X.T @ dY)


class ForgetsTheMask(ReLU):
    def backward(self, dY):
        return dY


class FlipsTheMask(ReLU):
    def backward(self, dY):
        return dY * (self._Y <= 0)


class DropsUpstream(ReLU):
    def backward(self, dY):
        return (self._Y > 0).astype(dY.dtype)


class MultipliesByTheOutput(ReLU):
    def backward(self, dY):
        return dY * self._Y


class SumsTheWrongAxis(Linear):
    def backward_params(self, dY):
        super().backward_params(dY)
        self.b.grad[...] = dY.sum(axis=1)[: len(self.b.grad)]


class AveragesAgain(Linear):
    def backward_params(self, dY):
        super().backward_params(dY)
        self.W.grad /= len(dY)


class ForgetsTheTranspose(Linear):
    def backward(self, dY):
        self.backward_params(dY)
        return dY @ self.W.value


class ForgetsTheOthers(Softmax):
    def backward(self, dY):
        return self._Y * (1 - self._Y) * dY  # only the diagonal of the Jacobian


class SumsOverExamples(Softmax):
    def backward(self, dY):
        return self._Y * (dY - (dY * self._Y).sum(axis=0, keepdims=True))


@pytest.mark.parametrize("bug", [ForgetsTheOthers, SumsOverExamples])
def test_planted_softmax_bug_is_caught(bug, rng):
    with pytest.raises(AssertionError, match="finite difference"):
        check_layer(bug(), rng.standard_normal((6, 4)), rng)


def test_softmax_takes_logits_of_a_thousand(rng):
    X = 1000 * np.sign(rng.standard_normal((5, 4)))
    layer = Softmax()
    np.testing.assert_allclose(layer.forward(X, training=True).sum(axis=1), 1)
    assert np.isfinite(layer.backward(rng.standard_normal((5, 4)))).all()


@pytest.mark.parametrize("bug", [ForgetsTheMask, FlipsTheMask, DropsUpstream, MultipliesByTheOutput])
def test_planted_relu_bug_is_caught(bug, rng):
    with pytest.raises(AssertionError, match="finite difference"):
        check_layer(bug(), rng.standard_normal((6, 4)), rng)


@pytest.mark.parametrize("bug", [SumsTheWrongAxis, AveragesAgain, ForgetsTheTranspose])
def test_planted_linear_bug_is_caught(bug, rng):
    layer = bug(rng.standard_normal((4, 4)), rng.standard_normal(4))  # square: a wrong transpose keeps the shape
    with pytest.raises(AssertionError, match="finite difference"):
        check_layer(layer, rng.standard_normal((6, 4)), rng)
