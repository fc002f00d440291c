"""Functions are made by functions: closures, partial, reduce, nonlocal."""

CELLS = {
    "linear-model": r"""
from functools import partial, reduce
import operator


def _affine(start, weights):
    return lambda row: reduce(operator.add, map(operator.mul, weights, row), start)


def predict(w_hat, X):
    start, *weights = map(float, w_hat)
    return list(map(_affine(start, weights), X.tolist()))
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residuals = list(map(operator.sub, predict(w_hat, X), y.tolist()))
    columns = [[1.0] * len(residuals), *zip(*X.tolist())]
    dot = lambda a, c: sum(map(operator.mul, a, c))
    return dot(residuals, residuals) / 2, tuple(dot(residuals, c) for c in columns)
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    place, history = [0.0] * (X.shape[1] + 1), []

    def note():
        L, slope = loss_and_gradient(place, X, y)
        history.append(L / len(y))
        return slope

    def step(slope):
        nonlocal place
        place = [p - alpha / len(y) * s for p, s in zip(place, slope)]
        return note()

    reduce(lambda slope, _: step(slope), range(steps), note())
    return place, history
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    push = partial(operator.mul, alpha * y)
    right = y * (sum(map(operator.mul, w.tolist(), x.tolist())) + b) > 0
    return (w, b) if right else ([p + push(q) for p, q in zip(w.tolist(), x.tolist())], b + push(1))
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    counts = []

    def one_pass(plane):
        moved = 0
        for row, label in zip(X, y):
            new = update_one(np.array(plane[0], float), plane[1], row, label, alpha)
            moved += int(list(new[0]) != list(plane[0]) or new[1] != plane[1])
            plane = new
        counts.append(moved)
        return plane

    plane = one_pass((w, b))
    while counts[-1] and len(counts) < max_passes:
        plane = one_pass(plane)
    return plane[0], plane[1], counts
""",
}
