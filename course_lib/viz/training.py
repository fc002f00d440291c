"""How a training run went."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_lib.types import Array, History
from course_lib.viz.style import BLUE, GREEN, GREY, ORANGE, grid_of_axes, styled


@styled
def learning_curve(history: History) -> Figure:
    """Draw loss (left) and validation accuracy (right) after each epoch; a grey line marks the best epoch, if known.

    Raises ValueError for a history without an epoch.
    """
    if len(history) == 0:
        raise ValueError("A learning curve needs at least one epoch, this history has none.")
    epochs = range(1, len(history) + 1)
    figure, axes = grid_of_axes(1, 2, width=8, height=3.2)
    losses, accuracies = axes[0]
    losses.plot(epochs, history.train_loss, "o-", color=BLUE, markersize=4, label="training")
    losses.plot(epochs, history.validation_loss, "s--", color=ORANGE, markersize=4, label="validation")
    losses.set(xlabel="epoch", ylabel="mean loss (nats)", ylim=(0, None))
    accuracies.plot(
        epochs, [100 * a for a in history.validation_accuracy], "s--", color=GREEN, markersize=4, label="validation"
    )
    accuracies.set(xlabel="epoch", ylabel="accuracy (%)")
    for ax in (losses, accuracies):
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        if history.best_epoch is not None:
            ax.axvline(history.best_epoch + 1, color=GREY, linewidth=1, linestyle=":", label="best epoch")
        ax.legend()
    return figure


@styled
def differences_by_step(differences: Mapping[str, Array]) -> Figure:
    """Draw the largest difference of any weight after each step, name → (K,), on a logarithmic axis; 2⁻⁵² is dotted.

    At most three names: more cannot be told apart. A difference of 0 is not drawn. Raises ValueError for no name.
    """
    looks = ((BLUE, "o", 9), (ORANGE, "s", 6), (GREEN, "^", 3))  # the smaller fit into the larger
    if not 1 <= len(differences) <= len(looks):
        raise ValueError(f"differences_by_step draws 1 to {len(looks)} names, got {len(differences)}.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.4)
    ax = axes[0, 0]
    for (name, values), (colour, mark, size) in zip(differences.items(), looks, strict=False):
        seen = np.where(np.asarray(values) > 0, values, np.nan)
        ax.semilogy(
            range(1, len(seen) + 1), seen, mark, color=colour, markersize=size, markerfacecolor="none", label=name
        )
    ax.axhline(np.finfo(np.float64).eps, color=GREY, linewidth=1, linestyle=":", label="2⁻⁵², one bit of 1")
    ax.set(xlabel="step", ylabel="largest difference of a weight")
    ax.legend()
    return figure
