"""What training costs, against batch size, width and depth: a table, and a picture in _build/cost.png.

    python benchmarks/cost.py

Each point is the median of five timed runs on random numbers; costs are microseconds an example, and ratios to the
lecture's network, 784-256-128-10 with batches of 100, which is timed again beside every point.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path

import numpy as np

from course_lib.maths.losses import softmax_cross_entropy
from course_lib.models import mlp
from course_lib.optim import SGD

BASE = (100, [784, 256, 128, 10])
SWEEPS = {
    "batch size": [(n, BASE[1]) for n in (1, 10, 30, 100, 300, 1000)],
    "width of two hidden layers": [(100, [784, w, w, 10]) for w in (16, 64, 256, 512, 1024)],
    "hidden layers of 128 units": [(100, [784, *[128] * depth, 10]) for depth in (1, 2, 4, 8, 16)],
}
EXAMPLES = 10_000


def seconds(batch_size: int, sizes: list[int]) -> float:
    """Time the training of about EXAMPLES examples."""
    rng = np.random.default_rng(0)
    model = mlp(sizes, rng=rng)
    optimiser = SGD(model.params, learning_rate=0.01, momentum=0.9)
    X = rng.random((batch_size, sizes[0]), np.float32)
    y = rng.integers(0, sizes[-1], batch_size)
    steps = max(10, EXAMPLES // batch_size)
    start = time.perf_counter()
    for _ in range(steps):
        model.backward_params(softmax_cross_entropy(model.forward(X, training=True), y)[1])
        optimiser.step()
    return (time.perf_counter() - start) / (steps * batch_size)


def measure() -> dict[str, list[tuple[int, float, float]]]:
    """Return for each sweep (what is varied, microseconds an example, ratio to the base) for every point."""
    table: dict[str, list[tuple[int, float, float]]] = {}
    for name, points in SWEEPS.items():
        table[name] = []
        for batch_size, sizes in points:
            pairs = [(seconds(batch_size, sizes), seconds(*BASE)) for _ in range(5)]
            varied = {"batch size": batch_size, "width of two hidden layers": sizes[1]}.get(name, len(sizes) - 2)
            cost = 1e6 * statistics.median(mine for mine, _ in pairs)
            ratio = statistics.median(mine / base for mine, base in pairs)
            table[name].append((varied, cost, ratio))
            print(f"{name} {varied:5}: {cost:8.1f} µs an example, {ratio:6.2f} of the base", flush=True)
    return table


def draw(table: dict[str, list[tuple[int, float, float]]], path: Path) -> None:
    """Draw one panel a sweep, both axes logarithmic."""
    import matplotlib.pyplot as plt

    figure, panels = plt.subplots(1, len(table), figsize=(12, 3.6), sharey=True, layout="constrained")
    for panel, (name, points) in zip(panels, table.items(), strict=True):
        varied, _, ratio = zip(*points, strict=True)
        panel.loglog(varied, ratio, "o-", color="#0072b2")
        panel.set_xticks(varied, [str(v) for v in varied])
        panel.minorticks_off()
        panel.set_xlabel(name)
        panel.grid(alpha=0.3)
    panels[0].set_ylabel("time an example ÷ base")
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, dpi=120)
    print(f"Picture: {path}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--picture", type=Path, default=Path("_build/cost.png"), help="where to draw")
    options = parser.parse_args()
    draw(measure(), options.picture)


if __name__ == "__main__":
    main()
