"""Figures of the modelled machine show the records' figures, and no label lies on another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from course_lib.types import Cost, Event, Saturation
from course_lib.viz import (
    accuracy_against_bits,
    buffer_occupancy,
    cycles_per_image,
    dram_traffic,
    machine_picture,
    roofline,
    saturation_bars,
    saturation_histogram,
    timeline,
)
from course_lib.viz.labels import label_points
from tests.dlp.costs import COST, EVENTS, FC1, FC2, RELU, SATURATION


def many(layers: int, *, spread: float) -> Cost:
    """A cost of many layers, their points close together where `spread` is small."""
    chosen = [
        replace(
            FC1, layer_id=i, name=f"conv{i}", macs=int(1000 * (1 + spread * i)), dram_reads=900 + int(spread * i * i)
        )
        for i in range(layers)
    ]
    return replace(COST, layers=tuple(chosen))


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def boxes(figure: Figure) -> list[Bbox]:
    FigureCanvasAgg(figure).draw()
    return [text.get_window_extent() for text in figure.axes[0].texts if text.get_text()]


def check_apart(figure: Figure) -> None:
    """No label on another, none outside the axes."""
    labels = boxes(figure)
    frame = figure.axes[0].get_window_extent()
    assert [(a.bounds, b.bounds) for a, b in combinations(labels, 2) if a.overlaps(b)] == []
    assert all(frame.x0 <= label.x0 and label.x1 <= frame.x1 for label in labels)
    assert all(frame.y0 <= label.y0 and label.y1 <= frame.y1 for label in labels)


def test_roofline_puts_each_layer_at_its_intensity_and_performance() -> None:
    ax = roofline(COST).axes[0]
    lines = {line.get_label(): line for line in ax.lines}
    np.testing.assert_allclose(
        lines["memory-bound"].get_xydata(), [[2, 2 * 1000 / 400]]
    )  # ops a cycle = GOP/s at 1 GHz
    np.testing.assert_allclose(lines["compute-bound"].get_xydata(), [[48, 2 * 6000 / 375]])
    assert texts(ax) == ["fc1", "fc2"], "relu1 does no MACs"
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert "op/B" in ax.get_xlabel()
    assert "GOP/s" in ax.get_ylabel()


@pytest.mark.parametrize("clock", [1e9, 0.5e9])
def test_roof_rises_with_the_bandwidth_and_ends_at_each_formats_peak(clock: float) -> None:
    slow = replace(COST, clock=clock, bandwidth=4.0)
    giga = clock / 1e9
    for line, peak in zip(roofline(slow).axes[0].lines[:2], (20 * giga, 40 * giga), strict=True):
        x, y = line.get_data()
        np.testing.assert_allclose(y, np.minimum(peak, 4 * giga * np.asarray(x)))
        assert max(y) == peak, "the flat part is in the picture"


@pytest.mark.parametrize(("layers", "spread"), [(1, 1.0), (2, 0.0), (8, 0.01), (9, 0.01), (40, 0.0), (40, 0.3)])
def test_labels_of_a_roofline_stay_apart(layers: int, spread: float) -> None:
    figure = roofline(many(layers, spread=spread))
    check_apart(figure)
    assert len(texts(figure.axes[0])) == layers


def test_many_layers_have_numbers_and_a_key() -> None:
    ax = roofline(many(40, spread=0.3)).axes[0]
    assert texts(ax) == [str(i) for i in range(40)]
    key = ax.get_legend()
    assert key is not None
    assert [text.get_text() for text in key.get_texts()] == [f"{i} conv{i}" for i in range(40)]


def test_planted_labels_on_one_spot_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(figure: Figure, ax: Axes, points: list[tuple[float, float]], names: list[str], **_: object) -> None:
        for point, name in zip(points, names, strict=True):
            ax.annotate(name, point)

    monkeypatch.setattr("course_lib.viz.machine.label_points", careless)
    with pytest.raises(AssertionError):
        check_apart(roofline(many(8, spread=0.01)))
    assert careless is not label_points


def test_occupancy_steps_at_the_end_of_events_and_marks_the_sizes() -> None:
    upper, lower = buffer_occupancy(EVENTS, nram=4096, wram=8192).axes
    used, size = upper.lines
    assert list(used.get_xdata()) == [0, 100, 300, 425, 475, 775]
    assert list(used.get_ydata()) == [0, 1, 1, 2, 0, 3]
    assert used.get_drawstyle() == "steps-post"
    assert list(size.get_ydata()) == [4, 4]
    assert list(lower.lines[0].get_ydata()) == [0, 0, 4, 4, 4, 2]
    assert list(lower.lines[1].get_ydata()) == [8, 8]
    assert upper.get_title(loc="left") == "NRAM: at most 3 KiB of 4 KiB"
    assert "KiB" in lower.get_ylabel()
    assert "cycles" in lower.get_xlabel()


def test_occupancy_beyond_the_buffer_is_in_the_picture() -> None:
    upper, _ = buffer_occupancy(EVENTS, nram=1024, wram=8192).axes
    assert upper.get_ylim()[1] > 3


def test_traffic_stands_over_the_side_of_its_tile() -> None:
    curve, least, largest = dram_traffic([4, 8], [8e6, 4e6], least=1e6, largest=9).axes[0].lines
    assert curve.get_xydata().tolist() == [[4, 8], [8, 4]]
    assert list(least.get_ydata()) == [1, 1]
    assert list(largest.get_xdata()) == [9, 9]


def test_cycles_an_image_stand_over_their_batch() -> None:
    ax = cycles_per_image([1, 10], {"float32": [500, 90], "int8": [200, 40]}).axes[0]
    assert [line.get_xydata().tolist() for line in ax.lines] == [[[1, 500], [10, 90]], [[1, 200], [10, 40]]]
    assert [line.get_label() for line in ax.lines] == ["float32", "int8"]


def test_large_numbers_of_an_axis_are_all_written_with_commas() -> None:
    figure = cycles_per_image([1, 10], {"float32": [4500, 900]})
    figure.canvas.draw()
    labels = [tick.get_text() for tick in figure.axes[0].get_yticklabels(which="both")]
    assert {"1,000", "2,000"} <= set(labels)
    assert not any(len(text) > 3 and "," not in text for text in labels)


def test_what_hardly_saturates_hardly_shows() -> None:
    ax = saturation_bars([Saturation(0, "fc1", 1, 100_000, 0, 100)]).axes[0]
    assert ax.get_xlim() == (0, 1)


def test_saturation_bars_are_shares_of_neurons_and_weights() -> None:
    ax = saturation_bars(SATURATION).axes[0]
    neurons, weights = ([patch.get_width() for patch in group.patches] for group in ax.containers)
    assert neurons == [25, 0]
    assert weights == [0, 10]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["0 fc1", "2 fc2"]
    assert "%" in ax.get_xlabel()


@pytest.mark.parametrize("layers", [1, 40])
def test_saturation_labels_stay_apart(layers: int) -> None:
    check_apart(saturation_bars([Saturation(i, f"conv{i}", i, 100, i // 2, 100) for i in range(layers)]))


def test_histogram_keeps_the_cut_ends_apart() -> None:
    q = np.array([-128, -128, -127, 0, 1, 2, 3, 126, 127, 127])
    inside, ends = saturation_histogram(q, bits=8, name="weights").axes[0].containers
    assert [patch.get_height() for patch in ends.patches] == [20, 20]
    heights = [patch.get_height() for patch in inside.patches]
    assert sum(heights) == pytest.approx(60)
    assert (heights[0], heights[32], heights[-1]) == pytest.approx((10, 40, 10))


def test_accuracy_stands_over_its_bits_beside_float() -> None:
    float_line, curve = accuracy_against_bits([4, 8], [0.5, 0.97], reference=0.98).axes[0].lines
    assert list(float_line.get_ydata()) == [98, 98]
    assert curve.get_xydata().tolist() == [[4, 50], [8, 97]]


def test_machine_picture_names_every_part_and_size() -> None:
    figure = machine_picture(nram=131072, wram=262144, pes=16, lanes=16, bandwidth=64)
    said = " ".join(texts(figure.axes[0]))
    for part in (
        "DRAM",
        "DMA",
        "NRAM\n128 KiB",
        "WRAM\n256 KiB",
        "MFU",
        "VFU",
        "256 MACs",
        "64\nB/cycle",
        "control queue",
    ):
        assert part in said
    labels = boxes(figure)
    assert [a for a, b in combinations(labels, 2) if a.overlaps(b)] == []


@pytest.mark.parametrize(
    "draw",
    [
        lambda: roofline(COST), lambda: timeline(EVENTS), lambda: buffer_occupancy(EVENTS, nram=4096, wram=8192),
        lambda: saturation_bars(SATURATION), lambda: saturation_histogram(np.arange(9), bits=8, name="q"),
        lambda: accuracy_against_bits([8], [0.9], reference=0.9),
        lambda: dram_traffic([4, 8], [8e6, 4e6], least=1e6, largest=9),
        lambda: cycles_per_image([1, 10], {"int8": [200, 40]}),
    ],
)  # fmt: skip
def test_axes_carry_names(draw: Callable[[], Figure]) -> None:
    axes = draw().axes
    assert axes[-1].get_xlabel()
    assert all(ax.get_ylabel() for ax in axes)


@pytest.mark.parametrize("name", ["全连接", "$x_", "", "a very long name of a layer that nobody would read"])
def test_names_that_cannot_be_drawn_do_not_break_a_figure(name: str) -> None:
    figures = (
        roofline(replace(COST, layers=(replace(FC1, name=name), replace(FC2, name=name)))),
        timeline(EVENTS, names={0: name}),
        saturation_bars([replace(SATURATION[0], name=name)]),
    )
    for figure in figures:
        FigureCanvasAgg(figure).draw()  # a missing letter would warn, and a warning is an error


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: roofline(replace(COST, layers=(RELU,))), "layer that does MACs"),
        (lambda: timeline([]), "at least one event"),
        (lambda: timeline([Event("vector", 0, "relu", 0, 1)]), "stands in 'vector'"),
        (lambda: buffer_occupancy([], nram=1, wram=1), "at least one event"),
        (lambda: saturation_bars([]), "at least one quantised layer"),
        (lambda: saturation_histogram(np.array([128]), bits=8, name="q"), "8 bits hold -128 … 127"),
        (lambda: saturation_histogram(np.array([], int), bits=8, name="q"), r"got 0 numbers \(none\)"),
        (lambda: dram_traffic([4], [], least=1, largest=2), "got 1 sides and 0 sizes"),
        (lambda: cycles_per_image([1, 2], {"int8": [4]}), r"2 batches, got lengths \[1\]"),
        (lambda: accuracy_against_bits([8], [], reference=0.9), "got 1 and 0"),
    ],
)
def test_figure_of_what_cannot_be_drawn_says_so(draw: Callable[[], Figure], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        draw()
