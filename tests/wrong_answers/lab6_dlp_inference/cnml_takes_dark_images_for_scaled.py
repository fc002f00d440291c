"""Images are scaled only where a grey value is larger than 1: dark ones count as scaled already."""

EDITS = [
    (
        "mnist-mlp-int8",
        "batch[: len(some)] = some * self.pixel_scale",
        "batch[: len(some)] = some * self.pixel_scale if images.max() > 1 else some",
    ),
]

LOSES = ["cnml-inference"]
