"""A dataclass walks; generators hand out its places; records are frozen."""

CELLS = {
    "descent": r"""
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice


@dataclass(frozen=True)
class Place:
    w_hat: np.ndarray
    alpha: float

    def loss(self, X, y):
        return loss_and_gradient(self.w_hat, X, y)[0] / len(y)

    def lower(self, X, y):
        return replace(self, w_hat=self.w_hat - self.alpha * (loss_and_gradient(self.w_hat, X, y)[1] / len(y)))


def places(place, X, y) -> Iterator[Place]:
    while True:
        yield place
        place = place.lower(X, y)


def descend(X, y, alpha, steps):
    way = list(islice(places(Place(np.zeros(X.shape[1] + 1), alpha), X, y), steps + 1))
    return way[-1].w_hat, [place.loss(X, y) for place in way]
""",
    "training": r"""
@dataclass
class Perceptron:
    w: np.ndarray
    b: float
    alpha: float

    def mistakes(self, X, y):
        for x_j, y_j in zip(X, y):
            if y_j * (self.w.dot(x_j) + self.b) <= 0:
                self.w, self.b = update_one(self.w, self.b, x_j, y_j, self.alpha)
                yield x_j


def train_perceptron(w, b, X, y, alpha, max_passes):
    neuron, updates = Perceptron(w, b, alpha), []
    for _ in range(max_passes):
        updates.append(sum(1 for _ in neuron.mistakes(X, y)))
        if not updates[-1]:
            break
    return neuron.w, neuron.b, updates
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    return sum(max(0.0, float(-label * (w @ row + b))) for row, label in zip(X, y))
""",
}
