"""Networks are built, asked, saved and loaded; bad input gets a sentence and changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.models import mlp
from course_lib.nn import Linear, Sequential


def values(network):
    return [param.value.copy() for param in network.params]


def assert_same(network, expected):
    assert all((param.value == value).all() for param, value in zip(network.params, expected, strict=True))


def test_the_three_layer_network_has_the_lectures_number_of_parameters(rng):
    count = sum(param.value.size for param in mlp([784, 256, 128, 10], rng=rng).params)
    assert count == 784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10


def test_the_last_layer_gives_logits_of_any_sign(rng):
    logits = mlp([4, 8, 3], rng=rng).forward(rng.standard_normal((50, 4), np.float32), training=False)
    assert logits.dtype == np.float32
    assert logits.min() < 0 < logits.max()


def test_predict_takes_the_largest_output_whatever_the_rows_at_a_time(rng):
    network = mlp([4, 8, 3], rng=rng)
    X = rng.standard_normal((50, 4), np.float32)
    expected = network.forward(X, training=False).argmax(axis=1)
    assert (network.predict(X, rows=7) == expected).all()
    assert (network.predict(X) == expected).all()
    assert network.predict(X[:0]).shape == (0,)


def test_what_was_saved_comes_back(tmp_path, rng):
    network, other = mlp([4, 8, 3], rng=rng), mlp([4, 8, 3], rng=rng)
    network.save(tmp_path / "weights.npz")
    assert (tmp_path / "weights.npz").exists()
    other.load(tmp_path / "weights.npz")
    assert_same(other, values(network))


def test_the_file_keeps_the_name_it_was_given(tmp_path, rng):
    mlp([4, 8, 3], rng=rng).save(tmp_path / "weights")
    assert [p.name for p in tmp_path.iterdir()] == ["weights"]


def test_parameters_of_another_shape_are_refused_and_change_nothing(tmp_path, rng):
    mlp([4, 9, 3], rng=rng).save(tmp_path / "w.npz")
    network = mlp([4, 8, 3], rng=rng)
    before = values(network)
    with pytest.raises(ValueError, match=r"w\.npz: this network needs arrays .*\(4, 8\).* the file holds .*\(4, 9\)"):
        network.load(tmp_path / "w.npz")
    assert_same(network, before)


def pickled(path):
    np.savez(path, param_0=np.array([{"any": "object"}], dtype=object))


def text(path):
    path.write_text("hello")


def empty(path):
    path.write_bytes(b"")


def single_array(path):
    with open(path, "wb") as file:
        np.save(file, np.zeros((4, 8)))


def cut_short(path):
    mlp([4, 8, 3], rng=np.random.default_rng(0)).save(path)
    path.write_bytes(path.read_bytes()[:200])


def not_a_number(path):
    network = mlp([4, 8, 3], rng=np.random.default_rng(0))
    network.params[0].value[1, 1] = np.nan
    network.save(path)


@pytest.mark.parametrize("write", [pickled, text, empty, single_array, cut_short, not_a_number])
def test_a_file_that_is_no_parameter_file_is_refused_and_changes_nothing(write, tmp_path, rng):
    path = tmp_path / "w.npz"
    write(path)
    network = mlp([4, 8, 3], rng=rng)
    before = values(network)
    with pytest.raises(ValueError, match=r"w\.npz: "):
        network.load(path)
    assert_same(network, before)


def test_impossible_networks_are_refused(rng):
    with pytest.raises(ValueError, match="at least one layer"):
        Sequential([])
    with pytest.raises(ValueError, match=r"got sizes \[3\]"):
        mlp([3], rng=rng)


def test_a_linear_layer_says_which_shape_it_takes(rng):
    layer = Linear.create(4, 3, rng=rng)
    for X in (np.zeros((2, 5), np.float32), np.zeros(4, np.float32)):
        with pytest.raises(ValueError, match=r"takes X of shape \(N, 4\), got \("):
            layer.forward(X, training=True)


@pytest.mark.parametrize(
    ("W", "b"),
    [(np.zeros((4, 3)), np.zeros(4)), (np.zeros(4), np.zeros(4)), (np.zeros((4, 3)), np.zeros(3, np.float32))],
)
def test_a_linear_layer_says_which_parameters_it_needs(W, b):
    with pytest.raises(ValueError, match="Linear needs W"):
        Linear(W, b)
