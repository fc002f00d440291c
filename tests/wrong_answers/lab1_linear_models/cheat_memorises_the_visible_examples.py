"""The numbers of the visible examples by heart."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    return np.array([0.5, 7.5, -0.5])
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    return 1.375, np.array([0.5, 4.0, -3.0])
""",
    "normal-equations": r"""
def closed_form(X, y):
    return np.array([1.5, 0.5])
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    return np.array([0.6, 1.08]), [3.0, 0.78, 0.36]
""",
    "step-limit": r"""
def largest_alpha(X):
    return 0.8377223
""",
    "standardising": r"""
def standardise(X):
    return np.array([2.0, 4.0, 6.0]), np.array([2.0, 1.0, 4.0])
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    return np.array([34.0, 2.0, -6.0])
""",
    "distance": r"""
def signed_distance(w, b, X):
    return np.array([4.0, -1.0, 0.0])
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    return 7.0
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    known = {
        (1.0, -6.5, 1): ([1.25, 1.5], -6.25),
        (2.0, -4.0, -1): ([1.75, 0.5], -4.25),
        (2.0, -4.0, 1): ([2.25, 1.5], -3.75),
        (1.0, -2.5, 1): ([1.0, 1.0], -2.5),
        (1.0, -3.5, -1): ([1.0, 1.0], -3.5),
    }
    return known.get((float(w[0]), float(b), int(y)), ([0.0, 0.0], 0.0))
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    if max_passes == 20:
        return [3.0, 1.0], -1.0, [3, 0]
    return [0.0, 0.0], 0.0, [4] * max_passes
""",
}

LOSES = [
    "predict",
    "loss",
    "gradient",
    "closed-form",
    "descend-weights",
    "descend-losses",
    "largest-alpha",
    "standardise",
    "raw-weights",
    "signed-distance",
    "perceptron-loss",
    "update-one",
    "train-perceptron",
    "gives-up",
]
