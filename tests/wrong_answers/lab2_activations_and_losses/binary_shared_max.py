"""One maximum for all logits is taken out of the logarithm."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    m = max(z.max(), 0)
    s = m + np.log(np.exp(-m) + np.exp(z - m))
    return np.mean(s - y * z), (0.5 + 0.5 * np.tanh(0.5 * z) - y) / len(z)
""",
}

LOSES = ["large-logits"]
