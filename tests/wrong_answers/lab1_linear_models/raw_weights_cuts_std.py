"""std takes the dtype of the means, and whole means cut its fractions."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = w_hat[1:] / std.astype(mean.dtype)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
