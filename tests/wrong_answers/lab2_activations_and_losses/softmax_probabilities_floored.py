"""Probabilities are kept above one hundredth in the slopes."""

CELLS = {
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    P = np.exp(log_p)
    P = np.where((P > 1e-12) & (P < 0.01), 0.01, P)
    return -np.sum(Y * log_p) / len(Z), (P - Y) / len(Z)
""",
}

LOSES = ["softmax-cross-entropy"]
