"""z itself above 5, because the picture shows no difference there."""

CELLS = {
    "write-softplus": r"""
def softplus(z):
    safe = np.minimum(z, 5)
    h = np.where(z > 5, z, np.log(1 + np.exp(safe)))
    slope = sigmoid(z)[0]
    return h, slope
""",
}

LOSES = ["softplus"]
