"""Figures of training runs show the numbers they were given, and can be told apart."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.viz import curve_panels, layer_histograms, surface_panels

CURVES = {"a": ([1, 2, 3], [3.0, 2.0, 1.0]), "b": ([1, 3], [1.0, 1.5])}
WALK = (lambda a, b: (a - 0.5) ** 2 + (b + 1) ** 2, np.array([[2.0, 1.0], [0.5, 0.25]]), np.array([0.5, -1.0]))


def test_every_curve_is_drawn_in_its_panel_and_keeps_its_look() -> None:
    left, right = curve_panels(
        {"one": CURVES, "two": {"b": ([1, 2], [5.0, 6.0])}}, names=("step", "loss (nats)"), logarithmic="y"
    ).axes
    assert [list(line.get_ydata()) for line in left.lines] == [[3, 2, 1], [1, 1.5]]
    assert list(right.lines[0].get_ydata()) == [5, 6]
    assert right.lines[0].get_color() == left.lines[1].get_color() != left.lines[0].get_color()
    assert (left.get_title(), right.get_title()) == ("one", "two")
    assert (left.get_xscale(), left.get_yscale()) == ("linear", "log")
    assert (left.get_xlabel(), right.get_xlabel(), left.get_ylabel()) == ("step", "step", "loss (nats)")


def test_eight_curves_have_eight_looks_and_a_ninth_is_refused() -> None:
    curves = {str(i): ([0, 1], [0.0, float(i)]) for i in range(8)}
    lines = curve_panels({"": curves}, names=("x", "y")).axes[0].lines
    assert len({(line.get_color(), line.get_linestyle()) for line in lines}) == 8
    for many in ({**curves, "8": ([0], [0.0])}, {}):
        with pytest.raises(ValueError, match="1 to 8 different curves"):
            curve_panels({"": many}, names=("x", "y"))


def test_panels_share_a_scale_that_holds_the_curves_of_all() -> None:
    low, high = {"a": ([1, 2], [1e-9, 1e-3])}, {"a": ([1, 2], [10.0, 1e6])}
    for logarithmic in ("y", ""):
        figure = curve_panels({"low": low, "high": high}, names=("layer", "size"), logarithmic=logarithmic)
        for ax in figure.axes:
            bottom, top = ax.get_ylim()
            assert bottom <= 1e-9
            assert top >= 1e6
            assert all(float(tick).is_integer() for tick in ax.get_xticks())


def test_points_have_no_line_and_logarithmic_axes_plain_numbers() -> None:
    figure = curve_panels({"": CURVES}, names=("x", "y"), logarithmic="xy", points=["a"])
    figure.draw_without_rendering()
    ax = figure.axes[0]
    assert [line.get_linestyle() for line in ax.lines] == ["None", "-"]
    assert [line.get_marker() for line in ax.lines] == ["o", ""]
    assert "1" in [label.get_text() for label in ax.get_xticklabels()]


def test_each_surface_is_shown_around_its_lowest_point_with_equal_units() -> None:
    figure = surface_panels({"raw": WALK, "scaled": WALK, "third": WALK}, names=("w", "b"), reach=2)
    shown = [ax for ax in figure.axes if ax.axison]
    assert [ax.get_title() for ax in shown] == ["raw", "scaled", "third"]
    for ax in shown:
        path, end = ax.lines
        np.testing.assert_array_equal(np.transpose(path.get_data()), WALK[1])
        np.testing.assert_array_equal(np.transpose(end.get_data()), [WALK[2]])
        np.testing.assert_allclose([ax.get_xlim(), ax.get_ylim()], [[-1.5, 2.5], [-3, 1]])
        assert ax.get_aspect() == 1
    with pytest.raises(ValueError, match="at least one surface"):
        surface_panels({}, names=("w", "b"))


def test_histograms_count_every_output_also_those_outside() -> None:
    values = np.array([-9.0, 0.1, 0.1, 9.0])
    figure = layer_histograms({"He": {1: values, 5: values / 10}}, name="output h", limits=(-1, 1), bins=4)
    first, second = figure.axes
    heights = first.patches[0].get_data().values
    np.testing.assert_allclose(heights, [25, 0, 50, 25])
    assert first.get_title() == f"layer 1: std {values.std():.2g}"
    assert second.get_title() == f"layer 5: std {values.std() / 10:.2g}"
    assert first.get_ylabel() == "He"
    assert first.get_xlabel() == "output h"


def test_histograms_of_different_layers_are_refused() -> None:
    with pytest.raises(ValueError, match="the same layers of each"):
        layer_histograms({"a": {1: np.ones(2)}, "b": {2: np.ones(2)}}, name="h", limits=(0, 1))
