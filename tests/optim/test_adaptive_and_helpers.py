"""Adaptive optimisers by plain formulas, penalties told apart from weight decay, clipping, schedules."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.maths.losses import squared_error
from course_lib.optim import L1, L2, SGD, AdaDelta, AdaGrad, Adam, ClipNorm, RMSProp, structural_risk
from course_lib.optim.schedules import constant, cosine, exponential_decay, step_decay, warm_up
from course_lib.types import Param
from tests.gradients import assert_gradient


def adagrad(w, g, t, m):
    m["r"] = m.get("r", 0) + g**2
    return w - 0.1 * g / (np.sqrt(m["r"]) + 1e-10)


def rmsprop(w, g, t, m):
    m["r"] = 0.9 * m.get("r", 0) + 0.1 * g**2
    return w - 0.1 * g / (np.sqrt(m["r"]) + 1e-8)


def adadelta(w, g, t, m):
    m["r"] = 0.9 * m.get("r", 0) + 0.1 * g**2
    step = g * np.sqrt(m.get("s", 0) + 1e-6) / np.sqrt(m["r"] + 1e-6)
    m["s"] = 0.9 * m.get("s", 0) + 0.1 * step**2
    return w - step


def adam(w, g, t, m):
    m["m"] = 0.9 * m.get("m", 0) + 0.1 * g
    m["r"] = 0.999 * m.get("r", 0) + 0.001 * g**2
    return w - 0.1 * (m["m"] / (1 - 0.9**t)) / (np.sqrt(m["r"] / (1 - 0.999**t)) + 1e-8)


def nesterov(w, g, t, m):
    m["v"] = 0.9 * m.get("v", 0) + g
    return w - 0.1 * (g + 0.9 * m["v"])


CASES = {
    "adagrad": (lambda p: AdaGrad(p, learning_rate=0.1), adagrad),
    "rmsprop": (lambda p: RMSProp(p, learning_rate=0.1, rho=0.9), rmsprop),
    "adadelta": (lambda p: AdaDelta(p), adadelta),
    "adam": (lambda p: Adam(p, learning_rate=0.1), adam),
    "nesterov": (lambda p: SGD(p, learning_rate=0.1, momentum=0.9, nesterov=True), nesterov),
}


@pytest.mark.parametrize("name", CASES)
def test_every_step_is_the_formula(name, rng):
    make, formula = CASES[name]
    param = Param(rng.standard_normal(5))
    w, memory, optimiser = param.value.copy(), {}, make([param])
    for t in range(1, 21):
        param.grad[:] = rng.standard_normal(5)
        w = formula(w, param.grad.copy(), t, memory)
        optimiser.step()
        np.testing.assert_allclose(param.value, w, rtol=1e-11)


@pytest.mark.parametrize("name", CASES)
def test_a_coordinate_without_gradient_stays_where_it_is(name):
    param = Param(np.ones(2, np.float32))
    optimiser = CASES[name][0]([param])
    for _ in range(300):
        param.grad[:] = [1, 0]
        optimiser.step()
    assert param.value[1] == 1
    assert param.value[0] != 1


@pytest.mark.parametrize("name", CASES)
def test_it_finds_the_bottom_of_a_bowl(name):
    param = Param(np.array([3.0, -2.0]))
    optimiser = CASES[name][0]([param])
    for _ in range(6000):
        param.grad[:] = param.value * [1, 4]
        optimiser.step()
    assert np.abs(param.value).max() < 0.2


def test_weight_decay_shrinks_weights_and_spares_biases():
    W, b = Param(np.ones(2)), Param(np.ones(2), is_weight=False)
    SGD([W, b], learning_rate=0.1, weight_decay=0.5).step()
    assert W.value.tolist() == [0.95, 0.95]
    assert b.value.tolist() == [1, 1]


def path(optimiser, param, penalty, rng):
    for _ in range(5):
        param.grad[:] = rng.standard_normal(3)
        if penalty:
            penalty([param])
        optimiser.step()
    return param.value


@pytest.mark.parametrize(
    ("make", "same"),
    [
        (lambda p, d: SGD(p, learning_rate=0.1, weight_decay=d), True),
        (lambda p, d: Adam(p, learning_rate=0.1, weight_decay=d), False),
    ],
)
def test_l2_is_weight_decay_for_plain_sgd_and_not_for_adam(make, same):
    penalised, decayed = Param(np.ones(3)), Param(np.ones(3))
    first = path(make([penalised], 0.0), penalised, L2(0.3), np.random.default_rng(1))
    second = path(make([decayed], 0.3), decayed, None, np.random.default_rng(1))
    assert np.allclose(first, second) is same


@pytest.mark.parametrize("penalty", [L1(0.3), L2(0.3)])
def test_penalty_gradients_are_finite_differences(penalty, rng):
    W, b = Param(rng.standard_normal((3, 4))), Param(rng.standard_normal(4), is_weight=False)
    penalty([W, b])
    assert_gradient("W", W.grad, lambda: penalty.value([W, b]), W.value)
    assert not b.grad.any()


def test_l1_and_l2_by_hand():
    W = Param(np.array([[3.0, -4.0]]))
    assert L2(2.0).value([W]) == 25
    assert L1(2.0).value([W]) == 14


def test_structural_risk_adds_the_penalty_to_the_loss(rng):
    W = Param(rng.standard_normal((2, 2)))
    Y_hat, Y = rng.standard_normal((3, 2)), rng.standard_normal((3, 2))
    value, gradient = structural_risk(squared_error, L2(0.1), [W])(Y_hat, Y)
    assert value == pytest.approx(squared_error(Y_hat, Y)[0] + 0.05 * (W.value**2).sum())
    np.testing.assert_array_equal(gradient, squared_error(Y_hat, Y)[1])


def test_clipping_scales_all_gradients_together_and_only_when_needed():
    a, b = Param(np.zeros(1)), Param(np.zeros(1))
    a.grad[:], b.grad[:] = 3, 4
    ClipNorm(5.0)([a, b])
    assert (a.grad[0], b.grad[0]) == (3, 4)
    ClipNorm(1.0)([a, b])
    np.testing.assert_allclose([a.grad[0], b.grad[0]], [0.6, 0.8])


@pytest.mark.parametrize(
    ("schedule", "rates"),
    [
        (constant(0.5), [0.5, 0.5, 0.5, 0.5, 0.5]),
        (step_decay(1.0, factor=0.1, every=2), [1, 1, 0.1, 0.1, 0.01]),
        (exponential_decay(1.0, factor=0.5), [1, 0.5, 0.25, 0.125, 0.0625]),
        (cosine(1.0, epochs=4), [1, 0.8535533905932737, 0.5, 0.1464466094067262, 0]),
        (cosine(1.0, epochs=2, floor=0.2), [1, 0.6, 0.2, 0.2, 0.2]),
        (warm_up(constant(0.9), epochs=2), [0.3, 0.6, 0.9, 0.9, 0.9]),
    ],
)
def test_schedules_by_hand(schedule, rates):
    np.testing.assert_allclose([schedule(epoch) for epoch in range(5)], rates, atol=1e-15)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: L2(-0.1), "θ must be at least 0, got -0.1"),
        (lambda: L1(float("nan")), "θ must be at least 0, got nan"),
        (lambda: SGD([], learning_rate=0.1, weight_decay=-1), "θ must be at least 0, got -1"),
        (lambda: SGD([], learning_rate=0.1, nesterov=True), "needs momentum > 0"),
        (lambda: Adam([], beta1=1.0), r"β₁ must lie in \[0, 1\), got 1.0"),
        (lambda: RMSProp([], rho=-0.1), r"ρ must lie in \[0, 1\), got -0.1"),
        (lambda: ClipNorm(0), "must be positive, got 0"),
        (lambda: step_decay(1, factor=0.1, every=0), "every must be at least 1, got 0"),
        (lambda: cosine(1, epochs=0), "epochs must be at least 1, got 0"),
    ],
)
def test_settings_that_cannot_be_are_named(make, message):
    with pytest.raises(ValueError, match=message):
        make()
