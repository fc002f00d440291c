"""The result is a copy of ŵ that is written into: whole numbers cut the fractions off."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    raw = w_hat.copy()
    raw[1:] = w_hat[1:] / std
    raw[0] = w_hat[0] - np.sum(w_hat[1:] * mean / std)
    return raw
""",
}

LOSES = ["raw-weights"]
