"""The pictures of losses show what they were given, and refuse what they cannot show."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from course_lib.maths.losses import RESIDUAL_LOSSES
from course_lib.types import Array
from course_lib.viz import error_against_width, fitted_lines, loss_curves, series_figure, weight_pictures

CURVES = list(RESIDUAL_LOSSES.values())
X, Y = np.array([1.0, 2.0, 3.0]), np.array([1.0, 5.0, 3.0])
W = np.arange(8.0).reshape(4, 2) - 3


def _data(line: Line2D) -> Array:
    """x and y of a drawn line, (2, N)."""
    return np.array(line.get_data())


FIGURES: dict[str, Callable[[], Figure]] = {
    "loss curves": lambda: loss_curves(CURVES, x=(-3, 3), name="residual e"),
    "series": lambda: series_figure([1, 2, 4], {"a": [1, 2, 3], "b": [3, 2, 1]}, names=("step", "loss"), log="xy"),
    "fitted lines": lambda: fitted_lines(X, Y, {"squared": lambda x: 2 * x}, names=("area (m²)", "price"), wrong=1),
    "widths": lambda: error_against_width([1, 2], {"digits": ([0.5, 0.1], [0.6, 0.2])}),
}


@pytest.mark.parametrize("name", FIGURES)
def test_every_axis_carries_its_name(name: str) -> None:
    for ax in FIGURES[name]().axes:
        assert ax.get_xlabel()
        assert ax.get_ylabel()


def test_loss_curves_draw_value_left_and_slope_right_and_tear_at_a_jump() -> None:
    values, slopes = FIGURES["loss curves"]().axes
    for index, curve in enumerate(CURVES):
        for ax, function in ((values, curve.value), (slopes, curve.derivative)):
            x, y = _data(ax.lines[index])
            drawn = np.isfinite(y)
            np.testing.assert_array_equal(y[drawn], function(x[drawn]))
    torn = np.isnan(_data(values.lines[3])[1])
    assert torn.sum() == 2  # the 0-1 loss, at −T and at T
    assert [line.get_label() for line in values.lines[:4]] == [curve.name for curve in CURVES]


def test_series_are_told_apart_by_more_than_colour() -> None:
    lines = FIGURES["series"]().axes[0].lines
    assert [_data(line)[1].tolist() for line in lines] == [[1, 2, 3], [3, 2, 1]]
    assert lines[0].get_linestyle() != lines[1].get_linestyle()


def test_fitted_lines_set_the_wrong_example_apart() -> None:
    line, right, wrong = FIGURES["fitted lines"]().axes[0].lines
    x, y = _data(line)
    np.testing.assert_array_equal(y, 2 * x)
    assert _data(right)[0].tolist() == [1, 3]
    assert _data(wrong).tolist() == [[2], [5]]


def test_error_against_width_is_in_percent() -> None:
    training, validation = FIGURES["widths"]().axes[0].lines
    np.testing.assert_allclose(_data(training)[1], [50, 10])
    np.testing.assert_allclose(_data(validation)[1], [60, 20])


def test_weight_pictures_share_one_scale_around_zero() -> None:
    first, second, _bar = weight_pictures(W, ["a", "b"], columns=2).axes
    np.testing.assert_array_equal(first.images[0].get_array(), W[:, 0].reshape(2, 2))
    np.testing.assert_array_equal(second.images[0].get_array(), W[:, 1].reshape(2, 2))
    assert first.images[0].get_clim() == second.images[0].get_clim() == (-4, 4)


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: loss_curves([], x=(0, 1), name="e"), "1 to 6 losses, got 0"),
        (lambda: series_figure([1], {"a": [1, 2]}, names=("x", "y")), "series of 1 values"),
        (lambda: fitted_lines(X, Y[:2], {"a": abs}, names=("x", "y")), r"\(3,\), \(2,\) and 1"),
        (lambda: error_against_width([1, 2], {"a": ([0.1], [0.2])}), "each of 2 widths"),
        (lambda: weight_pictures(np.zeros((5, 1)), ["a"]), r"I a square, got \(5, 1\)"),
    ],
)
def test_figure_of_what_cannot_be_drawn_says_so(draw: Callable[[], Figure], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        draw()
