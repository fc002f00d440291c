"""One ReLU object serves both places, so it remembers the second input only."""

EDITS = [
    (
        "mnist-mlp",
        "self.relu2 = ReLULayer()",
        "self.relu2 = self.relu1",
    ),
]

LOSES = ["network-step", "accuracy-92", "accuracy-95"]
