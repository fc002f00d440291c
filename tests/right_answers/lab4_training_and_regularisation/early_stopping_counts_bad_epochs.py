"""A class that counts bad epochs since the best, as libraries do; the result is an array."""

CELLS = {
    "early-function": r"""
class Watch:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.lowest, self.best, self.bad = float("inf"), 0, 0

    def stops(self, epoch, loss):
        if loss < self.lowest - self.min_delta:
            self.lowest, self.best, self.bad = loss, epoch, 0
        else:
            self.bad += 1
        return self.bad >= self.patience


def early_stopping(losses, patience, min_delta):
    watch = Watch(patience, min_delta)
    for epoch in range(len(losses)):
        if watch.stops(epoch, losses[epoch]):
            break
    return np.array([watch.best, epoch])
""",
}
