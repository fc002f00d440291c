"""Train the networks that the course ships, and write them where the library keeps its data.

    python book/make_networks.py lab6             # 784-256-128-10, which lab 6 brings to the chip
    python book/make_networks.py digit-reader     # 784-64-32-10, of the page "Draw a digit"; a few minutes on two cores

Both have ReLU between the layers, read pixels scaled to 0 … 1, and learn from the first 50 000 training images, each
changed a little anew in every epoch; the last 10 000 stay unseen, so lab 6 can validate on them. Accuracy is measured
after the parameters were rounded to what is stored: float16, as the chip holds them.

Another run, on another machine, rounds differently and gives another file: put the digest that is printed into
`course_lib/data/trained_mlp.py` or `course_lib/data/digit_reader.py`.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from course_lib.data import load_mnist, to_unit
from course_lib.data.augment import elastic, rotate, shift
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.maths.metrics import accuracy
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.optim.schedules import cosine
from course_lib.train import fit
from course_lib.types import Array, Batch, Split

FILES = Path(__file__).parents[1] / "course_lib" / "data" / "files"
STEP = 0.1


@dataclass(frozen=True)
class Recipe:
    """How one of the networks is made."""

    file: str
    sizes: list[int]
    epochs: int
    seed: int
    vary: Callable[[Array, np.random.Generator], Array]  # images (N, 784) as they come in one epoch
    rounded: Callable[[Array], Array]  # parameters, as they are stored


def scanned(X: Array, rng: np.random.Generator) -> Array:
    """Return X (N, 784), each image turned and shifted a little, as paper lies on a scanner."""
    return shift(rotate(X, degrees=8, rng=rng), pixels=1, rng=rng)


def drawn(X: Array, rng: np.random.Generator) -> Array:
    """Return X (N, 784) with another pen and a less steady hand: nobody draws with a mouse as on paper."""
    bent = elastic(another_pen(X, rng), strength=20, smoothness=4, rng=rng)
    return shift(rotate(bent, degrees=10, rng=rng), pixels=1, rng=rng)


def another_pen(X: Array, rng: np.random.Generator) -> Array:
    """Return X (N, 784) with lines up to a pixel thicker or thinner on each side: towards a neighbour's extreme."""
    images = np.pad(X.reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)))
    cross = [images[:, 1 + i : 29 + i, 1 + j : 29 + j] for i, j in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))]
    amount = rng.uniform(-1, 1, (len(X), 1, 1)).astype(X.dtype)
    extreme = np.where(amount > 0, np.maximum.reduce(cross), np.minimum.reduce(cross))
    return (cross[0] + np.abs(amount) * (extreme - cross[0])).reshape(X.shape)


def half_precision(x: Array) -> Array:
    """Return x in float16."""
    return x.astype(np.float16)


def eight_bits(x: Array) -> Array:
    """Return x with 8 significant bits, as in bfloat16, which packs small; what float16 cannot hold so becomes 0."""
    mantissa, exponent = np.frexp(x)
    rounded = np.ldexp(np.rint(mantissa * 256), exponent - 8)
    return np.where(np.abs(rounded) < 2.0**-14, 0, rounded).astype(np.float16)


RECIPES = {
    "lab6": Recipe("trained-mlp.npz", [784, 256, 128, 10], 20, 6, scanned, half_precision),
    "digit-reader": Recipe("digit-reader.npz", [784, 64, 32, 10], 30, 7, drawn, eight_bits),
}


def make(recipe: Recipe) -> None:
    """Train the network, store it, and print digest and accuracy."""
    rng = np.random.default_rng(recipe.seed)
    train = load_mnist("train")
    images = Batch(to_unit(train.X), train.y)
    split = Split(train=images[:50_000], validation=images[50_000:])
    model = mlp(recipe.sizes, rng=rng)
    fit(
        model,
        softmax_cross_entropy,
        SGD(model.params, learning_rate=STEP, momentum=0.9),
        split,
        epochs=recipe.epochs,
        batch_size=100,
        rng=rng,
        schedule=cosine(STEP, epochs=recipe.epochs),
        augment=lambda X: recipe.vary(X, rng),
        progress=False,
    )
    for param in model.params:
        param.value[...] = recipe.rounded(param.value)
    names = [f"{letter}{k}" for k in (1, 2, 3) for letter in "wb"]
    arrays = {name: param.value.astype(np.float16) for name, param in zip(names, model.params, strict=True)}
    file = FILES / recipe.file
    np.savez_compressed(file, **arrays)  # type: ignore[arg-type]
    print(f"{file.name}: {file.stat().st_size} bytes, SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}")
    test = load_mnist("test")
    for name, X, y in (("validation", *split.validation), ("test", to_unit(test.X), test.y)):
        print(f"{accuracy(model.predict(X), y):.2%} of the {name} images")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("network", choices=RECIPES)
    make(RECIPES[parser.parse_args().network])
