"""ReLU lets the gradient pass where the input is exactly 0, as the official lab does."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return np.where(self.input >= 0, top_diff, 0)",
    ),
]
