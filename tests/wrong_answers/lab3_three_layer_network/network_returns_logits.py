"""forward leaves the softmax out, and calls it only for its loss."""

EDITS = [
    (
        "mnist-mlp",
        "return self.softmax.forward(self.fc3.forward(h2))",
        "logits = self.fc3.forward(h2)\n        self.softmax.forward(logits)\n        return logits",
    ),
]

LOSES = ["network-forward"]
