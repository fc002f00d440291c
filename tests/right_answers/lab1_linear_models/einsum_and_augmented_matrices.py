"""Everything is a product with the column of ones, written with einsum."""

CELLS = {
    "linear-model": r"""
def with_ones(X):
    return np.concatenate([np.ones_like(X[:, :1]), X], axis=1)


def predict(w_hat, X):
    return np.einsum("ji,i->j", with_ones(X), w_hat)
""",
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    X1 = with_ones(X)
    r = np.einsum("ji,i->j", X1, w_hat) - y
    return np.einsum("j,j->", r, r) / 2, np.einsum("ji,j->i", X1, r)
""",
    "normal-equations": r"""
def closed_form(X, y):
    X1 = with_ones(X)
    return np.linalg.solve(np.einsum("ji,jk->ik", X1, X1).astype(float), np.einsum("ji,j->i", X1, y))
""",
    "descent": r"""
def descend(X, y, alpha, steps):
    X1, N = with_ones(X).astype(float), len(y)
    A, c = X1.T @ X1 / N, X1.T @ y / N
    walk = [np.zeros(X1.shape[1])]
    for _ in range(steps):
        walk.append(walk[-1] - alpha * (A @ walk[-1] - c))
    return walk[-1], np.array([np.mean((X1 @ w - y) ** 2) / 2 for w in walk])
""",
    "step-limit": r"""
def largest_alpha(X):
    X1 = with_ones(X)
    return 2.0 * len(X1) / np.linalg.svd(X1, compute_uv=False)[0] ** 2
""",
    "standardising": r"""
def standardise(X):
    mean = np.einsum("ji->i", X) / len(X)
    variance = np.einsum("ji,ji->i", X - mean, X - mean) / len(X)
    std = np.sqrt(variance)
    std[std == 0] = 1
    return mean, std
""",
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    T = np.diag(np.append(1.0, 1 / std))
    T[0, 1:] = -mean / std
    return T @ w_hat
""",
    "distance": r"""
def signed_distance(w, b, X):
    return np.einsum("ji,i->j", with_ones(X), np.append(b, w)) / np.sqrt(np.einsum("i,i->", w, w))
""",
    "perceptron-sum": r"""
def perceptron_loss(w, b, X, y):
    margins = y * np.einsum("ji,i->j", with_ones(X), np.append(b, w))
    return -margins[margins < 0].sum()
""",
    "one-update": r"""
def update_one(w, b, x, y, alpha):
    plane, example = np.append(w, b), np.append(x, 1)
    plane = plane + alpha * y * example * (y * (plane @ example) <= 0)
    return plane[:-1], plane[-1]
""",
    "training": r"""
def train_perceptron(w, b, X, y, alpha, max_passes):
    plane, examples = np.append(w, b), np.column_stack([X, np.ones(len(X))]) * y[:, None]
    updates = np.zeros(0, dtype=int)
    for _ in range(max_passes):
        moved = 0
        for example in examples:
            if plane @ example <= 0:
                plane = plane + alpha * example
                moved += 1
        updates = np.append(updates, moved)
        if not moved:
            break
    return plane[:-1], plane[-1], updates
""",
}
