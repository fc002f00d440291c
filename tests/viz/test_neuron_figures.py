"""Pictures of neurons: the parts have their names, the hidden layer's lines and points are those handed in."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
import pytest

from course_lib.viz import history_timeline, neuron_picture, separating_lines, through_the_hidden_layer

X, Y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
H = np.array([[0.0, 0], [1, 0], [1, 0], [1, 1]])
LINES = {"hidden": [(np.ones(2), -0.5), (np.ones(2), -1.5)], "output": (np.array([1.0, -1.0]), -0.5)}
EVENTS = [(1943, "first"), (1958, "second"), (2006, "third")]
ERAS = [(1943, "early"), (1986, "late")]


def test_cell_and_model_name_their_parts():
    cell, model = neuron_picture().axes
    assert {"cell body", "axon terminals", "synapse"} <= {text.get_text() for text in cell.texts}
    assert {"$w_2$", "$b$", "Σ", "$G$", r"$\hat{y}$"} <= {text.get_text() for text in model.texts}


def test_points_lie_where_the_layers_put_them_and_doubles_are_larger():
    figure = through_the_hidden_layer(X, H, Y, names=("OR", "AND"), **LINES)
    for ax, points in zip(figure.axes, (X, H), strict=True):
        drawn = {artist.get_label(): artist for artist in ax.collections if artist.get_label().startswith("class")}
        for label in (0, 1):
            places = {tuple(place) for place in drawn[f"class {label}"].get_offsets().tolist()}
            assert places == {tuple(row) for row in points[label == Y].tolist()}
    sizes = drawn["class 1"].get_sizes()
    assert sizes.tolist() == [180]  # two examples on one place
    assert figure.axes[1].get_xlabel() == "h₁ (OR)"


def test_shaded_sides_are_those_that_the_lines_call_one():
    first, last = through_the_hidden_layer(X, H, Y, names=("OR", "AND"), **LINES).axes
    either, both, *_ = (artist for artist in first.collections if artist.get_alpha() == 0.13)
    for region, expected in ((either, [0, 1, 1, 1]), (both, [0, 0, 0, 1])):
        assert [any(path.contains_point(x) for path in region.get_paths()) for x in X] == expected
    shaded = next(artist for artist in last.collections if artist.get_alpha() == 0.13)
    assert [any(path.contains_point(h) for path in shaded.get_paths()) for h in H] == [0, 1, 1, 0]


def test_years_stand_true_to_scale_and_every_event_is_written():
    ax = history_timeline(EVENTS, ERAS).axes[0]
    dots = [float(line.get_ydata()[0]) for line in ax.lines if line.get_marker() == "o"]
    assert dots == [1943, 1958, 2006]
    written = [text.get_text() for text in ax.texts]
    assert written == ["early", "late", "1943", "first", "1958", "second", "2006", "third"]
    bars = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in ax.patches]
    assert bars[0] == (1943, 1986)
    assert bars[1][0] == 1986


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: history_timeline(EVENTS[::-1], ERAS), "events in the order"),
        (lambda: history_timeline(EVENTS, []), "eras in the order"),
        (lambda: history_timeline(EVENTS, [(1943 + k, "era") for k in range(7)]), "6 eras, got 7"),
        (lambda: through_the_hidden_layer(X, H[:3], Y, names=("a", "b"), **LINES), r"got \(4, 2\), \(3, 2\)"),
        (lambda: through_the_hidden_layer(X, H, Y, names=("a",), **LINES), "1 names"),
    ],
)
def test_what_cannot_be_drawn_is_refused(draw, message):
    with pytest.raises(ValueError, match=message):
        draw()


def test_figures_leave_the_settings_alone():
    before = dict(mpl.rcParams)
    for figure in (neuron_picture(), history_timeline(EVENTS, ERAS)):
        assert figure.get_facecolor() == (1, 1, 1, 1)
    assert dict(mpl.rcParams) == before


def test_steps_of_a_perceptron_may_leave_some_out():
    planes = [(np.zeros(2), 0.0), (np.array([1.0, 1.0]), -0.5)]
    titles = [ax.get_title() for ax in separating_lines(X, 2 * Y - 1, planes, steps=[0, 7]).axes]
    assert titles == ["step 0: 4 wrong", "step 7: 1 wrong"]
