"""The means take the dtype of w_hat, and whole weights cut their fractions."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = w_hat[1:] / std
    mean = mean.astype(w_hat.dtype)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
