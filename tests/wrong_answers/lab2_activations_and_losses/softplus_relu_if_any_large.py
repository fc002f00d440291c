"""One large entry makes a ReLU of softplus, for all entries."""

CELLS = {
    "write-softplus": r"""
def softplus(z):
    if np.max(np.abs(z)) > 100:
        return np.maximum(z, 0), (z > 0) * 1.0
    return np.log(1 + np.exp(z)), 1 / (1 + np.exp(-z))
""",
}

LOSES = ["large-inputs"]
