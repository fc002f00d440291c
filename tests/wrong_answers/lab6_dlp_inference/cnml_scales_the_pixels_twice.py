"""The pixels are divided by 255, and then multiplied by pixel_scale."""

EDITS = [
    (
        "mnist-mlp-int8",
        "some * self.pixel_scale",
        "some / 255 * self.pixel_scale",
    ),
]

LOSES = ["cnml-inference"]
