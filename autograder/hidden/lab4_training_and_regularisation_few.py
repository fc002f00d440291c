"""The hidden checks of the lab on training, parts 4, 5 and 8: penalties, dropout, few examples.

They run beside the judge, and every input comes from `rng`. The masks of dropout are judged by bounds that a right
answer meets but once in a thousand million times, and wrong ones miss by far.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np

from autograder.hidden.lab4_training_and_regularisation_others import ORDER, comes_back_again, only_the_last
from autograder.oracles import regularised_training as oracle
from autograder.oracles import relu_network
from course_lib.checks import CheckFailed, as_array, as_number, assert_close, assert_unchanged, attempt, failure
from course_lib.checks.regularised_training import RAN_AWAY, share_step
from course_lib.checks.relu_network import read_layers
from course_lib.checks.results import named_arrays, pair
from course_lib.data import load_mnist
from course_lib.types import Array

DTYPES = (np.float64, np.float32)
SHAPES = (
    {"W1": (3, 4), "b1": (4,), "W2": (4, 1), "b2": (1,)},
    {"W_out": (1, 5), "b_out": (5,), "gamma": (5,), "beta": (5,)},
    {"W": (6,), "b": (1, 3), "gamma": (1, 3)},  # the name decides, not the shape
)
SAFE = 7.0  # standard deviations: a normal number goes further once in 10¹¹ times
UNITS = (200, 150)
DRAWS = 40  # masks of which not all leave out equally many: by chance they do once in 10¹¹ times
ZEROS = 50  # columns of H that are 0 in the check of the way back
RATES = (0.2, 0.5, 0.85)

FEW, MANY = 1000, 5000  # digits that the judge hands out, and others that it asks about
WRONG = 0.3  # share of the labels that are drawn anew
NOISE = 2.0  # grey values
LUCK = 30.0  # per cent that a network stays far below if it never saw the digits of its own pixels

FREE = "names that begin with W are weights, whatever their shape; all others are free."

Named = dict[str, Array]


def penalty_value(function: Any, *, rng: np.random.Generator) -> None:
    """θ ½ Σ w² and θ Σ |w| over all weights; biases are free."""
    for kind in ("l1", "l2"):
        for params, _, theta in _cases(rng):
            given, where = _copies(params), f'penalty, "{kind}", of {", ".join(params)}'
            number = as_number(where, attempt(where, function, given, theta, kind))
            right = oracle.penalty([w for name, w in params.items() if name.startswith("W")], theta, kind)
            assert_close(where, np.array(number), np.array(right), next_step=f"{FREE} θ stands in front.")
            _unchanged(where, given, params)


def l1_gradient(function: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂w + θ sign(w) for weights, ∂L/∂b for biases; a weight at 0 is not pulled."""
    _gradients(function, "l1", rng)


def l2_gradient(function: Any, *, rng: np.random.Generator) -> None:
    """∂L/∂w + θ w for weights, ∂L/∂b for biases."""
    _gradients(function, "l2", rng)


def weight_decay(function: Any, *, rng: np.random.Generator) -> None:
    """(1 − α θ) w for weights; biases stay."""
    for params, _, theta in _cases(rng):
        alpha = float(rng.uniform(0.05, 0.9))
        after = named_arrays("decayed", attempt("decayed", function, _copies(params), alpha, theta), params)
        for name, w in params.items():
            right = w - alpha * oracle.penalty_slope(w, theta, "l2") if name.startswith("W") else w
            look = "a weight loses the share α θ of itself." if name.startswith("W") and w.ndim == 2 else FREE
            assert_close(f'decayed["{name}"]', after[name], right.astype(np.float64), next_step=look)


def dropout_training(seeded: Any, function: Any, *, rng: np.random.Generator) -> None:
    """Each entry is 0 with probability p, by itself, or H / (1 − p); the chance comes from the generator."""
    for p in RATES:
        for dtype in DTYPES:
            H, where = _signal(UNITS, dtype, rng), f"dropout_forward in training, p = {p}"
            given, (seed, other) = H.copy(), (int(s) for s in rng.choice(2**31, size=2, replace=False))
            out, _ = _forward(where, seeded, function, seed, given, p, training=True)
            assert_unchanged(f"{where}, H", given, H)
            stays = "what stays is H / (1 − p), what goes is 0."
            assert_close(where, out, np.where(out == 0, 0.0, H / (1 - p)), next_step=stays)
            _mask(where, out == 0, p)
            again, _ = _forward(where, seeded, function, seed, H.copy(), p, training=True)
            another, _ = _forward(where, seeded, function, other, H.copy(), p, training=True)
            if not np.array_equal(out, again) or np.array_equal(out, another):
                came = "chance that does not come from rng"
                raise failure(where, yours=came, expected="a new mask from rng", next_step="use the rng that comes in.")
    for shape in ((1, 1), (1, 6), (5, 1)):
        H = _signal(shape, np.float64, rng)
        out, _ = _forward("dropout_forward", seeded, function, 1, H.copy(), 0.5, training=True)
        assert_close(f"dropout_forward, H {shape}", out, np.where(out == 0, 0.0, 2 * H), next_step="one mask an entry.")
        out, _ = _forward("dropout_forward", seeded, function, 1, H.copy(), 0.0, training=True)
        assert_close(f"dropout_forward, H {shape}, p = 0", out, H, next_step="with p = 0 nothing is left out.")
    for shape in ((1, 1), (1, 6)):
        H, where = _signal(shape, np.float64, rng), f"dropout_forward, H {shape}, p = 0.5, {DRAWS} times"
        outs = [_forward(where, seeded, function, seed, H.copy(), 0.5, training=True)[0] for seed in range(DRAWS)]
        counts = {int((out == 0).sum()) for out in outs}
        if len(counts) == 1:
            came = f"always {counts.pop()} of {H.size} left out"
            look = "compare a number of its own with p for each entry: how many go is chance too."
            raise failure(where, yours=came, expected="sometimes more, sometimes fewer", next_step=look)


def dropout_inference(seeded: Any, function: Any, *, rng: np.random.Generator) -> None:
    """Out of training H comes back as it went, for every p."""
    for p in (0.0, *RATES):
        for shape in ((1, 1), (1, 6), (30, 20)):
            for dtype in DTYPES:
                H, where = _signal(shape, dtype, rng), f"dropout_forward out of training, p = {p}"
                H[0, 0] = 0
                given = H.copy()
                out, _ = _forward(where, seeded, function, int(rng.integers(2**31)), given, p, training=False)
                assert_close(where, out, H.astype(np.float64), next_step="H, whole and not scaled.")
                assert_unchanged(f"{where}, H", given, H)


def dropout_gradient(seeded: Any, forward: Any, function: Any, *, rng: np.random.Generator) -> None:
    """The gradient is multiplied by what H was multiplied by; also where H is 0, and with two layers under way."""
    for p, other in zip(RATES, RATES[1:] + RATES[:1], strict=True):
        for dtype in DTYPES:
            both = []
            for p_here in (p, other):
                where = f"dropout_backward, p = {p_here}"
                H = _signal(UNITS, dtype, rng)
                H[:, :ZEROS] = 0  # as ReLU leaves them
                seed = int(rng.integers(2**31))
                masked = partial(_forward, "dropout_forward", seeded, forward, seed, H.copy(), p_here, training=True)
                both.append((where, H, masked, *masked()))
            for where, H, masked, out, cache in both:
                above = _signal(UNITS, dtype, rng)
                try:
                    _comes_back(where, function, H, out, cache, above)
                except CheckFailed as wrong:
                    only_the_last(where, wrong, partial(_comes_back, where, function, H, *masked(), above))
                comes_back_again(where, partial(_comes_back, where, function, H, out, cache, above))
    where = "dropout_backward, p = 0 in training (a mask of ones, in cache as always)"
    H, above = _signal((4, 3), float, rng), _signal((4, 3), float, rng)
    out, cache = _forward("dropout_forward", seeded, forward, 1, H.copy(), 0.0, training=True)
    mask = "with p = 0 in training the mask is all ones: put it into cache as always."
    dH = attempt(where, function, above.copy(), cache, next_step=mask)
    look = "everything passes, as on the way forward; cache must say so."
    assert_close(where, dH, above * out / H, next_step=look)  # what is wrong with out is told by another check


def _comes_back(where: str, function: Any, H: Array, out: Array, cache: Any, above: Array) -> None:
    """The gradient of one mask, where H was a number and where it was 0; what came from above is left as it was."""
    given = above.copy()
    dH = as_array(where, attempt(where, function, given, cache), UNITS)
    assert_unchanged(f"{where}, the gradient from above", given, above)
    seen = slice(ZEROS, None)
    right = above[:, seen].astype(np.float64) * out[:, seen] / H[:, seen]
    assert_close(where, dH[:, seen], right, next_step="the same mask, and the same factor.")
    _where_h_is_zero(where, dH[:, :ZEROS], above[:, :ZEROS].astype(np.float64), out[:, seen] / H[:, seen])


def few_digits_78(function: Any, *, rng: np.random.Generator) -> None:
    """Trained on few digits with wrong labels among them, more than 78 % of others are read rightly."""
    _reads_more_than(78.0, function, rng)


def few_digits_82(function: Any, *, rng: np.random.Generator) -> None:
    """Trained on few digits with wrong labels among them, more than 82 % of others are read rightly."""
    _reads_more_than(82.0, function, rng)


def digits(rng: np.random.Generator) -> tuple[Array, Array, Array, Array]:
    """Return FEW images to learn from, with labels of which some are wrong, and MANY others with their true digits.

    All are MNIST test images with a little noise, pixels 0 … 1, shuffled by one permutation: a fully connected network
    does not mind, and nothing that was learned from other images fits.
    """
    X, y = load_mnist("test")
    some, pixels = rng.permutation(len(y))[: FEW + MANY], rng.permutation(X.shape[1])
    noisy = X[some][:, pixels] + rng.normal(scale=NOISE, size=(FEW + MANY, X.shape[1]))
    images = (np.clip(noisy, 0, 255) / 255).astype(np.float32)
    labels = y[some[:FEW]].copy()
    wrong = rng.random(FEW) < WRONG
    labels[wrong] = rng.integers(10, size=int(wrong.sum()))
    return images[:FEW], labels, images[FEW:], y[some[FEW:]]


def _reads_more_than(percent: float, function: Any, rng: np.random.Generator) -> None:
    where = "train_from_few"
    X, labels, X_new, y_new = digits(rng)
    result = attempt(where, function, X, labels, int(rng.integers(2**31)))
    net = read_layers(f"{where}(…)", result, ran_away=RAN_AWAY)
    right = int((relu_network.predict(X_new, net.layers, net.pixel_mean, net.pixel_scale) == y_new).sum())
    accuracy = 100 * right / len(y_new)
    if not accuracy > percent:
        step = "hold some of the digits out, and look where their loss turns. One remedy or several?"
        if accuracy < LUCK:
            step = "train on the X and y that are handed in: not on the notebook's own digits, and not without their y."
        raise failure(
            f"{where}: share of the judge's other digits that are read rightly",
            yours=f"{accuracy:.1f} %",
            expected=f"more than {percent:g} %",
            next_step=step,
        )


def _cases(rng: np.random.Generator) -> list[tuple[Named, Named, float]]:
    """Parameters with a weight at 0, gradients of the same names, and θ."""
    cases = []
    for shapes in SHAPES:
        for dtype in DTYPES:
            params = {name: rng.normal(size=shape).astype(dtype) for name, shape in shapes.items()}
            for w in params.values():
                w.flat[-1] = -1e-9  # next to 0, and as much a weight as any
                w.flat[0] = 0
            grads = {name: rng.normal(size=shape).astype(dtype) for name, shape in shapes.items()}
            cases.append((params, grads, float(rng.uniform(0.1, 0.9))))
    return cases


def _gradients(function: Any, kind: str, rng: np.random.Generator) -> None:
    for params, grads, theta in _cases(rng):
        given, where = _copies(params), f'penalised_gradients(…, "{kind}")'
        yours = named_arrays(where, attempt(where, function, given, _copies(grads), theta, kind), params)
        _unchanged(where, given, params)
        for name, w in params.items():
            slope = oracle.penalty_slope(w, theta, kind) if name.startswith("W") else np.zeros(w.shape)
            look = "the gradient of L, and θ ∂Ω/∂w with it; at w = 0 the slope of |w| is taken as 0, only there."
            look = look if name.startswith("W") and w.ndim == 2 else FREE
            assert_close(f'{where}["{name}"]', yours[name], grads[name] + slope, next_step=look)
    params, grads = ({name: rng.normal(size=(2, 3)) for name in ("W1", "W2")} for _ in range(2))
    where = f'penalised_gradients(…, "{kind}"), names in another order'
    turned = dict(reversed(_copies(grads).items()))
    yours = named_arrays(where, attempt(where, function, _copies(params), turned, 0.5, kind), params)
    for name, w in params.items():
        slope = oracle.penalty_slope(w, 0.5, kind)
        assert_close(f'{where}: the one of "{name}"', yours[name], grads[name] + slope, next_step=ORDER)


def _copies(params: Named) -> Named:
    return {name: array.copy() for name, array in params.items()}


def _unchanged(where: str, now: Named, before: Named) -> None:
    for name, array in before.items():
        assert_unchanged(f"{where}, the parameter {name}", now[name], array)


def _signal(shape: tuple[int, ...], dtype: Any, rng: np.random.Generator) -> Array:
    """Numbers of both signs, none of them near 0."""
    return (rng.uniform(0.5, 2, size=shape) * rng.choice([-1.0, 1.0], size=shape)).astype(dtype)


def _forward(
    where: str, seeded: Any, function: Any, seed: int, H: Array, p: float, *, training: bool
) -> tuple[Array, Any]:
    out, cache = pair(where, attempt(where, seeded, function, seed, H, p, training))
    return as_array(where, out, H.shape), cache


def _mask(where: str, zeros: Array, p: float) -> None:
    """A share p of zeros; no row or column with a chance of its own, and none with a count of its own.

    For independent entries chi-square is 1 a line; over 150 lines it stays from 0.2 to 1.8. No two lines are alike.
    """
    share = float(zeros.mean())
    if not abs(share - p) <= SAFE * (p * (1 - p) / zeros.size) ** 0.5:
        look = share_step(share, p)
        raise failure(f"{where}: share of zeros", yours=f"{share:.3f}", expected=f"about {p}", next_step=look)
    for axis in (0, 1):
        length = zeros.shape[axis]
        surplus = (zeros.sum(axis=axis) - length * p) ** 2 / (length * p * (1 - p))
        if not 0.2 < surplus.mean() < 3:
            lines, alone = "column" if axis == 0 else "row", "each entry by itself"
            came = f"a mask for whole {lines}s" if surplus.mean() > 1 else f"equally many zeros in every {lines}"
            raise failure(where, yours=came, expected=alone, next_step="draw H.shape numbers, and compare each with p.")
        if np.unique(zeros, axis=axis).shape != zeros.shape:
            came = f"{'rows' if axis == 0 else 'columns'} that share a mask"
            look = "draw as many numbers as H has entries, and use each once."
            raise failure(where, yours=came, expected="each entry by itself", next_step=look)


def _where_h_is_zero(where: str, dH: Array, above: Array, scale: Array) -> None:
    """Where ReLU left a 0 the mask cannot be seen in H′, but it is there: some gradients pass, some do not."""
    look = "the mask decides, not whether H or H′ is 0: ReLU makes zeros too."
    if (scale == 0).all() or (scale != 0).all():
        came = "a forward pass that leaves out " + ("everything" if (scale == 0).all() else "nothing")
        raise failure(where, yours=came, expected="some of each", next_step="finish dropout_forward first.")
    either = np.where(dH == 0, 0.0, above * scale.max())
    assert_close(f"{where}, where H is 0", dH, either, next_step=look)
    if (dH == 0).any() != (scale == 0).any() or (dH != 0).any() != (scale != 0).any():
        came = "all gradients stopped" if (dH == 0).all() else "all gradients let through"
        raise failure(f"{where}, where H is 0", yours=came, expected="some of each", next_step=look)
