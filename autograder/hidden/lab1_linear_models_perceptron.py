"""The hidden checks of the perceptron, in the lab on linear models.

Whether a point lies on the plane decides about an update, so training is judged on multiples of ½ and α = ¼, ½, 1 or
2: sums of them are exact in float64 and float32, in whatever order they are taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.hidden.lab1_linear_models_passes import Task, Trained, step_after, trained
from autograder.oracles import linear_models as oracle
from course_lib.checks import assert_close, assert_unchanged, attempt, failure
from course_lib.checks.linear_perceptron import A_FEATURE, A_PASS, A_SUM
from course_lib.checks.linear_reading import amount, as_parts, as_scalar, as_vector, length, shaped, with_dtype
from course_lib.types import Array

SHAPES = ((1, 1), (1, 3), (6, 1), (7, 4), (3, 5), (4, 4))  # N, features
KINDS = (np.float64, np.float32, np.int64)
MANY = ((300, 2), (3, 40))
UNITS = ((1e-5, 1.0), (1.0, 1e4), (1.0, 1e-4))  # of w, and of the points
TINY, HUGE = 2.0**-20, 2.0**10  # powers of 2: multiplying by them rounds nothing
LABELS = (np.int64, np.float64, np.int64)


def distance_judged(signed_distance: Any, *, rng: np.random.Generator) -> None:
    """(w·x + b)/‖w‖ for short and long w, on both sides of the plane."""
    for w, b, X, special in _planes(rng, (0.1, 1.0, 30.0)):
        where, given, weights = f"signed_distance, {shaped(X)}{special}", X.copy(), w.copy()
        found = attempt(where, signed_distance, weights, b, given)
        distances = as_vector(where, found, len(X), "one distance for each row.")
        step = with_dtype(_over_the_length(distances, w, b, X), distances, X=X, w=w)
        assert_close(where, distances, oracle.signed_distance(w, b, X), next_step=step)
        assert_unchanged(f"{where}: X", given, X)
        assert_unchanged(f"{where}: w", weights, w)


def _over_the_length(distances: Array, w: Array, b: float, X: Array) -> str:
    """The next step for wrong distances: what w·x + b is divided by, where that is one number for all rows."""
    with np.errstate(all="ignore"):
        used = (X.astype(float) @ w + b) / distances
    norm, one = float(np.linalg.norm(w)), bool(np.isfinite(used).all()) and np.allclose(used, used[0], rtol=1e-4)
    if one and used[0] > 0 and (len(X) > 1 or X.dtype.kind == "f"):
        return (
            f"yours is (w·x + b) / {used[0]:.6g}, but the length of w is {norm:.6g}: the root of the sum of all its "
            f"squares, n = {len(w)}, with nothing added and nothing rounded."
        )
    return f"w·x + b, with its sign, over the length of w: the root of the sum of squares, n = {len(w)}."


def perceptron_loss_judged(perceptron_loss: Any, *, rng: np.random.Generator) -> None:
    """−Σ y (w·x + b) over misclassified points: some, none, all."""
    for w, b, X, special in _planes(rng, (1.0,)):
        right = np.where(X.astype(float) @ w + b >= 0, 1, -1)
        for y in (rng.choice([-1, 1], size=len(X)), right, -right):
            labels = y.astype(np.float64 if X.dtype == np.float32 else np.int64)
            where, given, weights = f"perceptron_loss, {shaped(X)}{special}", X.copy(), w.copy()
            kept = labels.copy()
            loss = attempt(where, perceptron_loss, weights, b, given, labels)
            found = as_scalar(where, loss, A_SUM)
            expected = oracle.perceptron_loss(w, b, X, y)
            only = "the sum of −y (w·x + b) over the points on the wrong side; without such a point it is 0."
            only = with_dtype(only, X=X, w=w)
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
                    twice = 2 if kind is np.int64 else 1  # halves have no whole numbers, twice as much has
                    w, x = (twice * _halves(n, rng)).astype(kind), (twice * _halves(n, rng)).astype(kind)
                    b, alpha = float(margin * label - w.astype(float) @ x), float(rng.choice([0.25, 0.5, 2.0]))
                    _update(update_one, w, b, x, label_kind(label), alpha)
    for label in (-1, 1):
        for margin in (-0.125, 0.0, 0.125):
            for unit in (TINY, HUGE):  # the plane in other units: α goes with it
                w, x = unit * _halves(3, rng), _halves(3, rng)
                _update(update_one, w, unit * margin * label - float(w @ x), x, label, 0.5 * unit)
            w, x = np.array([2, -1]), _halves(2, rng)  # w of whole numbers, x not
            _update(update_one, w, margin * label - float(w @ x), x, label, 0.5)
            _update(update_one, _halves(2, rng), margin * label, np.zeros(2), label, 0.5)  # it moves b alone


def _update(function: Any, w: Array, b: float, x: Array, label: Any, alpha: float) -> None:
    moved = oracle.update(w.tolist(), b, x.tolist(), float(label), alpha)
    plane, side = (moved, "wrong") if moved else ((w.tolist(), b), "right")
    margin = float(label) * (float(w.astype(float) @ x.astype(float)) + b)
    side = "on the plane" if margin == 0 else f"on the {side} side"
    where, given, weights = f"update_one, an example {side}, α = {alpha:g}", x.copy(), w.copy()
    found = attempt(where, function, weights, b, given, label, alpha)
    now, bias = as_parts(where, found, "w", "b", sizes=(len(w), 1))
    score = f"−{-margin:g}" if margin < 0 else f"{margin:g}"
    rule = f"y (w·x + b) = {score} here. If it is ≤ 0, w moves by α y x and b by α y, once; otherwise nothing moves."
    rule = with_dtype(rule, x=x, w=w)
    assert_close(f"{where}: w", as_vector(f"{where}: w", now, len(w), A_FEATURE), np.array(plane[0]), next_step=rule)
    assert_close(f"{where}: b", np.array(as_scalar(f"{where}: b", bias)), np.array(plane[1]), next_step=rule)
    assert_unchanged(f"{where}: the w that was handed in", weights, w)
    assert_unchanged(f"{where}: x", given, x)


def train_judged(train_perceptron: Any, *, rng: np.random.Generator) -> None:
    """Separable points: the same plane and updates, pass by pass, from several starts, until one pass is clean."""
    for N, n in ((1, 2), (6, 1), (12, 2), (15, 4), (4, 4)):
        for kind, label in zip(KINDS, LABELS, strict=True):
            for start in (0.0, 2.0):
                X, y = _separable(N, n, rng)
                twice = 2 if kind is np.int64 else 1
                w = (twice * start * _halves(n, rng)).astype(kind)
                b, alpha = start * float(_halves(1, rng)[0]), float(rng.choice([0.25, 2.0]))
                X, y = (twice * X).astype(kind), y.astype(label)
                _trained(train_perceptron, w, b, X, y, alpha, 1000)
    for alpha in (TINY, HUGE):
        X, y = _separable(12, 2, rng)
        _trained(train_perceptron, np.zeros(2), 0.0, X, y, alpha, 1000)
        _trained(train_perceptron, np.zeros(2, dtype=np.int64), 0.0, X, y, 0.25, 1000)  # w of whole numbers, X not
    _trained(train_perceptron, np.zeros(2), 0.0, *_many(rng), 1.0, 1000)


def gives_up_judged(train_perceptron: Any, *, rng: np.random.Generator) -> None:
    """Points that no plane parts, and points whose training needs longer: max_passes passes, and the plane then."""
    for passes in (1, 2, 7, 40, 600, 601):
        X = rng.choice([0.5, 1.0, 3.0]) * np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [1.0, -1.0]])
        X += _halves(2, rng)  # XOR around another place than 0, so that its planes do not come back to 0
        y = np.array([-1, 1, -1, 1]) * rng.choice([-1, 1])
        order = rng.permutation(4)
        _trained(train_perceptron, np.zeros(2), 0.0, X[order], y[order], 1.0, passes)
        X = np.repeat(_halves(5, rng)[:, None], 2, axis=0)  # each point twice, with both labels
        _trained(train_perceptron, np.ones(1), 0.5, X, np.tile([1, -1], 5), 0.5, passes)
    X, y = _separable(12, 2, rng)
    needed = len(oracle.train(np.zeros(2), 0.0, X, y, 0.5, 1000)[2])
    _trained(train_perceptron, np.zeros(2), 0.0, X, y, 0.5, max(1, needed - 1))  # the next pass would be the clean one


def _trained(function: Any, *task: Any) -> None:
    asked = Task(*task)
    w, b, X, y, alpha, passes = asked
    where, given, weights, labels = f"train_perceptron, {shaped(X)}, α = {alpha:g}", X.copy(), w.copy(), y.copy()
    found = attempt(where, function, weights, b, given, labels, alpha, passes)
    now, bias, updates = as_parts(where, found, "w", "b", "updates", sizes=(len(w), 1))
    counts, right = as_vector(f"{where}: updates", updates, length(updates), A_PASS), trained(asked)
    yours = Trained(as_vector(f"{where}: w", now, len(w), A_FEATURE), as_scalar(f"{where}: b", bias), counts.tolist())
    same = yours.has_the_plane_of(right) and yours.counts == right.counts
    step = "" if same else step_after(yours, right, asked)
    if len(counts) != len(right.counts):
        raise failure(
            f"{where}: updates",
            yours=amount(len(counts), "pass"),
            expected=f"{amount(len(right.counts), 'pass')}, with max_passes = {passes}",
            next_step=step,
        )
    assert_close(f"{where}: updates", counts, np.array(right.counts), next_step=step)
    assert_close(f"{where}: w", yours.w, right.w, next_step=step)
    assert_close(f"{where}: b", np.array(yours.b), np.array(right.b), next_step=step)
    assert_unchanged(f"{where}: the w that was handed in", weights, w)
    assert_unchanged(f"{where}: X", given, X)
    assert_unchanged(f"{where}: y", labels, y)


def _planes(rng: np.random.Generator, lengths: tuple[float, ...]) -> Iterator[tuple[Array, float, Array, str]]:
    """w, b and X of many shapes and dtypes, with w of several lengths, and what is special about them."""
    for N, n in SHAPES + MANY:
        for kind in KINDS:
            for long in lengths:
                if long >= 1 or kind is not np.int64:
                    yield *_plane_and_points(N, n, long, rng, kind), ""
    for long, unit in UNITS:
        w, b, X = _plane_and_points(6, 3, 1.0, rng, np.float64)
        yield long * w, long * unit * b, unit * X, ", in large or small units"
    w, b, X = _plane_and_points(6, 3, 1.0, rng, np.float64)
    length = float(np.linalg.norm(w)) / rng.uniform(0.95, 1.05)
    yield w / length, b / length, X, ", w nearly of length 1"
    yield (np.sign(w) + 3 * w).astype(np.int64), b, X, ", w of whole numbers"


def _plane_and_points(N: int, n: int, long: float, rng: np.random.Generator, kind: Any) -> tuple[Array, float, Array]:
    """w (n,), b and X (N, n) with no point so near to the plane that float32 might see it on the other side."""
    while True:
        w, b = long * rng.normal(size=n), float(long * rng.normal())
        w = (np.sign(w) + 3 * w if kind is np.int64 else w).astype(kind)  # whole weights, none of them 0
        X = (2 * rng.normal(size=(2 * N, n))).astype(kind)
        X = X[np.abs(X.astype(float) @ w + b) > 0.02 * long][:N]
        if len(X) == N:
            return w, b, X


def _separable(N: int, n: int, rng: np.random.Generator, margin: float = 0.5) -> tuple[Array, Array]:
    """Halves that some plane parts, w·x + b at least `margin` from 0, with both labels where N allows.

    Of several rows the first is 0: such an example moves b and leaves w where it is.
    """
    while True:
        w, b = _halves(n, rng), float(_halves(1, rng)[0])
        X = rng.integers(-8, 9, size=(4 * N, n)) / 2
        X[0] *= N == 1
        X = X[np.abs(X @ w + b) >= margin][:N]
        score = X @ w + b
        if len(X) == N and (N == 1 or (not X[0].any() and len(set(np.sign(score))) == 2)):
            return X, np.where(score > 0, 1, -1)


def _many(rng: np.random.Generator) -> tuple[Array, Array]:
    """Many points that some plane parts, the last of which matter: without them training ends at another plane."""
    while True:
        X, y = _separable(120, 2, rng, margin=2.0)
        ends = [oracle.train(np.zeros(2), 0.0, X[:N], y[:N], 1.0, 1000) for N in (20, 100, 120)]
        if all(end[1] != ends[-1][1] or not np.array_equal(end[0], ends[-1][0]) for end in ends[:-1]):
            return X, y


def _halves(n: int, rng: np.random.Generator) -> Array:
    """n multiples of ½ between −3 and 3, none of them 0."""
    return rng.choice([-1.0, 1.0], size=n) * rng.integers(1, 7, size=n) / 2
