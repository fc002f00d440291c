"""The hidden checks of large numbers, where a formula overflows, and of tiny ones, where it loses its digits.

The two checks of numbers around a thousand look at nothing else: constants such as α are 1 there, and the mean is one
of a single example. The digits are compared with an oracle that computes with 400 of them.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.hidden.lab2_next_steps import of_log_sigmoid, of_overflow, of_surely
from autograder.oracles import activations_and_losses as oracle
from course_lib.checks import as_array, as_number, assert_unchanged, attempt
from course_lib.checks.value_and_slope import (
    assert_digits,
    assert_entries,
    assert_one,
    is_finite,
    numbers,
    results_of,
)
from course_lib.types import Array

DTYPES = (np.float64, np.float32)
VALUE_AND_SLOPE, LOSS_AND_SLOPES = ("h", "slope"), ("L", "slopes")

LARGE = (
    "which exponent is large here? Only e^−|z| can never overflow; what an overflow leaves must not reach the result."
)
FINITE = (
    "nothing has overflowed here: if the function's own check is content, z or a probability is cut off on the way, "
    "or something is kept from one call to the next."
)
LOGITS = (
    "e^z has overflowed, or a probability that rounds to 0 has met a logarithm or a division: "
    "bring the formula back to the logits before you compute."
)
BESIDE = "alone these numbers give another answer: each entry decides for itself, not the largest one for all."
ROWS = (
    "if the function's own check complains, mend that first. "
    "Else: the two rows lie far apart, and each has a largest logit and a sum of its own."
)


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
                sizes = [rng.uniform(100, 1000, size=3), rng.uniform(89, 100, size=2), rng.uniform(30, 89, size=2)]
                z = (sign * np.concatenate([[1000.0], *sizes])).astype(dtype)
                where = f"{name}, z from {sign * 30:.0f} to {sign * 1000:.0f}, {z.dtype}"
                answers = results_of(function, where, VALUE_AND_SLOPE, z, *settings)
                for part, yours, expected in zip(VALUE_AND_SLOPE, answers, truth(z), strict=True):
                    assert_entries(
                        f"{where}: {part}", yours, expected, next_step=_step(yours, of_overflow(yours, z, LARGE))
                    )
                _moderate_beside_large(function, name, settings, z, rng)


def _moderate_beside_large(
    function: Any, name: str, settings: tuple[float, ...], large: Array, rng: np.random.Generator
) -> None:
    """What the function makes of moderate entries does not depend on large ones beside them, right or wrong."""
    z = rng.uniform(0.3, 3, size=6).astype(large.dtype) * rng.choice([-1, 1], size=6).astype(large.dtype)
    where = f"{name}, moderate entries beside some of {large[0]:.0f}, {large.dtype}"
    alone = results_of(function, where, VALUE_AND_SLOPE, z, *settings)
    beside = results_of(function, where, VALUE_AND_SLOPE, np.concatenate([large, z]), *settings)
    for part, one, both in zip(VALUE_AND_SLOPE, alone, beside, strict=True):
        expected = as_array(f"{where}: {part}", numbers(one), z.shape)
        found = as_array(f"{where}: {part}", numbers(both), (len(large) + len(z),))
        assert_entries(f"{where}: {part}", found[len(large) :], expected, next_step=BESIDE)


def logits_around_a_thousand(
    binary_cross_entropy: Any, logistic_loss: Any, softmax_cross_entropy: Any, *, rng: np.random.Generator
) -> None:
    """One example with a logit of 300 to 1000: surely right costs 0, surely wrong its logit, in both dtypes."""
    for dtype in DTYPES:
        for size in (1000.0, float(rng.integers(300, 1000)), float(rng.uniform(89, 100)), float(rng.uniform(30, 89))):
            for sign in (1.0, -1.0):
                z = np.array([sign * size], dtype)
                for label in (0.0, 1.0):
                    y = np.array([label])
                    where = f"binary_cross_entropy, label {label:.0f}, logit {z[0]:.6g}, {z.dtype}"
                    _surely(where, binary_cross_entropy, y, z, oracle.binary_cross_entropy(y, z))
                    m = (2 * y - 1).astype(dtype)
                    where = f"logistic_loss, label {m[0]:.0f}, score {z[0]:.6g}, {z.dtype}"
                    _surely(where, logistic_loss, m, z, oracle.logistic_loss(m, z))
            _large_rows(softmax_cross_entropy, size, dtype, rng)
    for loss, name, labels in (
        (binary_cross_entropy, "binary_cross_entropy", (0.0, 1.0)),
        (logistic_loss, "logistic_loss", (-1.0, 1.0)),
    ):
        for label in labels:
            for logit in (1000.0, -1000.0):
                pair = np.array([rng.choice(labels), label]), np.array([float(rng.uniform(-1, 1)), logit])
                _one_beside_large(name, loss, *pair)


def _one_beside_large(name: str, loss: Any, y: Array, z: Array) -> None:
    """The loss of two examples is the mean of the student's own two losses, and each slope half of its own."""
    where = f"{name}, a moderate logit and one of {z[1]:.0f}"
    (first, slope), (second, _) = (results_of(loss, where, LOSS_AND_SLOPES, y[[n]], z[[n]]) for n in (0, 1))
    L, slopes = results_of(loss, where, LOSS_AND_SLOPES, y, z)
    half = (as_number(where, numbers(first)) + as_number(where, numbers(second))) / 2
    value, found = as_number(where, numbers(L)), as_array(where, numbers(slopes), z.shape)[:1]
    own = as_array(where, numbers(slope), (1,)) / 2
    # a mean that is forgotten or taken twice is the business of another check
    assert_one(f"{where}: L", value / _times(value, np.array(half)), half, next_step=BESIDE)
    assert_entries(f"{where}: slopes", found / _times(found, own), own, next_step=BESIDE)


def _surely(where: str, loss: Any, y: Array, z: Array, truth: tuple[float, Array]) -> None:
    """One example, surely right or surely wrong."""
    L, slopes = results_of(loss, where, LOSS_AND_SLOPES, y, z)
    assert_one(f"{where}: L", L, truth[0], next_step=of_surely(L, z, LOGITS, FINITE))
    assert_entries(f"{where}: slopes", slopes, truth[1], next_step=of_surely(slopes, z, LOGITS, FINITE))


def _large_rows(softmax_cross_entropy: Any, size: float, dtype: Any, rng: np.random.Generator) -> None:
    """One row of ±size, each class once the true one; then two rows far apart."""
    Z = np.array([[size, -size, size / 2, size]], dtype)[:, rng.permutation(4)]
    for k in range(4):
        Y = np.eye(4)[[k]]
        where = f"softmax_cross_entropy, logits ±{size:.6g}, {Z.dtype}"
        _surely(where, softmax_cross_entropy, Y, Z, oracle.softmax_cross_entropy(Y, Z))
    far = np.array([[-size, -size - 1], [size, size + 1]], dtype)
    where = "softmax_cross_entropy, two rows far apart"
    for Y in (np.eye(2), np.eye(2)[::-1].copy()):
        L, slopes = results_of(softmax_cross_entropy, where, LOSS_AND_SLOPES, Y, far)
        loss, dZ = oracle.softmax_cross_entropy(Y, far)
        value, found = as_number(where, numbers(L)), as_array(where, numbers(slopes), dZ.shape)
        # a mean that is forgotten or taken twice is the business of another check
        assert_one(f"{where}: L", value / _times(value, np.array(loss)), loss, next_step=ROWS)
        assert_entries(f"{where}: slopes", found / _times(found, dZ), dZ, next_step=ROWS)


def _times(found: Array | float, expected: Array) -> float:
    """2 or ½ where this multiple of what is expected has come, else 1."""
    with np.errstate(invalid="ignore"):
        for times in (2.0, 0.5):
            if np.abs(found - times * expected).max() < 1e-3:
                return times
    return 1.0


def _step(yours: object, overflow: str) -> str:
    return FINITE if is_finite(yours) else overflow


def digits_of_log_sigmoid(log_sigmoid: Any, *, rng: np.random.Generator) -> None:
    """Twelve digits for |z| from 1e-9 to 700, both signs, for negative z to −1000, and for one number alone."""
    sizes = np.concatenate([rng.uniform(30, 700, size=5), 10 ** rng.uniform(-9, 0, size=8)])
    middle = np.arange(1, 40, 3) + rng.uniform(0, 3, size=13)  # where 1 + e^(−z) loses its digits one by one
    middle = np.concatenate(
        [middle, np.arange(23, 28, 0.25) + rng.uniform(0, 0.25, size=20)]
    )  # the last ones that count
    z = np.concatenate([sizes, -sizes, middle, -middle, [0.0, 700.0, -1000.0], rng.uniform(-1000, -700, size=2)])
    for numbers_of_z in (rng.permutation(z), z[:1]):
        expected = oracle.exact_log_sigmoid(numbers_of_z)
        yours = _unchanged("log_sigmoid", log_sigmoid, numbers_of_z)
        step = of_log_sigmoid(numbers_of_z, expected)
        assert_digits("log_sigmoid(z)", yours, expected, np.abs(expected), next_step=step)


def digits_of_sigmoid_gap(sigmoid_gap: Any, *, rng: np.random.Generator) -> None:
    """Twelve digits for neighbours and for strangers, near 0, on the way out and up to ±600, either one the larger."""
    pairs = []
    for near, wide in ((0.0, 3.0), (3.0, 10.0), (10.0, 30.0), (30.0, 500.0)):
        for smallest, largest in ((-9, -5), (-5, -1), (-1, 0.5), (0.5, 1.5)):
            for sign in (-1, 1):
                centre = sign * rng.uniform(near, wide)
                pairs.append((centre + rng.choice([-1, 1]) * 10 ** rng.uniform(smallest, largest), centre))
    pairs += [(600.0, -600.0), (-600.0, 600.0), (0.0, 0.0), (5.0, 5.0), (-5.0, -5.0)]  # the gap of equals is 0
    pairs += [(rng.uniform(5, 300), -rng.uniform(5, 300)), (-rng.uniform(5, 300), rng.uniform(5, 300))]
    pairs.append((rng.uniform(36, 50), rng.uniform(20, 30)))  # far apart, and nearly 1 both
    for size in (24.0, 25.0, 26.0):  # the gap is nearly 1, and not quite
        pairs.append((size + rng.uniform(0, 1), -rng.uniform(40, 60)))
    for size in (9e-4, 9e-5, 9e-6):  # close, and not so close that the slope alone tells the gap
        centre = rng.uniform(3, 10)
        pairs.append((centre + size, centre - size * rng.uniform(0, 0.1)))
    a, b = np.array(pairs).T.copy()
    for u, v in ((a, b), (a[:1], b[:1])):
        expected = oracle.exact_sigmoid_gap(u, v)
        yours = _unchanged("sigmoid_gap", sigmoid_gap, u, v)

        def step(worst: int, value: float, u: Array = u, v: Array = v, expected: Array = expected) -> str:
            if value != 0 and abs(value + expected[worst]) <= 1e-6 * abs(value):
                return "the sign is wrong: the gap is negative where a is smaller than b."
            product = "write the gap as a product: no subtraction but that of the exponents may remain."
            return f"there a is {u[worst]:.6g} and a − b is {u[worst] - v[worst]:.3g}: {product}"

        assert_digits("sigmoid_gap(a, b)", yours, expected, np.maximum(np.abs(expected), 1e-300), next_step=step)


def digits_of_log_mean_exp(log_mean_exp: Any, *, rng: np.random.Generator) -> None:
    """Twelve digits of the largest |z| of each row: huge and tiny rows, rows of one, rows far apart, one row alone."""
    for K in (1, 6, 60):
        scales = np.concatenate([np.repeat(10.0 ** np.arange(-9, 3), 2), [30.0, 700.0, 2000.0]])[:, None]
        Z = scales * rng.uniform(0.2, 1.0, size=(len(scales), K)) * rng.choice([-1.0, 1.0], size=(len(scales), 1))
        small = scales[:20] * rng.uniform(-1, 1, size=(20, K))
        far = rng.permutation(np.linspace(-1e4, 1e4, K))
        Z = np.concatenate([Z, small, [far], np.full((1, K), -1e4), np.full((1, K), 1e4)])
        Z = Z if K < 60 else Z[[0]]  # of many columns one tiny row is enough
        for rows in (Z, Z[:1])[: len(Z)]:
            expected, scale = oracle.exact_log_mean_exp(rows), np.abs(rows).max(axis=1)
            where = f"log_mean_exp(Z), {len(rows)} row{'s' * (len(rows) != 1)}, {K} column{'s' * (K != 1)}"

            def step(worst: int, value: float, rows: Array = rows) -> str:
                row = f"the row's entries go from {rows[worst].min():.3g} to {rows[worst].max():.3g}: "
                if not np.isfinite(value):
                    return (
                        row
                        + "after what you subtract from it, does an exponent still overflow, or does every one vanish?"
                    )
                return row + "is its mean taken over the row, and is the 1 in e^z kept from swallowing the rest?"

            one = "one number for each row of Z (N, K), also where there is one row or one column."
            yours = _unchanged("log_mean_exp", log_mean_exp, rows)
            assert_digits(where, yours, expected, scale, next_step=step, of_shape=one)


def _unchanged(name: str, function: Any, *arguments: Array) -> object:
    """What the function makes of copies, which stay as they were."""
    given = [argument.copy() for argument in arguments]
    yours: object = attempt(name, function, *given)
    for now, before in zip(given, arguments, strict=True):
        assert_unchanged(name, now, before)
    return yours
