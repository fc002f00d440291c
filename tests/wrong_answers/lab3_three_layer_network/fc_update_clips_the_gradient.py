"""Each entry of the gradient is cut at ±5 before the step."""

EDITS = [
    (
        "fully-connected-layer",
        "        self.weight = self.weight - lr * self.d_weight",
        "        self.weight = self.weight - lr * np.clip(self.d_weight, -5, 5)",
    ),
]

LOSES = ["fc-update", "network-step"]
