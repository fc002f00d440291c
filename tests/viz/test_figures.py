"""Figures show what they were given, with names and units on their axes."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.figure import Figure

from course_lib.maths.activations import ACTIVATIONS
from course_lib.types import History
from course_lib.viz import (
    activation_curves,
    class_scores,
    confusion_table,
    digit_grid,
    fitted_line,
    fold_scores,
    learning_curve,
    loss_along,
    network_picture,
    paths_on_surface,
    roc_figure,
    search_progress,
    separating_lines,
)

HISTORY = History(
    train_loss=[0.3, 0.2, 0.1],
    validation_loss=[0.25, 0.2, 0.21],
    validation_accuracy=[0.9, 0.95, 0.94],
    seconds=[1.0, 1.0, 1.0],
    best_epoch=1,
)
COUNTS = np.array([[50, 3], [1, 46]])
ROC = (np.array([0, 0, 0.5, 1]), np.array([0, 0.5, 1, 1]))
POINTS, SIGNS = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 2.0]]), np.array([1, -1, 1])
PLANES = [(np.zeros(2), 0.0), (np.array([-1.0, 1.0]), 0.0)]
PATH = np.array([[1.0, 1.0], [0.5, 0.5], [0.1, 0.0]])

FIGURES: dict[str, Callable[[], Figure]] = {
    "ROC": lambda: roc_figure({"ours": ROC}),
    "class scores": lambda: class_scores({"precision": np.array([0.9, 0.8]), "recall": np.array([0.7, 1])}, ["0", "1"]),
    "fold scores": lambda: fold_scores({"hold-out": np.array([0.9]), "5 folds": np.array([0.8, 0.9])}, name="accuracy"),
    "fitted line": lambda: fitted_line(PATH[:, 0], PATH[:, 1], lambda x: 2 * x, names=("area (m²)", "price")),
    "separating lines": lambda: separating_lines(POINTS, SIGNS, PLANES),
    "paths": lambda: paths_on_surface(lambda a, b: a**2 + 4 * b**2, {"SGD": PATH}, x=(-2, 2), y=(-2, 2)),
    "search": lambda: search_progress([1, 1, 3], [0.5, np.nan, 0.4]),
    "learning curve": lambda: learning_curve(HISTORY),
    "confusion table": lambda: confusion_table(COUNTS),
    "activation curves": lambda: activation_curves(ACTIVATIONS),
    "loss along a weight": lambda: loss_along(np.arange(5.0), [4, 1, 0, 1, 4], at=1, loss=1, slope=-2, name="weight w"),
}


@pytest.mark.parametrize("name", FIGURES)
def test_outer_axes_carry_names(name: str) -> None:
    axes = [ax for ax in FIGURES[name]().axes if ax.axison and ax.get_label() != "<colorbar>"]
    bottom, left = axes[-1], axes[0]
    assert bottom.get_xlabel()
    assert left.get_ylabel()


@pytest.mark.parametrize("name", FIGURES)
def test_figure_is_a_white_card_and_leaves_the_settings_alone(name: str) -> None:
    before = dict(mpl.rcParams)
    figure = FIGURES[name]()
    assert figure.get_facecolor() == (1, 1, 1, 1)
    assert dict(mpl.rcParams) == before


def test_learning_curve_draws_losses_percents_and_the_best_epoch() -> None:
    losses, accuracies = learning_curve(HISTORY).axes
    training, validation, best = losses.lines
    assert list(training.get_xdata()) == [1, 2, 3]
    assert list(training.get_ydata()) == HISTORY.train_loss
    assert list(validation.get_ydata()) == HISTORY.validation_loss
    assert list(best.get_xdata()) == [2, 2]
    assert list(accuracies.lines[0].get_ydata()) == [90, 95, 94]
    assert "%" in accuracies.get_ylabel()


def test_learning_curve_without_a_best_epoch_draws_no_line_for_it() -> None:
    history = History([0.3], [0.2], [0.9], [1.0])
    assert len(learning_curve(history).axes[0].lines) == 2


def test_learning_curve_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one epoch"):
        learning_curve(History())


def test_confusion_table_writes_every_count_and_colours_only_errors() -> None:
    ax = confusion_table(COUNTS).axes[0]
    assert {(t.get_position(), t.get_text()) for t in ax.texts} == {
        ((0, 0), "50"), ((1, 0), "3"), ((0, 1), "1"), ((1, 1), "46")
    }  # fmt: skip
    np.testing.assert_array_equal(ax.images[0].get_array(), [[0, 3], [1, 0]])
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted class", "true class")


@pytest.mark.parametrize("shape", [(2, 3), (4,)])
def test_confusion_table_must_be_square(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="square"):
        confusion_table(np.zeros(shape, int))


def test_digit_grid_shows_each_image_upright_with_truth_and_answer() -> None:
    X = np.arange(3 * 4).reshape(3, 4)
    axes = digit_grid(X, np.array([7, 2, 1]), np.array([7, 3, 1]), columns=2).axes
    assert [ax.get_title() for ax in axes] == ["7 → 7", "2 → 3", "1 → 1", ""]
    np.testing.assert_array_equal(axes[1].images[0].get_array(), [[4, 5], [6, 7]])


@pytest.mark.parametrize("X", [np.zeros((2, 5)), np.zeros((0, 4))])
def test_digit_grid_refuses_what_is_no_square_image(X: np.ndarray) -> None:
    with pytest.raises(ValueError, match="square images"):
        digit_grid(X, np.zeros(len(X), int))


def test_activation_curves_draw_value_and_derivative_of_each() -> None:
    axes = [ax for ax in activation_curves(ACTIVATIONS).axes if ax.axison]
    assert [ax.get_title() for ax in axes] == [activation.name for activation in ACTIVATIONS.values()]
    for ax, activation in zip(axes, ACTIVATIONS.values(), strict=True):
        for value, derivative in (ax.lines[2:4], ax.lines[4:6]):
            x = value.get_xdata()
            np.testing.assert_array_equal(value.get_ydata(), activation.value(x, **activation.parameters))
            np.testing.assert_array_equal(derivative.get_ydata(), activation.derivative(x, **activation.parameters))


def test_tangent_touches_the_loss_at_the_weight() -> None:
    curve, tangent, point = FIGURES["loss along a weight"]().axes[0].lines
    assert list(curve.get_ydata()) == [4, 1, 0, 1, 4]
    x, y = tangent.get_data()
    assert (y[1] - y[0]) / (x[1] - x[0]) == -2
    assert point.get_data() == ([1], [1])


def test_network_picture_writes_every_value_and_weight() -> None:
    figure = network_picture([np.array([1.0, 2.0]), np.array([0.5])], [np.array([[0.25], [-0.75]])], names=["x", "y"])
    texts = [text.get_text() for text in figure.axes[0].texts]
    assert sorted(texts) == sorted(["0.25", "-0.75", "1.0000", "2.0000", "0.5000", "x", "y"])


def test_network_picture_refuses_weights_that_do_not_fit() -> None:
    with pytest.raises(ValueError, match=r"Layers of \[2, 1\] units"):
        network_picture([np.ones(2), np.ones(1)], [np.ones((1, 2))], names=["x", "y"])


def test_roc_figure_draws_the_curve_and_names_its_area() -> None:
    guessing, curve = roc_figure({"ours": ROC}).axes[0].lines
    assert list(guessing.get_xdata()) == [0, 1]
    np.testing.assert_array_equal(curve.get_xydata(), np.column_stack(ROC))
    assert curve.get_label() == "ours, area 0.875"


def test_class_scores_stand_beside_each_other_over_their_class() -> None:
    marks = class_scores({"precision": np.array([0.9, 0.8]), "recall": np.array([0.7, 1])}, ["0", "1"]).axes[0].lines
    assert [list(mark.get_ydata()) for mark in marks] == [[0.9, 0.8], [0.7, 1]]
    assert [np.round(mark.get_xdata()).tolist() for mark in marks] == [[0, 1], [0, 1]]


def test_fold_scores_mark_the_mean() -> None:
    _, mean, *_ = fold_scores({"5 folds": np.array([0.8, 0.9])}, name="accuracy").axes[0].lines
    np.testing.assert_allclose(mean.get_xdata(), 0.85)


def test_fitted_line_draws_every_residual() -> None:
    strokes = fitted_line(PATH[:, 0], PATH[:, 1], lambda x: 2 * x, names=("x", "y")).axes[0].collections[0]
    expected = [sorted([2 * x, y]) for x, y in PATH]
    assert [sorted(stroke[:, 1]) for stroke in strokes.get_segments()] == expected


def test_separating_lines_count_what_is_wrong() -> None:
    titles = [ax.get_title() for ax in separating_lines(POINTS, SIGNS, PLANES).axes]
    assert titles == ["step 0: 3 wrong", "step 1: 0 wrong"]


def test_separating_lines_are_counted_in_the_callers_word() -> None:
    drawn = separating_lines(POINTS, SIGNS, PLANES, steps=[0, 9], word="pass")
    assert [ax.get_title() for ax in drawn.axes] == ["pass 0: 3 wrong", "pass 9: 0 wrong"]


def test_paths_begin_at_the_star() -> None:
    path, start = paths_on_surface(lambda a, b: a**2 + b**2, {"SGD": PATH}, x=(-2, 2), y=(-2, 2)).axes[0].lines
    np.testing.assert_array_equal(path.get_xydata(), PATH)
    np.testing.assert_array_equal(start.get_xydata(), PATH[:1])


def test_search_progress_is_a_falling_staircase_over_failed_trials() -> None:
    _, stairs = search_progress([1, 1, 3], [0.5, np.nan, 0.4]).axes[0].lines
    assert list(stairs.get_xdata()) == [1, 2, 5]
    assert list(stairs.get_ydata()) == [0.5, 0.5, 0.4]


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: roc_figure({}), "1 to 4 curves, got 0"),
        (lambda: class_scores({"precision": np.zeros(3)}, ["0"]), "scores of 1 classes each"),
        (lambda: fold_scores({}, name="x"), "at least one way"),
        (lambda: fitted_line(np.zeros(2), np.zeros(3), np.sin, names=("x", "y")), r"\(2,\) and \(3,\)"),
        (lambda: separating_lines(np.zeros((2, 3)), np.zeros(2), PLANES), r"X \(N, 2\)"),
        (lambda: paths_on_surface(np.add, {}, x=(0, 1), y=(0, 1)), "1 to 4 paths, got 0"),
        (lambda: search_progress([1], []), "got 1 and 0"),
    ],
)
def test_figure_of_what_cannot_be_drawn_says_so(draw: Callable[[], Figure], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        draw()
