"""The step size is rounded to five decimals."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "lr = round(lr, 5)\n        self.weight = self.weight - lr * self.d_weight",
    ),
]

LOSES = ["fc-update", "network-step"]
