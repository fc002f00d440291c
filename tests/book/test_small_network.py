"""The small network in JavaScript: forward pass, gradients, steps and contours are course_lib's, to twelve digits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from course_lib.maths.activations import ACTIVATIONS
from course_lib.maths.losses import binary_cross_entropy
from course_lib.nn import Elementwise, Linear, Sequential
from course_lib.optim import SGD
from course_lib.types import Batch
from course_lib.viz.boundary_widget import BoundaryWidget
from tests.book.mounting import imported

TRAIN = """([layers, bend, X, y, rate, steps]) => {
  const net = layers.map((layer) => ({ ...layer, W: Float64Array.from(layer.W), b: Float64Array.from(layer.b) }));
  const first = widget.gradients(net, bend, X, y);
  const Z = [...widget.forward(net, bend, X, y.length).at(-1)];
  const losses = Array.from({ length: steps }, () => widget.descend(net, bend, X, y, rate));
  const flat = ({ W, b }) => [...W, ...b];
  const slopes = first.all.flatMap(({ dW, db }) => [...dW, ...db]);
  return { Z, loss: first.loss, slopes, losses, weights: net.flatMap(flat) };
}"""
CREATE = """([sizes, bend, seed]) =>
  widget.create(sizes, bend, seed).map(({ inputs, outputs, W, b }) => ({ inputs, outputs, W: [...W], b: [...b] }))"""


def network(layers: list[dict[str, Any]], bend: str) -> Sequential:
    """The network of course_lib with the weights of `layers`, as the module lists them."""
    stack: list[Any] = []
    for layer in layers:
        W = np.array(layer["W"]).reshape(layer["inputs"], layer["outputs"])
        stack += [Linear(W, np.array(layer["b"], float)), Elementwise(ACTIVATIONS[bend])]
    return Sequential(stack[:-1])


def trained(model: Sequential, batch: Batch, *, rate: float, steps: int) -> list[float]:
    """Descend on all examples `steps` times; return the loss before each step, and at the end."""
    optimiser = SGD(model.params, learning_rate=rate)
    losses = []
    for _ in range(steps):
        loss, dZ = binary_cross_entropy(model.forward(batch.X, training=True), batch.y)
        losses.append(loss)
        model.backward_params(dZ)
        optimiser.step()
    return [*losses, binary_cross_entropy(model.forward(batch.X, training=False), batch.y)[0]]


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    page = imported(browser, BoundaryWidget.module())
    yield page
    page.close()


def check_network(page: Page, sizes: list[int], bend: str) -> None:
    """Outputs, loss, gradients and twenty steps of the module in `page` against course_lib, to twelve digits."""
    rng = np.random.default_rng(len(sizes))
    batch = Batch(rng.normal(0, 1.5, (30, 2)), rng.integers(0, 2, 30))
    layers = [
        {"inputs": i, "outputs": o, "W": rng.normal(0, 1, i * o).tolist(), "b": rng.normal(0, 1, o).tolist()}
        for i, o in pairwise(sizes)
    ]
    found = page.evaluate(TRAIN, [layers, bend, batch.X.ravel().tolist(), batch.y.tolist(), 0.3, 20])
    model = network(layers, bend)
    Z = model.forward(batch.X, training=True)
    loss, dZ = binary_cross_entropy(Z, batch.y)
    model.backward_params(dZ)
    assert found["loss"] == pytest.approx(loss, rel=1e-12)
    np.testing.assert_allclose(found["Z"], Z[:, 0], rtol=1e-12, atol=1e-12)
    slopes = np.concatenate([param.grad.ravel() for param in model.params])
    np.testing.assert_allclose(found["slopes"], slopes, rtol=1e-12, atol=1e-12)
    losses = trained(model, batch, rate=0.3, steps=20)
    np.testing.assert_allclose(found["losses"], losses[:-1], rtol=1e-12, atol=1e-12)
    weights = np.concatenate([param.value.ravel() for param in model.params])
    np.testing.assert_allclose(found["weights"], weights, rtol=1e-11, atol=1e-12)  # twenty steps of rounding


@pytest.mark.parametrize("bend", ["tanh", "relu", "sigmoid"])
@pytest.mark.parametrize("sizes", [[2, 1], [2, 4, 1], [2, 8, 8, 8, 1], [2, 1, 3, 1]])
def test_javascript_computes_and_learns_as_the_library_does(sizes: list[int], bend: str, module: Page) -> None:
    check_network(module, sizes, bend)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("slope: (h) => 1 - h * h", "slope: (h) => 1 - h"),
        ("let sum = b[o];", "let sum = 0;"),
        ("(logistic(z) - y[n]) / N", "(y[n] - logistic(z)) / N"),
        ("W[k] -= rate * all[l].dW[k]", "W[k] += rate * all[l].dW[k]"),
        ("db[o] += d;", "db[o] = d;"),
        ("d * BENDS[bend].slope(into[k])", "d"),
    ],
)
def test_planted_bug_in_the_network_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, BoundaryWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_network(broken, [2, 4, 3, 1], "tanh")
    broken.close()


@pytest.mark.parametrize(("bend", "variance"), [("relu", 2 / 40), ("tanh", 2 / 100)])
def test_starting_weights_have_the_spread_of_he_or_xavier(bend: str, variance: float, module: Page) -> None:
    (layer,) = module.evaluate(CREATE, [[40, 60], bend, 7])
    W = np.array(layer["W"])
    assert abs(W.mean()) < 4 * np.sqrt(variance / W.size)
    assert W.var() == pytest.approx(variance, rel=0.12)
    assert not any(layer["b"])
    again, other = (module.evaluate(CREATE, [[40, 60], bend, seed])[0]["W"] for seed in (7, 8))
    assert again == layer["W"]
    assert other != layer["W"]


def test_contour_of_a_tilted_plane_is_exact(module: Page) -> None:
    """Heights that are linear in the place are met without error: the area over level 0 is a known share."""
    side = 10
    u, v = np.meshgrid(np.arange(side + 1), np.arange(side + 1))
    heights = (u + 2 * v - 13.0).ravel()
    found = module.evaluate("([heights, side]) => widget.contour(heights, side, 0)", [heights.tolist(), side])
    for start, end in found["line"]:
        for x, y in (start, end):
            assert x + 2 * y == pytest.approx(13, abs=1e-12)
    corners = np.array([(0, 6.5), (10, 1.5), (10, 10), (0, 10)])
    assert sum(_area(np.array(area)) for area in found["areas"]) == pytest.approx(_area(corners), rel=1e-12)


def _area(corners: np.ndarray) -> float:
    """The area of a polygon (K, 2), by the shoelace formula."""
    x, y = corners.T
    return float(abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2)
