"""The boundary widget refuses data that it cannot show, and carries all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.types import Batch
from course_lib.viz import boundary_widget
from course_lib.viz.boundary_widget import LABELS

DATA = Batch(np.array([[0.12345, -1.0], [2.5, 1.0]]), np.array([0, 1]))


def test_state_holds_every_set_of_data_and_starts_with_the_first():
    html = boundary_widget({"two": DATA, "one": DATA[:1]}, depth=2, width=5).static_html()
    found = re.search(r"data-state>(.*?)</script>", html)
    assert found is not None
    state = json.loads(found[1])
    assert state["sets"] == {"two": [[0.123, -1.0, 0], [2.5, 1.0, 1]], "one": [[0.123, -1.0, 0]]}
    assert (state["data"], state["depth"], state["width"]) == ("two", 2, 5)


def test_still_picture_shows_each_example():
    still = boundary_widget({"two": DATA}).still
    assert still.count('class="dot blue"') == still.count('class="dot orange"') == 1
    assert 'role="img"' in still


def test_words_can_be_translated():
    assert "隐层" in boundary_widget({"two": DATA}, labels={**LABELS, "depth": "隐层"}).static_html()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sets": {}}, "at least one set"),
        ({"sets": {"a": Batch(DATA.X[:, :1], DATA.y)}}, r"got X \(2, 1\)"),
        ({"sets": {"a": Batch(DATA.X, 2 * DATA.y)}}, "labels 0 and 1"),
        ({"sets": {"a": Batch(2 * DATA.X, DATA.y)}}, "Standardise"),
        ({"sets": {"a": Batch(np.nan * DATA.X, DATA.y)}}, "Standardise"),
        ({"sets": {"a": DATA}, "depth": 4}, "0 to 3 hidden layers"),
        ({"sets": {"a": DATA}, "width": 0}, "1 to 8 units"),
        ({"sets": {"a": DATA}, "labels": {}}, "label for bend"),
    ],
)
def test_what_cannot_be_shown_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        boundary_widget(**options)
