"""What fixed point does to numbers: how many were cut, where they lie, and what fewer bits cost in accuracy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array, Saturation
from course_lib.viz.labels import drawable
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled


@styled
def saturation_bars(records: Sequence[Saturation]) -> Figure:
    """Draw for each layer the share of its neurons and of its weights that saturated; the axis shows 1 % or more.

    So a share of next to nothing looks like it. Raises ValueError without records.
    """
    if not records:
        raise ValueError("saturation_bars needs at least one quantised layer, got none.")
    figure, axes = grid_of_axes(1, 1, width=7, height=1.4 + 0.45 * len(records))
    ax = axes[0, 0]
    rows = np.arange(len(records))
    kinds = (
        ("neurons", BLUE, [100 * record.neuron_share for record in records]),
        ("weights", ORANGE, [100 * record.weight_share for record in records]),
    )
    largest = max(max(shares) for _, _, shares in kinds)
    for (kind, colour, shares), shift in zip(kinds, (-0.2, 0.2), strict=True):
        bars = ax.barh(rows + shift, shares, 0.36, color=colour, label=kind)
        ax.bar_label(bars, [f"{share:.3g} %" for share in shares], padding=3, fontsize=8.5)
    ax.set(xlabel="saturated (%)", ylabel="layer", xlim=(0, max(1.15 * largest, 1)), ylim=(len(records) - 0.45, -0.55))
    ax.set_yticks(rows, [f"{r.layer_id} {drawable(r.name, otherwise='')}".strip() for r in records])
    ax.grid(visible=False, axis="y")
    ax.set_axisbelow(True)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    return figure


@styled
def saturation_histogram(q: Array, *, bits: int, name: str) -> Figure:
    """Draw how often the integers `q` (any shape) of `bits` bits occur; the two ends, where they are cut, apart.

    name: what the integers are. Raises ValueError for integers that `bits` bits do not hold, or for none.
    """
    lowest, highest = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    if q.size == 0 or q.min() < lowest or q.max() > highest:
        raise ValueError(f"{bits} bits hold {lowest} … {highest}, got {q.size} numbers {_range(q)}.")
    width = 2 ** max(bits - 6, 0)  # 64 bins: 4 integers a bin at 8 bits
    edges = np.arange(lowest, highest + 2, width)
    counts, _ = np.histogram(q, bins=edges)
    ends = np.array([(q == lowest).sum(), (q == highest).sum()])
    counts[[0, -1]] -= ends
    figure, axes = grid_of_axes(1, 1, width=7, height=3.2)
    ax = axes[0, 0]
    share = 100 / q.size
    ax.bar(edges[:-1] + width / 2 - 0.5, counts * share, width, color=BLUE, label="inside")
    cut = [lowest - width, highest + width]
    ax.bar(cut, ends * share, width, color=ORANGE, label=f"at {lowest} or {highest}: saturated, or just fits")
    ax.set(xlabel=name, ylabel="numbers (%)")
    ax.set_yscale("symlog", linthresh=max(share, 1e-3))
    ax.set_ylim(0, None)
    ax.yaxis.set_major_formatter("{x:g}")
    ax.set_axisbelow(True)
    ax.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=2)
    return figure


@styled
def accuracy_against_bits(bits: Sequence[int], accuracies: Sequence[float], *, reference: float) -> Figure:
    """Draw the accuracy (0 to 1) at each number of bits, and that of float as a dotted line.

    Raises ValueError unless each number of bits has one accuracy.
    """
    if len(bits) != len(accuracies) or not bits:
        raise ValueError(f"Each number of bits needs one accuracy, got {len(bits)} and {len(accuracies)}.")
    figure, axes = grid_of_axes(1, 1, width=6, height=3.2)
    ax = axes[0, 0]
    ax.axhline(100 * reference, color=GREY, linestyle=":", label=f"float, {100 * reference:.2f} %")
    ax.plot(bits, [100 * accuracy for accuracy in accuracies], "o-", color=BLUE, label="fixed point")
    ax.set(xlabel="bits of neurons and weights", ylabel="accuracy (%)")
    ax.set_xticks(sorted(set(bits)))
    ax.legend(loc="lower right")
    return figure


def _range(q: Array) -> str:
    return f"from {q.min()} to {q.max()}" if q.size else "(none)"
