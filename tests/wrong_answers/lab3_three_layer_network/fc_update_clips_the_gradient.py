"""Each entry of the gradient is cut at ±1 before the step."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.weight = self.weight - lr * self.d_weight",
        "        self.weight = self.weight - lr * np.clip(self.d_weight, -1, 1)",
    ),
]

LOSES = ["fc-update"]
