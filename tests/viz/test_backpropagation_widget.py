"""The backpropagation widget refuses what it cannot show, and its still picture holds the pass that it was given."""

from __future__ import annotations

import re

import numpy as np
import pytest

from course_lib.maths.losses import squared_error
from course_lib.models import worked_example
from course_lib.nn import trace
from course_lib.viz import backpropagation_widget
from course_lib.viz.backpropagation_widget import LABELS


def given():
    network, (X, Y) = worked_example()
    seen = trace(network, squared_error, X, Y)
    return seen.values, seen.gradients, [param.value for param in network.params], Y


def test_still_picture_holds_every_number_of_the_pass():
    values, gradients, *_ = given()
    still = backpropagation_widget(*given()).still
    shown = [float(text.replace("−", "-")) for text in re.findall(r'class="figure">([^<]+)<', still)]
    ours = np.concatenate([*values, *gradients[1:]], axis=1)[0]
    np.testing.assert_allclose(sorted(shown), sorted(ours.round(4)), atol=1e-12)
    assert still.count('class="edge"') == 9 + 6
    assert 'role="img"' in still


def test_words_are_arguments_and_cannot_break_out_of_the_page():
    labels = {**LABELS, "still": "</svg><b>", "hidden": "<b>", "hint": "</script><b>"}
    text = backpropagation_widget(*given(), labels=labels).static_html()
    assert "<b>" not in text


def test_repr_is_short_and_does_not_change_from_run_to_run():
    assert repr(backpropagation_widget(*given(), step=3)) == "BackpropagationWidget(step=3, follow='W2,1,0')"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"step": 13}, r"step must lie in \[0, 12\], got 13"),
        ({"follow": "W2,3,0"}, "follows one of W1,0,0"),
        ({"labels": {**LABELS, "steps": ["one"]}}, "names of 13 steps"),
        ({"labels": {"title": "Only this", "steps": LABELS["steps"]}}, "a label for .*hint"),
    ],
)
def test_bad_start_is_refused_with_a_sentence(options, message):
    with pytest.raises(ValueError, match=message):
        backpropagation_widget(*given(), **options)


def test_values_that_do_not_fit_the_weights_are_refused():
    values, gradients, parameters, Y = given()
    with pytest.raises(ValueError, match="need one example"):
        backpropagation_widget([np.tile(v, (2, 1)) for v in values], gradients, parameters, Y)
    with pytest.raises(ValueError, match="need one example"):
        backpropagation_widget(values, gradients, parameters, Y[:, :1])
    wide = (
        [np.zeros((1, n)) for n in (3, 4, 4, 2, 2)],
        [],
        [np.zeros((3, 4)), np.zeros(4), np.zeros((4, 2)), np.zeros(2)],
    )
    with pytest.raises(ValueError, match="room for 3 units"):
        backpropagation_widget(*wide, Y)
