"""Losses of two weights to walk on: each shows one thing that makes training hard.

Sources: Beale 1958; Rosenbrock 1960.
"""

from __future__ import annotations

from course_lib.types import Array, Surface


def _bowl(w1: Array, w2: Array) -> Array:
    return 0.5 * (w1 * w1 + 2 * w2 * w2)


def _bowl_gradient(w1: Array, w2: Array) -> tuple[Array, Array]:
    return w1, 2 * w2


def _ravine(w1: Array, w2: Array) -> Array:
    return 0.5 * (w1 * w1 + 50 * w2 * w2)


def _ravine_gradient(w1: Array, w2: Array) -> tuple[Array, Array]:
    return w1, 50 * w2


def _tilted(w1: Array, w2: Array) -> Array:
    return _ravine(0.8 * w1 + 0.6 * w2, 0.8 * w2 - 0.6 * w1)


def _tilted_gradient(w1: Array, w2: Array) -> tuple[Array, Array]:
    along, across = _ravine_gradient(0.8 * w1 + 0.6 * w2, 0.8 * w2 - 0.6 * w1)
    return 0.8 * along - 0.6 * across, 0.6 * along + 0.8 * across


def _saddle(w1: Array, w2: Array) -> Array:
    return 0.5 * w1 * w1 - 0.5 * w2 * w2 + 0.25 * w2 * w2 * w2 * w2


def _saddle_gradient(w1: Array, w2: Array) -> tuple[Array, Array]:
    return w1, w2 * w2 * w2 - w2


def _beale(w1: Array, w2: Array) -> Array:
    a, b, c = _beale_residuals(w1, w2)
    return a * a + b * b + c * c


def _beale_gradient(w1: Array, w2: Array) -> tuple[Array, Array]:
    a, b, c = _beale_residuals(w1, w2)
    square = w2 * w2
    d1 = 2 * (a * (w2 - 1) + b * (square - 1) + c * (square * w2 - 1))
    d2 = 2 * w1 * (a + 2 * b * w2 + 3 * c * square)
    return d1, d2


def _beale_residuals(w1: Array, w2: Array) -> tuple[Array, Array, Array]:
    square = w2 * w2
    return 1.5 - w1 + w1 * w2, 2.25 - w1 + w1 * square, 2.625 - w1 + w1 * (square * w2)


def _rosenbrock(w1: Array, w2: Array) -> Array:
    off = w2 - w1 * w1
    return (1 - w1) * (1 - w1) + 100 * (off * off)


def _rosenbrock_gradient(w1: Array, w2: Array) -> tuple[Array, Array]:
    off = w2 - w1 * w1
    return -2 * (1 - w1) - 400 * (w1 * off), 200 * off


SURFACES: dict[str, Surface] = {
    "bowl": Surface("Bowl", _bowl, _bowl_gradient, (-4, 4), (-3, 3), (-3.0, 2.0), ((0.0, 0.0),)),
    "ravine": Surface("Ravine", _ravine, _ravine_gradient, (-4, 4), (-3, 3), (-3.5, 1.0), ((0.0, 0.0),)),
    "tilted": Surface("Tilted ravine", _tilted, _tilted_gradient, (-4, 4), (-3, 3), (-3.4, -1.3), ((0.0, 0.0),)),
    "saddle": Surface(
        "Saddle", _saddle, _saddle_gradient, (-2, 2), (-1.5, 1.5), (-1.6, 0.02), ((0.0, 1.0), (0.0, -1.0))
    ),
    "beale": Surface("Beale’s plain", _beale, _beale_gradient, (-2, 4.4), (-2.4, 2.4), (1.0, 1.6), ((3.0, 0.5),)),
    "rosenbrock": Surface(
        "Rosenbrock’s valley", _rosenbrock, _rosenbrock_gradient, (-2, 2), (-1, 2), (-1.5, 1.5), ((1.0, 1.0),)
    ),
}
"""The surfaces by their keys, from easy to hard."""
