"""The visible checks of the lab on regularisation: penalties, dropout, and learning from few examples.

Each looks at one thing only and returns nothing when it is right. The expected numbers stand here as numbers, not as
formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_lib.checks.compare import assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import attempt, failure
from course_lib.checks.relu_network import read_layers
from course_lib.checks.results import Params, named_arrays, pair
from course_lib.checks.shapes import as_array, as_number
from course_lib.types import Array

# The worked example of penalties: θ = 0.1.
THETA = 0.1
PARAMS = {"W1": fixed([[1.0, -2.0], [0.0, 0.5]]), "b1": fixed([3.0, -1.0]), "W2": fixed([[-3.0]])}
GRADS = {"W1": fixed([[1.0, 1.0], [1.0, -2.0]]), "b1": fixed([2.0, 0.0]), "W2": fixed([[0.5]])}
L1, L2 = 0.65, 0.7125
L1_GRADS = {"W1": fixed([[1.1, 0.9], [1.0, -1.9]]), "b1": fixed([2.0, 0.0]), "W2": fixed([[0.4]])}
L2_GRADS = {"W1": fixed([[1.1, 0.8], [1.0, -1.95]]), "b1": fixed([2.0, 0.0]), "W2": fixed([[0.2]])}
DECAYED = {"W1": fixed([[0.95, -1.9], [0.0, 0.475]]), "b1": fixed([3.0, -1.0]), "W2": fixed([[-2.85]])}

RAN_AWAY = (
    "training ran away: take a smaller α (about 0.001 with Adam), and look for a logarithm or a division that meets 0."
)
P = 0.2  # the probability to be left out in the check of dropout
UNITS = (200, 150)


def check_penalty(penalty: Any) -> None:
    """θ Ω for both kinds   [eq:l1] [eq:l2]."""
    biased = {"l1": np.array(1.05), "l2": np.array(1.2125)}
    first = {"l1": np.array(0.35), "l2": np.array(0.2625)}
    by_matrix = {"l1": np.array(0.3875), "l2": np.array(0.515625)}
    averaged = {"l1": np.array(0.13), "l2": np.array(0.1425)}
    for kind, right in (("l1", L1), ("l2", L2)):
        where = f'penalty, "{kind}"'
        number = as_number(where, attempt(where, penalty, _copies(PARAMS), THETA, kind))
        assert_close(
            where,
            np.array(number),
            np.array(right),
            next_step="the sizes |w| of all weights add up to 6.5, their squares to 14.25.",
            mistakes={
                "all weight matrices add up, W2 too.": first[kind],
                "Ω of L1 adds the sizes |w|, without the signs.": np.array(-0.35),
                "Ω is a sum over all weights: no matrix is averaged.": by_matrix[kind],
                "Ω is a sum over all weights: nothing is averaged.": averaged[kind],
                "biases are free: only names that begin with W are weights.": biased[kind],
                "θ is missing.": np.array(10 * right),
                "Ω of L2 is half of the sum of squares.": np.array(1.425),
                "Ω of L2 is a sum of squares, without the root.": np.array(0.3774917),
            },
        )


def check_l2_gradient(penalised_gradients: Any) -> None:
    """The gradient of L + θ ½ ‖w‖²   [eq:l2]."""
    _gradients(
        penalised_gradients,
        "l2",
        L2_GRADS,
        {
            "L2 pulls a large weight harder: by θ w, not by its sign.": L1_GRADS,
            "the ½ in Ω takes away the 2 of the derivative.": {k: 2 * L2_GRADS[k] - GRADS[k] for k in GRADS},
            "the penalty pulls towards 0: check the sign.": {k: 2 * GRADS[k] - L2_GRADS[k] for k in GRADS},
            "this is the penalty's part alone: the gradient of L comes with it.": {
                k: L2_GRADS[k] - GRADS[k] for k in GRADS
            },
        },
    )


def check_l1_gradient(penalised_gradients: Any) -> None:
    """The gradient of L + θ ‖w‖₁   [eq:l1]."""
    _gradients(
        penalised_gradients,
        "l1",
        L1_GRADS,
        {
            "L1 pulls every weight equally hard: only its sign counts.": L2_GRADS,
            "this is the penalty's part alone: the gradient of L comes with it.": {
                k: L1_GRADS[k] - GRADS[k] for k in GRADS
            },
            "a weight at 0 is not pulled: its sign is 0.": L1_GRADS | {"W1": np.array([[1.1, 0.9], [1.1, -1.9]])},
            "L1 pulls towards 0: a negative weight is pulled up.": {
                "W1": np.array([[1.1, 1.1], [1.1, -1.9]]),
                "b1": GRADS["b1"],
                "W2": np.array([[0.6]]),
            },
            "the penalty pulls towards 0: check the sign.": {k: 2 * GRADS[k] - L1_GRADS[k] for k in GRADS},
        },
    )


def check_decayed(decayed: Any) -> None:
    """Every weight shrinks by the share α θ, with α = 0.5   [eq:weight-decay]."""
    where = "decayed"
    after = named_arrays(where, attempt(where, decayed, _copies(PARAMS), 0.5, THETA), PARAMS)
    for name, right in DECAYED.items():
        assert_close(
            f'{where}["{name}"]',
            after[name],
            right,
            next_step="here α θ = 0.05, so a weight keeps 95 % of itself.",
            mistakes={
                "biases are free: they keep their values.": 0.95 * PARAMS[name],
                "α is missing: the share that is lost is α θ.": 0.9 * PARAMS[name],
                "θ is missing: the share that is lost is α θ.": 0.5 * PARAMS[name],
                "the weights grow: check the sign.": 1.05 * PARAMS[name],
                "this is what the weight loses: what is left of it?": 0.05 * PARAMS[name],
                "decay is a share of the weight: its sign alone is L1.": PARAMS[name] - 0.05 * np.sign(PARAMS[name]),
            },
        )


def check_dropout_forward(seeded: Any, dropout_forward: Any) -> None:
    """A fifth of the entries becomes 0, the others grow by 1/(1 − p) = 1.25   [eq:dropout]."""
    where = "dropout_forward, training"
    H = np.random.default_rng(0).uniform(1, 2, UNITS)
    given = H.copy()
    dropped = _dropped(where, seeded, dropout_forward, 1, given, P, True)
    assert_unchanged(f"{where}, H", given, H)
    if np.allclose(dropped, H):
        raise failure(
            where, yours="H as it came", expected="some entries at 0", next_step="draw a mask, entry by entry."
        )
    zeros = dropped == 0
    if not zeros.any():
        raise failure(
            where,
            yours="no entry is left out",
            expected="about a fifth of them at 0",
            next_step="the mask is missing: compare rng.random(H.shape) with p.",
        )
    if not zeros.all() and ((zeros == zeros[0]).all() or (zeros == zeros[:, :1]).all()):
        lines = "columns" if (zeros == zeros[0]).all() else "rows"
        raise failure(
            where,
            yours=f"whole {lines} are left out",
            expected="each entry by itself",
            next_step="draw one number for every entry of H.",
        )
    left = float(zeros.mean())
    if not 0.18 < left < 0.22:
        raise failure(
            f"{where}: share of entries that are left out",
            yours=f"{left:.3f}",
            expected="about p = 0.2",
            next_step=share_step(left, P),
        )
    assert_close(
        where,
        dropped,
        np.where(zeros, 0.0, 1.25 * H),
        next_step="what stays is divided by 1 − p, so that the mean stays.",
        mistakes={
            "what stays has to grow: the mean of each unit must not change.": np.where(zeros, 0.0, H),
            "what stays is divided by 1 − p, not by p.": np.where(zeros, 0.0, 5 * H),
            "what stays is divided by 1 − p, not multiplied.": np.where(zeros, 0.0, 0.8 * H),
        },
    )
    if np.array_equal(zeros, _dropped(where, seeded, dropout_forward, 2, H.copy(), P, True) == 0):
        raise failure(
            where,
            yours="the same mask from another generator",
            expected="a new mask each time",
            next_step="call rng.random, not np.random and not a generator of your own.",
        )


def share_step(share: float, p: float) -> str:
    """The next step where the `share` of entries that are left out is not p."""
    if share == 1:
        return "everything is left out: print your mask."
    if abs(share - (1 - p)) < 0.02:
        return "p is the probability to be left out; 1 − p is the one to stay."
    return "compare rng.random(H.shape) with the p that comes in."


def check_dropout_use(seeded: Any, dropout_forward: Any) -> None:
    """Out of training nothing is left out, and nothing is scaled   [eq:dropout]."""
    where = "dropout_forward, not training"
    H = np.array([[1.0, -2.0, 3.0], [4.0, 0.0, -6.0]])
    assert_close(
        where,
        _dropped(where, seeded, dropout_forward, 1, H.copy(), P, False),
        H,
        next_step="after the training all units take part.",
        mistakes={"inverted dropout has scaled in training already: leave H as it is.": 0.8 * H},
    )


def check_dropout_backward(seeded: Any, dropout_forward: Any, dropout_backward: Any) -> None:
    """The gradient goes where the value went, and is scaled as it was   [eq:dropout]."""
    where = "dropout_backward"
    H = np.random.default_rng(0).uniform(1, 2, UNITS)
    dH_out = np.random.default_rng(1).uniform(1, 2, UNITS)
    dropped, cache = pair("dropout_forward", attempt(where, seeded, dropout_forward, 1, H.copy(), P, True))
    dropped = as_array("dropout_forward", dropped, UNITS)
    assert_close(
        where,
        attempt(where, dropout_backward, dH_out.copy(), cache),
        dH_out * dropped / H,
        next_step="the gradient takes the same mask and the same factor as H did: keep them in cache.",
        mistakes={
            "the factor 1/(1 − p) comes once, not twice.": 1.5625 * dH_out * (dropped > 0),
            "what stayed was scaled by 1/(1 − p): so is its gradient.": dH_out * (dropped > 0),
            "the gradient passes everywhere: the mask is missing.": dH_out,
            "the scale is there, the mask is missing.": 1.25 * dH_out,
        },
    )


def check_few_digits(few: Any, X_new: Array, y_new: Array) -> None:
    """The network `few` reads new digits better than one that has learned everything by heart."""
    H = X_new.astype(np.float64)
    for k, (W, b) in enumerate(read_layers("few", few, ran_away=RAN_AWAY).layers):
        H = (H if k == 0 else np.maximum(H, 0)) @ W + b
    right = 100 * float((H.argmax(axis=1) == y_new).mean())
    if not right > 78:
        raise failure(
            "few: share of new digits that are read rightly",
            yours=f"{right:.1f} %",
            expected="more than 78 %",
            next_step="draw both learning curves: where does the validation loss turn? Then penalise, drop, or stop.",
        )


def _dropped(where: str, seeded: Any, dropout_forward: Any, seed: int, H: Array, p: float, training: bool) -> Array:
    result, _ = pair(where, attempt(where, seeded, dropout_forward, seed, H, p, training))
    return as_array(where, result, H.shape)


def _copies(params: Params) -> dict[str, Array]:
    return {name: array.copy() for name, array in params.items()}


def _gradients(penalised_gradients: Any, kind: str, right: Params, mistakes: dict[str, Params]) -> None:
    where, params = f'penalised_gradients(…, "{kind}")', _copies(PARAMS)
    after = named_arrays(where, attempt(where, penalised_gradients, params, _copies(GRADS), THETA, kind), PARAMS)
    for name in right:
        assert_unchanged(f"{where}, the parameter {name}", params[name], PARAMS[name])
        known = {why: wrong[name] for why, wrong in mistakes.items()}
        biased = GRADS[name] + THETA * (PARAMS[name] if kind == "l2" else np.sign(PARAMS[name]))
        assert_close(
            f'{where}["{name}"]',
            after[name],
            right[name],
            next_step="add θ ∂Ω/∂w to the gradient of every weight, entry by entry.",
            mistakes=known | {"biases are free: leave their gradients as they are.": biased},
        )
