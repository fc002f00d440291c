"""The weights are rounded to four digits."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = np.round(w_hat[1:] / std, 4)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
