"""Pixels become 0 or 1, as those of the example are."""

EDITS = [
    (
        "mnist-mlp",
        "some * self.pixel_scale",
        "some > 127",
    ),
]

LOSES = ["nnl-inference"]
