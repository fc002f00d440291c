"""Train the network of the page "Draw a digit", and write it where the library keeps its data.

    python book/make_digit_reader.py

784-64-32-10 with ReLU between the layers, for pixels scaled to 0 … 1, trained on the first 50 000 training images, each
written with a thinner or thicker pen, bent, turned and shifted a little anew in every epoch: nobody draws with a mouse
as people wrote for MNIST. The parameters are rounded to 8 significant bits (the precision of bfloat16) within the range
of float16, which both the page and the chip hold exactly, and which packs small; accuracy is measured after that. A few
minutes on two cores.

Another run, on another machine, rounds differently and gives another file: put the digest that it prints into
`course_lib/data/digit_reader.py`.
"""

from __future__ import annotations

import hashlib
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

FILE = Path(__file__).parents[1] / "course_lib" / "data" / "files" / "digit-reader.npz"
SIZES = [784, 64, 32, 10]
EPOCHS, STEP, SEED = 30, 0.1, 7


def another_pen(X: Array, *, rng: np.random.Generator) -> Array:
    """Return X (N, 784) with lines up to a pixel thicker or thinner on each side: towards a neighbour's extreme."""
    images = np.pad(X.reshape(-1, 28, 28), ((0, 0), (1, 1), (1, 1)))
    cross = [images[:, 1 + i : 29 + i, 1 + j : 29 + j] for i, j in ((0, 0), (-1, 0), (1, 0), (0, -1), (0, 1))]
    amount = rng.uniform(-1, 1, (len(X), 1, 1)).astype(X.dtype)
    extreme = np.where(amount > 0, np.maximum.reduce(cross), np.minimum.reduce(cross))
    return (cross[0] + np.abs(amount) * (extreme - cross[0])).reshape(X.shape)


def eight_bits(x: Array) -> Array:
    """Return x with 8 significant bits each; what is too small for float16 to hold so becomes 0."""
    mantissa, exponent = np.frexp(x)
    rounded = np.ldexp(np.rint(mantissa * 256), exponent - 8)
    return np.where(np.abs(rounded) < 2.0**-14, 0, rounded).astype(np.float16)


def main() -> None:
    rng = np.random.default_rng(SEED)
    train = load_mnist("train")
    images = Batch(to_unit(train.X), train.y)
    split = Split(train=images[:50_000], validation=images[50_000:])
    model = mlp(SIZES, rng=rng)

    def vary(X: Array) -> Array:
        bent = elastic(another_pen(X, rng=rng), strength=20, smoothness=4, rng=rng)
        return shift(rotate(bent, degrees=10, rng=rng), pixels=1, rng=rng)

    fit(
        model,
        softmax_cross_entropy,
        SGD(model.params, learning_rate=STEP, momentum=0.9),
        split,
        epochs=EPOCHS,
        batch_size=100,
        rng=rng,
        schedule=cosine(STEP, epochs=EPOCHS),
        augment=vary,
        progress=False,
    )
    for param in model.params:
        param.value[...] = eight_bits(param.value)
    names = [f"{letter}{k}" for k in (1, 2, 3) for letter in "wb"]
    arrays = {name: param.value.astype(np.float16) for name, param in zip(names, model.params, strict=True)}
    np.savez_compressed(FILE, **arrays)
    print(f"{FILE.name}: {FILE.stat().st_size} bytes, SHA-256 {hashlib.sha256(FILE.read_bytes()).hexdigest()}")
    test = load_mnist("test")
    for name, X, y in (("validation", *split.validation), ("test", to_unit(test.X), test.y)):
        print(f"{accuracy(model.predict(X), y):.2%} of the {name} images")


if __name__ == "__main__":
    main()
