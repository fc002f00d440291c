"""What passes through a network: values and gradients of every layer, and the units that let none pass."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.checks import parameter_differences
from course_lib.maths.activations import ACTIVATIONS
from course_lib.maths.losses import softmax_cross_entropy, squared_error
from course_lib.models import mlp, worked_example
from course_lib.nn import Elementwise, Linear, ReLU, Sequential, Sigmoid, dead_units, trace
from tests.gradients import assert_gradient


def test_a_trace_holds_the_lectures_figures():
    network, (X, Y) = worked_example()
    seen = trace(network, squared_error, X, Y)
    _, V, H, Z, Y_hat = seen.values
    np.testing.assert_array_equal(V.round(4), [[0.4160, 0.4135, 0.4215]])
    np.testing.assert_array_equal(H.round(4), [[0.6025, 0.6019, 0.6038]])
    np.testing.assert_array_equal(Z.round(4), [[1.1577, 1.2426]])
    np.testing.assert_array_equal(Y_hat.round(4), [[0.7609, 0.7760]])
    assert round(seen.loss, 4) == 0.0478
    assert round(network.params[2].grad[1, 0], 4) == -0.0152


def test_each_gradient_of_a_trace_is_finite_differences(rng):
    network, (X, Y) = worked_example()
    seen = trace(network, squared_error, X, Y)
    for place, (value, gradient) in enumerate(zip(seen.values, seen.gradients, strict=True)):
        behind = network.layers[place:]

        def loss(value=value, behind=behind) -> float:
            out = value
            for layer in behind:
                out = layer.forward(out, training=False)
            return squared_error(out, Y)[0]

        assert_gradient(f"value {place}", gradient, loss, value)


def test_a_trace_stores_the_gradients_that_backward_stores(rng):
    W = rng.standard_normal((4, 4))
    first = Linear(W, np.zeros(4))
    network = Sequential([first, Sigmoid(), Linear.sharing(first)])  # shared parameters: their gradients add up
    X, y = rng.standard_normal((6, 4)), rng.integers(0, 4, 6)
    trace(network, softmax_cross_entropy, X, y)
    for param, slopes in zip(network.params, parameter_differences(network, softmax_cross_entropy, X, y), strict=True):
        np.testing.assert_allclose(param.grad, slopes, atol=1e-8)


def test_differences_of_parameters_leave_the_model_as_it_was(rng):
    network = mlp([3, 4, 2], rng=rng, dtype=np.float64)
    before = [param.value.copy() for param in network.params]
    X, y = rng.standard_normal((5, 3)), rng.integers(0, 2, 5)
    parameter_differences(network, softmax_cross_entropy, X, y)
    assert all((p.value == b).all() for p, b in zip(network.params, before, strict=True))


def test_differences_of_parameters_put_a_value_back_after_a_crash(rng):
    network = mlp([3, 4, 2], rng=rng, dtype=np.float64)
    before = network.params[0].value.copy()

    def crash(Y_hat, y):
        raise RuntimeError("no loss")

    with pytest.raises(RuntimeError, match="no loss"):
        parameter_differences(network, crash, rng.standard_normal((5, 3)), np.zeros(5, int))
    assert (network.params[0].value == before).all()


def test_dead_units_are_those_that_no_row_wakes(rng):
    first = Linear(rng.standard_normal((3, 5)), np.zeros(5))
    X = rng.standard_normal((50, 3))
    assert dead_units(Sequential([first, ReLU()]), X) == 0
    first.b.value[:2] = -1e6
    assert dead_units(Sequential([first, ReLU()]), X) == 2
    assert dead_units(Sequential([first, Elementwise(ACTIVATIONS["elu"])]), X) == 0, "an ELU lets a gradient pass"


def test_an_mlp_bends_as_it_is_told(rng):
    network = mlp([3, 4, 4, 2], rng=rng, activation=Sigmoid)
    assert [type(layer) for layer in network.layers] == [Linear, Sigmoid, Linear, Sigmoid, Linear]
    assert [type(layer) for layer in mlp([3, 4, 2], rng=rng).layers] == [Linear, ReLU, Linear]


def test_each_worked_example_is_a_new_network():
    one, _ = worked_example()
    one.params[0].value[...] = 0
    other, _ = worked_example()
    assert other.params[0].value.any()
