"""A gradient longer than 100 000 is shortened before the step."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "n = np.linalg.norm(self.d_weight)\n        self.weight = self.weight - lr * self.d_weight * min(1, 1e5 / n)",
    ),
]

LOSES = ["fc-update"]
