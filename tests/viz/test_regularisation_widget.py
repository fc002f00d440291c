"""The regularisation widget refuses what it cannot show, and carries all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.data import noisy_polynomial
from course_lib.types import Batch
from course_lib.viz.regularisation_widget import LABELS, RegularisationWidget, regularisation_widget

TRUTH = (1.0, -1.0, 3.0)
TRAIN = noisy_polynomial(12, coefficients=TRUTH, noise=0.4, rng=np.random.default_rng(1), dtype=np.float64)


def _widget(**options: object) -> RegularisationWidget:
    settings = {"truth": TRUTH, "curve": np.square, **options}
    return regularisation_widget(TRAIN, TRAIN[:5], **settings)  # type: ignore[arg-type]


def test_the_page_holds_state_module_and_picture() -> None:
    widget = _widget(penalty="L1", exponent=-2.0, degree=4)
    html = widget.static_html()
    state = json.loads(re.findall(r"data-state>(.*?)</script>", html)[0])
    assert (state["penalty"], state["exponent"], state["degree"]) == ("L1", -2.0, 4)
    assert state["data"]["train"] == {"x": TRAIN.X[:, 0].tolist(), "y": TRAIN.y.tolist()}
    assert state["data"]["truth"] == {"w": [-1.0, 3.0], "b": 1.0}
    assert RegularisationWidget.module() in html
    assert repr(widget) == "RegularisationWidget(penalty='L1', exponent=-2.0, degree=4)"


def test_still_picture_holds_every_example_and_the_curve() -> None:
    still = _widget().still
    assert still.count('class="dot blue"') == len(TRAIN) + still.count("<i ") - 3
    (d,) = re.findall(r'<path d="([^"]+)" class="curve green model"', still)
    points = np.array([[float(u) for u in pair.split(",")] for pair in re.split("[ML]", d)[1:]])
    np.testing.assert_allclose(np.polyfit(points[:, 0], points[:, 1], 2)[0] > 0, False)  # a parabola, upside down
    assert points[:, 1].argmax() == 60


def test_words_are_arguments() -> None:
    assert _widget(labels={**LABELS, "degree": "次数"}).labels["degree"] == "次数"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"degree": 10}, "degree must lie between 1 and 9"),
        ({"penalty": "L3"}, "starts with one of"),
        ({"exponent": 2.0}, "starts with one of"),
        ({"labels": {"title": "only this"}}, r"needs a label for .*degree"),
    ],
)
def test_a_start_that_no_slider_has_is_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _widget(**options)


def test_examples_outside_the_picture_are_refused() -> None:
    far = Batch(np.array([[2.0]]), np.array([1.0]))
    with pytest.raises(ValueError, match="validation set must hold"):
        regularisation_widget(TRAIN, far, truth=TRUTH, curve=np.square)
