"""Beyond ±4 the loss is max(z, 0) − y z, without the small rest."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    rest = np.where(np.abs(z) > 4, 0, np.log1p(np.exp(-np.abs(z))))
    loss = np.maximum(z, 0) - y * z + rest
    return np.mean(loss), (0.5 + 0.5 * np.tanh(0.5 * z) - y) / len(z)
""",
}

LOSES = ["binary-cross-entropy"]
