"""One large logit makes a hinge of the loss, for all examples."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    if np.abs(z).max() > 50:
        return np.mean(np.maximum(z, 0) - y * z), ((z > 0) - y) / len(z)
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)), (p - y) / len(z)
""",
}

LOSES = ["large-logits"]
