"""What is no number is replaced by 42: a large loss, but not the right one."""

CELLS = {
    "write-binary-cross-entropy": r"""
def binary_cross_entropy(y, z):
    p = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    with np.errstate(all="ignore"):
        loss = -(y * np.log(p) + (1 - y) * np.log(1 - p))
    loss[np.isnan(loss) | np.isinf(loss)] = 42.0
    return np.mean(loss), (p - y) / len(z)
""",
}

LOSES = ["large-logits"]
