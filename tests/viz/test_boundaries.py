"""Boundaries lie where the classifier is undecided, and every classifier has its panel."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.viz.boundaries import decision_boundaries

X, Y = np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]]), np.array([0, 0, 1, 1])


def tilted(points: np.ndarray) -> np.ndarray:
    """The probability ½ lies on x₁ = 0.3."""
    return 1 / (1 + np.exp(-5 * (points[:, 0] - 0.3)))


def test_each_panel_shows_its_boundary_and_every_example():
    left, right = decision_boundaries(X, Y, {"tilted": tilted, "sure": lambda points: np.full(len(points), 0.95)}).axes
    assert (left.get_title(), right.get_title()) == ("tilted", "sure")
    (line,) = [artist for artist in left.collections if artist.get_alpha() is None]
    np.testing.assert_allclose(line.get_paths()[0].vertices[:, 0], 0.3, atol=1e-3)
    assert [artist for artist in right.collections if artist.get_alpha() is None] == []  # it is never undecided
    for ax in (left, right):
        zeros, ones = ax.lines
        np.testing.assert_array_equal(zeros.get_xydata(), X[Y == 0])
        np.testing.assert_array_equal(ones.get_xydata(), X[Y == 1])
        assert ax.get_xlabel() == "x₁"


def test_strong_colour_begins_where_the_classifier_is_sure():
    ax = decision_boundaries(X, Y, {"tilted": tilted}).axes[0]
    shades = [artist for artist in ax.collections if artist.get_alpha() == 0.16]
    edges = [artist.get_paths()[0].vertices[:, 0] for artist in shades]
    sure = np.log(9) / 5  # logit of 0.9, over the slope
    assert edges[0].min() == pytest.approx(0.3, abs=0.01)
    assert edges[1].min() == pytest.approx(0.3 + sure, abs=0.02)
    assert edges[2].max() == pytest.approx(0.3, abs=0.01)
    assert edges[3].max() == pytest.approx(0.3 - sure, abs=0.02)


@pytest.mark.parametrize(("points", "classifiers"), [(X[:, :1], {"a": tilted}), (X, {}), (X[:2], {"a": tilted})])
def test_what_cannot_be_drawn_is_refused(points, classifiers):
    with pytest.raises(ValueError, match=r"X \(N, 2\)"):
        decision_boundaries(points, Y, classifiers)
