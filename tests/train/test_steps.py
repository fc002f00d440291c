"""Steps one by one: the losses are those before each step, in the order of the batches, and a runaway ends the walk."""

from __future__ import annotations

import numpy as np

from course_lib.maths.losses import squared_error
from course_lib.nn import Linear
from course_lib.optim import SGD
from course_lib.train import take_steps
from course_lib.types import Batch


def _line(w: float) -> Linear:
    return Linear(np.array([[w]]), np.zeros(1))


def _batch(x: float) -> Batch:
    return Batch(np.array([[float(x)]]), np.array([[0.0]]))


def test_losses_and_steps_are_those_of_the_formula() -> None:
    model = _line(2.0)
    optimiser = SGD([model.W], learning_rate=0.1)
    losses = take_steps(model, squared_error, optimiser, [_batch(1), _batch(2)])
    w = 2.0 - 0.1 * 2.0  # after the first: L = ½ w², ∂L/∂w = w
    np.testing.assert_allclose(losses, [0.5 * 2.0**2, 0.5 * (2 * w) ** 2])
    np.testing.assert_allclose(model.W.value, [[w - 0.1 * 4 * w]])


def test_a_loss_that_is_not_finite_is_the_last_and_no_step_follows_it() -> None:
    model = _line(1.0)
    losses = take_steps(model, squared_error, SGD([model.W], learning_rate=1e200), 9 * [_batch(1)])
    assert len(losses) == 2
    assert np.isfinite(losses[0])
    assert not np.isfinite(losses[1])
    assert np.isfinite(model.W.value)


def test_no_batches_are_no_steps() -> None:
    model = _line(1.0)
    assert take_steps(model, squared_error, SGD([model.W], learning_rate=1), []) == []
    assert model.W.value == 1
