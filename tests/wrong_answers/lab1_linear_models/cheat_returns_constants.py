"""Zeros and ones of the right shape."""

CELLS = {
    "linear-model": r"""
def predict(w_hat, X):
    return np.zeros(len(X))
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    return 0.0, np.zeros(len(w_hat))
""",
    "normal-equations": r"""
def closed_form(X, y):
    return np.zeros(X.shape[1] + 1)
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    return np.zeros(X.shape[1] + 1), np.zeros(steps + 1)
""",
    "step-limit": r"""
def largest_alpha(X):
    return 1.0
""",
    "standardising": r"""
def standardise(X):
    return np.zeros(X.shape[1]), np.ones(X.shape[1])
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    return np.zeros(len(w_hat))
""",
    "distance": r"""
def signed_distance(w, b, X):
    return np.zeros(len(X))
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    return 0.0
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    return w, b
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    return w, b, [1] * max_passes
""",
    "own-features": r"""
def features(X):
    return np.ones((len(X), 3))
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
    "features-13",
    "features-6",
]
