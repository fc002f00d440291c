"""Integer accumulators equal ONNX Runtime's, bit for bit, and Python's own integers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_lib.dlp.integer_product import accumulate
from tests.dlp.onnx_oracle import integer_product

SIZES = [
    (1, 1, 1),
    (3, 7, 5),
    (2, 784, 33),
    (5, 1023, 3),
    (5, 1024, 3),
    (5, 1025, 3),
    (2, 4096, 17),
    (2001, 9, 2),
    (1, 2049, 1),
]


def cases(dtype: type) -> list[tuple[np.ndarray, np.ndarray]]:
    """Random factors and extreme ones: everything lowest, everything highest, signs that never cancel, and mixed."""
    rng = np.random.default_rng(9)
    low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
    made = []
    for M, K, N in SIZES:
        made.append(
            (rng.integers(low, high + 1, (M, K)).astype(dtype), rng.integers(low, high + 1, (K, N)).astype(dtype))
        )
        made.extend((np.full((M, K), a, dtype), np.full((K, N), b, dtype)) for a in (low, high) for b in (low, high))
        made.append((rng.choice([low, high], (M, K)).astype(dtype), rng.choice([low, high], (K, N)).astype(dtype)))
        made.append((np.full((M, K), high - 2, dtype), np.full((K, N), high, dtype)))  # odd products: every bit counts
    return made


def check_accumulate(product: Callable[..., np.ndarray], dtype: type) -> None:
    for Q_x, Q_w in cases(dtype):
        sums, expected = product(Q_x, Q_w), integer_product(Q_x, Q_w)
        assert sums.dtype == np.int64
        assert sums.shape == expected.shape
        worst = np.abs(sums - expected).max()
        assert worst == 0, f"{Q_x.shape} · {Q_w.shape} {np.dtype(dtype)}: off by {worst}"


@pytest.mark.parametrize("dtype", [np.int8, np.int16])
def test_sums_equal_onnx_runtimes_bit_for_bit(dtype):
    check_accumulate(accumulate, dtype)


def in_float32(Q_x: np.ndarray, Q_w: np.ndarray) -> np.ndarray:
    return (Q_x.astype(np.float32) @ Q_w.astype(np.float32)).astype(np.int64)


def in_int32(Q_x: np.ndarray, Q_w: np.ndarray) -> np.ndarray:
    return (Q_x.astype(np.int32) @ Q_w.astype(np.int32)).astype(np.int64)


def forgets_the_last_piece(Q_x: np.ndarray, Q_w: np.ndarray) -> np.ndarray:
    return accumulate(Q_x[:, :1024], Q_w[:1024])


def saturates_at_32_bits(Q_x: np.ndarray, Q_w: np.ndarray) -> np.ndarray:
    return accumulate(Q_x, Q_w).clip(-(2**31), 2**31 - 1)


@pytest.mark.parametrize(
    ("bug", "dtype"),
    [
        (in_float32, np.int8),
        (forgets_the_last_piece, np.int8),
        (in_float32, np.int16),
        (in_int32, np.int16),
        (saturates_at_32_bits, np.int16),
    ],
)
def test_planted_bug_is_caught(bug, dtype):
    with pytest.raises(AssertionError):
        check_accumulate(bug, dtype)


@settings(max_examples=60, deadline=None)
@given(
    dtypes=st.tuples(*[st.sampled_from([np.int8, np.int16])] * 2),
    M=st.integers(1, 4),
    K=st.integers(1, 3000),
    N=st.integers(1, 4),
    ends=st.floats(0, 1),
    seed=st.integers(0, 2**32 - 1),
)
def test_any_factors_of_either_width(dtypes, M, K, N, ends, seed):
    rng = np.random.default_rng(seed)

    def draw(dtype: type, shape: tuple[int, int]) -> np.ndarray:
        low, high = np.iinfo(dtype).min, np.iinfo(dtype).max
        extreme = rng.choice([low, high], shape)
        return np.where(rng.random(shape) < ends, extreme, rng.integers(low, high + 1, shape)).astype(dtype)

    Q_x, Q_w = draw(dtypes[0], (M, K)), draw(dtypes[1], (K, N))
    assert (accumulate(Q_x, Q_w) == integer_product(Q_x, Q_w)).all()
    assert (accumulate(Q_x, Q_w, dtype=np.float64) == integer_product(Q_x, Q_w)).all()


def test_int16_sums_of_more_than_45_bits_are_exact():
    K = (1 << 16) + 1
    low = np.full((1, K), -(2**15), np.int16)
    assert accumulate(low, low.T).tolist() == [[K * 2**30]]  # Python's integers never overflow
    assert (K * 2**30).bit_length() > 45


def test_nothing_to_add_is_zero():
    assert accumulate(np.zeros((2, 0), np.int8), np.zeros((0, 3), np.int8)).tolist() == [[0] * 3] * 2
    assert accumulate(np.zeros((0, 4), np.int16), np.zeros((4, 3), np.int16)).shape == (0, 3)


def test_views_with_any_strides_are_read_right(rng):
    Q = rng.integers(-128, 128, (60, 50)).astype(np.int8)
    assert (accumulate(Q.T[::3], Q[:, ::-2]) == Q.T[::3].astype(int) @ Q[:, ::-2].astype(int)).all()


@pytest.mark.parametrize(
    ("Q_x", "Q_w"),
    [(np.zeros((2, 3), np.int8), np.zeros((2, 3), np.int8)), (np.zeros(3, np.int8), np.zeros((3, 1), np.int8))],
)
def test_shapes_that_do_not_fit_are_named(Q_x, Q_w):
    with pytest.raises(ValueError, match="must share K"):
        accumulate(Q_x, Q_w)


def test_only_the_machines_integers_are_multiplied():
    with pytest.raises(TypeError, match="Q_w must be int8 or int16, got float32"):
        accumulate(np.zeros((1, 1), np.int8), np.zeros((1, 1), np.float32))
    with pytest.raises(TypeError, match="int64 or float64"):
        accumulate(np.zeros((1, 1), np.int8), np.zeros((1, 1), np.int8), dtype=np.int32)
