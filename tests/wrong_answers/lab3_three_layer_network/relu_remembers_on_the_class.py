"""The input is remembered on the class: two ReLUs share one memory."""

EDITS = [
    (
        "relu-layer",
        "self.input = input",
        "ReLULayer.input = input",
    ),
]

LOSES = ["accuracy-92", "accuracy-95", "network-step", "own-network-98"]
