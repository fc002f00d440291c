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
from course_lib.checks.linear_reading import amount, as_parts, as_scalar, as_vector, length
from course_lib.types import Array

A_FEATURE = "one weight for each feature."
A_PASS = "one number for each pass, the last pass too, in which nothing moved."
UPDATE_FIRST = "If the check of update_one complains, mend that first."
A_SUM = "the loss is a single number: add up over the misclassified points."

# The worked example of the distance: the last point lies on the plane.
W_PLANE, B_PLANE = fixed([3.0, 4.0]), -5.0
X_PLANE = fixed([[3.0, 4.0], [0.0, 0.0], [1.0, 0.5]])
DISTANCES = fixed([4.0, -1.0, 0.0])

# The worked example of the loss: three points are on the wrong side, one on the plane, one of each label on the right.
W_LOSS, B_LOSS = fixed([2.0, -3.0]), 2.0
X_LOSS = fixed([[3.0, 0.0], [0.0, 1.0], [1.0, 3.0], [1.0, 1.0], [-1.0, 0.0], [0.0, 3.0]])
Y_LOSS = fixed([1, 1, 1, -1, -1, -1])
LOSS = 7.0

# The example of one update, α = 0.25: what it is, w (once of whole numbers), b, label, y (w·x + b), and w and b after.
X_ONE, ALPHA = fixed([1.0, 2.0]), 0.25
UPDATES_OF_ONE = (
    ("on the wrong side, y = +1", fixed([1.0, 1.0]), -6.5, 1, -3.5, fixed([1.25, 1.5]), -6.25),
    ("on the plane, y = −1", fixed([2.0, 1.0]), -4.0, -1, 0, fixed([1.75, 0.5]), -4.25),
    ("on the plane, y = +1", fixed([2, 1]), -4.0, 1, 0, fixed([2.25, 1.5]), -3.75),
    ("on its right side, y = +1", fixed([1.0, 1.0]), -2.5, 1, 0.5, fixed([1.0, 1.0]), -2.5),
    ("on its right side, y = −1", fixed([1.0, 1.0]), -3.5, -1, 0.5, fixed([1.0, 1.0]), -3.5),
)

# The worked example of training: three updates in the first pass, none in the second.
X_TRAIN, Y_TRAIN = fixed([[2.0, 1.0], [1.0, 2.0], [-1.0, 1.0], [0.0, -1.0]]), fixed([1, 1, -1, -1])
W_TRAINED, B_TRAINED, UPDATES = fixed([3.0, 1.0]), -1.0, fixed([3.0, 0.0])

X_XOR, Y_XOR = fixed([[-1.0, -1.0], [-1.0, 1.0], [1.0, 1.0], [1.0, -1.0]]), fixed([-1, 1, -1, 1])


def check_signed_distance(signed_distance: Any) -> None:
    """The signed distance of three points from a plane   [eq:plane-distance]."""
    where, given = "signed_distance", X_PLANE.copy()
    found = attempt(where, signed_distance, W_PLANE.copy(), B_PLANE, given)
    distances = as_vector(where, found, 3, "one distance for each row.")
    only_origin = np.isfinite(distances).tolist() == [True, False, True]
    assert_close(
        where,
        distances,
        DISTANCES,
        next_step="(0, 0) is a point like any other: only the length of w divides, not that of x."
        if only_origin
        else "for the first point: w·x + b = 20, and w = (3, 4) has the length 5.",
        mistakes={
            "this is w·x + b: divide by the length of w.": np.array([20.0, -5.0, 0.0]),
            "the sign is lost: it says on which side the point lies.": np.array([4.0, 1.0, 0.0]),
            "this divides by the squared length of w.": np.array([0.8, -0.2, 0.0]),
            "this divides by 7, the sum of the entries of w: its length is 5.": np.array([2.8571429, -0.7142857, 0.0]),
            "this divides by the length of (w, b): b does not belong to it.": np.array([2.8284271, -0.7071068, 0.0]),
            "only w·x is divided by the length: b is divided with it.": np.array([0.0, -5.0, -4.0]),
            "only b is divided by the length: brackets around w·x + b.": np.array([24.0, -1.0, 4.0]),
            "b is missing.": np.array([5.0, 0.0, 1.0]),
            "b has the wrong sign: it is added.": np.array([6.0, 1.0, 2.0]),
        },
    )
    assert_unchanged(f"{where}: X", given, X_PLANE)


def check_perceptron_loss(perceptron_loss: Any) -> None:
    """The loss of six points, three of them misclassified   [eq:perceptron-sum]."""
    where, given = "perceptron_loss", X_LOSS.copy()
    loss = attempt(where, perceptron_loss, W_LOSS.copy(), B_LOSS, given, Y_LOSS.copy())
    assert_close(
        where,
        np.array(as_scalar(where, loss, A_SUM)),
        np.array(LOSS),
        next_step="the six y (w·x + b) are 8, −1, −5, −1, 0 and 7: only points on the wrong side count.",
        mistakes={
            "the sign is wrong: a loss is not negative.": np.array(-7.0),
            "all points are added up: only those on the wrong side count.": np.array(-8.0),
            "this is a mean over all points: the loss is a sum.": np.array(1.1666667),
            "this is a mean over the misclassified points: the loss is a sum.": np.array(2.3333333),
            "this is how many points are misclassified: how far each lies counts.": np.array(3.0),
            "this divides by the length of w: the lecture leaves that factor out.": np.array(1.9414507),
            "points on their right side are added up: it is the others that count.": np.array(15.0),
            "b is missing in w·x + b.": np.array(10.0),
            "misclassified points with y = +1 count as well.": np.array(1.0),
            "misclassified points with y = −1 count as well, and b belongs to w·x + b.": np.array(6.0),
            "this is the worst point alone: all misclassified ones add up.": np.array(5.0),
            "points nearer than 1 on their right side cost nothing, nor does one on the plane.": np.array(11.0),
            "these are squares: each misclassified point counts once, with −y (w·x + b).": np.array(27.0),
            "points on the right side count too here: they cost nothing.": np.array(22.0),
            "labels are −1 and +1 here, not 0 and 1: what is compared with y?": np.array(14.0),
            "max(0, …) is for each point, and y is −1 or +1, never 0.": np.array(0.0),
        },
    )
    assert_unchanged(f"{where}: X", given, X_LOSS)


def check_update_one(update_one: Any) -> None:
    """One example on the wrong side, two on the plane, two that are right   [eq:perceptron-update]."""
    for what, w, b, label, margin, w_after, b_after in UPDATES_OF_ONE:
        where, given = f"update_one, example {what}", w.copy()
        found = attempt("update_one", update_one, given, b, X_ONE.copy(), label, ALPHA)
        now, bias = as_parts(where, found, "w", "b", sizes=(2, 1))
        new_w = as_vector(f"{where}: w", now, 2, A_FEATURE)
        new_b = np.array(as_scalar(f"{where}: b", bias))
        stay = f"y (w·x + b) = {margin:g} is above 0: such an example leaves w and b as they are."
        moved, step, b_step = margin <= 0, w_after - w, b_after - b
        whole = " A copy of whole numbers holds no fractions." if w.dtype.kind == "i" else ""
        plane = "a point on the plane counts as misclassified" if margin == 0 else "below 0 means misclassified"
        assert_unchanged(f"{where}: the w that was handed in", given, w)
        assert_close(
            f"{where}: w",
            new_w,
            w_after,
            next_step="w moves by α y x and by nothing else: neither the length of x nor the distance counts."
            if moved
            else stay,
            mistakes={
                f"w did not move, and b did: both move.{whole}"
                if new_b != b
                else f"nothing moved, but y (w·x + b) = {margin:g}: {plane}.".replace("-", "−"): w,
                "w moves away from an example with y = +1: look at the sign."
                if label > 0
                else "w moves towards an example with y = −1: y belongs in the step.": w - step,
                "α = 0.25 is not used.": w + 4 * step,
                "the step is twice too long: it is α y x.": w + 2 * step,
                "w moved three times: an example is shown once, whether it is right afterwards or not.": w + 3 * step,
            }
            if moved
            else None,
        )
        assert_close(
            f"{where}: b",
            new_b,
            np.array(b_after),
            next_step="b moves by α y and by nothing else." if moved else stay,
            mistakes={
                "b did not move: it moves by α y, with w.": np.array(b),
                "b moves the wrong way: y is in its step too.": np.array(b - b_step),
                "α = 0.25 is missing in the step of b.": np.array(b + 4 * b_step),
            }
            if moved
            else None,
        )


def check_train_perceptron(train_perceptron: Any) -> None:
    """Four separable points, from w = 0, b = 0 with α = 1: three updates in the first pass, none in the second."""
    for where, again in (("train_perceptron", False), ("train_perceptron, called again", True)):
        w, b, updates = _trained(train_perceptron, X_TRAIN, Y_TRAIN, 1.0, 20)
        new_w, new_b = as_vector(f"{where}: w", w, 2, A_FEATURE), np.array(as_scalar(f"{where}: b", b))
        anew = "a second call begins anew: no list and no plane live on outside, and the rows keep their order."
        if length(updates) != len(UPDATES):
            several = isinstance(updates, (list, tuple, np.ndarray))
            counts = list(as_vector(f"{where}: updates", updates, length(updates), A_PASS)) if several else []
            raise failure(
                f"{where}: updates",
                yours=f"{amount(len(counts), 'pass')}, {_shown(counts)}" if several else "one number, no list",
                expected="2 passes, [3, 0]",
                next_step=anew if again else _other_than_two_passes(counts, list(new_w) == list(W_TRAINED)),
            )
        hand = "pass 1 by hand: (2, 1) gives w = (2, 1), b = 1; (−1, 1) lies on that plane; (0, −1) on the next."
        ends = "by hand: (2, 1) moves w to (2, 1), (−1, 1) to (3, 0), (0, −1) to (3, 1), and this last plane is "
        ends += "returned."
        for name, value, expected, step, mistakes in (
            ("updates", as_vector(f"{where}: updates", updates, 2, A_PASS), UPDATES, hand, COUNTS),
            ("w", new_w, W_TRAINED, ends, PLANES),
            ("b", new_b, np.array(B_TRAINED), "b moves with every update, by α y.", {}),
        ):
            assert_close(
                f"{where}: {name}",
                value,
                expected,
                next_step=anew if again else f"{step} {UPDATE_FIRST}",
                mistakes={} if again else mistakes,
            )


FOUR = (
    "(1, 2) lies on the right side of the plane that (2, 1) leaves, so pass 1 makes 3 updates: does each row meet the "
    f"plane that the row before it left, and do only misclassified rows count? {UPDATE_FIRST}"
)
COUNTS = {FOUR: fixed([4.0, 0.0])}
PLANES = {
    "this is the plane of another order, such as from the last row to the first: take the rows in their order.": (
        fixed([2.0, 2.0])
    ),
    "each step is a quarter of α y x: is α divided by 4, the number of rows? It stays as it is.": fixed([0.75, 0.25]),
}
"""What training on the worked example gives with a well-known mistake, and what to say then."""


def _other_than_two_passes(counts: list[float], right: bool) -> str:
    """The next step for a training that ended after another number of passes, at the `right` w or at another."""
    if 0 in counts[:-1]:
        return f"a pass without any update ends the training, and pass {counts.index(0) + 1} made none."
    if counts == [0]:
        return "from w = 0, b = 0 every point lies on the plane, which counts as misclassified: the first one moves it."
    if counts == [3]:
        return (
            "pass 2, in which nothing moves, is missing: is it made at all (does a return or break end the training "
            "after pass 1?), and does its 0 come into the list?"
        )
    if counts[:1] == [4]:
        return FOUR
    if len(counts) <= 1:
        return A_PASS
    if counts == [1, 1, 1, 0]:
        return "an update does not end the pass: it goes on with the next row."
    if right and counts[1] >= counts[0]:
        return "your plane is right, and no pass but the first moves it: does the count begin at 0 in every pass?"
    if right and counts[0] == UPDATES[0]:
        return (
            "w and pass 1 are right, but later passes count updates, and none is needed: is the condition there "
            "y (w·x + b) ≤ 0?"
        )
    return (
        f"w = (3, 1), b = −1 after pass 1 has all points on the right side: follow that pass row by row. {UPDATE_FIRST}"
    )


def _shown(counts: list[float]) -> str:
    numbers = [f"{count:g}" for count in counts[:4]]
    return f"[{', '.join([*numbers, '…'] if len(counts) > len(numbers) else numbers)}]"


def check_gives_up(train_perceptron: Any) -> None:
    """On XOR it goes through the examples max_passes times, with four updates each, and gives up."""
    for passes in (1, 3):
        _, _, updates = _trained(train_perceptron, X_XOR, Y_XOR, 1.0, passes)
        where = f"train_perceptron on XOR, max_passes = {passes}: updates"
        if length(updates) != passes:
            raise failure(
                where,
                yours=amount(length(updates), "number"),
                expected=f"{passes}, one for each pass",
                next_step="no line parts these points, so only max_passes ends the training: not a loss of 0 (points "
                "on the plane cost nothing), not a plane or a count that comes back, no return inside the loop."
                if length(updates) < passes
                else "max_passes passes and no more; and is the list made anew in every call?",
            )
        by_hand = f"each of the four points is misclassified in each pass: follow one pass by hand. {UPDATE_FIRST}"
        assert_close(
            where,
            as_vector(where, updates, passes, A_PASS),
            np.full(passes, 4.0),
            next_step=by_hand,
            mistakes={"the count goes on: it begins at 0 in every pass.": np.array([4.0, 8.0, 12.0])[:passes]},
        )


def _trained(function: Any, X: Array, y: Array, alpha: float, passes: int) -> list[Any]:
    where, given = "train_perceptron", (np.zeros(X.shape[1]), X.copy(), y.copy())
    w, rows, labels = given
    found = attempt(where, function, w, 0.0, rows, labels, alpha, passes)
    parts = as_parts(where, found, "w", "b", "updates", sizes=(X.shape[1], 1))
    for name, now, before in zip("wXy", given, (np.zeros(X.shape[1]), X, y), strict=True):
        assert_unchanged(f"{where}: the {name} that was handed in", now, before)
    return parts
