"""Grey values of 0 … 255 go into a network that was trained on 0 … 1."""

EDITS = [
    (
        "mnist-mlp-int8",
        "some * self.pixel_scale",
        "some",
    ),
]

LOSES = ["cnml-inference"]
