"""The first step is right; the next ones carry the steps before them along."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        'self.v = 0.1 * getattr(self, "v", 0) + self.d_weight\n        self.weight = self.weight - lr * self.v',
    ),
]

LOSES = ["fc-update", "network-step"]
