"""Results are namedtuples; losses are an iterator turned into an array."""

CELLS = {
    "loss-and-gradient": r"""
from typing import NamedTuple


class Result(NamedTuple):
    loss: float
    gradient: np.ndarray


def loss_and_gradient(w_hat, X, y):
    residual = np.asarray(predict(w_hat, X)) - y
    return Result(loss=float(residual @ residual) / 2, gradient=np.append(residual.sum(), residual @ X))
""",
    "descent": r"""
from collections import namedtuple
from itertools import accumulate, repeat

Walk = namedtuple("Walk", "w_hat losses")


def descend(X, y, alpha, steps):
    def step(w_hat, _):
        return w_hat - alpha / len(y) * loss_and_gradient(w_hat, X, y).gradient

    path = list(accumulate(repeat(None, steps), step, initial=np.zeros(X.shape[1] + 1)))
    return Walk(path[-1], np.fromiter((loss_and_gradient(w, X, y).loss / len(y) for w in path), float))
""",
}
