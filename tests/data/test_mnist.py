"""The MNIST files are read strictly: every defect is one error that names the file, what came and what was expected."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import numpy as np
import pytest

from course_lib.data import load_mnist, to_unit
from course_lib.data.idx import parse_idx
from course_lib.data.mnist import FILES


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may damage; the path is that of the small file, the test labels."""
    for file in FILES.glob("t10k*.gz"):
        shutil.copy(file, tmp_path)
    return tmp_path / "t10k-labels-idx1-ubyte.gz"


def rewrite(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, compresslevel=1))


@pytest.mark.parametrize(("part", "count", "zeros"), [("train", 60_000, 5_923), ("test", 10_000, 980)])
def test_every_image_is_there(part, count, zeros):
    X, y = load_mnist(part)
    assert X.shape == (count, 784)
    assert X.dtype == np.uint8
    assert y.shape == (count,)
    assert (y == 0).sum() == zeros
    assert set(y) == set(range(10))
    assert (X.min(), X.max()) == (0, 255)


def test_the_first_training_image_is_the_well_known_five():
    X, y = load_mnist("train")
    assert y[0] == 5
    assert X[0].reshape(28, 28)[5, 12:20].tolist() == [3, 18, 18, 18, 126, 136, 175, 26]


def test_an_unknown_part_names_the_known_ones():
    with pytest.raises(ValueError, match=r'"train" and "test", got \'validation\''):
        load_mnist("validation")


def test_a_missing_file_is_named(labels):
    labels.unlink()
    with pytest.raises(FileNotFoundError, match=r"t10k-labels-idx1-ubyte\.gz is not in .*validation set.*own computer"):
        load_mnist("test", folder=labels.parent)
    with pytest.raises(FileNotFoundError, match=r"train-images.* is not in .*It ships with course_lib"):
        load_mnist("train", folder=labels.parent)


def test_a_changed_label_is_noticed_by_its_sha256(labels):
    content = bytearray(gzip.decompress(labels.read_bytes()))
    content[100] ^= 1
    rewrite(labels, bytes(content))
    with pytest.raises(ValueError, match=r"t10k-labels.*expected SHA-256 ff7bcfd4.*, got [0-9a-f]{64}"):
        load_mnist("test", folder=labels.parent)


def test_a_download_cut_short_is_noticed(labels):
    labels.write_bytes(labels.read_bytes()[:2000])
    with pytest.raises(ValueError, match=r"t10k-labels.*not a whole gzip file"):
        load_mnist("test", folder=labels.parent)


def test_a_file_that_is_no_gzip_is_noticed(labels):
    labels.write_bytes(b"<html>404</html>")
    with pytest.raises(ValueError, match=r"t10k-labels.*not a whole gzip file"):
        load_mnist("test", folder=labels.parent)


HEADER = bytes([0, 0, 8, 1]) + (3).to_bytes(4, "big")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "f: an IDX header needs 8 bytes, the file has 0"),
        (HEADER[:7], "needs 8 bytes, the file has 7"),
        (bytes([0, 0, 8, 3]) + HEADER[4:] + b"abc", "magic number 00000801 .*, got 00000803"),
        (bytes([0, 0, 13, 1]) + HEADER[4:] + b"abc", "magic number 00000801 .*, got 00000d01"),
        (HEADER[:4] + (4).to_bytes(4, "big") + b"abcd", r"expected an array of shape \(3,\), the header says \(4,\)"),
        (HEADER + b"ab", "expected 3 bytes of data after the header, got 2"),
        (HEADER + b"abcd", "expected 3 bytes of data after the header, got 4"),
        (HEADER[:4] + b"\xff\xff\xff\xff" + b"abc", r"the header says \(4294967295,\)"),
    ],
)
def test_a_bad_idx_file_says_what_came_and_what_was_expected(content, message):
    with pytest.raises(ValueError, match=message):
        parse_idx(content, name="f", shape=(3,))


def test_a_good_idx_file_is_its_bytes():
    assert parse_idx(HEADER + bytes([7, 0, 255]), name="f", shape=(3,)).tolist() == [7, 0, 255]


def test_grey_values_become_numbers_between_0_and_1():
    assert to_unit(np.array([0, 51, 255], np.uint8)).tolist() == [0, np.float32(0.2), 1]
    assert to_unit(np.array([51], np.uint8), np.float64)[0] == 0.2
    assert to_unit(np.array([51], np.uint8)).dtype == np.float32
