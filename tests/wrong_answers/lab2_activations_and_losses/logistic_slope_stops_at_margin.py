"""Beyond a margin of 7 an example has no slope."""

CELLS = {
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    m = y * z
    s = np.where(m > 7, 0, 0.5 - 0.5 * np.tanh(0.5 * m))
    return np.mean(np.logaddexp(0, -m)), -y * s / len(z)
""",
}

LOSES = ["logistic-loss"]
