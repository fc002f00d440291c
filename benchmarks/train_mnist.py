"""Train one network three ways on MNIST: this course's engine, scikit-learn, and PyTorch where it is installed.

    python benchmarks/train_mnist.py [--epochs 20] [--momentum 0.9] [--seed 0]

The network is 784-256-128-10 with ReLU, float32, batches of 100, SGD with learning rate 0.2, divided by ten for
the last quarter of the epochs; without momentum unless asked for. The contestants take turns, an epoch each, so that a
slow minute of the machine hits all of them; ratios are taken within each round, and their median is printed. An epoch's
time is training alone. The limit is the time of the epoch's matrix products by themselves, same shapes, same library,
measured in every round. The floor is the same with the one thing that every step must also do, w ← w − α g: on a
machine whose products run on several cores, what one core wrote must travel to the others, so the floor can lie well
above the limit.
Peak memory is that of a fresh process which only trains. PyTorch is optional: pip install torch.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import numpy as np

from course_lib.data import load_mnist, to_unit
from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.optim import SGD
from course_lib.train import fit
from course_lib.types import Array, Batch, Split

SIZES = [784, 256, 128, 10]
BATCH_SIZE = 100
LEARNING_RATE = 0.2
TINY = np.float32(1e-9)  # moves random weights as a real step does, but not away


class Contestant(Protocol):
    """Trains one epoch at a time, says how many seconds that took, and answers."""

    name: str

    def epoch(self, learning_rate: float) -> float: ...
    def predict(self, X: Array) -> Array: ...


class Ours:
    """This course's engine, as a student would call it."""

    name = "course_lib"

    def __init__(self, train: Batch, seed: int, momentum: float) -> None:
        self.rng = np.random.default_rng(seed)
        self.split = Split(train, train[:1])  # one validation example: measuring is not what we time
        self.model = mlp(SIZES, rng=self.rng)
        self.optimiser = SGD(self.model.params, learning_rate=LEARNING_RATE, momentum=momentum)

    def epoch(self, learning_rate: float) -> float:
        self.optimiser.learning_rate = learning_rate
        history = fit(
            self.model,
            softmax_cross_entropy,
            self.optimiser,
            self.split,
            epochs=1,
            batch_size=BATCH_SIZE,
            rng=self.rng,
            progress=False,
        )
        return history.seconds[0]  # a real run looks at the data and measures once for many epochs

    def predict(self, X: Array) -> Array:
        return self.model.predict(X)


class ScikitLearn:
    """MLPClassifier; partial_fit makes one pass over the data in shuffled mini-batches."""

    name = "scikit-learn"

    def __init__(self, train: Batch, seed: int, momentum: float) -> None:
        from sklearn.neural_network import MLPClassifier

        self.train = train
        self.model = MLPClassifier(
            hidden_layer_sizes=SIZES[1:-1],
            solver="sgd",
            alpha=0.0,
            batch_size=BATCH_SIZE,
            learning_rate_init=LEARNING_RATE,
            momentum=momentum,
            nesterovs_momentum=False,
            random_state=seed,
        )

    def epoch(self, learning_rate: float) -> float:
        if hasattr(self.model, "_optimizer"):  # only after the first epoch
            self.model._optimizer.learning_rate = learning_rate
        return seconds(lambda: self.model.partial_fit(self.train.X, self.train.y, classes=np.arange(SIZES[-1])))

    def predict(self, X: Array) -> Array:
        return self.model.predict(X)


class PyTorch:
    """torch.nn on the CPU, batches cut from one shuffled tensor (a DataLoader would be several times slower)."""

    name = "PyTorch CPU"

    def __init__(self, train: Batch, seed: int, momentum: float) -> None:
        import torch

        self.torch = torch
        torch.manual_seed(seed)
        self.X, self.y = torch.from_numpy(train.X), torch.from_numpy(train.y)
        layers: list[torch.nn.Module] = []
        for inputs, outputs in pairwise(SIZES):
            layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
        self.model = torch.nn.Sequential(*layers[:-1])
        self.optimiser = torch.optim.SGD(self.model.parameters(), lr=LEARNING_RATE, momentum=momentum)
        self.loss = torch.nn.CrossEntropyLoss()

    def epoch(self, learning_rate: float) -> float:
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate
        return seconds(self._pass)

    def _pass(self) -> None:
        for rows in self.torch.randperm(len(self.X)).split(BATCH_SIZE):
            self.optimiser.zero_grad()
            self.loss(self.model(self.X[rows]), self.y[rows]).backward()
            self.optimiser.step()

    def predict(self, X: Array) -> Array:
        with self.torch.no_grad():
            return self.model(self.torch.from_numpy(X)).argmax(dim=1).numpy()


CONTESTANTS: dict[str, type[Contestant]] = {"ours": Ours, "scikit-learn": ScikitLearn, "pytorch": PyTorch}


def products_of_an_epoch(examples: int, *, update: bool) -> Callable[[], None]:
    """Return a function that does an epoch's matrix products and, with `update`, moves the weights; nothing else."""
    rng = np.random.default_rng(0)
    signals = [rng.standard_normal((BATCH_SIZE, size), np.float32) for size in SIZES]
    weights = [rng.standard_normal(shape, np.float32) for shape in pairwise(SIZES)]
    forward = [np.empty_like(signal) for signal in signals]
    grads = [np.empty_like(W) for W in weights]

    def products() -> None:
        for _ in range(examples // BATCH_SIZE):
            for i, W in enumerate(weights):
                np.matmul(signals[i], W, out=forward[i + 1])
            for i, W in reversed(list(enumerate(weights))):
                np.matmul(signals[i].T, forward[i + 1], out=grads[i])
                if i:
                    np.matmul(forward[i + 1], W.T, out=forward[i])
            if update:
                for W, grad in zip(weights, grads, strict=True):
                    W -= TINY * grad

    return products


def floating_point_operations(examples: int) -> int:
    """Return the multiplications and additions of those products: three products a layer, two in the first."""
    return sum(2 * examples * a * b * (3 if layer else 2) for layer, (a, b) in enumerate(pairwise(SIZES)))


def data() -> tuple[Batch, Batch]:
    """Return training and test digits as float32 between 0 and 1."""
    train, test = (load_mnist(part) for part in ("train", "test"))
    return Batch(to_unit(train.X), train.y), Batch(to_unit(test.X), test.y)


def peak_memory(name: str) -> float:
    """Return the peak resident memory in MB of a fresh process that trains two epochs."""
    command = [sys.executable, __file__, "--memory-of", name]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def peak_resident_memory() -> float:
    """Return this process's peak in MB. Linux's ru_maxrss would also count the parent that started it."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())[1]) / 1024


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def race(epochs: int, seed: int, momentum: float) -> None:
    """Let all take turns for `epochs` rounds and print the table."""
    train, test = data()
    keys = [key for key in CONTESTANTS if key != "pytorch" or importlib.util.find_spec("torch")]
    contestants = [CONTESTANTS[key](train, seed, momentum) for key in keys]
    bounds = {"products": False, "floor": True}
    work = {name: products_of_an_epoch(len(train), update=update) for name, update in bounds.items()}
    work["products"]()  # warm up
    times: dict[str, list[float]] = {name: [] for name in [*(c.name for c in contestants), *work]}
    for round_ in range(epochs):
        learning_rate = LEARNING_RATE / (10 if round_ >= 0.75 * epochs else 1)
        for name, epoch in work.items():
            times[name].append(seconds(epoch))
        for contestant in contestants:
            times[contestant.name].append(contestant.epoch(learning_rate))
        print(f"round {round_ + 1}/{epochs}", *(f"{name} {t[-1]:.2f} s" for name, t in times.items()), flush=True)

    def share(part: str, whole: str) -> float:
        """The median over the rounds of one time divided by another of the same round."""
        return statistics.median(a / b for a, b in zip(times[part], times[whole], strict=True))

    limit = floating_point_operations(len(train)) / statistics.median(times["products"]) / 1e9
    print(f"\nThe products alone run at {limit:.0f} GFLOP/s here; together with the update they take")
    print(f"{share('floor', 'products'):.2f} times as long: the floor under every NumPy program that learns.")
    print(f"Medians of {epochs} rounds, momentum {momentum}, seed {seed}:")
    columns = ("s/epoch", "time ÷ ours", "share of limit", "share of floor", "test accuracy", "peak MB")
    print(f"{'':14}", *(f"{column:>{len(column) + 1}}" for column in columns))
    for key, contestant in zip(keys, contestants, strict=True):
        name = contestant.name
        right = float(np.mean(contestant.predict(test.X) == test.y))
        print(
            f"{name:14} {statistics.median(times[name]):8.3f} {share(name, Ours.name):12.2f} "
            f"{share('products', name):15.0%} {share('floor', name):15.0%} {right:14.2%} {peak_memory(key):8.0f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--epochs", type=int, default=20)
    parser.add_argument("--momentum", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--memory-of", choices=CONTESTANTS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.memory_of:
        train, _ = data()
        contestant = CONTESTANTS[options.memory_of](train, options.seed, options.momentum)
        contestant.epoch(LEARNING_RATE)
        contestant.epoch(LEARNING_RATE)
        print(peak_resident_memory())
    else:
        race(options.epochs, options.seed, options.momentum)


if __name__ == "__main__":
    warnings.simplefilter("error")
    main()
