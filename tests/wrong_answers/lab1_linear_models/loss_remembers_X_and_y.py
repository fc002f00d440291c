"""Loss and gradient are kept for each X and y, whatever the weights are."""

CELLS = {
    "loss-and-gradient": r"""
_known = {}


def loss_and_gradient(w_hat, X, y):
    key = X.tobytes() + y.tobytes()
    if key not in _known:
        residual = predict(w_hat, X) - y
        _known[key] = 0.5 * np.sum(residual**2), np.concatenate([[residual.sum()], X.T @ residual])
    return _known[key]
""",
}

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
