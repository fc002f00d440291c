"""What a search for hyper-parameters has tried, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MaxNLocator

from course_lib.types import Array
from course_lib.viz.style import BLUE, GREY, ORANGE, grid_of_axes, styled


@styled
def search_maps(searches: Mapping[str, tuple[Array, Array]], *, names: tuple[str, str]) -> Figure:
    """Draw a map of each search: its settings (T, 2), both axes logarithmic; larger, darker dots have lower losses.

    searches: name → settings (T, 2) and losses (T,) · names: of the two hyper-parameters. A ring marks the lowest loss
    of each map; strokes on the lower edge are the first one's values. Raises ValueError for other shapes.
    """
    for name, (settings, losses) in searches.items():
        if settings.ndim != 2 or settings.shape[1] != 2 or losses.shape != settings.shape[:1] or not len(losses):
            raise ValueError(f"{name} needs settings (T, 2) and losses (T,), got {settings.shape} and {losses.shape}.")
    together = np.concatenate([losses for _, losses in searches.values()])
    low, high = float(np.nanmin(together)), float(np.nanmax(together))
    figure, axes = grid_of_axes(1, len(searches), width=4 * len(searches) + 0.6, height=3.4, sharex=True, sharey=True)
    picture = None
    for ax, (name, (settings, losses)) in zip(axes[0], searches.items(), strict=True):
        size = 40 + 160 * (high - losses) / max(high - low, 1e-12)
        picture = ax.scatter(*settings.T, s=size, c=losses, cmap="Blues_r", vmin=low, vmax=high * 1.25, edgecolors=GREY)
        best = int(np.nanargmin(losses))
        ax.plot(*settings[best], "o", color=ORANGE, markersize=19, markerfacecolor="none", markeredgewidth=2)
        strokes = np.unique(settings[:, 0])
        ax.plot(strokes, np.zeros(len(strokes)), "|", color=ORANGE, markersize=16, transform=ax.get_xaxis_transform())
        ax.set(title=f"{name}: {len(strokes)} values of {names[0]}", xlabel=names[0], xscale="log", yscale="log")
        ax.set_axisbelow(True)
    axes[0, 0].set_ylabel(names[1])
    if picture is not None:
        figure.colorbar(picture, ax=axes, label="validation loss", shrink=0.8)
    return figure


@styled
def halving_lines(rounds: Sequence[tuple[int, Mapping[int, float]]], *, unit: str = "epochs") -> Figure:
    """Draw the loss of each configuration over the rounds of successive halving; a line ends where it was cut.

    rounds: (budget of a configuration, {configuration: loss}), one a round.
    """
    if not rounds:
        raise ValueError("halving_lines needs at least one round.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.6)
    ax = axes[0, 0]
    survivor = min(rounds[-1][1], key=lambda number: rounds[-1][1][number])
    for number in rounds[0][1]:
        path = [(budget, losses[number]) for budget, losses in rounds if number in losses]
        wins = number == survivor
        ax.plot(*zip(*path, strict=True), "o-", color=ORANGE if wins else BLUE, markersize=6 if wins else 4,
                linewidth=3 if wins else 1.2, alpha=1 if wins else 0.55, zorder=3 if wins else 2)  # fmt: skip
    budgets = [budget for budget, _ in rounds]
    ax.set_xscale("log", base=2)
    ax.set_yscale("log")
    ax.yaxis.set_major_locator(LogLocator(subs=(1, 2, 3, 5)))
    ax.yaxis.set_major_formatter(lambda loss, _: f"{loss:g}")
    ax.set_xticks(budgets, [f"{budget}\n{len(losses)} left" for budget, losses in rounds])
    ax.minorticks_off()
    ax.set(xlabel=f"budget of each configuration ({unit})", ylabel="validation loss")
    ax.plot([], [], "o-", color=ORANGE, linewidth=3, label="the winner")
    ax.plot([], [], "o-", color=BLUE, linewidth=1.2, alpha=0.55, label="others, until they were cut")
    ax.legend()
    return figure


@styled
def generations(rounds: Sequence[Sequence[float]], *, name: str) -> Figure:
    """Draw the losses of each generation of an evolution as dots, and the lowest so far as a staircase."""
    if not rounds or not all(len(losses) for losses in rounds):
        raise ValueError("generations needs at least one generation, each with a loss.")
    figure, axes = grid_of_axes(1, 1, width=6.5, height=3.2)
    ax = axes[0, 0]
    for number, losses in enumerate(rounds):
        ax.plot([number] * len(losses), losses, "o", color=BLUE, alpha=0.6, label="a network" if number == 0 else None)
    lowest = np.minimum.accumulate([min(losses) for losses in rounds])
    ax.step(range(len(rounds)), lowest, where="mid", color=ORANGE, label="lowest so far")
    ax.set(xlabel="generation", ylabel=name)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend()
    return figure
