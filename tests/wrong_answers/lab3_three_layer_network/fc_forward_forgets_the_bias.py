"""The output is X W; the bias is learned but never added. (Little training, so that all tiers are lost for certain.)"""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return input @ self.weight",
    ),
    (
        "build-mnist-mlp",
        "max_epoch=3",
        "max_epoch=0",
    ),
    (
        "own-network",
        "epochs=5",
        "epochs=1",
    ),
]

LOSES = ["fc-forward", "network-forward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
