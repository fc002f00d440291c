"""The dropout and the early-stopping widget refuse what they cannot show, and carry all that a page needs."""

from __future__ import annotations

import json
import re
from typing import Any

import numpy as np
import pytest

from course_lib.types import History
from course_lib.viz import dropout_widget, early_stopping_widget
from course_lib.viz.dropout_widget import LABELS as DROPOUT_LABELS
from course_lib.viz.dropout_widget import DropoutWidget
from course_lib.viz.early_stopping_widget import LABELS as STOPPING_LABELS
from course_lib.viz.early_stopping_widget import EarlyStoppingWidget

RUN = History([1.0, 0.5, 0.2], [1.1, 0.7, 0.9], [0.6, 0.8, 0.75], [1.0, 1.0, 1.0])


def _state(html: str) -> dict[str, Any]:
    state: dict[str, Any] = json.loads(re.findall(r"data-state>(.*?)</script>", html)[0])
    return state


def _dropout(inputs: int = 2, hidden: int = 3, **options: Any) -> DropoutWidget:
    rng = np.random.default_rng(1)
    weights = [(rng.random((inputs, hidden)), np.zeros(hidden)), (rng.random((hidden, 1)), np.ones(1))]
    settings: dict[str, Any] = {
        "draws": (rng.random((4, inputs)), rng.random((4, hidden))),
        "outputs": np.arange(4.0),
        **options,
    }
    return dropout_widget(rng.random(inputs), weights, **settings)


def test_pages_hold_state_module_and_picture() -> None:
    dropout, stopping = _dropout(hidden_rate=0.3), early_stopping_widget(RUN, patience=2, min_delta=0.01)
    assert _state(dropout.static_html())["hidden_rate"] == 0.3
    assert DropoutWidget.module() in dropout.static_html()
    assert dropout.still.count("<circle") == 4
    state = _state(stopping.static_html())
    assert state["history"] == {
        "train": RUN.train_loss,
        "validation": RUN.validation_loss,
        "accuracy": RUN.validation_accuracy,
    }
    assert EarlyStoppingWidget.module() in stopping.static_html()
    assert stopping.still.count("<circle") == 1


def test_reprs_are_short() -> None:
    assert repr(_dropout()) == "DropoutWidget(input_rate=0.2, hidden_rate=0.5, mask=1)"
    assert repr(early_stopping_widget(RUN)) == "EarlyStoppingWidget(patience=3, min_delta=0.0)"


def test_words_are_arguments() -> None:
    assert _dropout(labels={**DROPOUT_LABELS, "next": "下一个"}).labels["next"] == "下一个"
    assert early_stopping_widget(RUN, labels={**STOPPING_LABELS, "epoch": "轮"}).labels["epoch"] == "轮"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"hidden_rate": 1.0}, r"must lie in \[0, 0.9\]"),
        ({"outputs": np.arange(3.0)}, "do not fit a network 2-3-1 and 3 masks"),
        ({"inputs": 5, "hidden": 8}, "at most 12 units, got 13"),
        ({"labels": {"title": "only this"}}, "needs a label for"),
    ],
)
def test_dropout_that_cannot_be_shown_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _dropout(**options)


@pytest.mark.parametrize(
    ("history", "options", "message"),
    [
        (History([1.0], [1.0], [0.5], [1.0]), {}, "at least 2 epochs, got 1"),
        (RUN, {"patience": 0}, r"patience must lie in \[1, 20\]"),
        (RUN, {"min_delta": 1.0}, "min_delta must lie in"),
        (RUN, {"labels": {"title": "only this"}}, "needs a label for"),
    ],
)
def test_a_run_that_cannot_be_shown_is_refused(history: History, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        early_stopping_widget(history, **options)
