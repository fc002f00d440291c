"""The regularisation widget in a browser: it fits as course_lib does, by mouse and keyboard, without a kernel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Locator, Page

from course_lib.data import noisy_polynomial
from course_lib.models import Lasso, Ridge, powers
from course_lib.types import Batch
from course_lib.viz.regularisation_widget import EXPONENTS, RegularisationWidget, regularisation_widget
from tests.book.mounting import imported, mounted
from tests.book.test_accessibility import violations

TRUTH = (1.0, -1.0, 3.0)
ERRORS = (0.005, 10)  # the ends of the widget's axis
THETAS = [10.0 ** round(k, 1) for k in np.linspace(*EXPONENTS, 51)]
COMPUTE = "([points, penalty, degree, thetas]) => globalThis.widget.modelsAt(points, penalty, degree, thetas)"


def _batch(n: int, seed: int) -> Batch:
    rng = np.random.default_rng(seed)
    return noisy_polynomial(n, coefficients=TRUTH, noise=0.4, rng=rng, dtype=np.float64)


TRAIN, VALIDATION = _batch(12, 1), _batch(40, 2)


def _library(penalty: str, theta: float, degree: int) -> Ridge | Lasso:
    model = Lasso(theta) if penalty == "L1" else Ridge(theta if penalty == "L2" else 0.0)
    return model.fit(powers(TRAIN.X, degree), TRAIN.y)


def _widget() -> RegularisationWidget:
    model = _library("L2", 1e-3, 9)
    return regularisation_widget(TRAIN, VALIDATION, truth=TRUTH, curve=lambda x: model.predict(powers(x, 9)))


def check_fits(page: Page, penalty: str, degree: int) -> None:
    """Every θ of the slider: the weights of L2 to 1e-9, those of L1 by the conditions of an optimum, too."""
    points = {"x": TRAIN.X[:, 0].tolist(), "y": TRAIN.y.tolist()}
    found: list[dict[str, Any]] = page.evaluate(COMPUTE, [points, penalty, degree, THETAS])
    X = powers(TRAIN.X, degree)
    for theta, model in list(zip(THETAS, found, strict=True))[:: 1 if penalty == "L2" else 5]:
        ours = _library(penalty, theta, degree)
        np.testing.assert_allclose(model["w"], ours.w, rtol=1e-9, atol=1e-9 * max(1, np.abs(ours.w).max()))
        assert model["b"] == pytest.approx(ours.b, rel=1e-9)
        if isinstance(ours, Lasso):
            ours.w, ours.b = np.array(model["w"]), model["b"]
            assert ours.gap(X, TRAIN.y) < 1e-12


@pytest.fixture(scope="module")
def module(browser: Browser) -> Iterator[Page]:
    page = imported(browser, RegularisationWidget.module())
    yield page
    page.close()


@pytest.mark.parametrize("degree", [1, 3, 9])
@pytest.mark.parametrize("penalty", ["none", "L2", "L1"])
def test_javascript_fits_as_the_library_does(penalty: str, degree: int, module: Page) -> None:
    check_fits(module, penalty, degree)


@pytest.mark.parametrize(
    ("right", "wrong", "penalty"),
    [
        ("const price = Math.sqrt(theta)", "const price = theta", "L2"),
        ("column.map((u) => u - centres[j])", "column", "L2"),
        ("c[j] - theta * Math.sign(w[j])", "c[j] - theta", "L1"),
        ("Math.max(Math.abs(pull) - theta, 0)", "Math.max(Math.abs(pull) - 2 * theta, 0)", "L1"),
        ("const twice = (2 * along", "const twice = (along", "none"),
    ],
)
def test_planted_bug_in_the_fit_is_caught(right: str, wrong: str, penalty: str, browser: Browser) -> None:
    broken = imported(browser, RegularisationWidget.module(), right, wrong)
    with pytest.raises(AssertionError):
        check_fits(broken, penalty, 9)
    broken.close()


@pytest.fixture
def widget(browser: Browser) -> Iterator[Locator]:
    """The widget in a page of its own, brought to life by the book's mount.js."""
    yield from _mounted(browser)


def _mounted(browser: Browser, right: str = "", wrong: str = "") -> Iterator[Locator]:
    made = _widget()
    yield from mounted(browser, made, right, wrong)


def _settings(widget: Locator) -> tuple[str, float, int]:
    degree, exponent = (float(slider.input_value()) for slider in widget.locator("input").all())
    return widget.locator("select").input_value(), round(exponent, 1), int(degree)


def _points(path: str) -> np.ndarray[Any, Any]:
    return np.array([[float(u) for u in pair.split(",")] for pair in path.replace("M", "L").split("L")[1:]])


def _assert_right(widget: Locator) -> None:
    """Numbers, curve, bars and dots on the screen are those of course_lib at what the controls say."""
    penalty, exponent, degree = _settings(widget)
    model = _library(penalty, 10.0**exponent, degree)
    errors = [model.loss(powers(batch.X, degree), batch.y) for batch in (TRAIN, VALIDATION)]
    expected = {
        **dict(zip(("train", "validation"), errors, strict=True)),
        "norm": np.linalg.norm(model.w),
        "kept": (model.w != 0).sum(),
    }
    for name, number in expected.items():
        exact = widget.locator(f".numbers .{name}").get_attribute("data-exact")
        assert float(exact or "nan") == pytest.approx(number, rel=1e-9), name
    curve, bars, chart = widget.locator("svg").all()
    dots = curve.locator("circle.blue")
    places = np.array([[float(dot.get_attribute(side) or "nan") for side in ("cx", "cy")] for dot in dots.all()])
    to_x, to_y = np.polyfit(places[:, 0], TRAIN.X[:, 0], 1), np.polyfit(places[:, 1], TRAIN.y, 1)
    u, v = _points(curve.locator("path.model").get_attribute("d") or "").T
    drawn = np.polyval(to_y, v)
    np.testing.assert_allclose(drawn, model.predict(powers(np.polyval(to_x, u), degree)), rtol=0.02, atol=0.02)
    assert bars.locator("path.bar").count() == (model.w != 0).sum()
    assert bars.locator("text.orange").count() == (model.w == 0).sum()
    for colour, error in zip(("blue", "orange"), errors, strict=True):
        height = float(chart.locator(f"circle.{colour}").get_attribute("cy") or "nan")
        shown = np.log10(np.clip(error, *ERRORS) / ERRORS[0]) / np.log10(ERRORS[1] / ERRORS[0])
        assert height == pytest.approx(200 - shown * 172, abs=0.02)


def test_it_starts_as_it_was_made(widget: Locator) -> None:
    assert _settings(widget) == ("L2", -3.0, 9)
    _assert_right(widget)


def test_keyboard_moves_every_control(widget: Locator) -> None:
    keys = widget.page.keyboard
    widget.locator("input").first.focus()
    for _ in range(3):
        keys.press("ArrowLeft")
    assert _settings(widget) == ("L2", -3.0, 6)
    _assert_right(widget)
    keys.press("Tab")
    keys.press("L")
    keys.press("ArrowDown")
    assert _settings(widget)[0] == "L1"
    _assert_right(widget)
    keys.press("Tab")
    for _ in range(12):
        keys.press("ArrowRight")
    assert _settings(widget) == ("L1", -1.8, 6)
    _assert_right(widget)


def test_without_a_penalty_theta_rests(widget: Locator) -> None:
    widget.locator("select").select_option("none")
    assert widget.locator("input").nth(1).is_disabled()
    _assert_right(widget)


def test_mouse_drags_theta(widget: Locator) -> None:
    box = widget.locator("svg").nth(2).bounding_box()
    assert box is not None
    mouse, y = widget.page.mouse, box["y"] + 100
    mouse.move(box["x"] + 60, y)
    mouse.down()
    for share, exponent in ((0.0, -4.0), (0.5, -1.5), (1.0, 1.0)):
        mouse.move(box["x"] + 50 + share * (box["width"] - 64), y, steps=3)
        assert _settings(widget)[1] == pytest.approx(exponent, abs=0.11)
        _assert_right(widget)
    mouse.up()
    mouse.move(box["x"] + 100, y)
    assert _settings(widget)[1] == 1.0, "θ moved without a button pressed"


def test_without_a_penalty_the_mouse_drags_the_degree(widget: Locator) -> None:
    widget.locator("select").select_option("none")
    box = widget.locator("svg").nth(2).bounding_box()
    assert box is not None
    mouse = widget.page.mouse
    mouse.move(box["x"] + box["width"] - 16, box["y"] + 100)
    mouse.down()
    mouse.move(box["x"] + 52, box["y"] + 100, steps=4)
    mouse.up()
    assert _settings(widget) == ("none", -3.0, 1)
    _assert_right(widget)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "plot.path(across.map((u) => [u, predict(model, u)])",
            "plot.path(across.map((u) => [u, 0.9 * predict(model, u)])",
        ),
        ("pathOf(kind, power)[index];", "pathOf(kind, power)[index + 1];"),
        ("validation: errorOf(validation, fit)", "validation: errorOf(train, fit)"),
    ],
)
def test_planted_bug_in_the_drawing_is_caught(right: str, wrong: str, browser: Browser) -> None:
    for broken in _mounted(browser, right, wrong):
        with pytest.raises(AssertionError):
            _assert_right(broken)


def test_screen_reader_hears_both_errors(widget: Locator) -> None:
    widget.locator("select").select_option("none")
    status = widget.locator("[role=status]")
    status.filter(has_text="validation error").wait_for(state="attached")
    assert "training error" in status.inner_text()


def test_axe_finds_nothing_wrong_and_a_telephone_needs_no_scrolling(widget: Locator) -> None:
    assert violations(widget.page) == []
    widget.locator("select").select_option("L1")
    assert violations(widget.page) == []
    widget.page.set_viewport_size({"width": 390, "height": 800})
    assert widget.page.evaluate("() => document.documentElement.scrollWidth") <= 390
