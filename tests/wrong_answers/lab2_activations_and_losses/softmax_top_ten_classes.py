"""Only the ten most likely classes are added up."""

CELLS = {
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    powers = np.exp(shifted)
    top = np.sort(powers, axis=1)[:, -10:]
    total = top.sum(axis=1, keepdims=True)
    log_p = shifted - np.log(total)
    return -np.sum(Y * log_p) / len(Z), (powers / total - Y) / len(Z)
""",
}

LOSES = ["softmax-cross-entropy"]
