"""How good the answers are, as pictures: ROC curves, scores by class, scores by fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, PURPLE, grid_of_axes, styled

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE)
_STROKES = ("-", "--", "-.", ":")
_MARKS = ("o", "s", "^", "D")


@styled
def roc_figure(curves: Mapping[str, tuple[Array, Array]]) -> Figure:
    """Draw the ROC curve of each name: (false positive rates, true positive rates), both (K,) from 0 to 1.

    At most four curves: more cannot be told apart. The dotted diagonal is guessing.
    """
    if not 1 <= len(curves) <= len(_COLOURS):
        raise ValueError(f"An ROC figure holds 1 to {len(_COLOURS)} curves, got {len(curves)}.")
    figure, axes = grid_of_axes(1, 1, width=4.6, height=4.4)
    ax = axes[0, 0]
    ax.plot([0, 1], [0, 1], ":", color=GREY, linewidth=1, label="guessing")
    for (name, (false, true)), colour, stroke in zip(curves.items(), _COLOURS, _STROKES, strict=False):
        ax.step(false, true, stroke, where="post", color=colour, label=f"{name}, area {np.trapezoid(true, false):.3f}")
    ax.set(xlabel="false positive rate", ylabel="true positive rate", aspect="equal", xlim=(-0.02, 1), ylim=(0, 1.02))
    ax.legend(loc="lower right")
    return figure


@styled
def class_scores(scores: Mapping[str, Array], classes: Sequence[str]) -> Figure:
    """Draw for each class a mark of each score, such as {"precision": (O,), "recall": (O,)}; at most four scores.

    Marks, not bars: the axis need not begin at 0.
    """
    wrong = [name for name, values in scores.items() if len(values) != len(classes)]
    if wrong or not 1 <= len(scores) <= len(_COLOURS):
        raise ValueError(
            f"Needed 1 to {len(_COLOURS)} scores of {len(classes)} classes each, got {len(scores)}: {wrong}."
        )
    figure, axes = grid_of_axes(1, 1, width=8, height=3.2)
    ax = axes[0, 0]
    for i, (name, values) in enumerate(scores.items()):
        place = np.arange(len(classes)) + 0.2 * (i - (len(scores) - 1) / 2)
        ax.plot(place, values, _MARKS[i], color=_COLOURS[i], label=name)
    ax.set(xlabel="class", ylabel="score")
    ax.set_xticks(range(len(classes)), classes)
    ax.grid(visible=False, axis="x")
    ax.legend(ncols=len(scores), loc="lower center", bbox_to_anchor=(0.5, 1))
    return figure


@styled
def fold_scores(scores: Mapping[str, Array], *, name: str, dot: str = "a fold") -> Figure:
    """Draw every score of each way to validate as a dot, with its mean: how much the split itself decides.

    scores: way → (K,) scores, one a fold · name: what a score is, with its unit · dot: what a dot stands for.
    """
    if not scores:
        raise ValueError("fold_scores needs at least one way to validate.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=0.6 + 0.6 * len(scores))
    ax = axes[0, 0]
    for row, values in enumerate(scores.values()):
        spread = np.linspace(-0.15, 0.15, len(values)) if len(values) > 1 else [0]
        ax.plot(values, row + np.asarray(spread), "o", color=BLUE, alpha=0.6, markersize=5, label=dot)
        ax.plot([np.mean(values)] * 2, [row - 0.3, row + 0.3], color=ORANGE, label="mean")
    ax.set(xlabel=name, ylim=(len(scores) - 0.4, -0.6))
    ax.set_yticks(range(len(scores)), list(scores))
    ax.set_ylabel("way to validate")
    ax.legend(*(pair[:2] for pair in ax.get_legend_handles_labels()), loc="best", fontsize=9)
    return figure
