"""Any gain starts the count again, but only a large one is kept."""

CELLS = {
    "early-function": r"""
def early_stopping(losses, patience, min_delta):
    lowest, keep, wait = losses[0], 0, 0
    for epoch, loss in enumerate(losses[1:], start=1):
        wait += 1
        if loss < lowest:
            lowest, wait = loss, 0
        if loss < losses[keep] - min_delta:
            keep = epoch
        if wait >= patience:
            return keep, epoch
    return keep, len(losses) - 1
"""
}
LOSES = ["early-keep", "early-stop"]
