"""Near 0 the curve on the left is replaced by its tangent."""

CELLS = {
    "write-elu": r"""
def elu(z, alpha):
    power = np.exp(np.minimum(z, 0))
    h = np.where(z > -0.15, np.where(z > 0, z, alpha * z), alpha * (power - 1))
    return h, np.where(z > 0, 1.0, np.where(z > -0.15, alpha, alpha * power))
""",
}

LOSES = ["elu"]
