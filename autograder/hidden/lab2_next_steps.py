"""The next steps of the hidden checks on activations and losses: what the numbers of a wrong answer give away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from autograder.oracles import activations_and_losses as oracle
from course_lib.checks.value_and_slope import is_finite, is_numbers, numbers
from course_lib.types import Array

CUT = "Is the curve replaced too early by a constant, or by a line?"
NEAR = "Near 0 the same formula holds as farther out: is something simpler put in its place there?"
Z_ITSELF = "This is z itself: is the entry taken for one that lies farther right?"
FOR_ALL = "does each entry decide for itself, or a large one for all?"

ALONE = "this is one example, and the mean is its own term: compute it by hand."
EACH_ALONE = "call it with each example alone: which of these terms is wrong, and is L their mean?"
MOVE = "L is right here: move this entry of the second argument by ±0.01, and divide the change of L by 0.02."

CLEARLY_WRONG, MANY = 9.0, 100  # a residual, a number of examples

IN_FLOAT32 = "in float32 e^|z| overflows from 89 on, not from 710 as in float64."
LARGEST_IN_FLOAT32 = float(np.log(np.finfo(np.float32).max))

BY_HAND = "one neighbour on each side, and the distance between those two; the ends have no slope."


@dataclass(frozen=True)
class Hints:
    """What is said of a loss where no known mistake fits."""

    loss: str = ""  # instead of the general step for L
    slopes: str = ""  # instead of the general step for the slopes
    alone: str = ""  # what the step for one example alone adds
    e: Array | None = None  # the residuals, of a loss that has some

    def of_loss(self, N: int) -> str:
        """The next step for the loss of N examples."""
        return self.loss or (f"{ALONE} {self.alone}".strip() if N == 1 else EACH_ALONE)

    def of_slopes(self, yours: object, expected: Array) -> str:
        """The next step for slopes (N,), or (N, K)."""
        found = _like(yours, expected)
        if found is not None and self.e is not None:
            n = _worst(found, expected)
            if found[n] == 0 and 0 < abs(self.e[n]) < CLEARLY_WRONG:
                left_out = f", or are not all {len(self.e)} examples counted" if len(self.e) > MANY else ""
                return f"here e = {self.e[n]:.3g}, not 0: is a residual of this size taken for right{left_out}?"
        return self.slopes or MOVE


def of_residuals(y: Array, y_hat: Array, beta: float | None = None) -> Hints:
    """For losses of the residual, with β or without."""
    e = y_hat - y
    far = _sizes(np.abs(e))
    alone = "" if beta is None else f"Here e = {e[0]:.3g} and β = {beta:.3g}: is β the argument, and which case holds?"
    return Hints(far, far, alone, e)


def _sizes(size: Array) -> str:
    if size.max() > CLEARLY_WRONG:
        return f"the residuals are up to {size.max():.0f} in size here: is something cut off?"
    if ((size > 0) & (size < 0.02)).any():
        return "some residuals are tiny here, but not 0: is one taken for 0, or is a tiny number added?"
    return f"there are {len(size)} examples here: does each of them count?" if len(size) > MANY else ""


def of_logits(z: Array) -> Hints:
    """For losses of one logit."""
    near, far = np.abs(z).min(), np.abs(z).max()
    if far < 0.3:
        simple = "replaced by something simpler there, or is an example left out?"
        there = "the logits lie near 0 here: is the"
        return Hints(f"{there} loss {simple}", f"{there} slope {simple}")
    if near <= 3:
        return Hints()
    sizes = f"the logits lie between {near:.2g} and {far:.2g} in size"
    return Hints(
        f"{sizes}: is the loss replaced by a line there, is the probability cut off, or is an example left out?",
        f"{sizes}: is the probability cut off (np.clip, a tiny number), or is the slope set to 0 beyond some margin?",
    )


def of_classes(K: int, *, unlikely: bool) -> Hints:
    """For losses of K logits each; `unlikely` says that some classes are."""
    if unlikely:
        text = "some probabilities are below 0.01 here: is one cut off?"
    else:
        text = f"there are {K} classes: does each of them stand in the sum?" if K > 9 else ""
    return Hints(text, text)


def of_entry(yours: object, expected: Array, z: Array, step: str) -> str:
    """The next step for a function of z, with the z of the worst entry."""
    found = _like(yours, z)
    if found is None:
        return step
    place = _worst(found, expected)
    at, largest = float(z[place]), float(np.abs(z).max())
    there = f"there z is {at:.6g}"
    if abs(at) <= 1 and largest > 5:
        return f"{there}, in an array with entries up to {largest:.3g} in size: {FOR_ALL}"
    if abs(at) > 3:
        step = CUT
    elif 0 < abs(at) < 0.2:
        step = NEAR
    elif found[place] == at:
        step = Z_ITSELF
    return f"{there}. {step}"


def of_alpha(yours: object, expected: Array, z: Array, unit: Array, alpha: float) -> str:
    """The next step where the wrong entries are those of another α, the same for all; else empty.

    `unit` are the values for α = 1. Entries near 0 are not asked: there other things go wrong.
    """
    found = _like(yours, z)
    if found is None:
        return ""
    wrong = ~(np.abs(found - expected) <= 1e-4 * np.abs(expected).max())
    asked = wrong & (z < -0.2)
    other = found[asked] / unit[asked]
    if not other.size or not np.isfinite(other).all() or (wrong & (z > 0)).any():
        return ""
    alike = np.ptp(other) <= 1e-3 * (alpha + np.abs(other).max())
    if not alike or np.abs(other[0] - alpha) <= 0.05 * alpha or (found[asked] == z[asked]).all():
        return ""
    where = f"there z is {float(z[_worst(found, expected)]):.6g}"
    return (
        f"{where}. This is the entry for α = {other[0] + 0.0:.3g}, and α is {alpha:.3g} here: is α cut off or replaced?"
    )


def of_overflow(yours: object, z: Array, step: str) -> str:
    """`step`, after which numbers overflow in float32 where that may be new."""
    found = _like(yours, z)
    if z.dtype != np.float32 or found is None or np.isfinite(found).all():
        return step
    at = float(z[np.unravel_index(int((~np.isfinite(found)).argmax()), z.shape)])
    return f"there z is {at:.6g}, and {IN_FLOAT32} {_capital(step)}" if abs(at) > LARGEST_IN_FLOAT32 else step


def of_surely(yours: object, z: Array, overflow: str, finite: str) -> str:
    """The next step for a loss, or slopes, of large logits z."""
    if is_finite(yours):
        return finite
    new = z.dtype == np.float32 and np.abs(z).max() > LARGEST_IN_FLOAT32
    return f"{overflow} {_capital(IN_FLOAT32)}" if new else overflow


def of_log_sigmoid(z: Array, expected: Array) -> Callable[[int, float], str]:
    """The next step for ln σ(z), from the worst entry and what stands there."""

    def step(worst: int, value: float) -> str:
        there, right = float(z[worst]), float(expected[worst])
        if not np.isfinite(value):
            text = "e^(−z) has overflowed, or a probability that rounds to 0 met ln."
        elif value == there:
            text = "this is z itself: ln(1 + e^z) still counts in twelve digits."
        elif 0 < there < 30 and abs(value + np.exp(-there)) <= 1e-15 * np.exp(-there):
            text = "this is −e^(−z), the first term alone: the next one still counts. log1p is right everywhere."
        elif abs(value) > 2 * abs(right):
            text = "this is further from 0 than the truth: is there a floor, or is a tiny number added?"
        else:
            text = "where is a number rounded to 1 before its distance from 1 is taken?"
        return f"there z is {there:.6g}: {text}"

    return step


def of_table(yours: object, x: Array, f: Array) -> str:
    """The next step for the slopes of a table."""
    right = oracle.table_slopes(x, f)
    found = _like(yours, right)
    if found is None or not np.isfinite(found).all():
        return BY_HAND
    for rounded in (np.round(right, digits) for digits in range(9)):
        if rounded.any() and np.abs(found - rounded).max() <= 1e-9 * np.abs(right).max():
            return "these are rounded: leave the digits alone."
    times = found / right
    if times[0] <= 0 or np.ptp(times) > 1e-6 * times[0]:
        return BY_HAND
    how = f"{times[0]:.3g} times too large" if times[0] > 1 else f"{1 / times[0]:.3g} times too small"
    distance = f"here the two neighbours are {x[2] - x[0]:.3g} apart"
    return f"{how} at every point: {distance}. Is their distance replaced or limited?"


def _like(yours: object, z: Array) -> Array | None:
    """`yours` in float64 where it is an array of numbers like z; else nothing."""
    found = numbers(yours)
    if not is_numbers(found) or np.shape(np.asarray(found)) != z.shape:
        return None
    return np.asarray(found, np.float64)


def _worst(found: Array, expected: Array) -> tuple[int, ...]:
    """The place where the two are furthest apart."""
    with np.errstate(all="ignore"):
        distance = np.abs(found - expected)
    flat = int(np.where(np.isfinite(distance), distance, np.inf).argmax())
    return tuple(int(i) for i in np.unravel_index(flat, expected.shape))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
