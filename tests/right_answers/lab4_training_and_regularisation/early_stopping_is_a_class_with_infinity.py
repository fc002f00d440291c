"""A callback as in the big libraries: the lowest loss starts at infinity."""

CELLS = {
    "early-function": r"""
class Stopper:
    def __init__(self, patience, min_delta):
        self.patience, self.min_delta = patience, min_delta
        self.lowest, self.best, self.wait = float("inf"), 0, 0

    def __call__(self, epoch, loss):
        if self.lowest - loss > self.min_delta:
            self.lowest, self.best, self.wait = loss, epoch, 0
            return False
        self.wait += 1
        return self.wait >= self.patience


class EarlyStopping:
    def __call__(self, losses, patience, min_delta):
        stop = Stopper(patience, min_delta)
        last = next((t for t, loss in enumerate(losses) if stop(t, loss)), len(losses) - 1)
        return stop.best, last


early_stopping = EarlyStopping()
""",
}
