"""The visible checks of optimisers: two steps of a worked example, and the well-known slips by what they lead to.

A check returns nothing when the steps are right. The expected numbers stand here as numbers, not as formulas: this
file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, call
from course_lib.checks.results import Params, named_arrays
from course_lib.types import Array

# The worked example of all optimisers: two parameters, two steps.
ALPHA = 0.1
START = {"W": fixed([[1.0, -2.0]]), "b": fixed([0.5])}
GRADIENTS = (
    {"W": fixed([[2.0, -4.0]]), "b": fixed([1.0])},
    {"W": fixed([[1.0, 0.0]]), "b": fixed([-1.0])},
)
MOMENTUM = (
    {"W": fixed([[0.8, -1.6]]), "b": fixed([0.4])},
    {"W": fixed([[0.6, -1.4]]), "b": fixed([0.45])},
)
RMSPROP = (
    {"W": fixed([[0.9, -1.8666667]]), "b": fixed([0.4333333])},
    {"W": fixed([[0.85, -1.8666667]]), "b": fixed([0.4935219])},
)
# No share is the square of another one here: 1 − β₁ = 0.5 and 1 − β₂ = 0.16. So every slip has numbers of its own.
ADAM = (
    {"W": fixed([[0.9333333, -1.92]]), "b": fixed([0.45])},
    {"W": fixed([[0.8808262, -1.8839898]]), "b": fixed([0.4666667])},
)

NAN = [np.nan, np.nan]
Slips = Mapping[str, tuple[int, Mapping[str, list[float]]]]
"""What to say, the step that is wrong first, and the numbers of W and b after it; a name without numbers is right."""

MOMENTUM_SLIPS: Slips = {
    "α is missing in front of v.": (1, {"W": [-1.0, 2.0], "b": [-0.5]}),
    "the gradient enters v whole, not (1 − μ) of it.": (1, {"W": [0.9, -1.8], "b": [0.45]}),
    "this goes uphill: check the sign.": (1, {"W": [1.2, -2.4], "b": [0.6]}),
    "the step is α v; you take α (g + μ v), which is Nesterov's form.": (1, {"W": [0.7, -1.4], "b": [0.35]}),
    "all parameters move, biases too.": (1, {"b": [0.5]}),
    "the v of the step before is missing: it lives on in self.v[name], and μ times it comes in.": (
        2,
        {"W": [0.7, -1.6], "b": [0.5]},
    ),
}
RMSPROP_SLIPS: Slips = {
    "α is missing in front of the fraction.": (1, {"W": [0.0, -0.6666667], "b": [-0.1666667]}),
    "ε is added to the root, it does not stand under it.": (1, {"W": [0.8585786, -1.8211146], "b": [0.4105573]}),
    "r is divided by where its root should be.": (1, {"W": [0.9, -1.92], "b": [0.42]}),
    "ρ keeps the past, 1 − ρ lets the new square in.": (1, {"W": [0.9267949, -1.9103963], "b": [0.4464102]}),
    "r starts at 0, and g² enters it with the share 1 − ρ, in the first step too.": (
        1,
        {"W": [0.9333333, -1.92], "b": [0.45]},
    ),
    "ε is added to the root, whatever its size: here the root stands alone.": (1, {"W": [0.8, -1.8], "b": [0.3]}),
    "r averages the squares g², not the sizes |g|.": (1, {"W": [0.8828427, -1.8], "b": [0.4333333]}),
    "this goes uphill: check the sign.": (1, {"W": [1.1, -2.1333333], "b": [0.5666667]}),
    "the r of the step before is missing: it lives on in self.r[name], and ρ times it comes in.": (
        2,
        {"W": [0.8333333, -1.8666667], "b": [0.5]},
    ),
}
ADAM_SLIPS: Slips = {
    "α is missing in front of the fraction.": (1, {"W": [0.3333333, -1.2], "b": [0.0]}),
    "m and r start at 0 and are too small at first: the correction is missing.": (
        1,
        {"W": [0.9444444, -1.9230769], "b": [0.4642857]},
    ),
    "m is corrected, r is not.": (1, {"W": [0.8888889, -1.8461538], "b": [0.4285714]}),
    "r is corrected, m is not.": (1, {"W": [0.9666667, -1.96], "b": [0.475]}),
    "ε is added to the root, it does not stand under it.": (1, {"W": [0.9105573, -1.9029857], "b": [0.4292893]}),
    "ε is missing beside the root.": (1, {"W": [0.9, -1.9], "b": [0.4]}),
    "r̂ is divided by where its root should be.": (1, {"W": [0.96, -1.9764706], "b": [0.45]}),
    "r takes in (1 − β₂) g², is corrected by 1 − β₂ᵗ, and only then comes the root.": (
        1,
        {"W": [0.9666667, -1.9636364], "b": [0.4714286]},
    ),
    "g enters m with the share 1 − β₁.": (1, {"W": [0.8666667, -1.84], "b": [0.4]}),
    "g enters m with the share 1 − β₁, and g² enters r with the share 1 − β₂.": (
        1,
        {"W": [0.9333333, -1.9272727], "b": [0.4428571]},
    ),
    "m̂ is m / (1 − β₁ᵗ); you mix this step's gradient in once more, which is Nesterov's form.": (
        1,
        {"W": [0.9, -1.88], "b": [0.425]},
    ),
    "ε stands beside the root of r̂, which is corrected; you add it to the root of r.": (
        1,
        {"W": [0.9555556, -1.9384615], "b": [0.4714286]},
    ),
    "m and r are two dicts; `self.m = self.r = {}` makes one.": (1, {"W": [0.9267572, -2.0526126]}),
    "the r of this step is divided, not the largest one so far.": (2, {"W": [0.8808262, -1.8862276]}),
    "r averages the squared gradients, not the squares of m.": (1, {"W": [0.9, -1.8666667], "b": [0.4333333]}),
    "r averages the squares g², not the sizes |g|.": (1, {"W": [0.9171573, -1.8666667], "b": [0.45]}),
    "this goes uphill: check the sign.": (1, {"W": [1.0666667, -2.08], "b": [0.55]}),
    "t is 1 in the first step: with t = 0 the correction divides 0 by 0.": (1, {"W": NAN, "b": [np.nan]}),
    "t is 1 in the first step, you have 2.": (1, {"W": [0.9461153, -1.9324696]}),
    "t counts the steps, not the parameters: once in a call of step.": (1, {"b": [0.4616243]}),
    "t stays at 1: it counts the steps.": (2, {"W": [0.8685678, -1.8771373], "b": [0.4712182]}),
    "βᵗ is a power, not β times t.": (2, {"W": NAN, "b": [np.nan]}),
    "β₁ and β₂ have changed places.": (2, {"W": [0.8730022, -1.8648212], "b": [0.4543478]}),
    "keep m and r as they are: only this step's m̂ and r̂ are corrected, and they are not the memory.": (
        2,
        {"W": [0.8884684, -1.8856208], "b": [0.45]},
    ),
    "the memory keeps m as it is: only this step's m̂ is corrected.": (2, {"W": [0.8545727, -1.8479796]}),
    "the memory keeps r as it is: only this step's r̂ is corrected.": (2, {"W": [0.9034233, -1.9028104]}),
    "what is divided is m̂, the mean of the gradients, not this step's gradient.": (
        2,
        {"W": [0.893953, -1.92], "b": [0.5]},
    ),
    "the m of the step before is missing: it lives on in self.m[name], and β₁ times it comes in.": (
        2,
        {"W": [0.9070798, -1.92], "b": [0.4833333]},
    ),
    "the r of the step before is missing: it lives on in self.r[name], and β₂ times it comes in.": (
        2,
        {"W": [0.8565819, -1.7866667]},
    ),
    "the m and the r of the step before are missing: they live on in self.m[name] and self.r[name].": (
        2,
        {"W": [0.8949576, -1.92]},
    ),
}


def check_momentum(Momentum: Any) -> None:
    """Two steps with μ = 0.5   [eq:momentum]."""
    look = "v is the first gradient at first; in the second step half of that, and the whole second gradient."
    _two_steps("Momentum", attempt("Momentum", Momentum, ALPHA, 0.5), MOMENTUM, look, MOMENTUM_SLIPS)


def check_rmsprop(RMSProp: Any) -> None:
    """Two steps with ρ = 0.75 and ε = 1   [eq:rmsprop]."""
    look = "in the first step r is a quarter of the squared gradient, entry by entry: (1, 4) for W. Its root, then ε."
    _two_steps("RMSProp", attempt("RMSProp", RMSProp, ALPHA, 0.75, 1.0), RMSPROP, look, RMSPROP_SLIPS)


def check_adam(Adam: Any) -> None:
    """Two steps with β₁ = 0.5, β₂ = 0.84 and ε = 1   [eq:adam]."""
    look = "after the correction the first step is α g / (|g| + ε), whatever β₁ and β₂ are. In the second one t is 2."
    _two_steps("Adam", attempt("Adam", Adam, ALPHA, 0.5, 0.84, 1.0), ADAM, look, ADAM_SLIPS)


def stepped(where: str, optimiser: Any, params: Params, grads: Params) -> dict[str, Array]:
    """The parameters after optimiser.step, in float64; the gradients must come back as they went."""
    given = {name: gradient.copy() for name, gradient in grads.items()}
    handed = {name: w.copy() for name, w in params.items()}, dict(given)  # what is taken out of this dict is no harm
    after = named_arrays(f"{where}.step", call(where, optimiser, "step", *handed), params)
    for name, gradient in grads.items():
        assert_unchanged(f"{where}.step, the gradient of {name}", given[name], gradient)
    return after


def _two_steps(where: str, optimiser: Any, expected: tuple[Params, Params], look: str, slips: Slips) -> None:
    params: Params = START
    for number, (grads, right) in enumerate(zip(GRADIENTS, expected, strict=True), start=1):
        params = stepped(where, optimiser, params, grads)
        for name, array in right.items():
            here = {why: wrong for why, (step, wrong) in slips.items() if step == number and name in wrong}
            known = {why: np.array(wrong[name]) for why, wrong in here.items()}
            assert_close(f'{where}, "{name}" after step {number}', params[name], array, next_step=look, mistakes=known)
