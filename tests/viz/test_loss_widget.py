"""The loss widget refuses what it cannot draw, and carries all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.maths.losses import MARGIN_LOSSES, RESIDUAL_LOSSES
from course_lib.viz import loss_widget
from course_lib.viz.loss_widget import KNOWN, LABELS, SLIDERS


def _state(html: str) -> dict[str, object]:
    found = re.search(r"<script [^>]*data-state>(.*?)</script>", html, re.DOTALL)
    assert found
    state: dict[str, object] = json.loads(found[1])
    return state


def test_it_knows_every_loss_of_the_library() -> None:
    assert set(KNOWN["residual"]) == set(RESIDUAL_LOSSES)
    assert set(KNOWN["margin"]) == set(MARGIN_LOSSES)


def test_state_in_the_page_is_the_state_of_the_widget() -> None:
    widget = loss_widget(RESIDUAL_LOSSES, MARGIN_LOSSES, over="margin", x=-1.5)
    state = _state(widget.static_html())
    assert state == {name: getattr(widget, name) for name in widget.shared}
    assert (state["over"], state["x"]) == ("margin", -1.5)
    assert repr(widget) == "LossWidget(over='margin', x=-1.5)"


def test_defaults_lie_on_their_sliders() -> None:
    for curve in RESIDUAL_LOSSES.values():
        for name, value in curve.parameters.items():
            assert SLIDERS[name][0] <= value <= SLIDERS[name][1]


def test_words_are_arguments_and_cannot_break_out_of_the_page() -> None:
    labels = {**LABELS, "hint": "</script><b>&", "value": "损失"}
    html = loss_widget(RESIDUAL_LOSSES, MARGIN_LOSSES, labels=labels).static_html()
    assert _state(html)["labels"] == labels
    assert "<b>" not in html


@pytest.mark.parametrize(("over", "losses"), [("residual", RESIDUAL_LOSSES), ("margin", MARGIN_LOSSES)])
def test_still_picture_draws_and_names_every_loss(over: str, losses: dict[str, object]) -> None:
    still = loss_widget(RESIDUAL_LOSSES, MARGIN_LOSSES, over=over).still
    curves = re.findall(r'<path d="([^"]+)" class="curve line-(\d)"/>', still)
    drawn = [d for d, _ in curves if not d.startswith("M1,6")]  # the others are the legend's
    assert len(drawn) == len(losses)
    for d, curve in zip(drawn, (RESIDUAL_LOSSES if over == "residual" else MARGIN_LOSSES).values(), strict=True):
        points = np.array([[float(u) for u in pair.split(",")] for pair in re.split("[ML]", d)[1:]])
        heights = curve.value(np.linspace(-4, 4, 161) + 1e-9)
        assert np.corrcoef(-points[:, 1], heights)[0, 1] > 0.999
        assert curve.name in still


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"over": "angle"}, "over the residual or the margin, got 'angle'"),
        ({"x": 5.0}, "must lie in"),
        ({"labels": {"title": "Only this"}}, "needs a label for .*hint"),
        ({"residual": {}}, "Of a residual the widget draws squared, .*; got none"),
        ({"margin": {"hinge": MARGIN_LOSSES["logistic"]}}, "Of a margin the widget draws zero_one, .*; got hinge"),
    ],
)
def test_bad_start_is_refused_with_a_sentence(options: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        loss_widget(**{"residual": RESIDUAL_LOSSES, "margin": MARGIN_LOSSES, **options})  # type: ignore[arg-type]
