"""An MLP is made as it was told: bends between its layers, and weights from the initialiser."""

from __future__ import annotations

import numpy as np

from course_lib.maths.initialisers import he, zeros
from course_lib.models import mlp
from course_lib.nn import Linear, ReLU, Sigmoid


def test_bends_stand_between_the_layers_and_not_behind_the_last(rng: np.random.Generator) -> None:
    kinds = [type(layer) for layer in mlp([4, 3, 2, 1], rng=rng, activation=Sigmoid).layers]
    assert kinds == [Linear, Sigmoid, Linear, Sigmoid, Linear]


def test_every_layer_takes_its_weights_from_the_initialiser(rng: np.random.Generator) -> None:
    assert all(not param.value.any() for param in mlp([4, 3, 2], rng=rng, initialise=zeros).params)


def test_weights_are_he_s_and_bends_relus_unless_told() -> None:
    model = mlp([4, 3, 2], rng=np.random.default_rng(5))
    again = np.random.default_rng(5)
    np.testing.assert_array_equal(model.layers[0].params[0].value, he((4, 3), rng=again))
    assert isinstance(model.layers[1], ReLU)
