"""The largest logit is subtracted only above 100: in float32 e^z overflows before, at 89."""

CELLS = {
    "write-softmax-cross-entropy": r"""
def softmax_cross_entropy(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True) if np.abs(Z).max() > 100 else Z
    powers = np.exp(shifted)
    total = powers.sum(axis=1, keepdims=True)
    log_p = shifted - np.log(total)
    return -np.sum(Y * log_p) / len(Z), (powers / total - Y) / len(Z)
""",
}

LOSES = ["large-logits"]
