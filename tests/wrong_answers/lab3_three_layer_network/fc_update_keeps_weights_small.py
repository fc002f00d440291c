"""After the step, weights are cut at ±100."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "self.weight = self.weight - lr * self.d_weight\n        self.weight = np.clip(self.weight, -100, 100)",
    ),
]

LOSES = ["fc-update"]
