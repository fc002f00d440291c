"""The hidden checks of the lab on model selection: folds. What else is checked lies in three more modules.

They run beside the judge, and every input comes from `rng`. A check looks at one thing and returns nothing when it is
right. Where chance is asked for, it is asked many times, and the bounds lie six standard deviations away.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.hidden.lab5_model_selection_errors import cross_validated, measured_columns, summarised_folds
from autograder.hidden.lab5_model_selection_scores import (
    class_by_class,
    confusion_matrix,
    macro_and_micro,
    roc_area,
    roc_curve,
    wanted_recall,
)
from autograder.hidden.lab5_model_selection_search import (
    best_of_table,
    grid_searched,
    halving_plan,
    halving_played,
    search_beats_chance,
    search_finds_the_best,
)
from course_lib.checks import assert_unchanged, attempt, failure
from course_lib.checks.model_selection import (
    check_again,
    check_class_counts,
    check_rows,
    check_sizes,
    fold_vector,
    pack_step,
)
from course_lib.types import Array

__all__ = [
    "best_of_table",
    "class_by_class",
    "confusion_matrix",
    "cross_validated",
    "fold_rows",
    "grid_searched",
    "halving_plan",
    "halving_played",
    "k_folds",
    "macro_and_micro",
    "measured_columns",
    "roc_area",
    "roc_curve",
    "search_beats_chance",
    "search_finds_the_best",
    "stratified_classes",
    "stratified_sizes",
    "summarised_folds",
    "wanted_recall",
]

DRAWS = 400  # seeds that are tried to see whether chance decides
FEW = 100  # and where examples are left over, or a class is rare
BOUND = 6.0  # standard deviations: honest chance is outside once in 10⁹
CLASSES = ((-3, 12, 500), (0, 1), (4,), (9, 2, 5, 7))
ALIKE = (3, -3, 259, 65_539)  # classes that differ in their sign, or beyond one byte or two
SAME_SEED = "draw from a generator that is made from the seed inside the function, also where the seed is 0."


def k_folds(assign_folds: Any, *, rng: np.random.Generator) -> None:
    """N examples in K folds of equal size, for odd N and K, by chance from the seed and from nothing else."""
    for N, K in ((2, 2), (3, 2), (7, 3), (10, 5), (11, 4), (9, 9), (103, 10), (50, 49), (601, 300)):
        seed = 0 if N == 103 else _seed(rng)
        where = f"assign_folds({N}, {K}, {_named(seed)})"
        fold = fold_vector(where, attempt(where, assign_folds, N, K, seed), N, K)
        check_sizes(where, fold, K)
        attempt(where, assign_folds, N + 1, K, _seed(rng))
        again = fold_vector(where, attempt(where, assign_folds, N, K, seed), N, K)
        check_again(f"{where}, the same seed again", again, fold, next_step=SAME_SEED)
        for n, k in ((N + 1, K), (N, min(K + 1, N))):
            after = f"assign_folds({n}, {k}, {_named(seed)}) after {where}, the same seed"
            check_sizes(after, fold_vector(after, attempt(after, assign_folds, n, k, seed), n, k), k)
    for N, K, draws, together in ((12, 3, DRAWS, 3 / 11), (7, 3, FEW, 5 / 21), (7, 5, FEW, 2 / 21)):
        where, seeds = f"assign_folds({N}, {K}, seed)", [_seed(rng) for _ in range(draws)]
        folds = [fold_vector(where, attempt(where, assign_folds, N, K, seed), N, K) for seed in seeds]
        _check_chance(where, np.array(folds), K, together=together)


def fold_rows(rows_of: Any, *, rng: np.random.Generator) -> None:
    """Rows of each fold, of folds of any sizes: all the others train, nothing is shared and nothing is lost."""
    for sizes in ((1, 1), (3, 1, 4), (4, 1, 3), (2, 5), (6, 6, 6, 1), (20,) * 15):
        fold = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
        for k in range(len(sizes)):
            given, where = fold.copy(), f"rows_of(fold, {k}), {len(fold)} examples"
            expected = [n for n in range(len(fold)) if fold[n] == k]
            others = [n for n in range(len(fold)) if fold[n] != k]
            check_rows(where, attempt(where, rows_of, given, k), others, expected)
            assert_unchanged(where, given, fold)


def stratified_classes(assign_stratified: Any, *, rng: np.random.Generator) -> None:
    """Every class is spread evenly and by chance, whatever its name and size; the labels stay as they were."""
    for labels in CLASSES:
        for K in (2, 3, 7):
            _deal_twice(assign_stratified, _labels(labels, rng), K, 0 if labels == (0, 1) else _seed(rng), rng)
    for K in (3, 4, 5, 6):
        _deal_twice(assign_stratified, rng.permutation(np.repeat(ALIKE, 20)), K, _seed(rng), rng)
    _deal_twice(assign_stratified, rng.permutation(np.repeat([0, 1], [310, 305])), 300, _seed(rng), rng)
    _deal_twice(assign_stratified, rng.permutation(np.repeat(np.arange(60), 5)), 3, _seed(rng), rng)  # two left of each
    for counts, draws, shares in (((6, 9), DRAWS, (1 / 5, 2 / 8)), ((2, 7), FEW, (0.0, 5 / 21))):
        y, where = np.repeat([3, 8], counts), f"assign_stratified(y, 3, seed), classes of {counts}"
        seeds = [_seed(rng) for _ in range(draws)]
        folds = [fold_vector(where, attempt(where, assign_stratified, y, 3, seed), len(y), 3) for seed in seeds]
        for label, together in zip((3, 8), shares, strict=True):
            _check_chance(f"{where}, class {label}", np.array(folds)[:, y == label], 3, together=together)


def stratified_sizes(assign_stratified: Any, *, rng: np.random.Generator) -> None:
    """The folds are equal in size, also where every class leaves one or several over."""
    for K, counts in (
        (5, (6, 6, 6, 6)),
        (4, (5, 5)),
        (3, (4, 4, 4, 2, 1)),
        (7, (8, 9, 10)),
        (6, (1, 1, 1, 7)),
        (2, (3,)),
        (300, (310, 305)),
    ):
        for _ in range(3):
            y = rng.permutation(np.repeat(rng.choice(50, size=len(counts), replace=False), counts))
            where = f"assign_stratified(y, {K}, seed), classes of {counts}"
            fold = fold_vector(where, attempt(where, assign_stratified, y, K, _seed(rng)), len(y), K)
            check_sizes(where, fold, K, next_step=pack_step(fold))


def _deal_twice(assign_stratified: Any, y: Array, K: int, seed: int, rng: np.random.Generator) -> None:
    """Every class is spread evenly, also with the labels in another order; the same seed deals the same."""
    where = f"assign_stratified(y, {K}, {_named(seed)}), {len(y)} examples"
    dealt = []
    for labels, after in ((y, ""), (rng.permutation(y), ", after another y"), (y, ", the same seed again")):
        given = labels.copy()
        fold = fold_vector(where + after, attempt(where + after, assign_stratified, given, K, seed), len(y), K)
        assert_unchanged(where + after, given, labels)
        check_class_counts(where + after, labels, fold, K)
        dealt.append(fold)
    check_again(f"{where}, the same seed again", dealt[2], dealt[0], next_step=SAME_SEED)


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(2**31))


def _named(seed: int) -> str:
    return "seed" if seed else "seed=0"


def _labels(labels: tuple[int, ...], rng: np.random.Generator) -> Array:
    """Classes of 1 to 9 examples each, in random order, 7 or more in all."""
    counts = rng.integers(1, 10, size=len(labels))
    counts[0] = 7 + rng.integers(5)
    return rng.permutation(np.repeat(labels, counts))


def _check_chance(where: str, folds: Array, K: int, *, together: float) -> None:
    """Any two examples share a fold as often as chance says, and each is as often in one fold as in another."""
    draws, N = folds.shape
    step = "shuffle the examples: which of them share a fold is decided by chance, from the seed."
    bound = BOUND * np.sqrt(together * (1 - together) / draws)
    usual = np.bincount(folds.ravel(), minlength=K) / folds.size  # a fold that is larger is met more often
    often = np.mean(folds[:, :, None] == folds[:, None, :], axis=0)
    for i, j in zip(*np.nonzero(np.abs(often - together) > bound), strict=True):
        if i < j:
            of = f"{where}: how often examples {i} and {j} share a fold"
            raise failure(of, yours=f"{often[i, j]:.0%}", expected=f"about {together:.0%}", next_step=step)
    for i in range(N):
        shares = np.bincount(folds[:, i], minlength=K) / draws
        if (np.abs(shares - usual) > BOUND * np.sqrt(usual * (1 - usual) / draws)).any():
            of = f"{where}: how often example {i} is in each fold"
            about = f"about {np.round(usual, 2).tolist()}, as the others"
            raise failure(of, yours=np.round(shares, 2).tolist(), expected=about, next_step=step)
