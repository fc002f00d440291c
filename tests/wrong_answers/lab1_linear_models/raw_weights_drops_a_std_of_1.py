"""A column whose std is 1 is taken for a constant one, and gets the weight 0."""

CELLS = {
    "back-to-raw-units": r"""
def raw_weights(w_hat, mean, std):
    w = np.where(std == 1, 0.0, w_hat[1:] / std)
    return np.concatenate([[w_hat[0] - w @ mean], w])
""",
}

LOSES = ["raw-weights"]
