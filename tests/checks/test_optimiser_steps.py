"""The worked example of the optimisers tells every well-known slip apart, and says which one it was."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from course_lib.checks import CheckFailed
from course_lib.checks import optimiser_steps as steps
from course_lib.checks.results import Params
from course_lib.types import Array

Check = Callable[[Any], None]
EXAMPLES: tuple[tuple[Check, tuple[Params, Params], steps.Slips], ...] = (
    (steps.check_momentum, steps.MOMENTUM, steps.MOMENTUM_SLIPS),
    (steps.check_rmsprop, steps.RMSPROP, steps.RMSPROP_SLIPS),
    (steps.check_adam, steps.ADAM, steps.ADAM_SLIPS),
)

# What the next step says of each slip of Adam, in part.
SLIPS = (
    "changed places",
    "once in a call",
    "stays at 1",
    "you have 2",
    "t = 0",
    "self.m[name]",
    "not the squares of m",
    "averages the squares g²",
    "self.r[name]",
    "is a power",
    "m is not",
    "r is not",
    "correction is missing",
    "under it",
    "only then comes the root",
    "where its root should be",
    "ε is missing",
    "not this step's gradient",
    "not the memory",
    "this step's m̂",
    "this step's r̂",
    "Nesterov's form",
    "to the root of r.",
    "uphill",
)


class Replay:
    """Returns the right numbers up to the step before the slip, and from there on those of the slip."""

    def __init__(self, right: tuple[Params, Params], at: int, wrong: dict[str, list[float]]) -> None:
        self.right, self.at, self.wrong, self.now = right, at, wrong, 0

    def step(self, params: Params, grads: Params) -> dict[str, Array]:
        self.now += 1
        right = {name: array.copy() for name, array in self.right[self.now - 1].items()}
        if self.now < self.at:
            return right
        return right | {name: np.array(numbers).reshape(right[name].shape) for name, numbers in self.wrong.items()}


@pytest.mark.parametrize(
    ("check", "right", "why", "at", "wrong"),
    [(check, right, why, *slip) for check, right, slips in EXAMPLES for why, slip in slips.items()],
)
def test_no_two_slips_lead_to_the_same_numbers(
    check: Check, right: tuple[Params, Params], why: str, at: int, wrong: dict[str, list[float]]
) -> None:
    with pytest.raises(CheckFailed) as caught:
        check(lambda *settings: Replay(right, at, wrong))
    assert f"after step {at}" in str(caught.value)
    assert str(caught.value).endswith(f"next step: {why}")


class Adam:
    """As in the lab, with one slip that is chosen by name."""

    def __init__(self, slip: str, alpha: float, beta1: float, beta2: float, epsilon: float) -> None:
        self.slip, self.alpha, self.epsilon, self.t = slip, alpha, epsilon, 0
        self.betas = (beta2, beta1) if slip == "changed places" else (beta1, beta2)
        self.memory: dict[str, tuple[Array, Array]] = {}

    def step(self, params: Params, grads: Params) -> dict[str, Array]:
        self.t += self.slip != "once in a call"
        return {name: self.moved(name, w, grads[name]) for name, w in params.items()}

    def moved(self, name: str, w: Array, g: Array) -> Array:
        slip, (beta1, beta2) = self.slip, self.betas
        self.t += slip == "once in a call"
        t = {"stays at 1": 1, "you have 2": self.t + 1, "t = 0": self.t - 1}.get(slip, self.t)
        m, r = self.memory.get(name, (np.zeros(w.shape), np.zeros(w.shape)))
        m = beta1 * m * (slip != "self.m[name]") + (1 - beta1) * g
        q = m**2 if slip == "not the squares of m" else np.abs(g) if slip == "averages the squares g²" else g**2
        r = beta2 * r * (slip != "self.r[name]") + (1 - beta2) * q
        factor1, factor2 = (1 - beta1 * t, 1 - beta2 * t) if slip == "is a power" else (1 - beta1**t, 1 - beta2**t)
        with np.errstate(all="ignore"):
            m_hat = m if slip in ("m is not", "correction is missing") else m / factor1
            r_hat = r if slip in ("r is not", "correction is missing") else r / factor2
            root = np.sqrt(r_hat + self.epsilon) if slip == "under it" else np.sqrt(r_hat) + self.epsilon
            root = np.sqrt(r) / factor2 + self.epsilon if slip == "only then comes the root" else root
            root = r_hat + self.epsilon if slip == "where its root should be" else root
            root = np.sqrt(r_hat) if slip == "ε is missing" else root
            root = (np.sqrt(r) + self.epsilon) / np.sqrt(factor2) if slip == "to the root of r." else root
            above = g if slip == "not this step's gradient" else m_hat
            above = beta1 * m_hat + (1 - beta1) * g / factor1 if slip == "Nesterov's form" else above
            change = self.alpha * above / root
        stored = {"not the memory": (m_hat, r_hat), "this step's m̂": (m_hat, r), "this step's r̂": (m, r_hat)}
        self.memory[name] = stored.get(slip, (m, r))
        return w + change if slip == "uphill" else w - change


@pytest.mark.parametrize("slip", SLIPS)
def test_an_adam_with_one_slip_is_told_that_slip(slip: str) -> None:
    with pytest.raises(CheckFailed) as caught:
        steps.check_adam(lambda *settings: Adam(slip, *settings))
    assert slip in str(caught.value).rpartition("next step: ")[2]


def test_the_adam_without_a_slip_passes() -> None:
    steps.check_adam(lambda *settings: Adam("", *settings))
