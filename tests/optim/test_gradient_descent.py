"""SGD: step by step against plain formulas, and no trap in the numbers."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.optim import SGD
from course_lib.types import Param


def trajectory(param, optimiser, grads):
    path = []
    for grad in grads:
        param.grad[...] = grad
        optimiser.step()
        path.append(param.value.copy())
    return path


@pytest.mark.parametrize("momentum", [0.0, 0.5, 0.9])
@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_every_step_is_the_formula(momentum, size, rng):
    param = Param(rng.standard_normal(size))
    w, v = param.value.copy(), np.zeros(size)
    grads = rng.standard_normal((5, size))
    for ours, grad in zip(
        trajectory(param, SGD([param], learning_rate=0.1, momentum=momentum), grads), grads, strict=True
    ):
        v = momentum * v + grad
        w = w - 0.1 * v
        np.testing.assert_allclose(ours, w, rtol=1e-13)


@pytest.mark.parametrize("shape", [(3, 4), (5,), (70_000,), (3, 40_000), (200_000, 1), (300, 20, 20), (0, 3)])
def test_the_parameter_moves_in_place_and_whole_whatever_its_shape(rng, shape):
    param = Param(rng.standard_normal(shape, np.float32))
    value = param.value
    SGD([param], learning_rate=1.0).step()
    assert param.value is value
    before = value.copy()
    param.grad[...] = 1
    SGD([param], learning_rate=0.5).step()
    np.testing.assert_allclose(value, before - 0.5)
    assert value.dtype == np.float32


def test_two_parameters_have_each_their_own_velocity():
    a, b = Param(np.zeros(1)), Param(np.zeros(1))
    optimiser = SGD([a, b], learning_rate=1.0, momentum=0.5)
    a.grad[:] = 1
    optimiser.step()
    a.grad[:] = 0
    optimiser.step()
    assert (a.value[0], b.value[0]) == (-1.5, 0)


def test_a_changed_learning_rate_counts_from_the_next_step():
    param = Param(np.zeros(1))
    optimiser = SGD([param], learning_rate=1.0)
    param.grad[:] = 1
    optimiser.step()
    optimiser.learning_rate = 0.1
    optimiser.step()
    assert param.value[0] == pytest.approx(-1.1)


@pytest.mark.parametrize("momentum", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_velocities_never_linger_as_subnormal_numbers(momentum, dtype):
    """Left alone, a velocity without gradient decays into numbers that make a step several times slower."""
    param = Param(np.zeros(4, dtype))
    optimiser = SGD([param], learning_rate=0.1, momentum=momentum)
    param.grad[:2] = 1
    optimiser.step()
    param.grad[:2] = 0
    tiny = np.finfo(dtype).tiny
    for _ in range(int(np.log(tiny * 1e-6) / np.log(momentum))):
        optimiser.step()
        speed = np.abs(optimiser._memory[0])
        assert not ((speed > 0) & (speed < tiny)).any()
    assert not speed.any()


@pytest.mark.parametrize("momentum", [1.0, -0.1, float("nan")])
def test_momentum_out_of_range_is_refused(momentum):
    with pytest.raises(ValueError, match=r"Momentum must lie in \[0, 1\), got"):
        SGD([], learning_rate=0.1, momentum=momentum)


@pytest.mark.parametrize("learning_rate", [0.0, -1.0, float("nan")])
def test_a_learning_rate_that_is_not_positive_is_refused(learning_rate):
    with pytest.raises(ValueError, match="learning rate must be positive, got"):
        SGD([], learning_rate=learning_rate)
