"""The gap is σ(a) σ(−b) (1 − e^(b − a)), in the logarithm where it is far out."""

CELLS = {
    "write-sigmoid-gap": r"""
def sigmoid_gap(a, b):
    sign, high, low = np.sign(a - b), np.maximum(a, b), np.minimum(a, b)
    return sign * np.exp(log_sigmoid(high) + log_sigmoid(-low)) * -np.expm1(low - high)
""",
    "write-log-mean-exp": r"""
def log_mean_exp(Z):
    centre = Z.mean(axis=1, keepdims=True) if np.ptp(Z) < 1 else Z.max(axis=1, keepdims=True)
    return centre.squeeze(1) + np.log1p(np.expm1(Z - centre).mean(axis=1))
""",
}
