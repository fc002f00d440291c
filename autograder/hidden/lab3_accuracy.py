"""What a trained network of the lab on the three-layer network is worth, and what to do where that is too little."""

from __future__ import annotations

import numpy as np

from autograder.oracles import relu_network
from course_lib.checks import failure
from course_lib.checks.relu_network import ReluNetwork
from course_lib.data import load_mnist
from course_lib.types import Array

NOISE = 2.0  # grey values: standard deviation of what the judge adds to a pixel; moves accuracy by 0.1 % at most
ALWAYS = 0.99  # share of the images with one answer
GUESSING = 20.0  # per cent; chance alone reaches 10
ONE_DIGIT = (
    "Is a check of a layer not content? Then mend that first. Did the loss jump at the start? Its ReLUs may be dead: a "
    "smaller lr, or scale the pixels. Did it never fall? Does each image keep its digit in shuffle_data? Then a larger "
    "start or lr."
)
BY_GUESSING = (
    "this is little better than guessing: are the checks of the layers content, and does each image keep its digit in "
    "shuffle_data?"
)
TRAIN_BETTER = (
    "mend the layers first if a check complains. Does the loss still fall at the end? More epochs, smaller batches or "
    "more units. Does it stay or jump? Another lr or start (part 5)."
)
OTHER_NETWORK = (
    "Then another one was judged than you measured: has it a ReLU behind every layer but the last, and are pixel_mean "
    "and pixel_scale what training used? The judge knows no other treatment of the pixels than these two, the same for "
    "every image."
)


def judged_images(rng: np.random.Generator) -> tuple[Array, Array]:
    """Return the MNIST test images, shuffled, each pixel with a little noise, still 0 … 255; and their digits."""
    X, y = load_mnist("test")
    order = rng.permutation(len(y))
    noisy = X[order] + rng.normal(scale=NOISE, size=X.shape)
    return np.clip(np.rint(noisy), 0, 255), y[order]


def assert_more_accurate_than(percent: float, where: str, net: ReluNetwork, rng: np.random.Generator) -> None:
    """Raise CheckFailed unless `net`, called `where`, classifies more than `percent` of the judge's images."""
    X, y = judged_images(rng)
    answers = relu_network.predict(X, net.layers, net.pixel_mean, net.pixel_scale)
    accuracy = 100 * int((answers == y).sum()) / len(y)
    if not accuracy > percent:
        raise failure(
            f"{where}: accuracy on the judge's images",
            yours=f"{accuracy:.2f} %",
            expected=f"more than {percent:g} %",
            next_step=f"{_answered(answers, accuracy)} Is your validation accuracy much higher? {OTHER_NETWORK}",
        )


def _answered(answers: Array, accuracy: float) -> str:
    """What to do about a network with these `answers` (digits), where it is as bad on the validation images."""
    digit = int(np.bincount(answers).argmax())
    if (answers == digit).mean() >= ALWAYS:
        return f"this network answers {digit} to (nearly) every image. {ONE_DIGIT}"
    return BY_GUESSING if accuracy < GUESSING else TRAIN_BETTER
