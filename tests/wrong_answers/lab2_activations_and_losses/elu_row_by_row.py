"""A row is all on the left or all on the right: the largest entry decides for it."""

CELLS = {
    "write-elu": r"""
def elu(z, alpha):
    h, slope = z.copy(), np.ones_like(z)
    for i in range(len(z)):
        if np.max(z[i]) <= 0:
            h[i] = alpha * (np.exp(z[i]) - 1)
            slope[i] = alpha * np.exp(z[i])
    return h, slope
""",
}

LOSES = ["elu"]
