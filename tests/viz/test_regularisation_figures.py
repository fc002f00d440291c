"""Figures of fits, errors, budgets, runs and images show what they were given, and refuse what they cannot draw."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.figure import Figure

from course_lib.types import Batch
from course_lib.viz import budget_shapes, error_lines, fit_panels, image_rows, run_spread

BATCH = Batch(np.array([[-0.5], [0.0], [0.5]]), np.array([1.0, 0.0, 1.0]))
IMAGES = np.linspace(0, 1, 2 * 16).reshape(2, 16)

FIGURES: dict[str, Callable[[], Figure]] = {
    "fits": lambda: fit_panels({"degree 2": np.square, "degree 0": np.ones_like}, BATCH, truth=np.abs, y=(-1, 2)),
    "errors": lambda: error_lines([1, 2, 3], {"training": [3, 2, 1]}, names=("degree", "error L"), logarithmic="y"),
    "runs": lambda: run_spread({"alone": [80.0, 82.0], "bag": [84.0]}, names=("accuracy (%)", "who answers")),
    "budgets": lambda: budget_shapes(
        lambda a, b: (a - 1) ** 2 + (b - 2) ** 2,
        best=np.array([1.0, 2.0]),
        touching={"L2": np.array([0.45, 0.9]), "L1": np.array([0.0, 1.0])},
        reach=3,
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_outer_axes_carry_names(name: str) -> None:
    axes = FIGURES[name]().axes
    assert axes[0].get_ylabel()
    assert all(ax.get_xlabel() for ax in axes)


def test_each_fit_has_a_panel_with_model_truth_and_examples() -> None:
    first, second = FIGURES["fits"]().axes
    assert (first.get_title(), second.get_title()) == ("degree 2", "degree 0")
    truth, model, examples = first.lines
    x = truth.get_xdata()
    np.testing.assert_allclose(truth.get_ydata(), np.abs(x))
    np.testing.assert_allclose(model.get_ydata(), np.square(x))
    np.testing.assert_allclose(examples.get_xydata(), np.column_stack([BATCH.X[:, 0], BATCH.y]))


def test_lines_and_scales_are_those_asked_for() -> None:
    ax = error_lines(
        [0.1, 1, 10],
        {"a": [1, 2, 3], "b": [3, 2, 1]},
        names=("θ", "error"),
        logarithmic="xy",
        band={"a": ([0, 1, 2], [2, 3, 4])},
    ).axes[0]
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    np.testing.assert_array_equal([line.get_ydata() for line in ax.lines], [[1, 2, 3], [3, 2, 1]])
    assert len(ax.collections) == 1


def test_stroke_stands_at_the_mean_of_the_dots() -> None:
    ax = FIGURES["runs"]().axes[0]
    dots, stroke, *_ = ax.lines
    np.testing.assert_array_equal(dots.get_xdata(), [80, 82])
    np.testing.assert_array_equal(stroke.get_xdata(), [81, 81])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["alone", "bag"]


def test_shapes_pass_through_the_points_that_touch_them() -> None:
    for ax, order in zip(FIGURES["budgets"]().axes, (2, 1), strict=True):
        border = ax.patches[0].get_xy()
        w = next(line for line in ax.lines if line.get_label() == "best within it").get_xydata()[0]
        np.testing.assert_allclose(np.linalg.norm(border, order, axis=1), np.linalg.norm(w, order))


def test_rows_of_images_keep_their_ink_and_their_names() -> None:
    figure = image_rows({"input": IMAGES, "rebuilt": 0.5 * IMAGES})
    first, _, third, _ = figure.axes
    assert (first.get_ylabel(), third.get_ylabel()) == ("input", "rebuilt")
    np.testing.assert_array_equal(third.images[0].get_array(), 0.5 * IMAGES[0].reshape(4, 4))
    assert third.images[0].get_clim() == (0, 1)
    assert image_rows({"": (255 * IMAGES).astype(np.uint8)}).axes[0].images[0].get_clim() == (0, 255)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: fit_panels({}, BATCH, truth=np.abs, y=(0, 1)), "needs a model"),
        (lambda: error_lines([1, 2], {"a": [1]}, names=("x", "y")), "lines of 2 numbers"),
        (lambda: run_spread({"none": []}, names=("x", "y")), "a run of each"),
        (lambda: image_rows({"a": IMAGES, "b": IMAGES[:1]}), "equally many images"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw: Callable[[], Figure], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        draw()
