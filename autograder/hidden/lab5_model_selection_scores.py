"""The hidden checks of the lab on model selection, parts 4 and 5: counts, precision and recall, ROC, thresholds."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import model_selection as oracle
from course_lib.checks import assert_unchanged, attempt
from course_lib.checks.selection_scores import SCORE_NAMES, check_points, check_threshold, roc_points, score_rows
from course_lib.checks.selection_values import close, counted, items, number, numbers
from course_lib.types import Array

MANY = 70_000  # answers, more than two bytes can count
FEW_BYTES = {
    np.uint8: "labels are uint8 here: what is computed or counted in so few bytes overflows.",
    np.int16: "fewer classes worked. Here labels are int16 and go up to 189: that has three digits and does not fit "
    "int8, and 189 · 190 does not fit int16. Number the pairs in int64.",
}
FULL = "full"
NEVER_SO, NEVER_CALLED, NEITHER = "a class never occurs", "a class is never answered", "a class does neither"


def confusion_matrix(confusion: Any, *, rng: np.random.Generator) -> None:
    """Counts of odd sizes, of classes that do not occur, and of labels that are bytes."""
    for N, classes, dtype in (
        (1, 1, int),
        (1, 4, int),
        (30, 2, np.int32),
        (12, 5, int),
        (60, 20, np.uint8),
        (1200, 2, np.uint8),  # a count does not fit a byte, whatever the type of the labels
        (50, 190, np.int16),  # 189 · 190 fits neither one byte nor two
        (MANY, 1, np.int64),  # nor does this count
    ):
        y, y_hat = rng.integers(classes, size=(2, N)).astype(dtype)
        if classes >= 20:
            y[:3], y_hat[:3] = classes - 1, (classes - 1, classes - 2, 13)  # 19 · 20 does not fit a byte
        given = y.copy(), y_hat.copy()
        where = f"confusion, {counted(N, 'answer')}, {counted(classes, 'class', 'classes')}, {np.dtype(dtype)}"
        few = FEW_BYTES.get(dtype, "")
        step = few or "a row for each true class, a column for each answer, counted anew in every call."
        value = attempt(where, confusion, *given, classes, next_step=few)
        table = numbers(where, value, (classes, classes), next_step=step)
        if N == MANY and table.max() < N:
            step = f"the count ends at {table.max():g}: counts in few bytes overflow or stand still; count in int64."
        close(where, table, oracle.confusion(y, y_hat, classes), next_step=step)
        for now, before in zip(given, (y, y_hat), strict=True):
            assert_unchanged(where, now, before)


def class_by_class(class_scores: Any, *, rng: np.random.Generator) -> None:
    """Precision, recall and F1 of each class; 0 / 0 is 0."""
    for case, table in _tables(rng):
        given, where = table.copy(), f"class_scores, {_classes(table)}, {case}"
        rows = score_rows(where, attempt(where, class_scores, given), len(table))
        step = "TP is on the diagonal, FP in the rest of the column, FN in the rest of the row; 0 / 0 is 0."
        for name, found, expected in zip(SCORE_NAMES, rows, oracle.class_scores(table), strict=True):
            close(f"{where}: {name}", found, expected, next_step=step)
        assert_unchanged(where, given, table)


def macro_and_micro(macro_micro: Any, *, rng: np.random.Generator) -> None:
    """Macro and micro F1; classes that never occur count in the macro mean."""
    for case, table in _tables(rng):
        given, where = table.copy(), f"macro_micro, {_classes(table)}, {case}"
        pair = items(where, attempt(where, macro_micro, given), 2, "two numbers: macro F1 and micro F1")
        step = "macro: the mean of the F1s of all O classes. micro: add up the counts of all classes, then divide once."
        for name, value, expected in zip(("macro", "micro"), pair, oracle.macro_micro(table), strict=True):
            close(f"{where}: {name}", number(f"{where}: {name}", value), expected, next_step=step)
        assert_unchanged(where, given, table)


def roc_curve(roc: Any, *, rng: np.random.Generator) -> None:
    """One point for each different score: without ties, with many, with nothing but ties."""
    for s, y in [*_scored(rng), *_near(rng)]:
        given = s.copy(), y.copy()
        where = f"roc, {_described(s)}"
        check_points(where, roc_points(where, attempt(where, roc, *given)), oracle.roc(s, y), s)
        for now, before in zip(given, (s, y), strict=True):
            assert_unchanged(where, now, before)


def roc_area(auc: Any, *, rng: np.random.Generator) -> None:
    """The share of pairs that the 1 wins, equal scores by half: without ties, with many, with nothing but ties."""
    for s, y in [*_scored(rng), *_near(rng)]:
        given = s.copy(), y.copy()
        where, expected = f"auc, {_described(s)}", oracle.auc(s, y)
        step = "over all pairs of a 1 and a 0: how many does the 1 win? A draw is one half, and only equal scores draw."
        mistakes = {"below one half is an answer as well: this classifier is worse than guessing.": 1 - expected}
        close(where, number(where, attempt(where, auc, *given)), expected, next_step=step, mistakes=mistakes)
        for now, before in zip(given, (s, y), strict=True):
            assert_unchanged(where, now, before)


def wanted_recall(threshold_for: Any, *, rng: np.random.Generator) -> None:
    """The highest threshold that finds enough; also where exactly enough are found, a little more, and all must be."""
    for s, y in [*_scored(rng), *_near(rng)]:
        ones = int(y.sum())
        wanted = [1.0, 0.5 / ones, (ones - 0.5) / ones, *rng.uniform(0.02, 0.98, size=3)]
        wanted += [(k + 1e-5) / ones for k in range(1, min(ones, 15))]  # k are a little too few
        if ones in (1, 2, 4, 8):  # shares that a computer holds exactly
            wanted += [k / ones for k in range(1, ones + 1)]
        for recall in wanted:
            given = s.copy(), y.copy()
            where = f"threshold_for, {ones} of {len(y)} are 1, recall {recall:.8g}"
            value = attempt(where, threshold_for, *given, float(recall))
            check_threshold(where, value, oracle.threshold_for(s, y, float(recall)), s)
            for now, before in zip(given, (s, y), strict=True):
                assert_unchanged(where, now, before)


def _classes(table: Array) -> str:
    return counted(len(table), "class", "classes")


def _described(s: Array) -> str:
    return f"{counted(len(s), 'example')}, {counted(len(set(s.tolist())), 'different score')}"


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
    large = rng.integers(1, 30, size=(5, 5)) * 50_000  # in the crowd, one class is rare
    k = int(rng.integers(5))
    large[k, :], large[:, k] = rng.integers(1, 9, size=(2, 5))
    return [*cases, ("no answer is right", only_wrong), ("large counts, and a rare class", large)]


def _scored(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Scores and labels, both present; positive and negative scores, float64, float32 and whole numbers."""
    cases = []
    for N, ones in ((2, 1), (9, 2), (12, 4), (23, 7), (40, 8), (15, 13)):
        y = rng.permutation(np.repeat([0, 1], [N - ones, ones]))
        fine = rng.normal(size=N) + y
        cases += [(fine, y), (np.round(fine * 2), y), ((fine * 3).astype(np.float32), y), (np.full(N, fine[0]), y)]
    cases.append((-cases[5][0], cases[5][1]))  # worse than guessing
    coarse, y = cases[9]
    cases += [(coarse - coarse.max() + highest, y) for highest in (-1.0, 0.0, 1.0)]
    return cases


def _near(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """Scores that are very near to each other, as probabilities near 0 and near 1 are, and all different.

    Others are of very different sizes, and more than a few.
    """
    places = rng.permutation(15) + 1.0
    y = np.zeros(15, int)
    y[np.argsort(places + rng.normal(scale=2.0, size=15))[9:]] = 1  # most 1s are high: whoever mixes scores up, loses
    sizes = 10.0 ** (4 * places - 32)  # from 10⁻²⁸ to 10²⁸
    many = rng.permutation(np.repeat([0, 1], [70, 75]))
    near = [(places * 1e-12, y), (1.0 - places * 1e-9, y), (1.0 - places * 2.0**-50, y), (sizes, y), (-sizes, y)]
    return [*near, (rng.normal(size=145) + many, many)]
