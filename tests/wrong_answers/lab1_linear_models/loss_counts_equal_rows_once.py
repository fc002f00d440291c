"""Rows that agree in X and y count once."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    both = np.unique(np.column_stack([X, y]), axis=0)
    X, y = both[:, :-1], both[:, -1]
    residual = predict(w_hat, X) - y
    return 0.5 * np.sum(residual**2), np.concatenate([[residual.sum()], X.T @ residual])
""",
}

LOSES = ["loss", "gradient", "descend-weights", "descend-losses"]
