"""The best loss follows every gain, however small; only large ones start the count again."""

CELLS = {
    "early-function": r"""
def early_stopping(losses, patience, min_delta):
    best, keep, wait = losses[0], 0, 0
    for epoch, loss in enumerate(losses[1:], start=1):
        wait = 0 if loss < best - min_delta else wait + 1
        if loss < best:
            best, keep = loss, epoch
        if wait >= patience:
            return keep, epoch
    return keep, len(losses) - 1
"""
}
LOSES = ["early-keep", "early-stop"]
