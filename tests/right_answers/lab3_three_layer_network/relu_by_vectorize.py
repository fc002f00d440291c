"""ReLU and its gradient are functions of one number, made elementwise by np.vectorize."""

EDITS = [
    (
        "relu-layer",
        "return np.maximum(0, input)",
        "return np.vectorize(lambda z: max(0.0, z))(input)",
    ),
    (
        "relu-layer",
        "return top_diff * (self.input > 0)",
        "return np.vectorize(lambda d, z: d if z > 0 else 0.0, otypes=[float])(top_diff, self.input)",
    ),
]
