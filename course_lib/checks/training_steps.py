"""The visible checks of the lab on training: initialisers and batch normalisation on worked examples.

Each looks at one thing only and returns nothing when it is right. The expected numbers stand here as numbers, not as
formulas: this file lies beside the student, and the formulas are theirs to find.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from course_lib.checks.compare import all_unchanged, assert_close
from course_lib.checks.constants import fixed
from course_lib.checks.failures import CheckFailed, attempt, failure
from course_lib.checks.results import pair, triple
from course_lib.checks.shapes import as_array
from course_lib.types import Array

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
AVERAGED = "you average over the rows: this is a sum over them."

SIZES = (300, 200)  # inputs and outputs of the layer whose start is measured
SQUARED = "this is the variance squared: NumPy's normal takes the standard deviation, the root of the variance."
NO_SCALE = "the variance is 1, as rng.normal gives it: multiply by the root of the variance that is asked for."
A_THIRD = "this is a third of the variance: a uniform draw from [−a, a] has a²/3, so a is not the standard deviation."
SAFE = 0.04  # share by which the measured variance may differ: 7 standard deviations of 60 000 normal numbers


def check_initialiser(seeded: Any, name: str, initialiser: Any, variance: float, slips: Mapping[str, float]) -> None:
    """300 · 200 weights have mean 0 and the `variance` of this start, normal or uniform   [eq:lecun] [eq:xavier].

    `slips` maps an explanation to the variance that a well-known slip leads to.
    """
    W = _weights(name, attempt(name, seeded, initialiser, 1, *SIZES))
    if len(np.unique(W)) < W.size / 2:
        raise failure(
            name,
            yours="weights that repeat each other",
            expected="each weight drawn by itself",
            next_step="units that start alike stay alike: draw I · O numbers.",
        )
    # What spreads too far has its mean further away by chance: then the variance is what is wrong.
    spread = max(0.98 * float(W.std()), variance**0.5)
    if not abs(float(W.mean())) < 0.03 * spread + 1e-12:
        raise failure(
            f"{name}, mean of all weights",
            yours=f"{W.mean():.4g}",
            expected="about 0",
            next_step=f"about half of the weights have to be negative; of yours {100 * (W < 0).mean():.0f} % are.",
        )
    assert_close(
        f"{name}, variance of all weights",
        np.array(float(W.var())),
        np.array(variance),
        next_step="(I, O) is (300, 200). A standard deviation is the root of a variance; uniform on [−a, a] has a²/3.",
        mistakes={why: np.array(number) for why, number in slips.items()},
        tolerance=SAFE,
    )
    if np.array_equal(W, attempt(name, seeded, initialiser, 2, *SIZES)):
        raise failure(
            name,
            yours="the same weights from another generator",
            expected="all chance from rng",
            next_step="call rng.normal or rng.uniform, not np.random and not a generator of your own.",
        )


def _weights(name: str, value: Any) -> Array:
    """The weights (I, O) of a start; (O, I) is told what its axes are."""
    if isinstance(value, np.ndarray) and value.shape == SIZES[::-1]:
        raise failure(
            name,
            yours=f"shape {value.shape}",
            expected=f"an array of shape {SIZES}",
            next_step="(I, O): one row for each input, one column for each output; yours is (O, I).",
        )
    return as_array(name, value, SIZES)


def check_he(seeded: Any, he: Any) -> None:
    """Variance 2 / I   [eq:he]."""
    slips = {
        "I, the number of inputs, is 300: divide by it, not by O.": 0.01,
        "the 2 is missing: this is LeCun's variance.": 0.0033333,
        "this is Xavier's variance.": 0.004,
        SQUARED: 4.4444e-5,
        NO_SCALE: 1.0,
        A_THIRD: 0.0022222,
    }
    check_initialiser(seeded, "he", he, 0.0066666667, slips)


def check_xavier(seeded: Any, xavier: Any) -> None:
    """Variance 2 / (I + O)   [eq:xavier]."""
    slips = {
        "the 2 is missing above I + O.": 0.002,
        "this is LeCun's variance.": 0.0033333,
        "this is He's variance.": 0.0066667,
        SQUARED: 1.6e-5,
        NO_SCALE: 1.0,
        A_THIRD: 0.0013333,
    }
    check_initialiser(seeded, "xavier", xavier, 0.004, slips)


def check_lecun(seeded: Any, lecun: Any) -> None:
    """Variance 1 / I   [eq:lecun]."""
    slips = {
        "I, the number of inputs, is 300: divide by it, not by O.": 0.005,
        "the 2 is He's: LeCun's variance is 1 / I.": 0.0066667,
        "this is Xavier's variance.": 0.004,
        SQUARED: 1.1111e-5,
        NO_SCALE: 1.0,
        A_THIRD: 0.0011111,
    }
    check_initialiser(seeded, "lecun", lecun, 0.0033333333, slips)


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
            "γ is missing: x̂ is stretched before it is shifted.": np.array([[-0.3, 1.8], [1.3, 0.2]]),
            "β is missing: x̂ is shifted after it is stretched.": np.array([[-1.6, -0.8], [1.6, 0.8]]),
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
    forward = forward.copy() if isinstance(forward, np.ndarray) else forward  # the way back may write into the cache
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
        mistakes={AVERAGED: DBETA / 2},
    )
    assert_close(
        f"{where}, dgamma",
        dgamma,
        DGAMMA,
        next_step="γ multiplies x̂: which sum over the rows is its gradient?",
        also=((1, 2),),
        mistakes={
            AVERAGED: DGAMMA / 2,
            "γ multiplies x̂, not x.": np.array([10.0, 8.0]),
            "γ multiplies x̂, not y.": np.array([5.2, -1.4]),
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
            "the third term is subtracted: check the sign.": np.array([[-2.624, -1.968], [2.624, 1.968]]),
            "the second and the third term are subtracted: check the signs.": np.array(
                [[3.776, -2.768], [9.024, 1.168]]
            ),
            "γ is divided by s, not multiplied.": np.array([[-0.9, -0.675], [0.9, 0.675]]),
            "the bracket is divided by s: it is missing.": np.array([[-0.72, -0.54], [0.72, 0.54]]),
            "the bracket is divided by s once, not by s².": np.array([[-0.4608, -0.3456], [0.4608, 0.3456]]),
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
        mistakes={
            "you go nine tenths of the way: μ_b is the share of the new batch.": np.array([1.8, 4.7]),
            "the old mean does not fade: you add μ_b m, and μ_b (m − m̄) is meant.": np.array([0.2, 2.5]),
        },
        also=((1, 2),),
    )
    assert_close(
        f"{where}, variance",
        variance,
        RUNNING_AFTER[1],
        next_step="the batch's unbiased variance is (2, 2) here: N − 1 below the sum.",
        mistakes={
            "the variance that is kept divides by N − 1.": np.array([1.0, 2.8]),
            "the variance is kept, not its root.": np.array([1.0414214, 2.8414214]),
            "the old variance does not fade: what is added is μ_b times a difference.": np.array([1.2, 3.2]),
        },
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
            "ε stands under the root, beside the variance.": np.array([[3.7681399, 0.1723737]]),
            "the root of variance + ε is missing.": np.array([[4.5, 0.5]]),
            "the mean that is handed in is subtracted: it is missing.": np.array([[6.5, -1.0]]),
            "γ is missing: x̂ is stretched before it is shifted.": np.array([[2.5, 2.0]]),
            "β is missing: x̂ is shifted after it is stretched.": np.array([[4.0, -1.0]]),
        },
    )
    all_unchanged("batch_norm_use", given, handed)
