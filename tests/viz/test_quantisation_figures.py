"""The figures of fixed point draw the weights, errors and shares they were given."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest

from course_lib.viz import before_and_after, position_sweep

W = np.array([[-0.9, -0.3, 0.0], [0.1, 0.26, 1.2]])
ROUNDED = {"position -1": np.array([[-0.5, -0.5, 0.0], [0.0, 0.5, 0.5]]), "position -2": np.round(4 * W) / 4}
STEPS = {"position -1": 0.5, "position -2": 0.25}


def test_errors_are_drawn_for_every_weight_and_saturated_ones_apart() -> None:
    below = before_and_after(W, ROUNDED, steps=STEPS).axes[2:]
    for ax, (title, after) in zip(below, ROUNDED.items(), strict=True):
        rounded, cut = (np.array(line.get_xydata()) for line in ax.lines)
        drawn = np.concatenate([rounded, cut])
        expected = np.stack([W.ravel(), (after - W).ravel()], axis=1)
        np.testing.assert_allclose(drawn[drawn[:, 0].argsort()], expected[expected[:, 0].argsort()])
        beyond = np.abs(after - W) > STEPS[title] / 2
        np.testing.assert_allclose(sorted(cut[:, 0]), sorted(W[beyond]))
    assert len(below[0].lines[1].get_xdata()) == 2
    assert len(below[1].lines[1].get_xdata()) == 0
    assert [text.get_text() for text in below[0].get_legend().get_texts()] == ["rounded", "saturated"]
    assert below[1].get_legend() is None


def test_histograms_before_hold_all_weights_in_per_cent() -> None:
    figure = before_and_after(W, ROUNDED, steps=STEPS)
    for ax in figure.axes[:2]:
        assert sum(bar.get_height() for bar in ax.patches if isinstance(bar, mpl.patches.Rectangle)) == pytest.approx(
            100
        )


def test_axes_carry_names_and_titles_a_real_minus() -> None:
    figure = before_and_after(W, ROUNDED, steps=STEPS)
    assert [ax.get_title() for ax in figure.axes[:2]] == ["position −1", "position −2"]
    assert [ax.get_xlabel() for ax in figure.axes[2:]] == ["weight w", "weight w"]
    assert figure.axes[0].get_ylabel() == "weights (%)"
    assert figure.axes[2].get_ylabel() == "error ŵ − w"


def test_the_settings_of_the_reader_stay() -> None:
    before = dict(mpl.rcParams)
    before_and_after(W, ROUNDED, steps=STEPS)
    position_sweep([0], [1.0], [0.0])
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    ("rounded", "steps"),
    [({}, {}), ({"a": np.zeros(3)}, {"a": 1.0}), ({"a": W}, {"b": 1.0})],
    ids=["none", "shape", "step"],
)
def test_weights_that_do_not_belong_together_are_refused(rounded, steps) -> None:
    with pytest.raises(ValueError, match=r"shape \(2, 3\) and a step"):
        before_and_after(W, rounded, steps=steps)


def test_sweep_draws_errors_and_percents_and_marks_the_smallest_error() -> None:
    error, share = position_sweep([-9, -8, -7], [0.3, 0.1, 0.2], [0.5, 0.25, 0]).axes
    assert error.lines[0].get_xydata().tolist() == [[-9, 0.3], [-8, 0.1], [-7, 0.2]]
    assert share.lines[0].get_xydata().tolist() == [[-9, 50], [-8, 25], [-7, 0]]
    assert list(error.lines[1].get_xdata()) == list(share.lines[1].get_xdata()) == [-8, -8]
    assert error.get_yscale() == "log"
    assert error.get_legend().get_texts()[0].get_text() == "position −8"


@pytest.mark.parametrize(("errors", "shares"), [([1.0], [0.0, 0.0]), ([1.0, 2.0], [0.0])])
def test_a_sweep_needs_both_numbers_for_each_position(errors, shares) -> None:
    with pytest.raises(ValueError, match="an error and a share"):
        position_sweep([0, 1], errors, shares)
