"""ReLU beyond 8, where the left side is not yet 0."""

CELLS = {
    "write-softplus": r"""
def softplus(z):
    h = np.where(np.abs(z) > 8, np.maximum(z, 0), np.log1p(np.exp(np.clip(z, -8, 8))))
    return h, 0.5 + 0.5 * np.tanh(0.5 * z)
""",
}

LOSES = ["softplus"]
