"""The visible checks of the perceptron, in the lab on linear models: worked examples to follow with a pencil.

Labels are −1 and +1. The numbers are small on purpose: sums of them have no rounding, so that a point that lies on the
plane does lie on it.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, failure
from course_lib.checks.linear_reading import as_parts, as_scalar, as_vector
from course_lib.types import Array

A_FEATURE = "one weight for each feature."
A_PASS = "one number for each pass, the last pass too, in which nothing moved."

# The worked example of the distance: the last point lies on the plane.
W_PLANE, B_PLANE = fixed([3.0, 4.0]), -5.0
X_PLANE = fixed([[3.0, 4.0], [0.0, 0.0], [1.0, 0.5]])
DISTANCES = fixed([4.0, -1.0, 0.0])

# The worked example of the loss: the second and the third point are on the wrong side.
W_LOSS, B_LOSS = fixed([1.0, -2.0]), 1.0
X_LOSS, Y_LOSS = fixed([[3.0, 0.0], [0.0, 2.0], [3.0, 1.0], [1.0, 1.0]]), fixed([1, 1, -1, -1])
LOSS = 5.0

# The worked example of training: three updates in the first pass, none in the second.
X_TRAIN, Y_TRAIN = fixed([[2.0, 1.0], [1.0, 2.0], [-1.0, 1.0], [0.0, -1.0]]), fixed([1, 1, -1, -1])
W_TRAINED, B_TRAINED, UPDATES = fixed([3.0, 1.0]), -1.0, fixed([3.0, 0.0])

X_XOR, Y_XOR = fixed([[-1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [1.0, -1.0]]), fixed([-1, 1, -1, 1])


def check_signed_distance(signed_distance: Any) -> None:
    """The signed distance of three points from a plane   [eq:plane-distance]."""
    where, given = "signed_distance", X_PLANE.copy()
    assert_close(
        where,
        as_vector(
            where, attempt(where, signed_distance, W_PLANE.copy(), B_PLANE, given), 3, "one distance for each row."
        ),
        DISTANCES,
        next_step="for the first point: w·x + b = 20, and w = (3, 4) has the length 5.",
        mistakes={
            "this is w·x + b: divide by the length of w.": np.array([20.0, -5.0, 0.0]),
            "the sign is lost: it says on which side the point lies.": np.array([4.0, 1.0, 0.0]),
            "this divides by the squared length of w.": np.array([0.8, -0.2, 0.0]),
            "this divides by the sum of w, not by its length.": np.array([2.8571429, -0.7142857, 0.0]),
            "b is missing.": np.array([5.0, 0.0, 1.0]),
        },
    )
    assert_unchanged(f"{where}: X", given, X_PLANE)


def check_perceptron_loss(perceptron_loss: Any) -> None:
    """The loss of four points, two of them misclassified   [eq:perceptron-sum]."""
    where, given = "perceptron_loss", X_LOSS.copy()
    loss = attempt(where, perceptron_loss, W_LOSS.copy(), B_LOSS, given, Y_LOSS.copy())
    assert_close(
        where,
        np.array(as_scalar(where, loss)),
        np.array(LOSS),
        next_step="the four y (w·x + b) are 4, −3, −2 and 0: only points on the wrong side count.",
        mistakes={
            "the sign is wrong: a loss is not negative.": np.array(-5.0),
            "all points are added up: only those on the wrong side count.": np.array(1.0),
            "this is a mean over all points: the loss is a sum.": np.array(1.25),
            "this is a mean over the misclassified points: the loss is a sum.": np.array(2.5),
            "this is how many points are misclassified: how far each lies counts.": np.array(2.0),
            "this divides by the length of w: the lecture leaves that factor out.": np.array(2.2360680),
            "points on their right side are added up: it is the others that count.": np.array(4.0),
        },
    )
    assert_unchanged(f"{where}: X", given, X_LOSS)


def check_update_one(update_one: Any) -> None:
    """One example on the wrong side, one on the plane, one that is right   [eq:perceptron-update]."""
    one = np.array([1.0, 2.0])
    cases = (  # what the example is, w, b, x, label, α, and w and b after it
        ("on the wrong side", np.array([1.0, -1.0]), 0.5, one, 1, 0.5, np.array([1.5, 0.0]), 1.0),
        ("on the plane", np.array([2.0, 1.0]), -4.0, one, -1, 0.5, np.array([1.5, 0.0]), -4.5),
        ("on its right side", np.array([1.0, 1.0]), 1.0, one, 1, 0.5, np.array([1.0, 1.0]), 1.0),
    )
    for what, w, b, x, label, alpha, w_after, b_after in cases:
        where, kept = f"update_one, example {what}", w.copy()
        now, bias = as_parts(where, attempt("update_one", update_one, w, b, x.copy(), label, alpha), "w", "b")
        moved = not np.array_equal(w_after, kept)
        assert_close(
            f"{where}: w",
            as_vector(f"{where}: w", now, 2, A_FEATURE),
            w_after,
            next_step="it moves w by α y x." if moved else "such an example leaves w and b as they are.",
            mistakes={
                "nothing moved: y (w·x + b) ≤ 0 counts as misclassified, and 0 with it.": kept,
                "it moves away from the example: look at the sign.": 2 * kept - w_after,
                "α is not used.": kept + label * x,
            }
            if moved
            else None,
        )
        assert_close(
            f"{where}: b",
            np.array(as_scalar(f"{where}: b", bias)),
            np.array(b_after),
            next_step="b moves by α y, with w and not without it.",
        )
        assert_unchanged(f"{where}: the w that was handed in", w, kept)


def check_train_perceptron(train_perceptron: Any) -> None:
    """Four separable points, from w = 0, b = 0 with α = 1: three updates in the first pass, none in the second."""
    given = X_TRAIN.copy()
    w, b, updates = _trained(train_perceptron, given, Y_TRAIN, 1.0, 20)
    assert_close(
        "train_perceptron: updates",
        as_vector("train_perceptron: updates", updates, 2, A_PASS),
        UPDATES,
        next_step="pass 1 by hand: (2, 1) gives w = (2, 1), b = 1; (−1, 1) lies on that plane; (0, −1) on the next.",
    )
    assert_close(
        "train_perceptron: w",
        as_vector("train_perceptron: w", w, 2, A_FEATURE),
        W_TRAINED,
        next_step="every misclassified example moves the plane at once; the next example meets the new plane.",
    )
    where = "train_perceptron: b"
    assert_close(
        where, np.array(as_scalar(where, b)), np.array(B_TRAINED), next_step="b moves with every update, by α y."
    )
    assert_unchanged("train_perceptron: X", given, X_TRAIN)


def check_gives_up(train_perceptron: Any) -> None:
    """On XOR it goes through the examples max_passes times, with four updates each, and gives up."""
    for passes in (1, 3):
        _, _, updates = _trained(train_perceptron, X_XOR.copy(), Y_XOR, 1.0, passes)
        where = f"train_perceptron on XOR, max_passes = {passes}: updates"
        length = len(updates) if isinstance(updates, (list, tuple)) else np.size(updates)
        if length != passes:
            raise failure(
                where,
                yours=f"{length} numbers",
                expected=f"{passes}, one for each pass",
                next_step="no line parts these points, so only max_passes ends the training.",
            )
        by_hand = "each of the four points is misclassified in each pass: follow one pass by hand."
        assert_close(where, as_vector(where, updates, passes, A_PASS), np.full(passes, 4.0), next_step=by_hand)


def _trained(function: Any, X: Array, y: Array, alpha: float, passes: int) -> list[Any]:
    where, w = "train_perceptron", np.zeros(X.shape[1])
    parts = as_parts(where, attempt(where, function, w, 0.0, X, y.copy(), alpha, passes), "w", "b", "updates")
    assert_unchanged(f"{where}: the w that was handed in", w, np.zeros(X.shape[1]))
    return parts
