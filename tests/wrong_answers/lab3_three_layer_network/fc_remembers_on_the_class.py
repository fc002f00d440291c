"""The input is remembered on the class: three layers share one memory."""

EDITS = [
    (
        "fully-connected-layer",
        "self.input = input",
        "FullyConnectedLayer.input = input",
    ),
]

LOSES = ["accuracy-92", "accuracy-95", "network-step", "own-network-98"]
