"""A std below a thousandth is replaced by a thousandth."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = w_hat[1:] / np.maximum(std, 1e-3)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
