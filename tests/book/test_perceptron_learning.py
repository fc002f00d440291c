"""The perceptron widget's rule in a browser: each state is course_lib.models', and planted bugs are caught."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from course_lib.maths.losses import perceptron_loss
from course_lib.models import Perceptron
from course_lib.viz.perceptron_widget import PerceptronWidget
from tests.book.mounting import imported

X = np.array([[1.5, 0.75], [-1.75, 0.75], [1.25, -1.5], [2.5, 0], [0, 0.75], [-2.25, 1.5], [2.25, -1], [-0.75, 0.25]])
Y = np.array([1, -1, -1, 1, 1, -1, 1, -1])
XOR = np.array([[-1.0, -1], [-1, 1], [1, 1], [1, -1]]), np.array([-1, 1, -1, 1])


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    page = imported(browser, PerceptronWidget.module())
    yield page
    page.close()


def check_learning(page: Page, points: np.ndarray, y: np.ndarray) -> None:
    """Every state of the module in `page` against course_lib.models."""
    listed = [[*map(float, x), int(label)] for x, label in zip(points, y, strict=True)]
    found = page.evaluate("(points) => widget.learn(points)", listed)
    states = found["states"]
    updates = len(states) - 1
    model = Perceptron(max_updates=max(updates, 1)).fit_in_turn(points, y)
    assert len(model.history) == updates
    assert model.converged == (states[-1].get("next") is None)
    for state, update in zip(states[1:], model.history, strict=True):
        assert (state["example"], state["w"], state["b"]) == (update.example, update.w.tolist(), update.b)
        model.w, model.b = update.w, update.b
        assert state["wrong"] == model.misclassified(points, y).tolist()
        mean, _ = perceptron_loss(points @ model.w + model.b, y)
        loss = page.evaluate("([points, state]) => widget.lossOf(points, state)", [listed, state])
        assert loss == pytest.approx(mean * len(y), rel=1e-12)
    if found.get("again") is not None:
        first, last = states[found["again"]], states[-1]
        assert [first[key] for key in ("w", "b", "example")] == [last[key] for key in ("w", "b", "example")]


@pytest.mark.parametrize("seed", range(8))
def test_javascript_learns_as_the_library_does(seed: int, module: Page) -> None:
    rng = np.random.default_rng(seed)
    points = np.round(rng.uniform(-2, 2, (12, 2)) * 4) / 4
    check_learning(module, points, np.where(points @ [1.0, -0.5] > 0.3, 1, -1))
    check_learning(module, points, rng.choice([-1, 1], 12))  # hardly ever separable


def test_xor_is_seen_to_go_in_a_circle(module: Page) -> None:
    check_learning(module, *XOR)
    listed = [[*x, y] for x, y in zip(XOR[0].tolist(), XOR[1].tolist(), strict=True)]
    assert module.evaluate("(points) => widget.learn(points).again", listed) is not None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("plane.w[0] + y * x1", "plane.w[0] - y * x1"),
        ("b: plane.b + y }", "b: plane.b }"),
        ("score(point, plane) <= 0", "score(point, plane) < 0"),
        ("wrong.find((n) => n > example) ?? wrong[0]", "wrong[0]"),
        ("sum - points[n][2]", "sum + points[n][2]"),
    ],
)
def test_planted_bug_in_the_rule_is_caught(right: str, wrong: str, browser: Browser) -> None:
    broken = imported(browser, PerceptronWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_learning(broken, X, Y)
    broken.close()
