"""A trained network is read as data, and only a real one is accepted."""

from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from course_lib.checks import CheckFailed
from course_lib.checks.relu_network import check_network_parameters, check_own_network, read_mlp, read_own


def own(*pairs: Any, **attributes: Any) -> Any:
    return SimpleNamespace(parameters=lambda: list(pairs), **attributes)


def pair(inputs: int, outputs: int) -> tuple[Any, Any]:
    return np.ones((inputs, outputs)), np.ones((1, outputs))


def mlp(**attributes: Any) -> Any:
    sizes = {"fc1": (784, 5), "fc2": (5, 4), "fc3": (4, 10)}
    layers = {name: SimpleNamespace(weight=np.ones(s), bias=np.ones(s[1])) for name, s in sizes.items()}
    return SimpleNamespace(**(layers | attributes))


def test_networks_of_any_depth_are_read() -> None:
    for sizes in ((784, 10), (784, 3, 10), (784, 7, 6, 5, 10)):
        network = read_own(own(*(pair(*shape) for shape in itertools.pairwise(sizes))))
        assert [W.shape for W, _ in network.layers] == list(itertools.pairwise(sizes))
        assert all(b.shape == (W.shape[1],) for W, b in network.layers)


def test_the_three_layers_of_the_lab_are_read_and_pixels_are_left_alone_unless_declared() -> None:
    network = read_mlp(mlp())
    assert [W.shape for W, _ in network.layers] == [(784, 5), (5, 4), (4, 10)]
    assert (network.pixel_mean.item(), network.pixel_scale.item()) == (0.0, 1.0)
    check_network_parameters(mlp())
    check_own_network(own(pair(784, 10)))


@pytest.mark.parametrize("value", [0.5, 1, np.float32(0.5), np.full(784, 0.5), np.full((1, 784), 0.5)])
def test_pixels_may_be_declared_by_a_number_or_one_a_pixel(value: Any) -> None:
    network = read_mlp(mlp(pixel_mean=value, pixel_scale=value))
    assert network.pixel_mean.shape in ((), (784,))
    assert (network.pixel_scale == np.ravel(value)).all()


@pytest.mark.parametrize(
    ("network", "says"),
    [
        (own(), "0 layers"),
        (own(*[pair(784, 784)] * 50, pair(784, 10)), "51 layers"),
        (own(pair(784, 3000), pair(3000, 3000), pair(3000, 10)), "at most 5000000"),
        (own(pair(785, 10)), r"shape \(785, 10\) · expected: an array of shape \(784, 10\)"),
        (own(pair(784, 9)), r"shape \(784, 9\) · expected: an array of shape \(784, 10\)"),
        (own(pair(784, 5), pair(6, 10)), r"shape \(6, 10\) · expected: an array of shape \(5, 10\)"),
        (own(pair(5, 784), pair(5, 10)), r"shape \(5, 784\) · expected: an array with 784 rows .* other way round"),
        (own(pair(700, 5), pair(5, 10)), "the first has 784 rows"),
        (own(pair(784, 10), pixel_scale=np.full(784, np.inf)), "a spread of 0"),
        (own((np.ones((784, 10)), np.ones(9))), r"bias · yours: shape \(9,\)"),
        (own((np.full((784, 10), np.nan), np.ones(10))), "inf or nan"),
        (own(pair(784, 10), pixel_mean=np.inf), "pixel_mean · yours: inf or nan"),
        (own(pair(784, 10), pixel_scale=np.ones(7)), r"pixel_scale · yours: shape \(7,\)"),
        (own(pair(784, 10), pixel_scale="1/255"), "pixel_scale · yours: an object of type str"),
        (own(np.ones((784, 10))), "list of pairs"),
        (SimpleNamespace(parameters=lambda: (p for p in [pair(784, 10)])), "type generator"),
        (SimpleNamespace(), r"own\.parameters · yours: no such attribute"),
    ],
)
def test_what_is_no_network_on_mnist_is_refused_in_words(network: Any, says: str) -> None:
    with pytest.raises(CheckFailed, match=says):
        check_own_network(network)


def test_a_missing_layer_of_the_lab_is_named() -> None:
    network = mlp()
    del network.fc2
    with pytest.raises(CheckFailed, match=r"mlp\.fc2 · yours: no such attribute"):
        check_network_parameters(network)
