"""The hidden checks of the perceptron, in the lab on linear models.

Whether a point lies on the plane decides about an update, so training is judged on multiples of ½ and α = ½, 1 or 2:
sums of them are exact in float64 and float32, in whatever order they are taken.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt, failure
from course_lib.checks.linear_perceptron import A_FEATURE, A_PASS
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector
from course_lib.types import Array

SHAPES = ((1, 1), (1, 3), (6, 1), (7, 4), (3, 5))  # N, features
KINDS = (np.float64, np.float32)
LABELS = (np.int64, np.float64)


def distance_judged(signed_distance: Any, *, rng: np.random.Generator) -> None:
    """(w·x + b)/‖w‖ for short and long w, on both sides of the plane."""
    for N, n in SHAPES:
        for kind in KINDS:
            for length in (0.1, 1.0, 30.0):
                w, b, X = _plane_and_points(N, n, length, rng, kind)
                where, given, weights = f"signed_distance, X {X.shape}", X.copy(), w.copy()
                found = attempt("signed_distance", signed_distance, weights, b, given)
                assert_close(
                    where,
                    as_vector(where, found, N, "one distance for each row."),
                    oracle.signed_distance(w, b, X),
                    next_step="making w and b twice as long moves no plane, so it changes no distance; keep the sign.",
                )
                assert_unchanged(f"{where}: X", given, X)
                assert_unchanged(f"{where}: w", weights, w)


def perceptron_loss_judged(perceptron_loss: Any, *, rng: np.random.Generator) -> None:
    """−Σ y (w·x + b) over misclassified points: some, none, all."""
    for N, n in SHAPES:
        for kind, label in zip(KINDS, LABELS, strict=True):
            w, b, X = _plane_and_points(N, n, 1.0, rng, kind)
            right = np.where(X.astype(float) @ w + b >= 0, 1, -1)
            for y in (rng.choice([-1, 1], size=N), right, -right):
                where, given, weights, labels = f"perceptron_loss, X {X.shape}", X.copy(), w.copy(), y.astype(label)
                kept = labels.copy()
                found = as_scalar(where, attempt("perceptron_loss", perceptron_loss, weights, b, given, labels))
                expected = oracle.perceptron_loss(w, b, X, y)
                only = "a sum over the points with y (w·x + b) < 0; without such a point it is 0."
                assert_close(where, np.array(found), np.array(expected), next_step=only)
                assert_unchanged(f"{where}: X", given, X)
                assert_unchanged(f"{where}: w", weights, w)
                assert_unchanged(f"{where}: y", labels, kept)


def update_judged(update_one: Any, *, rng: np.random.Generator) -> None:
    """One example: wrong, right and on the plane, with labels of both signs, and several α."""
    for n in (1, 2, 5):
        for kind, label_kind in zip(KINDS, LABELS, strict=True):
            for label in (-1, 1):
                for margin in (-1.5, -0.125, 0.0, 0.125, 1.5):  # y (w·x + b), exactly
                    w, x = _halves(n, rng).astype(kind), _halves(n, rng).astype(kind)
                    b, alpha = float(margin * label - w.astype(float) @ x), float(rng.choice([0.25, 0.5, 2.0]))
                    _update(update_one, w, b, x, label_kind(label), alpha)


def _update(function: Any, w: Array, b: float, x: Array, label: Any, alpha: float) -> None:
    moved = oracle.update(w.tolist(), b, x.tolist(), float(label), alpha)
    plane, side = (moved, "wrong") if moved else ((w.tolist(), b), "right")
    where, given, weights = f"update_one, an example on the {side} side, α = {alpha:g}", x.copy(), w.copy()
    now, bias = as_parts(where, attempt("update_one", function, weights, b, given, label, alpha), "w", "b")
    rule = "on the wrong side or on the plane: w moves by α y x and b by α y. Otherwise nothing moves."
    assert_close(f"{where}: w", as_vector(where, now, len(w), A_FEATURE), np.array(plane[0]), next_step=rule)
    assert_close(f"{where}: b", np.array(as_scalar(where, bias)), np.array(plane[1]), next_step=rule)
    assert_unchanged(f"{where}: the w that was handed in", weights, w)
    assert_unchanged(f"{where}: x", given, x)


def train_judged(train_perceptron: Any, *, rng: np.random.Generator) -> None:
    """Separable points: the same plane and updates, pass by pass, from several starts, until one pass is clean."""
    for N, n in ((1, 2), (6, 1), (12, 2), (15, 4)):
        for kind, label in zip(KINDS, LABELS, strict=True):
            for start in (0.0, 2.0):
                X, y = _separable(N, n, rng)
                w, b = start * _halves(n, rng), start * float(_halves(1, rng)[0])
                alpha = float(rng.choice([0.5, 2.0]))
                _trained(train_perceptron, w, b, X.astype(kind), y.astype(label), alpha, 1000)


def gives_up_judged(train_perceptron: Any, *, rng: np.random.Generator) -> None:
    """Points that no plane parts, and points whose training needs longer: max_passes passes, and the plane then."""
    for passes in (1, 2, 7):
        X = rng.choice([0.5, 1.0, 3.0]) * np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [1.0, -1.0]])
        X += _halves(2, rng)  # XOR around another place than 0, so that its planes do not come back to 0
        y = np.array([-1, 1, -1, 1]) * rng.choice([-1, 1])
        order = rng.permutation(4)
        _trained(train_perceptron, np.zeros(2), 0.0, X[order], y[order], 1.0, passes)
        X = np.repeat(_halves(5, rng)[:, None], 2, axis=0)  # each point twice, with both labels
        _trained(train_perceptron, np.ones(1), 0.5, X, np.tile([1, -1], 5), 0.5, passes)


def _trained(function: Any, w: Array, b: float, X: Array, y: Array, alpha: float, passes: int) -> None:
    where, given, weights, labels = f"train_perceptron, X {X.shape}, α = {alpha:g}", X.copy(), w.copy(), y.copy()
    found = attempt("train_perceptron", function, weights, b, given, labels, alpha, passes)
    now, bias, updates = as_parts("train_perceptron", found, "w", "b", "updates")
    right_w, right_b, right_updates = oracle.train(w, b, X, y, alpha, passes)
    length = len(updates) if isinstance(updates, (list, tuple)) else np.size(updates)
    if length != len(right_updates):
        raise failure(
            f"{where}: updates",
            yours=f"{length} passes",
            expected=f"{len(right_updates)} passes, with max_passes = {passes}",
            next_step="it ends after the first pass without an update, or after max_passes passes, whichever is first.",
        )
    order = "go through the rows in their order; the next row meets the plane that the last one left."
    counts = as_vector(f"{where}: updates", updates, length, A_PASS)
    assert_close(f"{where}: updates", counts, np.array(right_updates, dtype=float), next_step=order)
    assert_close(f"{where}: w", as_vector(f"{where}: w", now, len(w), A_FEATURE), right_w, next_step=order)
    assert_close(f"{where}: b", np.array(as_scalar(f"{where}: b", bias)), np.array(right_b), next_step=order)
    assert_unchanged(f"{where}: the w that was handed in", weights, w)
    assert_unchanged(f"{where}: X", given, X)
    assert_unchanged(f"{where}: y", labels, y)


def _plane_and_points(N: int, n: int, length: float, rng: np.random.Generator, kind: Any) -> tuple[Array, float, Array]:
    """w (n,), b and X (N, n) with no point so near to the plane that float32 might see it on the other side."""
    while True:
        w, b = (length * rng.normal(size=n)).astype(kind), float(length * rng.normal())
        X = (2 * rng.normal(size=(N, n))).astype(kind)
        if np.abs(X.astype(float) @ w + b).min() > 0.02 * length:
            return w, b, X


def _separable(N: int, n: int, rng: np.random.Generator) -> tuple[Array, Array]:
    """Halves that some plane parts, at least ½ away from it, with both labels where N allows."""
    while True:
        w, b = _halves(n, rng), float(_halves(1, rng)[0])
        X = rng.integers(-8, 9, size=(N, n)) / 2
        score = X @ w + b
        if np.abs(score).min() >= 0.5 and (N == 1 or len(set(np.sign(score))) == 2):
            return X, np.where(score > 0, 1, -1)


def _halves(n: int, rng: np.random.Generator) -> Array:
    """n multiples of ½ between −3 and 3, none of them 0."""
    return rng.choice([-1.0, 1.0], size=n) * rng.integers(1, 7, size=n) / 2
