"""The hidden checks of the lab on model selection, parts 4 and 5: counts, precision and recall, ROC, thresholds."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import model_selection as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt, failure
from course_lib.checks.selection_scores import roc_points
from course_lib.checks.selection_values import items, number, numbers
from course_lib.types import Array

FULL = "full"
NEVER_SO, NEVER_CALLED, NEITHER = "a class never occurs", "a class is never answered", "a class does neither"


def confusion_matrix(confusion: Any, *, rng: np.random.Generator) -> None:
    """Counts of odd sizes, of classes that do not occur, and of labels that are bytes."""
    for N, classes, dtype in ((1, 1, int), (1, 4, int), (30, 2, np.int32), (12, 5, int), (60, 20, np.uint8)):
        y, y_hat = rng.integers(classes, size=(2, N)).astype(dtype)
        if classes == 20:
            y[:3], y_hat[:3] = 19, (19, 18, 13)  # 19 · 20 does not fit a byte
        given = y.copy(), y_hat.copy()
        where = f"confusion, {N} answers, {classes} classes, {np.dtype(dtype)}"
        step = "a row for each true class, a column for each answer; bytes (uint8) overflow beyond 255."
        table = numbers(where, attempt(where, confusion, *given, classes), (classes, classes), next_step=step)
        assert_close(where, table, oracle.confusion(y, y_hat, classes).astype(float), next_step=step)
        for now, before in zip(given, (y, y_hat), strict=True):
            assert_unchanged(where, now, before)


def class_by_class(class_scores: Any, *, rng: np.random.Generator) -> None:
    """Precision, recall and F1 of each class; 0 / 0 is 0."""
    for case, table in _tables(rng):
        given, where = table.copy(), f"class_scores, {len(table)} classes, {case}"
        rows = items(where, attempt(where, class_scores, given), 3, "three rows: precision, recall, F1")
        step = "TP is on the diagonal, FP in the rest of the column, FN in the rest of the row; 0 / 0 is 0."
        for name, row, expected in zip(("precision", "recall", "F1"), rows, oracle.class_scores(table), strict=True):
            found = numbers(f"{where}: {name}", row, (len(table),), next_step="one number for each class.")
            assert_close(f"{where}: {name}", found, expected, next_step=step)
        assert_unchanged(where, given, table)


def macro_and_micro(macro_micro: Any, *, rng: np.random.Generator) -> None:
    """Macro and micro F1; classes that never occur count in the macro mean."""
    for case, table in _tables(rng):
        given, where = table.copy(), f"macro_micro, {len(table)} classes, {case}"
        pair = items(where, attempt(where, macro_micro, given), 2, "two numbers: macro F1 and micro F1")
        step = "macro: the mean of the F1s of all O classes. micro: add up the counts of all classes, then divide once."
        for name, value, expected in zip(("macro", "micro"), pair, oracle.macro_micro(table), strict=True):
            found = np.array(number(f"{where}: {name}", value))
            assert_close(f"{where}: {name}", found, np.array(expected), next_step=step)
        assert_unchanged(where, given, table)


def roc_curve(roc: Any, *, rng: np.random.Generator) -> None:
    """One point for each different score: without ties, with many, with nothing but ties."""
    for s, y in _scored(rng):
        given = s.copy(), y.copy()
        where = f"roc, {len(y)} examples, {len(set(s.tolist()))} different scores"
        curve, expected = roc_points(where, attempt(where, roc, *given)), oracle.roc(s, y)
        step = "one point for each different score as threshold, the highest first; (0, 0) in front; equals together."
        if curve.shape != expected.shape:
            raise failure(
                where, yours=f"{curve.shape[1]} points", expected=f"{expected.shape[1]} points", next_step=step
            )
        for name, yours, right in zip(("FPR", "TPR"), curve, expected, strict=True):
            assert_close(f"{where}: {name}", yours, right, next_step=step)
        for now, before in zip(given, (s, y), strict=True):
            assert_unchanged(where, now, before)


def roc_area(auc: Any, *, rng: np.random.Generator) -> None:
    """The share of pairs that the 1 wins, equal scores by half: without ties, with many, with nothing but ties."""
    for s, y in _scored(rng):
        given = s.copy(), y.copy()
        where = f"auc, {len(y)} examples, {len(set(s.tolist()))} different scores"
        area = np.array(number(where, attempt(where, auc, *given)))
        step = "over all pairs of a 1 and a 0: how many does the 1 win? A draw is one half."
        assert_close(where, area, np.array(oracle.auc(s, y)), next_step=step)
        for now, before in zip(given, (s, y), strict=True):
            assert_unchanged(where, now, before)


def wanted_recall(threshold_for: Any, *, rng: np.random.Generator) -> None:
    """The highest threshold that finds enough; also where exactly enough are found, and where all must be."""
    for s, y in _scored(rng):
        ones = int(y.sum())
        wanted = [1.0, 0.5 / ones, (ones - 0.5) / ones, *rng.uniform(0.02, 0.98, size=3)]
        if ones in (1, 2, 4, 8):  # shares that a computer holds exactly
            wanted += [k / ones for k in range(1, ones + 1)]
        for recall in wanted:
            given = s.copy(), y.copy()
            where = f"threshold_for, {ones} of {len(y)} are 1, recall {recall:.4g}"
            t = np.array(number(where, attempt(where, threshold_for, *given, float(recall))))
            step = "the highest score t with TPR(t) of at least the wanted recall."
            assert_close(where, t, np.array(oracle.threshold_for(s, y, float(recall))), next_step=step)
            for now, before in zip(given, (s, y), strict=True):
                assert_unchanged(where, now, before)


def _tables(rng: np.random.Generator) -> list[tuple[str, Array]]:
    """Confusion matrices, uneven on purpose: true classes and answers never occur equally often."""
    cases = [(FULL, np.array([[rng.integers(1, 9)]]))]
    for classes in (2, 3, 6):
        for case in (FULL, NEVER_SO, NEVER_CALLED, NEITHER):
            table = rng.integers(1, 30, size=(classes, classes)) * np.arange(1, classes + 1)
            k = int(rng.integers(classes))
            if case in (NEVER_SO, NEITHER):
                table[k, :] = 0
            if case in (NEVER_CALLED, NEITHER):
                table[:, k] = 0
            cases.append((case, table))
    only_wrong = rng.integers(1, 9, size=(4, 4))
    np.fill_diagonal(only_wrong, 0)
    return [*cases, ("no answer is right", only_wrong)]


def _scored(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Scores and labels, both present; positive and negative scores, float64, float32 and whole numbers."""
    cases = []
    for N, ones in ((2, 1), (9, 2), (12, 4), (23, 7), (40, 8), (15, 13)):
        y = rng.permutation(np.repeat([0, 1], [N - ones, ones]))
        fine = rng.normal(size=N) + y
        cases += [(fine, y), (np.round(fine * 2), y), ((fine * 3).astype(np.float32), y), (np.full(N, fine[0]), y)]
    cases.append((-cases[5][0], cases[5][1]))  # worse than guessing
    return cases
