"""The widget of the optimisers' paths refuses what it cannot show, and carries all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.maths.surfaces import SURFACES
from course_lib.viz.paths_widget import LABELS, LOOKS, RATES, PathsWidget, paths_widget

PATH = np.array([[1.0, 1.0], [0.5, 0.25], [0.25, 0.0]])


def _state(widget: PathsWidget) -> dict[str, object]:
    found = re.search(r"<script type=\"application/json\" data-state>(.*?)</script>", widget.static_html(), re.DOTALL)
    assert found
    state: dict[str, object] = json.loads(found[1])
    return state


def test_the_page_holds_state_modules_and_picture() -> None:
    widget = paths_widget(SURFACES, {"adam": PATH, "sgd": PATH}, surface="bowl")
    bundle = widget._repr_mimebundle_()
    assert bundle is not None
    page, state = bundle[0]["text/html"], _state(widget)
    assert (state["surface"], state["start"], state["steps"]) == ("bowl", [1, 1], 2)
    assert state["optimisers"] == ["sgd", "adam"]  # in the widget's order
    assert state["rates"] == {surface: dict(rates) for surface, rates in RATES.items()}
    for script in (*PathsWidget.before, PathsWidget.files):
        assert script.read_text("utf-8") in page
    assert widget.still in page
    assert bundle[0]["text/plain"] == "PathsWidget(surface='bowl', optimisers=['sgd', 'adam'], steps=2)"


def test_every_surface_of_the_library_has_rates_and_a_start_in_its_picture() -> None:
    assert set(RATES) == set(SURFACES)
    for key, surface in SURFACES.items():
        assert set(RATES[key]) == set(LOOKS)
        assert surface.x[0] < surface.start[0] < surface.x[1]
        assert surface.y[0] < surface.start[1] < surface.y[1]


def test_still_picture_shows_each_path_where_it_goes() -> None:
    still = paths_widget(SURFACES, {"sgd": PATH, "nesterov": -PATH[:, ::-1] + 2}, surface="bowl").still
    drawn = re.findall(r'<path d="([^"]*)" class="curve ([\w ]+) walk"/>', still)
    assert [look for _, look in drawn] == ["blue", "orange dashed"]
    for (d, _), path in zip(drawn, (PATH, -PATH[:, ::-1] + 2), strict=True):
        pixels = np.array([[float(n) for n in point.split(",")] for point in d[1:].split("L")])
        across, up = np.polyfit(path[:, 0], pixels[:, 0], 1), np.polyfit(path[:, 1], pixels[:, 1], 1)
        assert across[0] == pytest.approx(582 / 8, rel=1e-3)
        assert up[0] == pytest.approx(-across[0], rel=0.02)  # equal units: contours keep their angles
    assert still.count('class="contour"') >= 10
    assert "Nesterov" in still


def test_words_are_arguments_and_cannot_break_out_of_the_page() -> None:
    words = {**LABELS, "w1": "</svg><b>", "sgd": "随机<b>", "hint": "</script><b>"}
    page = paths_widget(SURFACES, {"sgd": PATH}, surface="bowl", labels=words).static_html()
    assert "<b>" not in page
    assert "随机" in page


@pytest.mark.parametrize(
    ("paths", "surface", "labels", "message"),
    [
        ({"lion": PATH}, "bowl", LABELS, "knows the optimisers sgd, .*; got lion"),
        ({}, "bowl", LABELS, "got none"),
        ({"sgd": PATH}, "moon", LABELS, "starts on one of bowl"),
        ({"sgd": PATH, "adam": PATH[:2]}, "bowl", LABELS, "from one start"),
        ({"sgd": PATH, "adam": PATH + 1}, "bowl", LABELS, "from one start"),
        ({"sgd": PATH[:1]}, "bowl", LABELS, "1 ≤ K ≤ 200"),
        ({"sgd": PATH}, "bowl", {"title": "t"}, "needs a label for adadelta"),
    ],
)
def test_what_it_cannot_show_is_refused(paths, surface, labels, message) -> None:
    with pytest.raises(ValueError, match=message):
        paths_widget(SURFACES, paths, surface=surface, labels=labels)
