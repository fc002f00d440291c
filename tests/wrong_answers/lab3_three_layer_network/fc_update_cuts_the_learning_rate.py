"""A step size above 1 is taken for a slip and becomes 1."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "lr = min(lr, 1.0)\n        self.weight = self.weight - lr * self.d_weight",
    ),
]

LOSES = ["fc-update", "network-step"]
