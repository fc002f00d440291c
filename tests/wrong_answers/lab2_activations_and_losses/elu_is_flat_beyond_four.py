"""Below −4 the value is −α and the slope 0, so that nothing is computed there."""

CELLS = {
    "write-elu": r"""
def elu(z, alpha):
    power = np.where(z < -4, 0, np.exp(np.clip(z, -4, 0)))
    return np.where(z > 0, z, alpha * (power - 1)), np.where(z > 0, 1.0, alpha * power)
""",
}

LOSES = ["elu"]
