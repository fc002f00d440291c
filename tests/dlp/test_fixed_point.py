"""Real numbers become integers as exact fractions say, ties and saturation included, and as ONNX Runtime rounds."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from course_lib.dlp.fixed_point import (
    ROUNDINGS,
    Format,
    dequantise,
    format_for,
    quantise,
)
from tests.dlp.onnx_oracle import quantise_linear

FORMATS = [
    Format(),
    Format(8, 2, 1.992157),
    Format(8, -9, 1.444561),
    Format(8, -7, 1.0),
    Format(8, 3, 1.5),
    Format(16, -12, 1.065134),
    Format(16, 0, 1.0),
    Format(16, 5, 0.37),
]


def oracle(r: float, form: Format, rounding: str) -> int:
    """The integer of one number, by exact fractions."""
    if math.isinf(r):
        return form.highest if r > 0 else form.lowest
    exact = Fraction(r) * Fraction(form.scale) / Fraction(2) ** form.position
    return max(-(2 ** (form.bits - 1)), min(2 ** (form.bits - 1) - 1, nearest(exact, rounding)))


def nearest(exact: Fraction, rounding: str) -> int:
    if rounding == "half_even":
        return round(exact)
    return math.floor(abs(exact) + Fraction(1, 2)) * (1 if exact > 0 else -1)


def oracle_saturates(r: float, form: Format, rounding: str) -> bool:
    if math.isinf(r):
        return True
    exact = Fraction(r) * Fraction(form.scale) / Fraction(2) ** form.position
    return not -(2 ** (form.bits - 1)) <= nearest(exact, rounding) <= 2 ** (form.bits - 1) - 1


def hard_numbers(form: Format, dtype: type) -> np.ndarray:
    """Ties and their neighbours, both ends of the range, tiny, huge, infinite and random numbers."""
    rng = np.random.default_rng(4)
    halves = np.array([0, 0.5, 1, 1.5, 2.5, 3.5, 126.5, 127, 127.5, 128, 128.5, 32766.5, 32767.5, 32768.5]) * form.step
    inside = rng.normal(0, 50 * form.step, 300)
    with np.errstate(over="ignore"):
        some = np.concatenate([halves, inside, [0.49999999999999994, 1e-30, 1e30, 1e300, 5e-324, np.inf]]).astype(dtype)
        some = np.concatenate([some, np.nextafter(some, dtype(np.inf)), np.nextafter(some, dtype(-np.inf))])
    return np.concatenate([some, -some])


Quantise = Callable[..., tuple[np.ndarray, int]]


def check_quantise(rounds: Quantise) -> None:
    """Every entry of many hard arrays against exact fractions."""
    for form in FORMATS:
        for dtype in (np.float16, np.float32, np.float64):
            x = hard_numbers(form, dtype)
            for rounding in ROUNDINGS:
                q, saturated = rounds(x, form, rounding=rounding)
                expected = [oracle(float(r), form, rounding) for r in x]
                wrong = [(float(r), int(a), b) for r, a, b in zip(x, q, expected, strict=True) if a != b]
                assert not wrong, f"{form} {rounding}: number, yours, expected {wrong[:3]}"
                assert q.dtype == np.dtype(f"int{form.bits}")
                assert saturated == sum(oracle_saturates(float(r), form, rounding) for r in x)


def test_every_integer_is_the_exact_fraction_rounded():
    check_quantise(quantise)


def _planted(
    product: Callable = lambda x, form: x * (form.scale / 2.0**form.position),
    rounds: Callable = lambda x, rounding: ROUNDINGS[rounding](x),
    lowest: int = 0,
    wraps: bool = False,
) -> Quantise:
    """A quantise with one thing wrong."""

    def broken(x: np.ndarray, form: Format, *, rounding: str) -> tuple[np.ndarray, int]:
        with np.errstate(all="ignore"):
            whole = rounds(product(x.astype(np.float64), form), rounding)
            saturated = np.count_nonzero((whole < form.lowest) | (whole > form.highest))
            if wraps:
                return np.clip(whole, -(2**40), 2**40).astype(np.int64).astype(f"int{form.bits}"), saturated
            return whole.clip(form.lowest + lowest, form.highest).astype(f"int{form.bits}"), saturated

    return broken


def counts_ends(x: np.ndarray, form: Format, *, rounding: str) -> tuple[np.ndarray, int]:
    q, _ = quantise(x, form, rounding=rounding)
    return q, np.count_nonzero((q == form.lowest) | (q == form.highest))


@pytest.mark.parametrize(
    "bug",
    [
        pytest.param(_planted(rounds=lambda x, _: np.trunc(x)), id="truncates"),
        pytest.param(_planted(rounds=lambda x, _: np.floor(x + 0.5)), id="ties go up"),
        pytest.param(_planted(rounds=lambda x, _: np.trunc(x + np.copysign(0.5, x))), id="adds a half first"),
        pytest.param(_planted(rounds=lambda x, _: np.rint(x)), id="always half even"),
        pytest.param(_planted(product=lambda x, form: x / 2.0**form.position / form.scale), id="divides by the scale"),
        pytest.param(_planted(product=lambda x, form: x * form.scale * 2.0**form.position), id="position reversed"),
        pytest.param(_planted(product=lambda x, form: (x * form.scale).astype(np.float16)), id="float16 product"),
        pytest.param(_planted(wraps=True), id="wraps around"),
        pytest.param(_planted(lowest=1), id="clips at minus 127"),
        pytest.param(counts_ends, id="counts the ends as saturated"),
    ],
)
def test_planted_bug_is_caught(bug):
    with pytest.raises(AssertionError):
        check_quantise(bug)


@pytest.mark.parametrize(
    ("r", "scale", "rounding", "q"),
    [
        (0.5 - 2**-53, 1 + 2**-52, "half_away", 0),  # 2^-105 below a half
        (0.5 + 2**-31, 1 - 2**-30 + 2**-53, "half_even", 1),  # about 2^-54 above a half
        (-0.5 - 2**-31, 1 - 2**-30 + 2**-53, "half_even", -1),
    ],
)
def test_a_product_that_only_looks_like_a_tie_is_rounded_by_its_exact_value(r, scale, rounding, q):
    assert abs(r * scale) == 0.5, "float64 calls it a tie"
    assert quantise(np.array([r]), Format(scale=scale), rounding=rounding)[0].tolist() == [q]
    assert oracle(r, Format(scale=scale), rounding) == q


@settings(max_examples=150, deadline=None)
@given(
    x=hnp.arrays(st.sampled_from([np.float16, np.float32, np.float64]), 9, elements={"allow_nan": False}),
    bits=st.sampled_from([8, 16]),
    position=st.integers(-40, 40),
    scale=st.floats(0.25, 4),
    rounding=st.sampled_from(list(ROUNDINGS)),
)
def test_any_number_in_any_format(x, bits, position, scale, rounding):
    form = Format(bits, position, scale)
    q, saturated = quantise(x, form, rounding=rounding)
    assert q.tolist() == [oracle(float(r), form, rounding) for r in x]
    assert saturated == sum(oracle_saturates(float(r), form, rounding) for r in x)


@pytest.mark.parametrize("form", FORMATS, ids=str)
@pytest.mark.parametrize("rounding", ROUNDINGS)
def test_looking_up_float16_numbers_gives_what_rounding_them_gives(form, rounding):
    every = np.arange(1 << 16, dtype=np.uint16).view(np.float16)
    every = every[~np.isnan(every)]
    many = np.concatenate([every, every[::-1]]).reshape(2, -1)
    q, saturated = quantise(many, form, rounding=rounding)
    slow, slowly_saturated = quantise(many.astype(np.float32), form, rounding=rounding)
    assert (q == slow).all()
    assert q.shape == many.shape
    assert saturated == slowly_saturated
    assert (quantise(many.T, form, rounding=rounding)[0] == q.T).all(), "strides are respected"


def test_roundings_differ_on_ties_only():
    x = np.linspace(-40, 40, 80 * 16 + 1)
    differ = ROUNDINGS["half_away"](x) != ROUNDINGS["half_even"](x)
    even_below = (np.floor(np.abs(x)) % 2 == 0) & (np.abs(np.modf(x)[0]) == 0.5)
    assert (differ == even_below).all()
    assert differ.sum() == 40


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("position", [-12, -7, 0, 3])
def test_half_even_is_onnx_runtimes_rounding_bit_for_bit_where_the_step_is_a_power_of_two(bits, position, rng):
    form = Format(bits, position)
    x = np.concatenate(
        [rng.normal(0, 300 * form.step, 50_000), np.arange(-40_000, 40_000) * (form.step / 2), [np.inf, -np.inf]]
    ).astype(np.float32)
    assert (quantise(x, form, rounding="half_even")[0] == quantise_linear(x, form.step, bits)).all()


def test_with_another_scale_onnx_runtime_differs_only_beside_ties(rng):
    form = Format(8, -6, 1.992157)
    x = rng.normal(0, 50 * form.step, 200_000).astype(np.float32)
    ours = quantise(x, form, rounding="half_even")[0].astype(int)
    differ = ours != quantise_linear(x, form.step, 8)
    from_tie = np.abs(np.abs(np.modf(x.astype(np.float64) / form.step)[0]) - 0.5)
    assert differ.mean() < 1e-4
    assert (from_tie[differ] < 1e-4).all()


@pytest.mark.parametrize("form", FORMATS, ids=str)
def test_an_integer_survives_the_way_there_and_back(form):
    q = np.arange(form.lowest, form.highest + 1).astype(f"int{form.bits}")
    r = dequantise(q, form, np.float64)
    assert all(
        a == float(Fraction(int(b)) * Fraction(2) ** form.position / Fraction(form.scale))
        for a, b in zip(r, q, strict=True)
    )
    again, saturated = quantise(r, form)
    assert (again == q).all()
    assert saturated == 0


def test_the_error_of_a_number_in_range_is_at_most_half_a_step(rng):
    x = rng.uniform(-3, 3, 5000)
    for form in (format_for(3.0), format_for(3.0, bits=16), format_for(3.0, scaled=False)):
        q, saturated = quantise(x, form)
        assert saturated == 0
        assert np.abs(dequantise(q, form, np.float64) - x).max() <= form.step / 2 * (1 + 1e-12)


def test_dequantise_gives_the_dtype_asked_for_and_infinity_beyond_its_range():
    q = np.array([[1, -2]], np.int16)
    assert dequantise(q, Format(16, -1)).dtype == np.float32
    assert dequantise(q, Format(16, 20), np.float16).tolist() == [[np.inf, -np.inf]]


@pytest.mark.parametrize("shape", [(), (0,), (3, 0), (2, 3, 4)])
def test_any_shape_is_kept(shape):
    q, saturated = quantise(np.full(shape, 1e9), Format())
    assert q.shape == shape
    assert saturated == q.size
    assert dequantise(q, Format()).shape == shape


@pytest.mark.parametrize("size", [10, 100_000])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_nan_is_refused_with_its_place(size, dtype):
    x = np.zeros((2, size), dtype)
    x[1, 7] = np.nan
    with pytest.raises(ValueError, match=r"NaN.*\(1, 7\)"):
        quantise(x, Format())


@pytest.mark.parametrize(
    "x", [np.arange(3), np.array([True]), np.array([1j]), np.array(["1"]), np.zeros(2, np.longdouble)]
)
def test_only_floating_point_is_quantised(x):
    with pytest.raises(TypeError, match="float16, float32 or float64"):
        quantise(x, Format())


def test_an_unknown_rounding_names_the_known_ones():
    with pytest.raises(ValueError, match="half_away, half_even"):
        quantise(np.zeros(1), Format(), rounding="up")
