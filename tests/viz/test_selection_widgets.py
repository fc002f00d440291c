"""The widgets of model selection refuse what they cannot show, and carry all that a page needs."""

from __future__ import annotations

import json
import re

import numpy as np
import pytest

from course_lib.viz import FoldRun, k_fold_widget, threshold_widget
from course_lib.viz.k_fold_widget import LABELS as FOLD_LABELS
from course_lib.viz.threshold_widget import LABELS as THRESHOLD_LABELS

SCORES, TRUTH = np.array([-1.26, 0.04, 3.0, 99.0]), np.array([0, 1, 0, 1])
Y = np.array([0, 0, 1, 1])
HALVES = [np.array([0, 2]), np.array([1, 3])]
RUNS = [FoldRun("shuffled", 2, Y, HALVES, [0.5, 1.0]), FoldRun("stratified", 2, Y, refused="Too few.")]
START = {"n": 4, "k": 2, "way": "shuffled"}
NAMES = {0: "3s", 1: "5s"}


def _state(html: str) -> dict[str, object]:
    found = re.search(r"data-state>(.*?)</script>", html, re.S)
    assert found
    return json.loads(found[1])


def test_scores_are_rounded_and_end_where_the_picture_does() -> None:
    widget = threshold_widget(SCORES, TRUTH, threshold=0.5)
    state = _state(widget.static_html())
    assert state["scores"] == widget.scores == [-1.3, 0.0, 3.0, 8.0]
    assert "-0.0" not in str(threshold_widget(np.array([-0.01, 1.0]), np.array([0, 1])).scores)
    assert state["truth"] == [0, 1, 0, 1]
    assert repr(widget) == "ThresholdWidget(threshold=0.5, examples=4)"


@pytest.mark.parametrize(
    ("scores", "truth", "options", "message"),
    [
        (SCORES, TRUTH[:3], {}, "one a label"),
        (np.zeros(5000), np.zeros(5000), {}, "1 to 4096"),
        (np.array([0.0, np.nan]), np.array([0, 1]), {}, "finite"),
        (SCORES, np.ones(4), {}, "labels 0 and 1"),
        (SCORES, TRUTH, {"threshold": 9.0}, r"must lie in \[-10.0, 8.0\]"),
        (SCORES, TRUTH, {"labels": {"title": "Only this"}}, "needs a label for .*hint"),
    ],
)
def test_threshold_widget_refuses_with_a_sentence(scores, truth, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        threshold_widget(scores, truth, **options)


def test_still_picture_draws_both_classes_and_the_threshold() -> None:
    still = threshold_widget(SCORES, TRUTH).still
    assert still.count('class="area grey"') == still.count('class="area blue"') == 2  # the picture and its legend
    assert still.count('class="curve orange"') == 1
    assert THRESHOLD_LABELS["positive"] in still


def test_a_run_says_in_which_fold_each_example_validates() -> None:
    record = RUNS[0].as_record()
    assert record["folds"] == [0, 1, 0, 1]
    assert record["truth"] == [0, 0, 1, 1]
    assert RUNS[1].as_record()["refused"] == "Too few."


def test_state_and_still_picture_of_the_folds() -> None:
    widget = k_fold_widget(RUNS, NAMES, **START)
    state = _state(widget.static_html())
    assert state["names"] == {"0": "3s", "1": "5s"}
    assert [run["way"] for run in state["runs"]] == ["shuffled", "stratified"]
    assert widget.still.count("<rect") == 2 + 4  # two rows that train, four examples that validate
    assert repr(widget) == "KFoldWidget(n=4, k=2, way='shuffled', fold=1)"


@pytest.mark.parametrize(
    ("runs", "names", "options", "message"),
    [
        ([FoldRun("shuffled", 2, Y, [HALVES[0], HALVES[0]], [1, 1])], NAMES, START, "exactly once"),
        ([FoldRun("shuffled", 2, Y, HALVES[:1], [1, 1])], NAMES, START, "exactly once"),
        ([FoldRun("shuffled", 2, Y, HALVES, [1])], NAMES, START, "a score between 0 and 1"),
        ([FoldRun("shuffled", 2, Y, HALVES, [1, 1.5])], NAMES, START, "a score between 0 and 1"),
        (RUNS, {0: "3s"}, START, r"without a name: \[1\]"),
        ([*RUNS, FoldRun("stratified", 4, Y, refused="No.")], NAMES, START, "every way for each N and K"),
        (RUNS, NAMES, {**START, "way": "stratified"}, "cannot start"),
        (RUNS, NAMES, {**START, "fold": 3}, "cannot start"),
        (RUNS, NAMES, {**START, "labels": {"title": "Only this"}}, "needs a label for .*hint"),
    ],
)
def test_k_fold_widget_refuses_with_a_sentence(runs, names, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        k_fold_widget(runs, names, **options)


@pytest.mark.parametrize("labels", [FOLD_LABELS, THRESHOLD_LABELS])
def test_every_word_is_a_sentence_or_a_name(labels) -> None:
    assert all(isinstance(text, str) and text.strip() for text in labels.values())
