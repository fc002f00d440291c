"""The visible checks of the lab on training: optimisers, initialisers and batch normalisation on worked examples.

Each looks at one thing only and returns nothing when it is right. The expected numbers stand here as numbers, not as
formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.checks.compare import all_unchanged, assert_close, assert_unchanged
from course_lib.checks.constants import fixed
from course_lib.checks.failures import CheckFailed, attempt, call, failure
from course_lib.checks.results import Params, named_arrays, pair, triple
from course_lib.checks.shapes import as_array
from course_lib.types import Array

# The worked example of all optimisers: two parameters, two steps.
ALPHA = 0.1
START = {"W": fixed([[1.0, -2.0]]), "b": fixed([0.5])}
GRADIENTS = (
    {"W": fixed([[2.0, -4.0]]), "b": fixed([1.0])},
    {"W": fixed([[1.0, 0.0]]), "b": fixed([-1.0])},
)
MOMENTUM = (
    {"W": fixed([[0.8, -1.6]]), "b": fixed([0.4])},
    {"W": fixed([[0.6, -1.4]]), "b": fixed([0.45])},
)
RMSPROP = (
    {"W": fixed([[0.9, -1.8666667]]), "b": fixed([0.4333333])},
    {"W": fixed([[0.85, -1.8666667]]), "b": fixed([0.4935219])},
)
ADAM = (
    {"W": fixed([[0.9333333, -1.92]]), "b": fixed([0.45])},
    {"W": fixed([[0.8802518, -1.8831535]]), "b": fixed([0.4666667])},
)

# The worked example of batch normalisation: √(variance + ε) = 1.25 in both columns.
X = fixed([[1.0, 6.0], [3.0, 4.0]])
GAMMA, BETA, EPSILON = fixed([2.0, -1.0]), fixed([0.5, 1.0]), 0.5625
Y = fixed([[-1.1, 0.2], [2.1, 1.8]])
DY = fixed([[1.0, 2.0], [3.0, -1.0]])
DX = fixed([[-0.576, -0.432], [0.576, 0.432]])
DGAMMA, DBETA = fixed([1.6, 2.4]), fixed([4.0, 1.0])
RUNNING = (fixed([0.0, 2.0]), fixed([1.0, 3.0]))
RUNNING_AFTER = (fixed([0.2, 2.3]), fixed([1.1, 2.9]))
ONE_ROW, KEPT = fixed([[3.0, 4.0]]), (fixed([1.0, 2.0]), fixed([0.4375, 3.4375]))
ONE_ROW_Y = fixed([[4.5, 0.0]])

SIZES = (300, 200)  # inputs and outputs of the layer whose start is measured
SAFE = 0.04  # share by which the measured variance may differ: 7 standard deviations of 60 000 normal numbers


def check_momentum(Momentum: Any) -> None:
    """Two steps with μ = 0.5   [eq:momentum]."""
    _two_steps(
        "Momentum",
        attempt("Momentum", Momentum, ALPHA, 0.5),
        MOMENTUM,
        "v of the second step is half of the first gradient, and the whole second one.",
        {
            "the gradient enters v whole, not (1 − μ) of it.": {"W": [[0.9, -1.8]], "b": [0.45]},
            "this goes uphill: check the sign.": {"W": [[1.2, -2.4]], "b": [0.6]},
            "v does not live on from step to step: keep it in self.v.": {"W": [[0.7, -1.6]], "b": [0.5]},
        },
    )


def check_rmsprop(RMSProp: Any) -> None:
    """Two steps with ρ = 0.75 and ε = 1   [eq:rmsprop]."""
    _two_steps(
        "RMSProp",
        attempt("RMSProp", RMSProp, ALPHA, 0.75, 1.0),
        RMSPROP,
        "in the first step r is a quarter of the squared gradient: (1, 4) for W. Its root, and then ε.",
        {
            "ε is added to the root, it does not stand under it.": {"W": [[0.8585786, -1.8211146]], "b": [0.4105573]},
            "r is divided by where its root should be.": {"W": [[0.9, -1.92]], "b": [0.42]},
            "ρ keeps the past, 1 − ρ lets the new square in.": {
                "W": [[0.9267949, -1.9103963]],
                "b": [0.4464102],
            },
            "g² enters r with the share 1 − ρ, in the first step too.": {
                "W": [[0.9333333, -1.92]],
                "b": [0.45],
            },
            "r does not live on from step to step: keep it in self.r.": {
                "W": [[0.8333333, -1.8666667]],
                "b": [0.5],
            },
        },
    )


def check_adam(Adam: Any) -> None:
    """Two steps with β₁ = 0.5, β₂ = 0.75 and ε = 1   [eq:adam]."""
    _two_steps(
        "Adam",
        attempt("Adam", Adam, ALPHA, 0.5, 0.75, 1.0),
        ADAM,
        "after the correction the first step is α g / (|g| + ε), whatever β₁ and β₂ are. Then t is 2.",
        {
            "m and r start at 0 and are too small at first: the correction is missing.": {
                "W": [[0.95, -1.9333333]],
                "b": [0.4666667],
            },
            "m is corrected, r is not.": {"W": [[0.9, -1.8666667]], "b": [0.4333333]},
            "r is corrected, m is not.": {"W": [[0.9666667, -1.96]], "b": [0.475]},
            "ε is added to the root, it does not stand under it.": {"W": [[0.9105573, -1.9029857]], "b": [0.4292893]},
            "t counts the steps, not the parameters.": {"W": [[np.nan, np.nan]], "b": [0.4620332]},
            "t stays at 1: it counts the steps.": {"W": [[0.8666667, -1.8751981]], "b": [0.4715250]},
        },
    )


def check_initialiser(seeded: Any, name: str, initialiser: Any, variance: float) -> None:
    """300 · 200 weights have mean 0 and the `variance` of this start, normal or uniform   [eq:lecun] [eq:xavier]."""
    W = as_array(name, attempt(name, seeded, initialiser, 1, *SIZES), SIZES)
    spread = float(W.std())
    step = "(I, O) is (300, 200). A standard deviation is the root of a variance; uniform on [−a, a] has a²/3."
    if len(np.unique(W)) < W.size / 2:
        raise failure(
            name,
            yours="weights that repeat each other",
            expected="each weight drawn by itself",
            next_step="units that start alike stay alike: draw I · O numbers.",
        )
    if not abs(float(W.mean())) < 0.03 * variance**0.5 + 1e-12:
        raise failure(
            f"{name}, mean of all weights", yours=f"{W.mean():.4g}", expected="about 0", next_step="centre it."
        )
    assert_close(f"{name}, variance of all weights", np.array(spread**2), np.array(variance), next_step=step,
                 tolerance=SAFE)  # fmt: skip
    if np.array_equal(W, attempt(name, seeded, initialiser, 2, *SIZES)):
        raise failure(
            name,
            yours="the same weights from another generator",
            expected="all chance from rng",
            next_step="call rng.normal or rng.uniform, not np.random and not a generator of your own.",
        )


def check_he(seeded: Any, he: Any) -> None:
    """Variance 2 / I   [eq:he]."""
    check_initialiser(seeded, "he", he, 0.0066666667)


def check_xavier(seeded: Any, xavier: Any) -> None:
    """Variance 2 / (I + O)   [eq:xavier]."""
    check_initialiser(seeded, "xavier", xavier, 0.004)


def check_lecun(seeded: Any, lecun: Any) -> None:
    """Variance 1 / I   [eq:lecun]."""
    check_initialiser(seeded, "lecun", lecun, 0.0033333333)


def check_batch_norm_train(batch_norm_train: Any) -> None:
    """Y of the worked example   [eq:batch-norm]."""
    given = [X.copy(), GAMMA.copy(), BETA.copy()]
    yours, _ = pair("batch_norm_train", attempt("batch_norm_train", batch_norm_train, *given, EPSILON))
    assert_close(
        "batch_norm_train, Y",
        yours,
        Y,
        next_step="column 1: mean 2, variance 1, and x̂ = (−0.8, 0.8). Then γ and β.",
        mistakes={
            "this is X̂: γ and β are missing.": np.array([[-0.8, 0.8], [0.8, -0.8]]),
            "the variance divides by N here, not by N − 1.": np.array(
                [[-0.7493901, 0.3753050], [1.7493901, 1.6246950]]
            ),
            "ε stands under the root, beside the variance.": np.array([[-0.78, 0.36], [1.78, 1.64]]),
            "ε is missing under the root.": np.array([[-1.5, 0.0], [2.5, 2.0]]),
            "mean and variance of the rows: rows are examples, take them down each column.": np.array(
                [[-1.4156526, 0.0421737], [-0.6094004, 0.4452998]]
            ),
        },
    )
    all_unchanged("batch_norm_train", given, {"X": X, "gamma": GAMMA, "beta": BETA})


def check_batch_norm_back(batch_norm_train: Any, batch_norm_back: Any) -> None:
    """∂L/∂X, ∂L/∂γ and ∂L/∂β of the worked example   [eq:batch-norm-back]."""
    where = "batch_norm_back"
    example = X.copy(), GAMMA.copy(), BETA.copy(), EPSILON
    forward, cache = pair("batch_norm_train", attempt("batch_norm_train", batch_norm_train, *example))
    back = triple(where, attempt(where, batch_norm_back, DY.copy(), cache))
    try:
        _check_gradients(where, *back)
    except CheckFailed:
        assert_close(f"{where}: the Y that it comes back from", forward, Y, next_step="mend batch_norm_train first.")
        raise


def _check_gradients(where: str, dX: Any, dgamma: Any, dbeta: Any) -> None:
    assert_close(
        f"{where}, dbeta",
        dbeta,
        DBETA,
        next_step="β is added to every row: what arrives there adds up.",
        also=((1, 2),),
        mistakes={"the numbers are N times too small: the mean belongs to the loss alone.": DBETA / 2},
    )
    assert_close(
        f"{where}, dgamma",
        dgamma,
        DGAMMA,
        next_step="γ multiplies x̂: which sum over the rows is its gradient?",
        also=((1, 2),),
        mistakes={
            "the numbers are N times too small: the mean belongs to the loss alone.": DGAMMA / 2,
            "γ multiplies x̂, not x.": np.array([10.0, 8.0]),
        },
    )
    assert_close(
        f"{where}, dX",
        dX,
        DX,
        next_step="three terms in the bracket, N = 2, and γ / s = (1.6, −0.8) in front.",
        mistakes={
            "mean and variance depend on X too: two terms are missing.": np.array([[1.6, -1.6], [4.8, 0.8]]),
            "the variance depends on X too: the term with x̂ is missing.": np.array([[-1.6, -1.2], [1.6, 1.2]]),
            "γ is missing in front.": np.array([[-0.288, 0.432], [0.288, -0.432]]),
            "the sums in the bracket are divided by N.": np.array([[-2.752, 0.736], [-3.648, 0.064]]),
        },
    )


def check_running_statistics(running_statistics: Any) -> None:
    """One step towards the batch with μ_b = 0.1   [eq:running-statistics]."""
    where = "running_statistics"
    given = [*(statistic.copy() for statistic in RUNNING), X.copy()]
    mean, variance = pair(where, attempt(where, running_statistics, *given, 0.1))
    assert_close(
        f"{where}, mean",
        mean,
        RUNNING_AFTER[0],
        next_step="a tenth of the way from the old mean to the batch's mean (2, 5).",
        mistakes={"you go nine tenths of the way: μ_b is the share of the new batch.": np.array([1.8, 4.7])},
        also=((1, 2),),
    )
    assert_close(
        f"{where}, variance",
        variance,
        RUNNING_AFTER[1],
        next_step="the batch's unbiased variance is (2, 2) here: N − 1 below the sum.",
        mistakes={"the variance that is kept divides by N − 1.": np.array([1.0, 2.8])},
        also=((1, 2),),
    )
    all_unchanged(where, given, {"the old mean": RUNNING[0], "the old variance": RUNNING[1], "X": X})


def check_batch_norm_use(batch_norm_use: Any) -> None:
    """One row with running statistics   [eq:batch-norm]."""
    names = ("X", "gamma", "beta", "mean", "variance")
    handed = dict(zip(names, (ONE_ROW, GAMMA, BETA, *KEPT), strict=True))
    given = [array.copy() for array in handed.values()]
    assert_close(
        "batch_norm_use",
        attempt("batch_norm_use", batch_norm_use, *given, EPSILON),
        ONE_ROW_Y,
        next_step="the roots of variance + ε are (1, 2) here, and x̂ is (2, 1).",
        mistakes={
            "this is β: a batch of one has no spread. Use the mean and variance that are handed in.": BETA,
            "ε is missing under the root.": np.array([[6.5474316, -0.0787196]]),
        },
    )
    all_unchanged("batch_norm_use", given, handed)


def stepped(where: str, optimiser: Any, params: Params, grads: Params) -> dict[str, Array]:
    """The parameters after optimiser.step, in float64; the gradients must come back as they went."""
    given = {name: gradient.copy() for name, gradient in grads.items()}
    after = named_arrays(
        f"{where}.step", call(where, optimiser, "step", {k: w.copy() for k, w in params.items()}, given), params
    )
    for name, gradient in grads.items():
        assert_unchanged(f"{where}.step, the gradient of {name}", given[name], gradient)
    return after


def _two_steps(
    where: str,
    optimiser: Any,
    expected: tuple[Params, Params],
    next_step: str,
    mistakes: Mapping[str, Mapping[str, Any]],
) -> None:
    params: Params = START
    for number, (grads, right) in enumerate(zip(GRADIENTS, expected, strict=True), start=1):
        params = stepped(where, optimiser, params, grads)
        for name, array in right.items():
            known = {why: np.array(wrong[name]) for why, wrong in mistakes.items()}
            assert_close(
                f'{where}, "{name}" after step {number}', params[name], array, next_step=next_step, mistakes=known
            )
