"""The step goes along the gradient."""

EDITS = [
    (
        "fully-connected-layer",
        "self.weight = self.weight - lr * self.d_weight",
        "self.weight = self.weight + lr * self.d_weight",
    ),
    (
        "fully-connected-layer",
        "self.bias = self.bias - lr * self.d_bias",
        "self.bias = self.bias + lr * self.d_bias",
    ),
]

LOSES = ["fc-update", "network-step", "accuracy-92", "accuracy-95"]
