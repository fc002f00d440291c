"""The oracles are right by central differences of their own definitions, and by plain loops."""

from __future__ import annotations

import numpy as np

from autograder.oracles import relu_network
from autograder.oracles import three_layer_network as oracle
from course_lib.checks import assert_close, assert_gradient


def test_the_linear_gradients_are_those_of_the_linear_map(rng: np.random.Generator) -> None:
    X, W, b, dY = (rng.normal(size=shape) for shape in ((4, 3), (3, 2), (2,), (4, 2)))
    dW, db, dX = oracle.linear_back(X, W, dY)
    assert_gradient("dW", dW, lambda W: float((dY * oracle.linear(X, W, b)).sum()), W, next_step="")
    assert_gradient("db", db, lambda b: float((dY * oracle.linear(X, W, b)).sum()), b, next_step="")
    assert_gradient("dX", dX, lambda X: float((dY * oracle.linear(X, W, b)).sum()), X, next_step="")
    assert_close("Y", oracle.linear(X, W, b), X @ W + b, next_step="")


def test_the_relu_gradient_is_that_of_relu_away_from_its_kink(rng: np.random.Generator) -> None:
    X, dY = rng.normal(size=(5, 4)), rng.normal(size=(5, 4))
    X += 0.1 * np.sign(X)
    assert_gradient("dX", oracle.relu_back(X, dY), lambda X: float((dY * oracle.relu(X)).sum()), X, next_step="")
    assert (oracle.relu(X) == X.clip(min=0)).all()


def test_the_softmax_gradient_is_that_of_the_mean_cross_entropy(rng: np.random.Generator) -> None:
    Z, y = rng.normal(size=(4, 3)), np.array([0, 2, 2, 1])
    assert_gradient("dZ", oracle.softmax_back(Z, y), lambda Z: oracle.cross_entropy(Z, y), Z, next_step="")
    P = oracle.softmax(Z)
    assert_close("L", np.array(oracle.cross_entropy(Z, y)), np.array(-np.log(P[np.arange(4), y]).mean()), next_step="")


def test_softmax_and_its_loss_stay_finite_for_logits_of_a_thousand() -> None:
    Z = np.array([[1000.0, -1000.0], [-1000.0, 1000.0]])
    assert (oracle.softmax(Z) == np.eye(2)).all()
    assert oracle.cross_entropy(Z, np.array([1, 1])) == 1000.0


def test_the_network_gradients_are_those_of_its_loss(rng: np.random.Generator) -> None:
    parameters = [(rng.normal(size=s), rng.normal(size=s[1])) for s in ((4, 5), (5, 3), (3, 2))]
    X, y = rng.normal(size=(6, 4)), rng.integers(2, size=6)
    for k, (dW, db) in enumerate(oracle.network_gradients(X, y, parameters)):
        W, b = parameters[k]

        def loss(W: np.ndarray, b: np.ndarray, k: int = k) -> float:
            changed = [*parameters[:k], (W, b), *parameters[k + 1 :]]
            return oracle.cross_entropy(oracle.network_outputs(X, changed)[-1], y)

        assert_gradient(f"dW{k}", dW, lambda W, b=b, f=loss: f(W, b), W, next_step="")  # type: ignore[misc]
        assert_gradient(f"db{k}", db, lambda b, W=W, f=loss: f(W, b), b, next_step="")  # type: ignore[misc]


def test_a_step_goes_downhill(rng: np.random.Generator) -> None:
    ((W, b),) = oracle.sgd_step([(np.ones((1, 1)), np.ones(1))], [(np.ones((1, 1)), 2 * np.ones(1))], 0.25)
    assert (W.item(), b.item()) == (0.75, 0.5)


def test_predictions_agree_with_the_loops(rng: np.random.Generator) -> None:
    layers = [(rng.normal(size=s), rng.normal(size=s[1])) for s in ((6, 5), (5, 4), (4, 3))]
    pixels, mean = rng.integers(0, 256, size=(40, 6)), rng.uniform(50, 150, size=6)
    logits = oracle.network_outputs((pixels - mean) * 0.01, layers)[-1]
    predicted = relu_network.predict(pixels, layers, mean, np.array(0.01))
    assert (predicted == logits.argmax(axis=1)).all()
    assert len(set(predicted)) > 1
