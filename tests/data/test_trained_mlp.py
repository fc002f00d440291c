"""The shipped network is read strictly: every defect is one error that names the file, what came and what was due."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from course_lib.data import load_mnist, load_trained_mlp, to_unit
from course_lib.data.trained_mlp import FILES, NAME, SHAPES


def written(folder: Path, **arrays: np.ndarray) -> str:
    """Write a file that is like the shipped one but for `arrays`; return its digest."""
    whole = {name: np.zeros(shape, np.float16) for name, shape in SHAPES.items()} | arrays
    np.savez(folder / NAME, **{name: array for name, array in whole.items() if array is not None})
    return hashlib.sha256((folder / NAME).read_bytes()).hexdigest()


def test_it_classifies_98_of_a_hundred_test_images_and_takes_less_than_half_a_megabyte() -> None:
    params = load_trained_mlp()
    test = load_mnist("test")
    H = to_unit(test.X)
    for k in (1, 2, 3):
        H = H @ params[f"w{k}"] + params[f"b{k}"]
        H = np.maximum(H, 0) if k < 3 else H
    assert (H.argmax(axis=1) == test.y).mean() > 0.988
    assert (FILES / NAME).stat().st_size < 500_000


def test_every_parameter_is_a_float16_number_in_float32() -> None:
    for name, array in load_trained_mlp().items():
        assert array.shape == SHAPES[name]
        assert array.dtype == np.float32
        assert (array.astype(np.float16) == array).all()


def test_two_calls_share_nothing() -> None:
    load_trained_mlp()["w1"][...] = 0
    assert load_trained_mlp()["w1"].any()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"trained-mlp\.npz is not in .*install it again"):
        load_trained_mlp(folder=tmp_path)


def test_a_changed_file_is_noticed_by_its_sha256(tmp_path: Path) -> None:
    content = bytearray((FILES / NAME).read_bytes())
    content[1000] ^= 1
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(ValueError, match=r"not the original file: expected SHA-256 [0-9a-f]{64}, got [0-9a-f]{64}"):
        load_trained_mlp(folder=tmp_path)


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"w2": np.zeros((128, 256), np.float16)}, r"w2 must be float16 \(256, 128\), found float16 \(128, 256\)"),
        ({"b1": np.zeros(256, np.float64)}, r"b1 must be float16 \(256,\), found float64 \(256,\)"),
        ({"b3": np.full(10, np.nan, np.float16)}, r"b3 holds numbers that are infinite or nan"),
        ({"b3": None}, r"expected the arrays w1, b1, .*, b3, found w1, b1, w2, b2, w3\."),
        ({"w1": np.array([{}], object)}, r"not an \.npz file of plain arrays"),
    ],
)
def test_another_content_is_refused_by_name(tmp_path: Path, arrays: dict[str, np.ndarray], message: str) -> None:
    digest = written(tmp_path, **arrays)
    with pytest.raises(ValueError, match=message):
        load_trained_mlp(folder=tmp_path, sha256=digest)


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"weights")
    with pytest.raises(ValueError, match=r"not an \.npz file"):
        load_trained_mlp(folder=tmp_path, sha256=hashlib.sha256(b"weights").hexdigest())
