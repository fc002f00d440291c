"""The hidden checks of the lab on activations and losses: functions that return a value and its slopes.

They run beside the judge, every input comes from `rng`, and they work on remote handles and on plain objects alike.
One bug costs its own check.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from autograder.hidden.lab2_claims import claims_about_tables
from autograder.hidden.lab2_inputs import DTYPES, alphas, betas, inputs, labelled, residuals
from autograder.hidden.lab2_large_numbers import (
    around_a_thousand,
    digits_of_log_mean_exp,
    digits_of_log_sigmoid,
    digits_of_sigmoid_gap,
    logits_around_a_thousand,
)
from autograder.hidden.lab2_next_steps import Hints, of_alpha, of_classes, of_entry, of_logits, of_residuals
from autograder.hidden.lab2_printed_formulas import (
    neuron_with_cross_entropy,
    neuron_with_squared_error,
    shuffled_cards,
    slopes_of_tables,
)
from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import as_array
from course_lib.checks.value_and_slope import assert_entries, assert_one, is_finite, is_numbers, numbers, results_of
from course_lib.types import Array

__all__ = [
    "absolute_loss",
    "around_a_thousand",
    "binary_loss",
    "claims_about_tables",
    "digits_of_log_mean_exp",
    "digits_of_log_sigmoid",
    "digits_of_sigmoid_gap",
    "elu_and_slope",
    "logits_around_a_thousand",
    "margin_loss",
    "neuron_with_cross_entropy",
    "neuron_with_squared_error",
    "prelu_and_slopes",
    "shuffled_cards",
    "sigmoid_and_slope",
    "slopes_of_tables",
    "smooth_loss",
    "softmax_loss_of_rows",
    "softplus_and_slope",
    "squared_loss",
    "tanh_and_slope",
]

VALUE_AND_SLOPE, LOSS_AND_SLOPES = ("h", "slope"), ("L", "slopes")

FLAT = 0.01  # a slope as small as 1 − h² at h ≈ 1 keeps six decimals in float32, and no more

DERIVE = "Compare your slope with a small step, (h(z + 0.01) − h(z − 0.01)) / 0.02."
VALUE = "Compute this entry by hand."
BEFORE = "this is the answer to the array before: what does the function keep from one call to the next?"
OTHER_ALPHA = "this is the answer to the α before: what does the function keep from one call to the next?"
KINK = "0/0 is no number: e/|e| has none where ŷ = y. There any slope from −1/N to 1/N is right."
SHIFTED = "the same number was added to every logit, which changes no P: is a logit cut off where it is large?"


def sigmoid_and_slope(sigmoid: Any, *, rng: np.random.Generator) -> None:
    """σ and its slope, for any shape, in float64 and float32."""
    _activations("sigmoid", sigmoid, inputs(rng), oracle.sigmoid)


def tanh_and_slope(tanh: Any, *, rng: np.random.Generator) -> None:
    """tanh and its slope."""
    _activations("tanh", tanh, inputs(rng), oracle.tanh)


def softplus_and_slope(softplus: Any, *, rng: np.random.Generator) -> None:
    """Softplus and its slope."""
    _activations("softplus", softplus, inputs(rng), oracle.softplus)


def _activations(name: str, function: Any, inputs: list[Array], truth: Any) -> None:
    """A function of z alone, at one array after another."""
    before: dict[tuple[int, ...], Array] = {}
    for z in inputs:
        value, slope = truth(z)
        known = {BEFORE: before[z.shape]} if z.shape in before else {}
        _activation(name, function, z, (), (value, slope), known=known)
        before[z.shape] = value


def elu_and_slope(elu: Any, *, rng: np.random.Generator) -> None:
    """ELU for several α; at exactly 0 the slope from either side is right."""
    cases = inputs(rng, zeros=True)
    for z, alpha, before in alphas([*cases, cases[-1]], rng):
        known = {
            "this is ELU with α = 2, as in the visible example: α is an argument.": oracle.elu(z, 2.0)[0],
            OTHER_ALPHA: oracle.elu(z, before)[0],
        }
        unit = oracle.elu(z, 1.0)[0]
        _activation("elu", elu, z, (alpha,), oracle.elu(z, alpha), known=known, either=alpha, unit=unit)


def prelu_and_slopes(prelu: Any, *, rng: np.random.Generator) -> None:
    """PReLU for several α, above 1 and 0 too; at exactly 0 the slope from either side is right."""
    cases = [*inputs(rng, zeros=True), np.array([1000.0, -1000.0, 300.0, -300.0])]
    for z, alpha, before in alphas([*cases, cases[-1]], rng, least=0.0):
        value, slope, slope_alpha = oracle.prelu(z, alpha)
        known = {
            "this is PReLU with α = 0.25, as in the visible example: α is an argument.": oracle.prelu(z, 0.25)[0],
            "this is max(α z, z), which is another function where α is larger than 1.": np.maximum(alpha * z, z),
            OTHER_ALPHA: oracle.prelu(z, before)[0],
        }
        _activation(
            "prelu", prelu, z, (alpha,), (value, slope), known=known, either=alpha, unit=z, slope_alpha=slope_alpha
        )


def squared_loss(squared_error: Any, *, rng: np.random.Generator) -> None:
    """The squared error and its slopes, for one example and for many."""
    for y, y_hat in residuals(rng):
        truth = oracle.squared_error(y, y_hat)
        _loss("squared_error", squared_error, (y, y_hat), truth, hints=of_residuals(y, y_hat))


def absolute_loss(absolute_error: Any, *, rng: np.random.Generator) -> None:
    """The absolute error and its slopes; where ŷ = y, any slope between the two sides is right."""
    for number, (y, y_hat) in enumerate(residuals(rng)):
        if number % 2:
            y_hat[0] = y[0]
        _loss(
            "absolute_error",
            absolute_error,
            (y, y_hat),
            oracle.absolute_error(y, y_hat),
            kinks=y == y_hat,
            hints=of_residuals(y, y_hat),
        )


def smooth_loss(smooth_l1: Any, *, rng: np.random.Generator) -> None:
    """Smooth L1 for several β, residuals on the parabola and on both lines."""
    for y, y_hat in residuals(rng):
        for beta in betas(rng):
            _loss(
                f"smooth_l1, β = {beta:.3g}",
                smooth_l1,
                (y, y_hat, beta),
                oracle.smooth_l1(y, y_hat, beta),
                hints=of_residuals(y, y_hat, beta),
            )


def binary_loss(binary_cross_entropy: Any, *, rng: np.random.Generator) -> None:
    """Labels 0 and 1, mixed or all alike, as floats or integers."""
    for y, z in labelled(rng, (0, 1)):
        unread = "these are the slopes where every label is 0: are labels of this dtype read as they should be?"
        known = {unread: oracle.binary_cross_entropy(0 * y, z)[1]}
        where = f"binary_cross_entropy, labels {y.dtype}"
        _loss(where, binary_cross_entropy, (y, z), oracle.binary_cross_entropy(y, z), known=known, hints=of_logits(z))


def margin_loss(logistic_loss: Any, *, rng: np.random.Generator) -> None:
    """Labels −1 and +1, mixed or all alike, as floats or integers."""
    for y, z in labelled(rng, (-1, 1)):
        truth = oracle.logistic_loss(y, z)
        _loss(f"logistic_loss, labels {y.dtype}", logistic_loss, (y, z), truth, hints=of_logits(z))


def softmax_loss_of_rows(softmax_cross_entropy: Any, *, rng: np.random.Generator) -> None:
    """Rows of logits with one-hot rows, one example or many, two classes or many."""
    for N, K, widest in ((1, 2, 1.5), (1, 5, 1.5), (6, 4, 1.5), (5, 9, 1.5), (7, 2, 1.5), (6, 4, 4.0), (3, 40, 1.5)):
        for dtype in DTYPES:
            Z = rng.uniform(-widest, widest, size=(N, K)).astype(dtype)  # nobody is so sure that 1 − p loses its digits
            Y = np.eye(K, dtype=np.int64 if dtype is np.float32 else np.float64)[rng.integers(K, size=N)]
            name, truth = f"softmax_cross_entropy, {K} classes, labels {Y.dtype}", oracle.softmax_cross_entropy(Y, Z)
            hints = of_classes(K, unlikely=widest > 2)
            _loss(name, softmax_cross_entropy, (Y, Z), truth, visible=2, hints=hints)
            assert_no_shift(name, softmax_cross_entropy, Y, Z, truth, float(rng.uniform(3, 6)))


def assert_no_shift(name: str, loss: Any, Y: Array, Z: Array, truth: tuple[float, Array], shift: float) -> None:
    """The same number added to a row of logits changes nothing."""
    where, higher = f"{name}, every logit {shift:.1f} higher", (Z + shift).astype(Z.dtype)
    _loss(where, loss, (Y, higher), truth, visible=2, hints=Hints(SHIFTED, SHIFTED))


def _activation(
    name: str,
    function: Any,
    z: Array,
    settings: tuple[float, ...],
    truth: tuple[Array, Array],
    *,
    known: Mapping[str, Array],
    either: float | None = None,
    unit: Array | None = None,
    slope_alpha: Array | None = None,
) -> None:
    """Value, slope and perhaps slope in α; where z is 0 the slope may be 1 or `either`.

    `known` are wrong values, `unit` the values for α = 1.
    """
    names = VALUE_AND_SLOPE if slope_alpha is None else (*VALUE_AND_SLOPE, "slope_alpha")
    where = f"{name}, z {z.shape} {z.dtype}" + "".join(f", α = {alpha:.3g}" for alpha in settings)
    h, slope, *rest = results_of(function, where, names, z, *settings)
    value, expected = truth
    size = FLAT if z.dtype == np.float32 else 0.0
    step = "" if unit is None else of_alpha(h, value, z, unit, settings[0])
    step = step or of_entry(h, value, z, VALUE)
    assert_entries(f"{where}: h", h, value, next_step=step, mistakes=known, size=size)
    if either is not None:
        found = numbers(slope)
        if is_numbers(found) and np.shape(np.asarray(found)) == z.shape:
            expected = np.where((z == 0) & (np.abs(np.asarray(found) - 1) < 1e-6), 1.0, expected)
    whole = {}
    if slope_alpha is not None and int(settings[0]) != settings[0]:
        cut = (
            f"α has become {int(settings[0])}: np.vectorize and arrays of whole numbers cut off what follows the point."
        )
        whole = {cut: np.where(z > 0, 1.0, int(settings[0]))}
    step = of_entry(slope, expected, z, DERIVE)
    assert_entries(f"{where}: slope", slope, expected, next_step=step, mistakes=whole, size=size)
    if slope_alpha is not None:
        step = "Now α is the variable: which entries move when α grows a little, and by how much?"
        step = of_entry(rest[0], slope_alpha, z, step)
        assert_entries(f"{where}: slope_alpha", rest[0], slope_alpha, next_step=step)


def _loss(
    where: str,
    function: Any,
    arguments: Sequence[Any],
    truth: tuple[float, Array],
    *,
    known: Mapping[str, Array] | None = None,
    visible: int = 3,
    kinks: Array | None = None,
    hints: Hints,
) -> None:
    """The mean loss and its slopes; at `kinks` any slope within ±1/N is right; the arrays stay as they were.

    `known` are slopes that a mistake gives, `visible` is the N of the visible example.
    """
    N, (loss, expected) = len(arguments[0]), truth
    where = f"{where}, {N} example{'s' * (N != 1)}"
    L, slopes = results_of(function, where, LOSS_AND_SLOPES, *arguments)
    factors = {
        "N times too large: this is the sum over the examples, and the mean is taken once.": float(N),
        "N times too small: the mean over the examples is taken twice.": 1 / N,
        "the sign is wrong.": -1.0,
        f"this is divided by {visible}, as in the visible example: here N is {N}.": N / visible,
        f"this is divided by N − 1: N is {N}.": N / max(N - 1, 1),
    }
    wrong = {explanation: factor for explanation, factor in factors.items() if factor != 1}
    of_loss = {explanation: factor * loss for explanation, factor in wrong.items()}
    assert_one(f"{where}: L", L, loss, next_step=hints.of_loss(N), mistakes=of_loss)
    step = ""
    if kinks is not None:
        found = as_array(f"{where}: slopes", numbers(slopes), expected.shape)
        expected = np.where(kinks & (np.abs(found) <= (1 + 1e-6) / N), found, expected)
        step = "" if is_finite(found) else KINK
    of_slopes = {explanation: factor * expected for explanation, factor in wrong.items()} | dict(known or {})
    step = step or hints.of_slopes(slopes, expected)
    assert_entries(f"{where}: slopes", slopes, expected, next_step=step, mistakes=of_slopes)
