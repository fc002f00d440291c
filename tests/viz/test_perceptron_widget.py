"""The perceptron widget refuses points that it cannot show exactly, and carries all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.viz import perceptron_widget
from course_lib.viz.perceptron_widget import LABELS

X, Y = np.array([[1.5, 0.75], [-1.75, 0.5]]), np.array([1, -1])


def test_state_holds_every_set_of_points_and_starts_with_the_first():
    html = perceptron_widget({"two": (X, Y), "one": (X[:1], Y[:1])}).static_html()
    found = re.search(r"data-state>(.*?)</script>", html)
    assert found is not None
    state = json.loads(found[1])
    assert state["presets"] == {"two": [[1.5, 0.75, 1], [-1.75, 0.5, -1]], "one": [[1.5, 0.75, 1]]}
    assert (state["data"], state["points"], state["step"]) == ("two", state["presets"]["two"], 0)


def test_still_picture_shows_each_point_with_its_sign():
    still = perceptron_widget({"two": (X, Y)}).still
    assert still.count("<circle") == 2
    assert ">+</text>" in still
    assert 'role="img"' in still


def test_words_can_be_translated():
    html = perceptron_widget({"two": (X, Y)}, labels={**LABELS, "play": "播放"}).static_html()
    assert "播放" in html


@pytest.mark.parametrize(
    ("presets", "message"),
    [
        ({}, "at least one set"),
        ({"a": (X[:, :1], Y)}, r"got X \(2, 1\)"),
        ({"a": (X, Y[:1])}, r"y \(1,\)"),
        ({"a": (X, np.array([0, 1]))}, "labels −1 and"),
        ({"a": (X + 0.1, Y)}, "multiples of 0.25"),
        ({"a": (X * 2, Y)}, "must lie in"),
    ],
)
def test_points_that_cannot_be_shown_are_refused(presets, message):
    with pytest.raises(ValueError, match=message):
        perceptron_widget(presets)


def test_a_missing_word_is_named():
    labels = {name: word for name, word in LABELS.items() if name != "play"}
    with pytest.raises(ValueError, match="label for play"):
        perceptron_widget({"two": (X, Y)}, labels=labels)
