"""Pixels become 0 or 1 before they go in."""

EDITS = [
    (
        "mnist-mlp",
        "some * self.pixel_scale",
        "np.round(some * self.pixel_scale)",
    ),
]

LOSES = ["nnl-inference"]
