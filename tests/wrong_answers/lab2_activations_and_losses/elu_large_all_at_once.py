"""One large entry flattens the whole left side."""

CELLS = {
    "write-elu": r"""
def elu(z, alpha):
    if np.abs(z).max() > 50:
        return np.where(z > 0, z, -alpha), (z > 0) * 1.0
    power = np.exp(z)
    return np.where(z > 0, z, alpha * (power - 1)), np.where(z > 0, 1.0, alpha * power)
""",
}

LOSES = ["large-inputs"]
