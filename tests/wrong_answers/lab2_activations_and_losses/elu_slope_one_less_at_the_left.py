"""h + 1 in the place of h + α: right for α = 1 alone."""

CELLS = {
    "write-elu": r"""
def elu(z, alpha):
    h = np.where(z > 0, z, alpha * (np.exp(np.minimum(z, 0)) - 1))
    return h, np.where(z > 0, 1.0, h + 1)
""",
}

LOSES = ["elu"]
