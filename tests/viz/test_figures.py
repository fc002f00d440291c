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
    confusion_table,
    digit_grid,
    learning_curve,
    loss_along,
    network_picture,
)

HISTORY = History(
    train_loss=[0.3, 0.2, 0.1],
    validation_loss=[0.25, 0.2, 0.21],
    validation_accuracy=[0.9, 0.95, 0.94],
    seconds=[1.0, 1.0, 1.0],
    best_epoch=1,
)
COUNTS = np.array([[50, 3], [1, 46]])

FIGURES: dict[str, Callable[[], Figure]] = {
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
