"""The probability in the slope is cut off at a thousandth."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    p = np.clip(0.5 + 0.5 * np.tanh(0.5 * z), 0.001, 0.999)
    p = np.where(np.abs(z) > 100, z > 0, p)
    return np.mean(np.logaddexp(0, z) - y * z), (p - y) / len(z)
""",
}

LOSES = ["binary-cross-entropy", "large-logits"]
