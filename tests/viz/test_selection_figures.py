"""The figures of model selection draw what they were given."""

from __future__ import annotations

import numpy as np
import pytest

from course_lib.viz import differences_by_step, errors_by_setting, fold_scores, generations, halving_lines, search_maps

ERRORS = np.array([[3.0, 1.0, 2.0], [2.0, 3.0, 1.0]])
SETTINGS = np.array([[0.1, 1e-3], [0.5, 1e-2], [0.1, 1e-1]])
ROUNDS = [(2, {0: 0.9, 1: 0.5, 2: 0.7, 3: 2.0}), (4, {1: 0.4, 2: 0.3})]


def test_each_split_is_a_line_with_a_ring_at_its_lowest_error() -> None:
    ax = errors_by_setting([1, 2, 3], {"one half": ERRORS}, names=("degree", "error")).axes[0]
    assert ax.get_title() == "one half"
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("degree", "error")
    first, ring, second, other, mean = ax.lines[:5]
    assert list(first.get_ydata()) == [3, 1, 2]
    assert (list(ring.get_xdata()), list(ring.get_ydata())) == ([2], [1])
    assert list(second.get_ydata()) == [2, 3, 1]
    assert (list(other.get_xdata()), list(other.get_ydata())) == ([3], [1])
    assert list(mean.get_ydata()) == [2.5, 2, 1.5]


@pytest.mark.parametrize("errors", [{}, {"a": np.zeros(3)}, {"a": np.zeros((0, 3))}, {"a": np.zeros((2, 2))}])
def test_errors_of_another_shape_are_refused(errors) -> None:
    with pytest.raises(ValueError, match=r"at least one way|needs errors"):
        errors_by_setting([1, 2, 3], errors, names=("x", "y"))


def test_a_dot_of_fold_scores_is_what_the_page_says() -> None:
    figure = fold_scores({"5 folds": np.array([0.8, 0.9])}, name="accuracy", dot="a student")
    legend = figure.axes[0].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["a student", "mean"]


def test_a_search_map_rings_its_best_and_counts_the_values_tried() -> None:
    ax = search_maps({"grid": (SETTINGS, np.array([2.0, 1.0, 3.0]))}, names=("α", "θ")).axes[0]
    assert ax.get_title() == "grid: 2 values of α"
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("α", "θ")
    np.testing.assert_array_equal(np.asarray(ax.collections[0].get_offsets()), SETTINGS)
    ring, strokes = ax.lines
    assert (float(ring.get_xdata()[0]), float(ring.get_ydata()[0])) == (0.5, 0.01)
    assert list(strokes.get_xdata()) == [0.1, 0.5]
    sizes = ax.collections[0].get_sizes()
    assert sizes[1] > sizes[0] > sizes[2]
    assert ax.get_axisbelow() is True  # no line of the grid crosses a dot


def test_a_search_map_refuses_settings_without_losses() -> None:
    with pytest.raises(ValueError, match=r"needs settings \(T, 2\)"):
        search_maps({"grid": (SETTINGS, np.zeros(2))}, names=("α", "θ"))


def test_a_line_of_halving_ends_where_its_configuration_was_cut() -> None:
    ax = halving_lines(ROUNDS).axes[0]
    assert [list(line.get_ydata()) for line in ax.lines[:4]] == [[0.9], [0.5, 0.4], [0.7, 0.3], [2.0]]
    widths = [line.get_linewidth() for line in ax.lines[:4]]
    assert widths.index(max(widths)) == 2  # the winner of the last round
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2\n4 left", "4\n2 left"]


def test_generations_keep_the_lowest_so_far() -> None:
    ax = generations([[3, 2], [2.5, 4], [1, 5]], name="loss").axes[0]
    assert [list(line.get_ydata()) for line in ax.lines[:3]] == [[3, 2], [2.5, 4], [1, 5]]
    assert list(ax.lines[3].get_ydata()) == [2, 2, 1]
    assert ax.get_ylabel() == "loss"


@pytest.mark.parametrize("draw", [halving_lines, lambda rounds: generations(rounds, name="loss")])
def test_nothing_to_draw_is_refused(draw) -> None:
    with pytest.raises(ValueError, match="at least one"):
        draw([])


def test_a_difference_of_nothing_is_not_drawn_on_a_logarithmic_axis() -> None:
    ax = differences_by_step({"ours": np.array([0, 1e-16, 2e-16])}).axes[0]
    assert ax.get_yscale() == "log"
    np.testing.assert_array_equal(ax.lines[0].get_ydata(), [np.nan, 1e-16, 2e-16])
    assert list(ax.lines[0].get_xdata()) == [1, 2, 3]


@pytest.mark.parametrize("number", [0, 4])
def test_differences_of_no_name_or_too_many_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1 to 3 names"):
        differences_by_step({str(i): np.ones(2) for i in range(number)})
