"""Near 0 the curve is replaced by its tangent."""

CELLS = {
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    m = y * z
    L = np.where(np.abs(m) < 0.2, np.log(2) - m / 2, np.logaddexp(0, -m))
    return np.mean(L), -y * (0.5 - 0.5 * np.tanh(0.5 * m)) / len(z)
""",
}

LOSES = ["logistic-loss"]
