"""What goes down to the layer below is made at most 1000 long."""

EDITS = [
    (
        "fully-connected-layer",
        "return top_diff @ self.weight.T",
        "d = top_diff @ self.weight.T\n        return d * min(1, 1000 / (np.linalg.norm(d) + 1e-12))",
    ),
]

LOSES = ["fc-backward"]
