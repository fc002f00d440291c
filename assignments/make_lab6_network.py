"""Train the network that lab 6 brings to the chip, and write it where the library keeps its data.

    python assignments/make_lab6_network.py

784-256-128-10 with ReLU between the layers, for pixels scaled to 0 … 1, trained on the first 50 000 training images,
each shifted by up to a pixel and turned by up to 8 degrees anew in every epoch. The last 10 000 stay unseen, so the lab
can validate on them. The parameters are stored as float16, as the chip holds them; accuracy is measured after that.

It stands outside the lab's folder, since nbgrader hands everything in there to students. Another run, on another
machine, rounds differently and gives another file: put the digest that it prints into `course_lib/data/trained_mlp.py`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np

from course_lib.data import load_mnist, to_unit
from course_lib.data.augment import rotate, shift
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.maths.metrics import accuracy
from course_lib.models.mlp import mlp
from course_lib.optim import SGD
from course_lib.optim.schedules import cosine
from course_lib.train import fit
from course_lib.types import Array, Batch, Split

FILE = Path(__file__).parents[1] / "course_lib" / "data" / "files" / "trained-mlp.npz"
EPOCHS, STEP, SEED = 20, 0.1, 6


def main() -> None:
    rng = np.random.default_rng(SEED)
    train = load_mnist("train")
    images = Batch(to_unit(train.X), train.y)
    split = Split(train=images[:50_000], validation=images[50_000:])
    model = mlp([784, 256, 128, 10], rng=rng)

    def vary(X: Array) -> Array:
        return shift(rotate(X, degrees=8, rng=rng), pixels=1, rng=rng)

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
        param.value[...] = param.value.astype(np.float16)
    names = [f"{letter}{k}" for k in (1, 2, 3) for letter in "wb"]
    arrays = {name: param.value.astype(np.float16) for name, param in zip(names, model.params, strict=True)}
    np.savez_compressed(FILE, **arrays)
    print(f"{FILE.name}: {FILE.stat().st_size} bytes, SHA-256 {hashlib.sha256(FILE.read_bytes()).hexdigest()}")
    test = load_mnist("test")
    for name, X, y in (("validation", *split.validation), ("test", to_unit(test.X), test.y)):
        print(f"{accuracy(model.predict(X), y):.2%} of the {name} images")


if __name__ == "__main__":
    main()
