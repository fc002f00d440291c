"""The output is X W; the bias is learned but never added. (One epoch, so that the tier of 98 % is lost for certain.)"""

EDITS = [
    (
        "fully-connected-layer",
        "return input @ self.weight + self.bias",
        "return input @ self.weight",
    ),
    (
        "own-network",
        "epochs=5",
        "epochs=1",
    ),
]

LOSES = ["fc-forward", "network-forward", "network-step", "own-network-98"]
