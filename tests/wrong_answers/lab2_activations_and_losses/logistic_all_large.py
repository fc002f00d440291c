"""One margin that is surely wrong makes a hinge of the loss, for all examples."""

CELLS = {
    "write-logistic-loss": r"""
def logistic_loss(y, z):
    m = y * z
    if np.min(m) < -100:
        return np.mean(np.maximum(-m, 0)), -y * (m < 0) / len(z)
    return np.mean(np.log(1 + np.exp(-m))), -y / (1 + np.exp(m)) / len(z)
""",
}

LOSES = ["large-logits"]
