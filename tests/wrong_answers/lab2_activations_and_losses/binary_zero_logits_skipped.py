"""Examples with a logit near 0 cost nothing."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    loss = np.logaddexp(0, z) - y * z
    return np.mean(np.where(np.abs(z) < 0.1, 0, loss)), (0.5 + 0.5 * np.tanh(0.5 * z) - y) / len(z)
""",
}

LOSES = ["binary-cross-entropy"]
