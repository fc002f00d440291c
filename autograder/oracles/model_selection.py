"""Model selection, slowly: each number straight from its definition, by loops over examples, pairs and settings.

Ridge regression is solved as a least-squares problem of stacked rows, not by the normal equations that the lab gives.
"""

from __future__ import annotations

import math

import numpy as np

from course_lib.types import Array


def measured(X: Array) -> tuple[Array, Array]:
    """Mean and standard deviation (1/N) of each column   [eq:standardise]; 1 where a column never changes."""
    N, columns = X.shape
    mean, s = np.zeros(columns), np.ones(columns)
    for i in range(columns):
        column = [float(x) for x in X[:, i]]
        mean[i] = math.fsum(column) / N
        if len(set(column)) > 1:
            s[i] = math.sqrt(math.fsum((x - mean[i]) ** 2 for x in column) / N)
    return mean, s


def ridge(X: Array, y: Array, theta: float) -> tuple[Array, float]:
    """b, the mean of y, and the w with the lowest  1/N Σ_n (x_n w + b − y_n)² + θ Σ_i w_i²."""
    N, columns = X.shape
    b = math.fsum(float(value) for value in y) / N
    rows = np.vstack([X / math.sqrt(N), math.sqrt(theta) * np.eye(columns)])
    goal = np.concatenate([(y - b) / math.sqrt(N), np.zeros(columns)])
    return np.linalg.lstsq(rows, goal, rcond=None)[0], b


def fold_errors(X: Array, y: Array, fold: Array, theta: float, *, more: float = 0.0) -> Array:
    """MSE_i of each fold i; what is measured to standardise, is measured on that fold's training rows alone.

    `more` is added to every s: it makes the errors of a known mistake.
    """
    X, y = X.astype(np.float64), y.astype(np.float64)
    errors = []
    for i in range(int(fold.max()) + 1):
        train = [n for n in range(len(fold)) if fold[n] != i]
        held = [n for n in range(len(fold)) if fold[n] == i]
        mean, s = measured(X[train])
        s += more
        w, b = ridge((X[train] - mean) / s, y[train], theta)
        squares = [(float((X[n] - mean) / s @ w) + b - float(y[n])) ** 2 for n in held]
        errors.append(sum(squares) / len(squares))
    return np.array(errors)


def powers(x: Array, degree: int) -> Array:
    """The columns x, x², …, x^degree."""
    return np.array([[float(value) ** power for power in range(1, degree + 1)] for value in x])


def grid_table(x: Array, y: Array, fold: Array, degrees: list[int], thetas: list[float]) -> Array:
    """The mean of the folds' errors, for each degree (row) and each θ (column)   [eq:k-fold]."""
    table = np.zeros((len(degrees), len(thetas)))
    for row, degree in enumerate(degrees):
        for column, theta in enumerate(thetas):
            errors = fold_errors(powers(x, degree), y, fold, theta)
            table[row, column] = sum(errors) / len(errors)
    return table


def best_of(table: Array) -> tuple[int, int]:
    """Row and column of the smallest entry, the first in reading order; nan is no entry."""
    best, place = math.inf, (-1, -1)
    for row in range(table.shape[0]):
        for column in range(table.shape[1]):
            if table[row, column] < best:
                best, place = float(table[row, column]), (row, column)
    return place


def plan(N: int, B: int) -> list[tuple[int, int]]:
    """(n_t, r_t) of each round   [eq:halving], in whole numbers."""
    counts, n = [], N
    while True:
        counts.append(n)
        if n <= 2:
            break
        n = n // 2 + n % 2
    return [(n, B // (n * len(counts))) for n in counts]


def halving(losses: Array, B: int) -> tuple[list[list[int]], int]:
    """The settings of each round in ascending order, and the winner; losses[i, r] is setting i's after r epochs."""
    rounds, alive = [], list(range(len(losses)))
    schedule = plan(len(losses), B)
    for t, (_, r) in enumerate(schedule):
        rounds.append(alive)
        stay = schedule[t + 1][0] if t + 1 < len(schedule) else 1
        places = {i: sum((losses[j, r], j) < (losses[i, r], i) for j in alive) for i in alive}
        alive = [i for i in alive if places[i] < stay]
    return rounds, alive[0]


def confusion(y: Array, y_hat: Array, classes: int) -> Array:
    """How often the true class (row) got the answer (column)."""
    table = np.zeros((classes, classes), int)
    for true, answer in zip(y, y_hat, strict=True):
        table[int(true), int(answer)] += 1
    return table


def class_scores(table: Array) -> Array:
    """Rows precision, recall, F1, a column a class   [eq:precision-recall] [eq:f1]; 0 / 0 is 0."""
    scores = np.zeros((3, len(table)))
    for k in range(len(table)):
        TP, called, are = int(table[k, k]), int(sum(table[:, k])), int(sum(table[k, :]))
        for row, (part, whole) in enumerate(((TP, called), (TP, are), (2 * TP, called + are))):
            scores[row, k] = part / whole if whole else 0.0
    return scores


def macro_micro(table: Array) -> tuple[float, float]:
    """F1 as the mean over all classes, and of the counts of all classes together   [eq:macro-micro]."""
    TP = sum(int(table[k, k]) for k in range(len(table)))
    FP = sum(int(table[j, k]) for j in range(len(table)) for k in range(len(table)) if j != k)
    return float(np.mean(class_scores(table)[2])), 2 * TP / (2 * TP + FP + FP)


def roc(s: Array, y: Array) -> Array:
    """Rows FPR and TPR   [eq:roc]: a point for t = ∞, and one for each score as threshold, the highest first."""
    points = [(0.0, 0.0)]
    for t in sorted({float(score) for score in s}, reverse=True):
        called = [int(label) for score, label in zip(s, y, strict=True) if score >= t]
        positives = sum(int(label) for label in y)
        points.append(((len(called) - sum(called)) / (len(y) - positives), sum(called) / positives))
    return np.array(points).T


def auc(s: Array, y: Array) -> float:
    """The share of pairs (a 1, a 0) in which the 1 has the higher score; equal scores count one half."""
    wins = [
        1.0 if s[p] > s[n] else 0.5 if s[p] == s[n] else 0.0
        for p in range(len(y))
        for n in range(len(y))
        if y[p] == 1 and y[n] == 0
    ]
    return sum(wins) / len(wins)


def threshold_for(s: Array, y: Array, recall: float) -> float:
    """The highest score t for which at least the share `recall` of the 1s have a score ≥ t."""
    ones = [float(score) for score, label in zip(s, y, strict=True) if label == 1]
    return max(t for t in {float(score) for score in s} if sum(one >= t for one in ones) / len(ones) >= recall)


def curves(rng: np.random.Generator, *, N: int, R: int) -> tuple[Array, Array]:
    """Losses (N, R + 1) of N settings after 0 … R epochs: as they truly are, and as a validation set shows them.

    Settings that end low tend to start slowly, so the leaders of the first epochs are not those of the last.
    """
    end = rng.uniform(0.05, 0.6, size=N)
    speed = 0.25 + 1.5 * (0.4 * (end - 0.05) / 0.55 + 0.6 * rng.uniform(size=N))
    clean = end[:, None] + (2.3 - end)[:, None] * (1.0 + np.arange(R + 1)) ** -speed[:, None]
    return clean, clean + rng.normal(scale=0.02, size=clean.shape)
