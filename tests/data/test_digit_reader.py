"""The book's small network: whole, as good as its README says, and made of numbers that page and chip hold exactly."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from course_lib.data import load_digit_reader, load_mnist, to_unit
from course_lib.data.digit_reader import NAME, SIZES
from course_lib.data.mnist import FILES


def test_it_reads_98_of_a_hundred_test_images() -> None:
    test = load_mnist("test")
    H = to_unit(test.X)
    for layer, (W, b) in enumerate(load_digit_reader(), start=1):
        H = H @ W + b
        H = np.maximum(H, 0) if layer < 3 else H
    assert (H.argmax(axis=1) == test.y).mean() > 0.98


def test_every_parameter_has_eight_significant_bits_within_float16() -> None:
    parameters = load_digit_reader()
    assert [W.shape for W, _ in parameters] == list(pairwise(SIZES))
    for W, b in parameters:
        assert b.shape == W.shape[1:]
        for array in (W, b):
            assert array.dtype == np.float32
            assert (array.astype(np.float16) == array).all()
            mantissa, _ = np.frexp(array.astype(np.float64))
            assert (mantissa * 256 == np.rint(mantissa * 256)).all()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"digit-reader\.npz is not in .*install it again"):
        load_digit_reader(folder=tmp_path)


def test_a_changed_file_is_noticed_by_its_sha256(tmp_path: Path) -> None:
    content = bytearray((FILES / NAME).read_bytes())
    content[1000] ^= 1
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(ValueError, match=r"not the original file: expected SHA-256 [0-9a-f]{64}, got [0-9a-f]{64}"):
        load_digit_reader(folder=tmp_path)
