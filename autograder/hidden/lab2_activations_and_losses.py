"""The hidden checks of the lab on activations and losses: functions that return a value and its slopes.

They run beside the judge, every input comes from `rng`, and they work on remote handles and on plain objects alike.
One bug costs its own check. The two checks of numbers around a thousand look at nothing else: constants such as α
are 1 there, and the mean is one of a single example.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.hidden.lab2_printed_formulas import (
    claims_about_tables,
    digits_of_log_mean_exp,
    digits_of_log_sigmoid,
    digits_of_sigmoid_gap,
    neuron_with_cross_entropy,
    neuron_with_squared_error,
    shuffled_cards,
    slopes_of_tables,
)
from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import as_array, as_number, assert_unchanged, attempt
from course_lib.checks.value_and_slope import assert_entries, assert_one, numbers, parts
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

SHAPES = ((1,), (9,), (1, 5), (6, 1), (4, 7), (2, 3, 2))
DTYPES = (np.float64, np.float32)
VALUE_AND_SLOPE, LOSS_AND_SLOPES = ("h", "slope"), ("L", "slopes")

DERIVE = "compare your slope with a small step: (h(z + 0.01) − h(z − 0.01)) / 0.02, on both sides of 0."
VALUE = "compute one entry by hand, one with a positive and one with a negative z."
LARGE = (
    "which exponent is large here? Only e^−|z| can never overflow; what an overflow leaves must not reach the result."
)
LOGITS = "a probability that rounds to 0 has no logarithm: bring the formula back to z before you compute."
SLOPES = "slope n belongs to example n; the sign, and the mean that is taken once, are what goes wrong most."
MEAN = "one example first, then two: the mean over the examples is taken once, here."


def sigmoid_and_slope(sigmoid: Any, *, rng: np.random.Generator) -> None:
    """σ and its slope, for any shape, in float64 and float32."""
    for z in _inputs(rng):
        _activation("sigmoid", sigmoid, z, (), oracle.sigmoid(z))


def tanh_and_slope(tanh: Any, *, rng: np.random.Generator) -> None:
    """tanh and its slope."""
    for z in _inputs(rng):
        _activation("tanh", tanh, z, (), oracle.tanh(z))


def softplus_and_slope(softplus: Any, *, rng: np.random.Generator) -> None:
    """Softplus and its slope."""
    for z in _inputs(rng):
        _activation("softplus", softplus, z, (), oracle.softplus(z))


def elu_and_slope(elu: Any, *, rng: np.random.Generator) -> None:
    """ELU for several α; at exactly 0 the slope from either side is right."""
    for z in _inputs(rng, zeros=True):
        alpha = float(rng.uniform(0.3, 2.5))
        _activation("elu", elu, z, (alpha,), oracle.elu(z, alpha), either=alpha)


def prelu_and_slopes(prelu: Any, *, rng: np.random.Generator) -> None:
    """PReLU for several α, above 1 and 0 too; at exactly 0 the slope from either side is right."""
    for number, z in enumerate(_inputs(rng, zeros=True)):
        alpha = (float(rng.uniform(0.05, 0.9)), float(rng.uniform(1.2, 2.0)), 0.0)[number % 3]
        value, slope, slope_alpha = oracle.prelu(z, alpha)
        _activation("prelu", prelu, z, (alpha,), (value, slope), either=alpha, slope_alpha=slope_alpha)


def around_a_thousand(sigmoid: Any, tanh: Any, elu: Any, softplus: Any, *, rng: np.random.Generator) -> None:
    """The four with an exponential, for |z| from 100 to 1000, each sign for itself, in both dtypes."""
    for function, name, settings, truth in (
        (sigmoid, "sigmoid", (), oracle.sigmoid),
        (tanh, "tanh", (), oracle.tanh),
        (elu, "elu", (1.0,), lambda z: oracle.elu(z, 1.0)),
        (softplus, "softplus", (), oracle.softplus),
    ):
        for sign in (1.0, -1.0):
            for dtype in DTYPES:
                size = np.concatenate([[1000.0], rng.uniform(100, 1000, size=4)])
                z = (sign * size).astype(dtype)
                where = f"{name}, z about {sign * 1000:.0f}, {z.dtype}"
                answers = parts(where, attempt(where, function, z.copy(), *settings), VALUE_AND_SLOPE)
                for part, yours, expected in zip(VALUE_AND_SLOPE, answers, truth(z), strict=True):
                    assert_entries(f"{where}: {part}", yours, expected, next_step=LARGE)


def squared_loss(squared_error: Any, *, rng: np.random.Generator) -> None:
    """The squared error and its slopes, for one example and for many."""
    for y, y_hat in _residuals(rng):
        _loss("squared_error", squared_error, (y, y_hat), oracle.squared_error(y, y_hat))


def absolute_loss(absolute_error: Any, *, rng: np.random.Generator) -> None:
    """The absolute error and its slopes; where ŷ = y, any slope between the two sides is right."""
    for number, (y, y_hat) in enumerate(_residuals(rng)):
        if number % 2:
            y_hat[0] = y[0]
        _loss("absolute_error", absolute_error, (y, y_hat), oracle.absolute_error(y, y_hat), kinks=y == y_hat)


def smooth_loss(smooth_l1: Any, *, rng: np.random.Generator) -> None:
    """Smooth L1 for several β, residuals on the parabola and on both lines."""
    for y, y_hat in _residuals(rng):
        for beta in rng.uniform(0.4, 3.0, size=2).tolist():
            _loss("smooth_l1", smooth_l1, (y, y_hat, beta), oracle.smooth_l1(y, y_hat, beta))


def binary_loss(binary_cross_entropy: Any, *, rng: np.random.Generator) -> None:
    """Labels 0 and 1, mixed or all alike, as floats or integers."""
    for y, z in _labelled(rng, (0, 1)):
        _loss("binary_cross_entropy", binary_cross_entropy, (y, z), oracle.binary_cross_entropy(y, z))


def margin_loss(logistic_loss: Any, *, rng: np.random.Generator) -> None:
    """Labels −1 and +1, mixed or all alike, as floats or integers."""
    for y, z in _labelled(rng, (-1, 1)):
        _loss("logistic_loss", logistic_loss, (y, z), oracle.logistic_loss(y, z))


def softmax_loss_of_rows(softmax_cross_entropy: Any, *, rng: np.random.Generator) -> None:
    """Rows of logits with one-hot rows, one example or many, two classes or many."""
    for N, K in ((1, 2), (1, 5), (6, 4), (5, 9), (7, 2)):
        for dtype in DTYPES:
            Z = rng.uniform(-1.5, 1.5, size=(N, K)).astype(dtype)  # nobody is nearly sure: 1 − p keeps its digits
            Y = np.eye(K, dtype=np.int64 if dtype is np.float32 else np.float64)[rng.integers(K, size=N)]
            name, truth = "softmax_cross_entropy", oracle.softmax_cross_entropy(Y, Z)
            _loss(name, softmax_cross_entropy, (Y, Z), truth)
            assert_no_shift(name, softmax_cross_entropy, Y, Z, truth, float(rng.uniform(3, 6)))


def assert_no_shift(name: str, loss: Any, Y: Array, Z: Array, truth: tuple[float, Array], shift: float) -> None:
    """The same number added to a row of logits changes nothing."""
    _loss(f"{name}, every logit {shift:.1f} higher", loss, (Y, (Z + shift).astype(Z.dtype)), truth)


def logits_around_a_thousand(
    binary_cross_entropy: Any, logistic_loss: Any, softmax_cross_entropy: Any, *, rng: np.random.Generator
) -> None:
    """One example with a logit of 300 to 1000: surely right costs 0, surely wrong its logit, in both dtypes."""
    for dtype in DTYPES:
        for size in (1000.0, float(rng.integers(300, 1000))):
            for sign in (1.0, -1.0):
                z = np.array([sign * size], dtype)
                for label in (0.0, 1.0):
                    y = np.array([label])
                    where = f"binary_cross_entropy, label {label:.0f}, logit {z[0]:.0f}"
                    _loss(where, binary_cross_entropy, (y, z), oracle.binary_cross_entropy(y, z), LOGITS)
                    m = 2 * y - 1
                    where = f"logistic_loss, label {m[0]:.0f}, score {z[0]:.0f}"
                    _loss(where, logistic_loss, (m, z), oracle.logistic_loss(m, z), LOGITS)
            _large_rows(softmax_cross_entropy, size, dtype, rng)


def _large_rows(softmax_cross_entropy: Any, size: float, dtype: Any, rng: np.random.Generator) -> None:
    """One row of ±size, each class once the true one; then two rows far apart."""
    Z = np.array([[size, -size, size / 2, size]], dtype)[:, rng.permutation(4)]
    for k in range(4):
        Y = np.eye(4)[[k]]
        where = f"softmax_cross_entropy, logits ±{size:.0f}"
        _loss(where, softmax_cross_entropy, (Y, Z), oracle.softmax_cross_entropy(Y, Z), LOGITS)
    far = np.array([[-size, -size - 1], [size, size + 1]], dtype)
    where = "softmax_cross_entropy, two rows far apart"
    for Y in (np.eye(2), np.eye(2)[::-1].copy()):
        L, slopes = parts(where, attempt(where, softmax_cross_entropy, Y, far.copy()), LOSS_AND_SLOPES)
        loss, dZ = oracle.softmax_cross_entropy(Y, far)
        value, found = as_number(where, numbers(L)), as_array(where, numbers(slopes), dZ.shape)
        # a mean that is forgotten or taken twice is the business of another check
        assert_one(f"{where}: L", value, _times(value, np.array(loss)) * loss, next_step=LOGITS)
        assert_entries(f"{where}: slopes", found, _times(found, dZ) * dZ, next_step=LOGITS)


def _times(found: Array | float, expected: Array) -> float:
    """1, 2 or ½: which multiple of what is expected comes nearest?"""
    with np.errstate(invalid="ignore"):
        return min((1.0, 2.0, 0.5), key=lambda times: float(np.abs(found - times * expected).sum()))


def _inputs(rng: np.random.Generator, *, zeros: bool = False) -> list[Array]:
    """Entries of both signs, of a size where no slope is too small to be seen; some are exactly 0 where asked."""
    arrays = []
    for shape in SHAPES:
        for dtype in DTYPES:
            z = rng.uniform(0.2, 3.0, size=shape) * rng.choice([-1.0, 1.0], size=shape)
            z.flat[0], z.flat[-1] = abs(z.flat[0]), -abs(z.flat[-1])  # both signs, except in a single entry
            if zeros:
                z[rng.random(shape) < 0.1] = 0
            arrays.append(z.astype(dtype))
    return arrays


def _activation(
    name: str,
    function: Any,
    z: Array,
    settings: tuple[float, ...],
    truth: tuple[Array, Array],
    *,
    either: float | None = None,
    slope_alpha: Array | None = None,
) -> None:
    """Value, slope and perhaps slope in α; where z is 0 the slope may be 1 or `either`; z itself stays as it was."""
    names = VALUE_AND_SLOPE if slope_alpha is None else (*VALUE_AND_SLOPE, "slope_alpha")
    where = f"{name}, z {z.shape} {z.dtype}" + "".join(f", α = {alpha:.3g}" for alpha in settings)
    given = z.copy()
    h, slope, *rest = parts(where, attempt(where, function, given, *settings), names)
    assert_unchanged(where, given, z)
    value, expected = truth
    assert_entries(f"{where}: h", h, value, next_step=VALUE)
    if either is not None:
        found = as_array(f"{where}: slope", numbers(slope), z.shape)
        expected = np.where((z == 0) & (np.abs(found - 1) < 1e-6), 1.0, expected)
    assert_entries(f"{where}: slope", slope, expected, next_step=DERIVE)
    if slope_alpha is not None:
        step = "α is the variable now: which entries move when α grows a little, and by how much?"
        assert_entries(f"{where}: slope_alpha", rest[0], slope_alpha, next_step=step)


def _residuals(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """True values and answers, residuals of both signs, small and large."""
    cases = []
    for N in (1, 2, 5, 12):
        for dtype in DTYPES:
            y = rng.normal(scale=3, size=N)
            e = rng.uniform(0.2, 5.0, size=N) * rng.choice([-1.0, 1.0], size=N)
            cases.append((y.astype(dtype), (y + e).astype(dtype)))
    return cases


def _labelled(rng: np.random.Generator, labels: tuple[int, int]) -> list[tuple[Array, Array]]:
    """Labels and logits of moderate size: a formula that adds a tiny number inside the logarithm is right here."""
    cases = []
    for N in (1, 2, 6, 11):
        for dtype in (np.float64, np.float32, np.int64):
            y = rng.choice(labels, size=N).astype(dtype)
            if N == 6:
                y[:] = rng.choice(labels)
            z = rng.uniform(0.2, 3.0, size=N) * rng.choice([-1.0, 1.0], size=N)
            cases.append((y, z.astype(np.float32 if dtype is np.float32 else np.float64)))
    return cases


def _loss(
    where: str,
    function: Any,
    arguments: Sequence[Any],
    truth: tuple[float, Array],
    next_step: str = "",
    *,
    kinks: Array | None = None,
) -> None:
    """The mean loss and its slopes; at `kinks` any slope within ±1/N is right; the arrays stay as they were."""
    given = [argument.copy() if isinstance(argument, np.ndarray) else argument for argument in arguments]
    N = len(arguments[0])
    L, slopes = parts(where, attempt(where, function, *given), LOSS_AND_SLOPES)
    for now, before in zip(given, arguments, strict=True):
        if isinstance(before, np.ndarray):
            assert_unchanged(where, now, before)
    loss, expected = truth
    assert_one(f"{where}, {N} examples: L", L, loss, next_step=next_step or MEAN)
    if kinks is not None:
        found = as_array(f"{where}: slopes", numbers(slopes), expected.shape)
        expected = np.where(kinks & (np.abs(found) <= (1 + 1e-6) / N), found, expected)
    assert_entries(f"{where}, {N} examples: slopes", slopes, expected, next_step=next_step or SLOPES)
