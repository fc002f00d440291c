"""Pictures of pictures show what they are given, and refuse what they cannot show."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.viz import colour_pictures, log_bars, weights_as_pictures


def test_each_picture_stands_under_its_title(rng):
    X = rng.random((3, 4, 5, 3))
    figure = colour_pictures(X, ["a", "b", "c"])
    assert [ax.get_title() for ax in figure.axes] == ["a", "b", "c"]
    for ax, picture in zip(figure.axes, X, strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), picture)


def test_weights_share_a_scale_whose_middle_is_zero(rng):
    weights = {"red": rng.standard_normal((4, 4)), "blue": 3 * rng.standard_normal((4, 4))}
    figure = weights_as_pictures(weights)
    most = max(np.abs(w).max() for w in weights.values())
    assert [ax.images[0].get_clim() for ax in figure.axes[:2]] == [(-most, most)] * 2


def test_bars_have_the_lengths_on_a_logarithmic_axis():
    figure = log_bars({"slow": 900.0, "fast": 0.03}, name="time (ms)")
    ax = figure.axes[0]
    assert [bar.get_width() for bar in ax.patches] == [900.0, 0.03]
    assert (ax.get_xscale(), ax.get_xlabel()) == ("log", "time (ms)")


@pytest.mark.parametrize(
    "draw",
    [
        lambda: colour_pictures(np.zeros((2, 4, 4)), ["a", "b"]),
        lambda: colour_pictures(np.zeros((2, 4, 4, 3)), ["a"]),
        lambda: weights_as_pictures({}),
        lambda: log_bars({"none": 0.0}, name="time (ms)"),
        lambda: log_bars({}, name="time (ms)"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw):
    with pytest.raises(ValueError, match="needs"):
        draw()
