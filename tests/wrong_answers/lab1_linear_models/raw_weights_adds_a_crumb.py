"""Divides by std + 1e-8: in small units that is no crumb."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = w_hat[1:] / (std + 1e-8)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
