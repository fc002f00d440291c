"""Cross-validation to walk through, fold by fold, in JupyterLab and, without a kernel, in a static page.

Folds and scores are those of recorded runs; the browser (k_fold_widget.js) draws them and takes their mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar

import numpy as np
import traitlets

from course_lib.types import Array
from course_lib.viz.page_widget import PageWidget

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "title": "Folds of a cross-validation",
        "n": "Examples N",
        "k": "Folds K",
        "way": "Order of rows",
        "in order": "as they lie in the file",
        "shuffled": "in random order (k_fold)",
        "stratified": "class by class (stratified_k_fold)",
        "fold": "Look at fold",
        "examples": "examples, as they lie in the file",
        "folds": "fold",
        "score": "right",
        "picture": "{k} rows of {n} examples: in each, one fold validates, in the colours of its classes",
        "scores": "What each fold scored, with the mean {mean} and one standard deviation on either side",
        "account": "Fold {fold} trains on {train} ({trainClasses}) and validates {validation} ({validationClasses}).",
        "scoreIs": "this fold",
        "meanIs": "mean",
        "deviationIs": "standard deviation",
        "modelsIs": "models trained",
        "hint": "Grey trains, colour validates. Click a row, or use arrow keys on a slider. K = N is leave-one-out.",
    }
)
"""Every word of the widget; hand in your own to translate it."""

_COLOURS = ("blue", "orange", "green", "purple")
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 640, 240, 34, 626, 30, 214


@dataclass(frozen=True)
class FoldRun:
    """One cross-validation: its data, its folds and what they scored; or why it could not be."""

    way: str  # how rows came into folds
    k: int
    y: Array  # (N,) the class of each example
    validation: Sequence[Array] = ()  # (K,) the rows that each fold validates
    scores: Sequence[float] = ()  # (K,) between 0 and 1
    refused: str = ""  # the library's own words

    def as_record(self) -> dict[str, Any]:
        """Return what the browser needs: for each example, the number of the fold that it validates."""
        folds = np.full(len(self.y), -1)
        for number, rows in enumerate(self.validation):
            folds[rows] = number
        truth = [int(label) for label in self.y]
        record = {"n": len(self.y), "k": self.k, "way": self.way, "truth": truth, "refused": self.refused}
        return record | {"folds": folds.tolist(), "scores": [float(f"{score:.6g}") for score in self.scores]}


class KFoldWidget(PageWidget):
    """The widget behind `k_fold_widget`; `n`, `k`, `way` and `fold` follow the reader and lead the picture."""

    kind: ClassVar[str] = "k-fold"
    files: ClassVar[Path] = Path(__file__).with_suffix(".js")
    shared: ClassVar[tuple[str, ...]] = ("runs", "names", "n", "k", "way", "fold", "labels")

    runs: Any = traitlets.List().tag(sync=True)
    names = traitlets.Dict().tag(sync=True)
    n = traitlets.Int().tag(sync=True)
    k = traitlets.Int().tag(sync=True)
    way = traitlets.Unicode().tag(sync=True)
    fold = traitlets.Int().tag(sync=True)
    labels = traitlets.Dict().tag(sync=True)

    def __repr__(self) -> str:
        return f"KFoldWidget(n={self.n}, k={self.k}, way={self.way!r}, fold={self.fold})"


def k_fold_widget(
    runs: Sequence[FoldRun],
    names: Mapping[int, str],
    *,
    n: int,
    k: int,
    way: str,
    fold: int = 1,
    labels: Mapping[str, str] = LABELS,
) -> KFoldWidget:
    """Return a widget to walk through `runs`, which hold every way for each N and K; it starts with one of them.

    names: what a class is called. Raises ValueError for a run whose folds do not validate every example once or that
    lacks a score, for a class without a name, a run that is missing, a start that is not there, and a missing label.
    """
    for run in runs:
        _check(run, names)
    found = {(len(run.y), run.k, run.way): run for run in runs}
    missing = [
        (size, count, way) for size, count, _ in found for way in {run.way for run in runs} - _ways(found, size, count)
    ]
    if missing:
        raise ValueError(f"The widget needs every way for each N and K; {min(missing)} is not among the runs.")
    if (n, k, way) not in found or found[n, k, way].refused or not 1 <= fold <= k:
        raise ValueError(f"The widget cannot start with N = {n}, K = {k}, {way!r}, fold {fold}: no such run.")
    lacking = LABELS.keys() - labels.keys()
    if lacking:
        raise ValueError(f"The widget needs a label for {', '.join(sorted(lacking))}.")
    widget = KFoldWidget(
        runs=[run.as_record() for run in runs],
        names={str(label): name for label, name in sorted(names.items())},
        n=n,
        k=k,
        way=way,
        fold=fold,
        labels=dict(labels),
    )
    widget.still = _still(found[n, k, way], labels)
    return widget


def _ways(found: Mapping[tuple[int, int, str], FoldRun], n: int, k: int) -> set[str]:
    return {way for size, count, way in found if (size, count) == (n, k)}


def _check(run: FoldRun, names: Mapping[int, str]) -> None:
    what = f"The run of {run.k} folds, {run.way}, N = {len(run.y)},"
    if nameless := set(np.unique(run.y).tolist()) - names.keys():
        raise ValueError(f"{what} has classes without a name: {sorted(nameless)}.")
    if run.refused:
        return
    rows = np.sort(np.concatenate(run.validation)) if len(run.validation) else np.empty(0)
    if len(run.validation) != run.k or not np.array_equal(rows, np.arange(len(run.y))):
        raise ValueError(f"{what} must validate every example exactly once.")
    if len(run.scores) != run.k or not all(0 <= score <= 1 for score in run.scores):
        raise ValueError(f"{what} needs a score between 0 and 1 for each fold, got {list(run.scores)[:5]}.")


def _still(run: FoldRun, labels: Mapping[str, str]) -> str:
    """Return an <svg> of the folds at the start: a row for each fold, a column for each example."""
    record = run.as_record()
    wide, high = (_RIGHT - _LEFT) / record["n"], (_BOTTOM - _TOP) / run.k
    bar = '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" class="{}"/>'
    rows = "".join(
        bar.format(_LEFT, _TOP + (i + 0.12) * high, _RIGHT - _LEFT, 0.76 * high, "bar trains") for i in range(run.k)
    )
    cells = "".join(
        bar.format(_LEFT + i * wide, _TOP + (fold + 0.12) * high, wide, 0.76 * high, f"bar {_COLOURS[label % 4]}")
        for i, (fold, label) in enumerate(zip(record["folds"], record["truth"], strict=True))
    )
    title = labels["picture"].replace("{k}", str(run.k)).replace("{n}", str(record["n"]))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(title)}">{rows}{cells}'
        f'<text x="{_RIGHT}" y="{_BOTTOM + 18}" text-anchor="end" class="name">{escape(labels["examples"])}</text>'
        f'<text x="2" y="16" class="name">{escape(labels["folds"])}</text></svg>'
    )
