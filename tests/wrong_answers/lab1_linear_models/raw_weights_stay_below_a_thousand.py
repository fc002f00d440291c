"""The weights are clipped at ±1000."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = np.clip(w_hat[1:] / std, -1000, 1000)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
