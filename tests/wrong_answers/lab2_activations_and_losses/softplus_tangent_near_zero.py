"""Near 0 the curve is replaced by its tangent."""

CELLS = {
    "write-softplus": r"""
def softplus(z):
    h = np.where(np.abs(z) < 0.2, np.log(2) + z / 2, np.logaddexp(0, z))
    return h, 0.5 + 0.5 * np.tanh(0.5 * z)
""",
}

LOSES = ["softplus"]
