"""A steep sigmoid takes the place of the step from 0 to 1."""

EDITS = [
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return np.where(self.input == 0, 0, top_diff / (1 + np.exp(-np.clip(1e9 * self.input, -500, 500))))",
    ),
]

LOSES = ["relu-backward"]
