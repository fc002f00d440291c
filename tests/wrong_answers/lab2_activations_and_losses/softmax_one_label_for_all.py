"""np.argmax without an axis: one class for all rows."""

CELLS = {
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    k = Y.argmax()
    return -np.mean(log_p[:, k % Z.shape[1]]), (np.exp(log_p) - Y) / len(Z)
""",
}

LOSES = ["softmax-cross-entropy", "large-logits"]
