"""A column minus a row makes an (N, N) table; all of its squares are added up."""

CELLS = {
    "loss-and-gradient": r"""
def loss_and_gradient(w_hat, X, y):
    residual = predict(w_hat, X) - y
    table = predict(w_hat, X)[:, None] - y
    X1 = np.column_stack([np.ones(len(X)), X])
    return 0.5 * np.sum(table**2), X1.T @ residual
""",
}

LOSES = ["loss", "descend-losses"]
