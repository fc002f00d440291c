"""The plain formula up to 100: in float32 e^z overflows before, at 89."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    s = np.where(z > 100, z, np.log(1 + np.exp(np.minimum(z, 100))))
    return np.mean(s - y * z), (0.5 + 0.5 * np.tanh(0.5 * z) - y) / len(z)
""",
}

LOSES = ["large-logits"]
