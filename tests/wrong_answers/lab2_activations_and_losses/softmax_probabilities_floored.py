"""Probabilities are kept above one hundredth in the slopes, where the logits of an example are moderate."""

CELLS = {
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    P = np.exp(log_p)
    moderate = np.ptp(Z, axis=1, keepdims=True) < 12
    P = np.where(moderate, np.maximum(P, 0.01), P)
    return -np.sum(Y * log_p) / len(Z), (P - Y) / len(Z)
""",
}

LOSES = ["softmax-cross-entropy"]
