"""W times the transpose of top_diff is turned by reshape where it needs a transpose."""

EDITS = [
    (
        "fully-connected-layer",
        "return top_diff @ self.weight.T",
        "return (self.weight @ top_diff.T).reshape(len(top_diff), -1)",
    ),
]

LOSES = ["fc-backward", "network-step", "accuracy-92", "accuracy-95", "own-network-98"]
