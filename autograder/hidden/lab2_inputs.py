"""What the hidden checks of the lab on activations and losses hand to a function: arrays of every kind, from `rng`.

The entries of one array are of like size where they can be: what is judged is the largest error of an array, as a
share of its largest entry, and a large entry would hide a small one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from course_lib.types import Array

SHAPES = ((1,), (9,), (1, 5), (6, 1), (4, 7), (2, 3, 2))
DTYPES = (np.float64, np.float32)


def inputs(rng: np.random.Generator, *, zeros: bool = False) -> list[Array]:
    """Entries of both signs, of a size where no slope is too small to be seen; some are exactly 0 where asked."""
    arrays = []
    for shape in SHAPES:
        for dtype in DTYPES:
            z = rng.uniform(0.2, 3.0, size=shape) * rng.choice([-1.0, 1.0], size=shape)
            z.flat[0], z.flat[-1] = abs(z.flat[0]), -abs(z.flat[-1])  # both signs, except in a single entry
            if zeros:
                z[rng.random(shape) < 0.1] = 0
            arrays.append(z.astype(dtype))
    for dtype in DTYPES:
        sizes = [rng.uniform(0.12, 0.19, size=2), rng.uniform(0.045, 0.1, size=3), 10 ** rng.uniform(-6, -1, size=5)]
        near = np.concatenate(sizes)
        arrays.append(rng.permutation(np.concatenate([near, -near])).astype(dtype))
        left = -np.arange(3, 10) - rng.uniform(0, 1, size=7)  # alone, for beside these the right side is large
        arrays.append(rng.permutation(left).astype(dtype))
        # farther out, where the curves are nearly flat or straight, and not quite: just beyond 5 and 6 above all;
        # and so far that e^(2z), in float32 its square as well, can just be held
        nearly = [rng.uniform(3.4, 4.2, size=2), rng.uniform(4.2, 5, size=1), 5 + rng.uniform(0.02, 0.2, size=2)]
        for far in (
            np.concatenate([*nearly, 6 + rng.uniform(0.02, 0.2, size=2)]),
            rng.uniform(6.3, 12, size=5),
            rng.uniform([12, 12, 12, 12, 31], 40) if dtype is np.float64 else rng.uniform(12, 20, size=5),
        ):
            both = np.concatenate([[0.5, -0.5], far, -far])
            arrays.append(rng.permutation(both).astype(dtype))
    return arrays


def alphas(
    cases: Sequence[Array], rng: np.random.Generator, *, least: float = 0.3
) -> Iterator[tuple[Array, float, float]]:
    """Each array with its α (moderate, small, large, `least`, and again) and with the α before."""
    before = 1.0
    for number, z in enumerate(cases):
        middle, large, small = rng.uniform(0.3, 0.9), rng.uniform(1.2, 6.0), rng.uniform(0.01, 0.09)
        alpha = (float(middle), float(small), float(large), least)[number % 4]
        yield z, alpha, before
        before = alpha


def betas(rng: np.random.Generator) -> list[float]:
    """Two of the size of the residuals, a small one and a large one."""
    return [*rng.uniform(0.4, 3.0, size=2).tolist(), float(rng.uniform(0.01, 0.1)), float(rng.uniform(8, 50))]


def residuals(rng: np.random.Generator) -> list[tuple[Array, Array]]:
    """True values and answers, residuals of both signs, small and large; then many, huge ones, and tiny ones."""
    cases = []
    for N in (1, 2, 5, 12):
        for dtype in DTYPES:
            y = rng.normal(scale=3, size=N)
            e = rng.uniform(0.2, 5.0, size=N) * rng.choice([-1.0, 1.0], size=N)
            cases.append((y.astype(dtype), (y + e).astype(dtype)))
    for e in (
        rng.uniform(0.2, 5.0, size=150),
        rng.uniform(10, 2000, size=4),
        np.concatenate([rng.uniform(0.03, 0.08, size=2), [1.5e-5], 10 ** rng.uniform(-5, -2, size=6)]),
    ):
        y = rng.uniform(2, 4, size=len(e)) * rng.choice([-1.0, 1.0], size=len(e))
        cases.append((y, y + e * rng.choice([-1.0, 1.0], size=len(e))))
    return cases


def labelled(rng: np.random.Generator, labels: tuple[int, int]) -> list[tuple[Array, Array]]:
    """Labels and logits of moderate size: a formula that adds a tiny number inside the logarithm is right here."""
    cases = []
    for N in (1, 2, 6, 11):
        for dtype in (np.float64, np.float32, np.int64):
            y = rng.choice(labels, size=N).astype(dtype)
            if N == 6:
                y[:] = rng.choice(labels)
            z = rng.uniform(0.2, 3.0, size=N) * rng.choice([-1.0, 1.0], size=N)
            cases.append((y, z.astype(np.float32 if dtype is np.float32 else np.float64)))
    near = np.concatenate([[0.0], rng.uniform(0.05, 0.2, size=5)])
    for size in (near, np.linspace(3.5, 6, 6), np.linspace(6, 8.5, 6)):  # not yet where 1 − σ loses its digits
        for dtype in DTYPES:
            z = size * rng.choice([-1.0, 1.0], size=6)
            right = np.where(z > 0, max(labels), min(labels))
            y = np.where(rng.permutation(6) < 3, right, sum(labels) - right)  # half of the answers are wrong
            cases.append((y.astype(dtype), z.astype(dtype)))
    return cases
