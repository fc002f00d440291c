"""The oracle of the lab on inference with the chip: right by worked numbers, and equal to the simulated chip."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from autograder.hidden.lab6_networks import normal_parameters, quantised
from autograder.oracles import dlp_network as oracle
from course_lib.dlp.export import from_parameters
from course_lib.dlp.fixed_point import Format
from course_lib.dlp.functional import forward
from course_lib.dlp.network import Formats, Mlp, Network


@pytest.mark.parametrize(
    ("r", "pair", "q"),
    [
        (1.0, (-6, 1.984375), 127),
        (0.5, (0, 1.0), 1),  # ties go away from zero
        (-0.5, (0, 1.0), -1),
        (2.5, (0, 1.0), 3),
        (0.49999999999999994, (0, 1.0), 0),  # adding a half first would round this up
        (500.0, (1, 1.0), 127),
        (-500.0, (1, 1.0), -128),
        (3.0, (-2, 1.5), 18),
        (0.0, (-9, 1.2), 0),
    ],
)
def test_a_number_becomes_the_integer_that_the_formula_says(r: float, pair: oracle.Pair, q: int) -> None:
    assert oracle.integer(r, pair) == q
    if float(np.float16(r)) == r:
        (found,) = oracle._integers(np.array([r], np.float16), pair)
        assert found == q


def test_probabilities_are_those_of_whole_arrays(rng: np.random.Generator) -> None:
    parameters = normal_parameters((7, 5, 3, 4), rng)
    X = rng.uniform(size=(6, 7))
    H = X
    for W, b in parameters[:-1]:
        H = np.maximum(H @ W + b, 0)
    Z = H @ parameters[-1][0] + parameters[-1][1]
    np.testing.assert_allclose(oracle.probabilities(X, parameters), np.exp(Z) / np.exp(Z).sum(1, keepdims=True))
    np.testing.assert_allclose(oracle.hidden_signals(X, parameters)[-1], H)


@pytest.mark.parametrize("seed", range(8))
def test_the_oracle_the_whole_arrays_and_the_simulated_chip_say_the_same(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parameters, found = quantised((7, 5, 3, 4), rng)
    X = rng.integers(0, 256, size=(6, 7)) / 255
    P = oracle.int8_probabilities(X, parameters, found.inputs, found.filters)
    chip = forward(_with_formats(from_parameters(parameters), found.inputs, found.filters), X.astype(np.float32)).output
    assert np.abs(P - chip).max() <= 2.0**-11  # neighbouring float16 numbers: a softmax in float32, another in float64
    best = P.argmax(axis=1)
    clear = np.sort(P, axis=1)[:, -1] > np.sort(P, axis=1)[:, -2] + 1e-3  # equal logits may go either way
    assert clear.any()
    assert (oracle.int8_predict(X, parameters, found.inputs, found.filters) == best)[clear].all()


def _with_formats(network: Network, inputs: tuple[oracle.Pair, ...], filters: tuple[oracle.Pair, ...]) -> Network:
    layers, k = [], 0
    for layer in network.layers:
        if isinstance(layer, Mlp):
            layer = replace(layer, formats=Formats(Format(8, *inputs[k]), Format(8, *filters[k])))
            k += 1
        layers.append(layer)
    return replace(network, layers=tuple(layers))
