"""One call an epoch, and a numpy answer."""

CELLS = {
    "early-function": r"""
def walk(losses, patience, min_delta, best, t):
    if t + 1 == len(losses) or t - best >= patience:
        return np.array([best, t])
    gain = losses[best] - losses[t + 1]
    return walk(losses, patience, min_delta, t + 1 if gain > min_delta else best, t + 1)


def early_stopping(losses, patience, min_delta):
    return walk(list(losses), patience, min_delta, 0, 0)
""",
}
