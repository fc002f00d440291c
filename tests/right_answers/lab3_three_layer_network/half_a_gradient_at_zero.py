"""ReLU lets half of the gradient pass where the input is exactly 0: any share from 0 to 1 is a subgradient."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return top_diff * np.heaviside(self.input, 0.5)",
    ),
]
