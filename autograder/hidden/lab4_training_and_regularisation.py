"""The hidden checks of the lab on training, parts 1 to 3: optimisers, initialisers, batch normalisation.

They run beside the judge, and every input comes from `rng`. What is random in a student's code is judged by bounds
that a right answer meets but once in a thousand million times, and wrong ones miss by far.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from autograder.hidden.lab4_training_and_regularisation_batches import Batch, batch, by_the_units, signs, went_forward
from autograder.hidden.lab4_training_and_regularisation_others import (
    comes_back_again,
    near,
    only_the_last,
    steps_among_others,
)
from autograder.oracles import regularised_training as oracle
from course_lib.checks import CheckFailed, as_array, assert_close, assert_unchanged, attempt, failure
from course_lib.checks.compare import all_unchanged
from course_lib.checks.optimiser_steps import stepped
from course_lib.checks.results import pair, triple
from course_lib.types import Array

DTYPES = (np.float64, np.float32)
STEPS = 4
PARAMETERS = {"W1": (3, 4), "b1": (4,), "W2": (4, 1), "b2": (1,), "W3": (3, 4)}  # two of the same shape
BATCHES = ((2, 1), (2, 5), (7, 1), (9, 4), (1, 3))
SIZES = ((120, 250), (250, 120), (1, 30_000), (30_000, 1))
OWN = "in the first step the memory is 0 before, for every name by itself; also where a gradient is 0."
SHARED = "the first step of another object of this class was right: two objects share no memory, so keep it in self."
RESTED = "its gradient was 0 in the second step. That is a step as well: the memory moves on, and so does w."
SAFE = 7.0  # standard deviations: a normal number goes further once in 10¹¹ times

Named = dict[str, Array]


def momentum_steps(Momentum: Any, *, rng: np.random.Generator) -> None:
    """v ← μ v + g, w ← w − α v, for many parameters, step after step."""
    for mu, dtype in ((0.9, np.float64), (0.3, np.float32), (0.0, np.float64)):
        alpha = float(rng.uniform(0.05, 0.5))
        look = "what does v hold after two steps?"
        _follows("Momentum", Momentum, oracle.momentum, (alpha, mu), dtype, rng, look)
    steps_among_others("Momentum", Momentum, oracle.momentum, (0.2, 0.7), rng)


def rmsprop_steps(RMSProp: Any, *, rng: np.random.Generator) -> None:
    """r ← ρ r + (1 − ρ) g², w ← w − α g / (√r + ε), with an ε that is seen and one that is not."""
    for rho, epsilon, dtype in ((0.9, 1e-8, np.float64), (0.99, 0.5, np.float64), (0.6, 0.2, np.float32)):
        alpha = float(rng.uniform(0.05, 0.5))
        look = "compute r of one entry by hand, for two steps; then its root, then ε."
        _follows("RMSProp", RMSProp, oracle.rmsprop, (alpha, rho, epsilon), dtype, rng, look)
    steps_among_others("RMSProp", RMSProp, oracle.rmsprop, (0.2, 0.7, 0.1), rng)


def adam_steps(Adam: Any, *, rng: np.random.Generator) -> None:
    """Both running means with their corrections, for many parameters; the first step of a tiny gradient is α too."""
    look = "compute m, r and both corrections of one entry by hand, for t = 1, 2, 3."
    for beta1, beta2, epsilon, dtype in (
        (0.9, 0.999, 1e-8, np.float64),
        (0.5, 0.8, 0.3, np.float32),
        (0.8, 0.6, 0.05, np.float64),
        (0.0, 0.9, 1e-8, np.float32),
    ):
        alpha = float(rng.uniform(0.05, 0.5))
        _follows("Adam", Adam, oracle.adam, (alpha, beta1, beta2, epsilon), dtype, rng, look)
    steps_among_others("Adam", Adam, oracle.adam, (0.2, 0.7, 0.8, 0.1), rng)
    optimiser = attempt("Adam", Adam, 0.5, 0.9, 0.999, 1e-12)
    size = 10.0 ** rng.uniform(-5, 3, size=(3, 2)) * rng.choice([-1.0, 1.0], size=(3, 2))
    after = stepped("Adam", optimiser, {"w": np.zeros((3, 2))}, {"w": size})["w"]
    where = "Adam, how far the first step goes, for gradients from tiny to large"
    assert_close(where, -after, 0.5 * np.sign(size), next_step="m̂ / √r̂ is g / |g| in the first step.")


def he_start(seeded: Any, function: Any, *, rng: np.random.Generator) -> None:
    """Mean 0 and variance 2 / I."""
    for inputs, outputs in SIZES:
        _start("he", seeded, function, (inputs, outputs), 2 / inputs, rng)
    _from_rng("he", seeded, function, rng)


def xavier_start(seeded: Any, function: Any, *, rng: np.random.Generator) -> None:
    """Mean 0 and variance 2 / (I + O)."""
    for inputs, outputs in SIZES:
        _start("xavier", seeded, function, (inputs, outputs), 2 / (inputs + outputs), rng)
    _from_rng("xavier", seeded, function, rng)


def lecun_start(seeded: Any, function: Any, *, rng: np.random.Generator) -> None:
    """Mean 0 and variance 1 / I."""
    for inputs, outputs in SIZES:
        _start("lecun", seeded, function, (inputs, outputs), 1 / inputs, rng)
    _from_rng("lecun", seeded, function, rng)


def batch_norm_forward(function: Any, *, rng: np.random.Generator) -> None:
    """Y for odd shapes, for one row, and for a column without any spread; X stays as it was."""
    where = "batch_norm_train"
    for shape in BATCHES:
        for dtype in DTYPES:
            X, gamma, beta, epsilon = batch(shape, dtype, rng)
            given = [X.copy(), gamma.copy(), beta.copy()]
            Y, _ = pair(where, attempt(where, function, *given, epsilon))
            what = f"{where}, Y for X {X.shape}"
            look = "mean and variance of one column by hand; then x̂, γ and β."
            look = "one row is its own mean: x̂ is 0." if len(X) == 1 else look
            assert_close(what, Y, oracle.batch_norm(X, gamma, beta, epsilon), next_step=look)
            all_unchanged(what, given, {"X": X, "gamma": gamma, "beta": beta})


def batch_norm_gradients(forward: Any, function: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂X, ∂L/∂γ, ∂L/∂β against central differences; two batches are under way at the same time."""
    where = "batch_norm_back"
    for shape in BATCHES:
        for dtype in DTYPES:
            cases = [batch(shape, dtype, rng) for _ in range(2)]
            went = [_went(forward, case) for case in cases]
            for case, (Y, cache) in zip(cases, went, strict=True):
                dY = rng.normal(size=shape).astype(dtype)
                try:
                    _comes_back(where, function, case, cache, dY)
                except CheckFailed as wrong:
                    went_forward(where, case, Y)
                    _, fresh = _went(forward, case)
                    only_the_last(where, wrong, partial(_comes_back, where, function, case, fresh, dY))
                comes_back_again(where, partial(_comes_back, where, function, case, cache, dY))


def _went(forward: Any, case: Batch) -> tuple[Any, Any]:
    """Y and cache of one batch; Y is a copy, whatever the way back does to arrays in the cache."""
    Y, cache = pair("batch_norm_train", attempt("batch_norm_train", forward, *(_copy(part) for part in case)))
    return _copy(Y), cache


def _comes_back(where: str, function: Any, case: Batch, cache: Any, dY: Array) -> None:
    """∂L/∂X, ∂L/∂γ, ∂L/∂β of one batch, and dY is left as it was."""
    (X, gamma, beta, epsilon), given = case, dY.copy()
    yours = triple(where, attempt(where, function, given, cache))
    right = oracle.batch_norm_back(X, gamma, beta, epsilon, dY)
    shapes = (), ((1, X.shape[1]),), ((1, X.shape[1]),)
    for name, mine, theirs, also in zip(("dX", "dgamma", "dbeta"), yours, right, shapes, strict=True):
        what = f"{where}, {name} for X {X.shape}"
        array = as_array(what, mine, theirs.shape, *also)
        look = "compare with differences on a batch of this shape."
        if (gamma == 0).any() and not np.isfinite(array).all():
            look = "γ may be 0, as it is here for a unit: divide nothing by it, and take x̂ from X, not from Y."
        elif name == "dX" and np.allclose(array, by_the_units(case, dY), rtol=1e-3, atol=1e-3):
            N, O = X.shape  # noqa: E741 (the book's letter)
            look = f"the sums are divided by O = {O}, the number of columns: N is the number of rows, {N} here."
        # The worked example of dX with two rows is exactly what cancels most: look at the size of dY too.
        scale = float(np.abs(dY).max() * (np.abs(gamma).max() / epsilon**0.5 if name == "dX" else 1.0))
        near(what, array, theirs, scale, look)
    assert_unchanged(f"{where}, dY", given, dY)


def running_update(function: Any, *, rng: np.random.Generator) -> None:
    """Mean and unbiased variance follow three batches of several sizes, each one from where the last one left them."""
    where = "running_statistics"
    for outputs in (1, 4):
        mu = float(rng.uniform(0.05, 0.6))
        mean, variance = rng.normal(size=outputs), rng.uniform(0.5, 2, size=outputs)
        for rows in (2, 7, 3):
            for dtype in DTYPES:
                X, *_ = batch((rows, outputs), dtype, rng)
                given = [mean.copy(), variance.copy(), X.copy()]
                yours = pair(where, attempt(where, function, *given, mu))
                right = oracle.running(mean, variance, X, mu)
                for name, mine, theirs in zip(("mean", "variance"), yours, right, strict=True):
                    what = f"{where}, {name} after a batch of {rows} rows"
                    look = "μ_b is the share of the new batch; the variance is the unbiased one."
                    assert_close(what, mine, theirs, next_step=look, also=((1, outputs),))
                all_unchanged(where, given, {"the old mean": mean, "the old variance": variance, "X": X})
            mean, variance = right


def batch_norm_inference(function: Any, *, rng: np.random.Generator) -> None:
    """One row or many, with statistics that are not those of the rows; each row's answer is its own."""
    where = "batch_norm_use"
    for shape in ((1, 1), (1, 5), (6, 1), (5, 3)):
        for dtype in DTYPES:
            X, gamma, beta, epsilon = batch(shape, dtype, rng)
            mean = rng.normal(size=shape[1]).astype(dtype)
            variance = rng.uniform(0.2, 2, size=shape[1]).astype(dtype)
            variance[0] = 0  # a unit that never moved in training
            handed = {"X": X, "gamma": gamma, "beta": beta, "mean": mean, "variance": variance}
            given = [array.copy() for array in handed.values()]
            Y = attempt(where, function, *given, epsilon)
            look = "take the mean and the variance that are handed in, and ε under the root."
            right = oracle.normalised(X, gamma, beta, mean, variance, epsilon)
            assert_close(f"{where}, X {shape}", Y, right, next_step=look)
            all_unchanged(where, given, handed)


def _follows(
    where: str, Optimiser: Any, path: Any, settings: tuple[float, ...], dtype: Any, rng: np.random.Generator, look: str
) -> None:
    """Two optimisers of the same kind, step by step in turn: each follows the oracle, and neither knows the other."""
    starts = [_named(rng, dtype) for _ in range(2)]
    gradients = [[_named(rng, dtype) for _ in range(STEPS)] for _ in range(2)]
    gradients[0][0]["W2"][:] = 0  # nothing to go by at first: no division by zero
    gradients[1][1]["W2"][:] = 0  # and nothing in the second step: the memory goes on
    rights = [
        {name: path(start[name], [g[name] for g in seen], *settings) for name in PARAMETERS}
        for start, seen in zip(starts, gradients, strict=True)
    ]
    optimisers = [attempt(where, Optimiser, *settings) for _ in range(2)]
    now = list(starts)
    for step in range(STEPS):
        for k, optimiser in enumerate(optimisers):
            after = stepped(where, optimiser, now[k], gradients[k][step])
            for name, array in after.items():
                what = f'{where}, start of "{name}" minus its place after step {step + 1}'
                # Ways back and forth cancel: the length of one step is the scale, not what is left of them.
                moved, right = starts[k][name] - array, starts[k][name] - rights[k][name][step]
                why = SHARED if (k, step) == (1, 0) else OWN if step == 0 else look
                why = RESTED if k == 1 and step and name == "W2" else why
                near(what, moved, right, settings[0], why)
            now[k] = {name: array.astype(dtype) for name, array in after.items()}


def _named(rng: np.random.Generator, dtype: Any) -> Named:
    return {name: rng.uniform(0.2, 1.0, size=shape).astype(dtype) * signs(rng, shape, dtype)
            for name, shape in PARAMETERS.items()}  # fmt: skip


def _start(
    where: str, seeded: Any, function: Any, shape: tuple[int, int], variance: float, rng: np.random.Generator
) -> None:
    """n weights of mean 0 and the right variance, flat or bell-shaped, all different, and all from the generator."""
    W = as_array(where, attempt(where, seeded, function, int(rng.integers(2**31)), *shape), shape)
    what, n, std = f"{where}({shape[0]}, {shape[1]})", W.size, variance**0.5
    look = "I is the number of inputs, O of outputs. A variance is not a standard deviation."
    near(f"{what}: mean of all weights", np.array(W.mean()), np.array(0.0), SAFE * std / n**0.5, "centre it at 0.", 1)
    spread = float(W.var())
    if not abs(spread - variance) <= SAFE * (2 / n) ** 0.5 * variance:
        yours, right = f"{spread:.4g}", f"{variance:.4g}"
        raise failure(f"{what}: variance of all weights", yours=yours, expected=right, next_step=look)
    flatness = float(np.mean((W - W.mean()) ** 4)) / spread**2  # 1.8 for even, 3 for normal numbers, 1 for two values
    if not 1.6 < flatness < 3.5:
        some = "normal or evenly spread weights"
        raise failure(
            what, yours="weights of another shape", expected=some, next_step="call rng.normal or rng.uniform."
        )
    for axis, units in ((0, "outputs"), (1, "inputs")):
        if shape[1 - axis] > 1 and shape[axis] > 1:
            means = W.mean(axis=axis)  # for independent weights the sum of their squares is chi-square of this many
            if not np.sum(means**2) * shape[axis] / variance < 2.5 * len(means):
                alike = f"{units} that are alike, or nearly"
                raise failure(what, yours=alike, expected="each weight by itself", next_step="draw (I, O) numbers.")


def _from_rng(where: str, seeded: Any, function: Any, rng: np.random.Generator) -> None:
    """The same seed gives the same weights, another seed others; also for a layer of a single weight."""
    for shape in ((3, 5), (1, 1)):
        _repeats(where, seeded, function, shape, rng)


def _repeats(where: str, seeded: Any, function: Any, shape: tuple[int, int], rng: np.random.Generator) -> None:
    seed, other = (int(s) for s in rng.choice(2**31, size=2, replace=False))
    W, again, another = (
        as_array(where, attempt(where, seeded, function, s, *shape), shape) for s in (seed, seed, other)
    )
    if not np.isfinite(W).all():
        look = "one weight alone has no spread: divide by the spread that is asked for, not by that of what was drawn."
        raise failure(f"{where}{shape}", yours=f"{W.flat[0]:g}", expected="a number", next_step=look)
    if not np.array_equal(W, again) or np.array_equal(W, another):
        came = "weights that do not come from rng" if np.array_equal(W, another) else "other weights from the same rng"
        raise failure(where, yours=came, expected="all chance from rng", next_step="use the generator that comes in.")


def _copy(value: Any) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else value
