"""What lies inside what, the way to an answer, and a plane through points."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from matplotlib.patches import FancyBboxPatch

from course_lib.types import Array
from course_lib.viz import fitted_plane, nested_fields, stations

NAMES = ["all", "many", "some", "one"]


def test_each_field_lies_inside_the_one_before() -> None:
    ax = nested_fields(NAMES).axes[0]
    boxes = [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    corners = [
        (box.get_x(), box.get_y(), box.get_x() + box.get_width(), box.get_y() + box.get_height()) for box in boxes
    ]
    assert len(corners) == 4
    for outer, inner in pairwise(corners):
        assert outer[0] < inner[0] < inner[2] < outer[2]
        assert outer[1] < inner[1] < inner[3] < outer[3]
    for text, corner, outside in zip(ax.texts, corners, [*corners[1:], (0, 0, 0, 0)], strict=True):
        _, height = text.get_position()
        assert corner[1] < height < corner[3]
        assert not outside[1] < height < outside[3]
    assert [text.get_text() for text in ax.texts] == NAMES


def test_stations_stand_from_top_to_bottom_with_their_words_beside_them() -> None:
    ax = stations(["a", "b", "c"], ["x", "y", "z"]).axes[0]
    place = {text.get_text(): ax.transData.transform(text.get_position()) for text in ax.texts}
    assert place["a"][1] > place["b"][1] > place["c"][1]
    for name, words in zip("abc", "xyz", strict=True):
        assert place[name][1] == place[words][1]
        assert place[name][0] < place[words][0]
    arrows = [patch for patch in ax.patches if not isinstance(patch, FancyBboxPatch)]
    assert len(arrows) == 2


def test_the_plane_and_its_residuals_are_the_models() -> None:
    def predict(X: Array) -> Array:
        return X @ [2.0, -1.0] + 3

    X, y = np.array([[0.0, 0.0], [1.0, 2.0]]), np.array([4.0, 3.0])
    ax = fitted_plane(X, y, predict, names=("u", "v", "w"), asked=np.array([5.0, 1.0])).axes[0]
    lines = [np.array(line.get_data_3d()) for line in ax.lines]
    for line, (u, v), true in zip(lines[:2], X, y, strict=True):
        np.testing.assert_allclose(line, [[u, u], [v, v], [2 * u - v + 3, true]])
    np.testing.assert_allclose(lines[-1], [[5], [1], [12]])
    assert (ax.get_xlabel(), ax.get_ylabel(), ax.get_zlabel()) == ("u", "v", "w")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: nested_fields(["one"]), "2 to 5 names, got 1"),
        (lambda: stations(["a", "b"], ["x"]), "got 2 and 1"),
        (lambda: fitted_plane(np.ones((3, 3)), np.ones(3), lambda X: X[:, 0], names=("u", "v", "w")), r"\(3, 3\)"),
    ],
)
def test_what_cannot_be_drawn_is_said(call, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=words):
        call()
