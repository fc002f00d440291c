"""The picture of learned slopes counts every unit, beside the slope where all began."""

from __future__ import annotations

import pytest

from course_lib.viz import slope_histograms


def test_each_group_has_a_panel_that_counts_all_its_units(rng):
    slopes = {"first": rng.normal(0.25, 0.1, 64), "second": rng.normal(0.4, 0.02, 32)}
    figure = slope_histograms(slopes, start=0.25)
    for ax, (name, group) in zip(figure.axes, slopes.items(), strict=True):
        assert ax.get_title() == name
        assert sum(bar.get_height() for bar in ax.patches) == len(group)
        assert ax.lines[0].get_xdata()[0] == 0.25


def test_no_slopes_are_refused():
    with pytest.raises(ValueError, match="needs one or more"):
        slope_histograms({}, start=0.25)
