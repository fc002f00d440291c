"""The activation widget refuses what it cannot draw, and carries all that a page needs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser

import numpy as np
import pytest

from course_lib.maths.activations import ACTIVATIONS
from course_lib.types import Activation
from course_lib.viz import activation_widget
from course_lib.viz.activation_widget import LABELS, SLIDERS


class _Parts(HTMLParser):
    """What stands in the widget's HTML: the text of each element that carries a data attribute, and the tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.tags: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        marks = [name for name, _ in attrs if name in ("data-state", "data-module")]
        self._inside = marks[0] if marks else ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[self._inside] = self.texts.get(self._inside, "") + data


def _html(**options: object) -> str:
    bundle = activation_widget(ACTIVATIONS, **options)._repr_mimebundle_()  # type: ignore[arg-type]
    assert bundle is not None
    return str(bundle[0]["text/html"])


def test_importing_viz_imports_neither_matplotlib_nor_widgets() -> None:
    program = (
        "import sys, course_lib, course_lib.viz; "
        "heavy = {'matplotlib', 'ipywidgets', 'anywidget', 'IPython'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_unknown_name_of_viz_is_an_attribute_error() -> None:
    import course_lib.viz

    with pytest.raises(AttributeError, match="has no attribute 'learning_curves'"):
        course_lib.viz.learning_curves


def test_state_in_the_page_is_the_state_of_the_widget() -> None:
    widget = activation_widget(ACTIVATIONS, function="elu", x=-1.5)
    state = json.loads(_Parts(_html(function="elu", x=-1.5)).texts["data-state"])
    assert state["function"] == widget.function == "elu"
    assert state["x"] == widget.x == -1.5
    assert state["parameters"]["elu"] == dict(ACTIVATIONS["elu"].parameters)
    assert list(state["functions"]) == list(ACTIVATIONS)


def test_defaults_lie_on_their_sliders() -> None:
    for key, activation in ACTIVATIONS.items():
        for name, value in activation.parameters.items():
            low, high = SLIDERS[key][name]
            assert low <= value <= high


def test_words_are_arguments_and_cannot_break_out_of_the_page() -> None:
    labels = {**LABELS, "function": "激活函数", "hint": "</script><b>&"}
    text = _html(labels=labels)
    parts = _Parts(text)
    state = json.loads(parts.texts["data-state"])
    assert state["labels"]["function"] == "激活函数"
    assert state["labels"]["hint"] == "</script><b>&"
    assert "b" not in parts.tags


def test_still_picture_draws_both_curves_of_the_first_function() -> None:
    svg = _html(function="tanh")
    for kind in ("value", "derivative"):
        path = re.search(rf'<path d="([^"]+)" class="curve {kind}"/>', svg)
        assert path
        points = np.array([[float(u) for u in pair.split(",")] for pair in re.split("[ML]", path[1])[1:]])
        assert len(points) == 120
        assert points.min() >= 0
        heights = getattr(ACTIVATIONS["tanh"], kind)(np.linspace(-4, 4, 120))
        assert np.corrcoef(-points[:, 1], heights)[0, 1] > 0.999


def test_repr_is_short_and_does_not_change_from_run_to_run() -> None:
    assert repr(activation_widget(ACTIVATIONS)) == "ActivationWidget(function='relu', x=1.0)"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"function": "swish"}, "starts with one of step, sigmoid"),
        ({"x": 5.0}, "must lie in"),
        ({"labels": {"title": "Only this"}}, "needs a label for .*hint"),
    ],
)
def test_bad_start_is_refused_with_a_sentence(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        activation_widget(ACTIVATIONS, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("parameters", [{}, {"beta": 1.0}])
def test_function_that_the_picture_does_not_know_is_refused(parameters: dict[str, float]) -> None:
    swish = Activation("swish", "x", np.copy, np.ones_like, parameters)
    with pytest.raises(ValueError, match="cannot draw swish"):
        activation_widget({**ACTIVATIONS, "swish": swish})


def test_known_function_with_other_parameters_is_refused() -> None:
    other = Activation("ELU", "x", np.copy, np.ones_like, {"beta": 1.0})
    with pytest.raises(ValueError, match="cannot draw elu"):
        activation_widget({"relu": ACTIVATIONS["relu"], "elu": other})
