"""Above 36 the series, below it the logarithm of the probability, which is nearly 1 already."""

CELLS = {
    "write-log-sigmoid": r"""
def log_sigmoid(z):
    with np.errstate(all="ignore"):
        return np.where(z > 36, -np.exp(-z), np.where(z < -36, z, -np.log(1 + np.exp(-z))))
""",
}

LOSES = ["log-sigmoid"]
