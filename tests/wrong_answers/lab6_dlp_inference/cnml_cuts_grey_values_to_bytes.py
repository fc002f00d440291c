"""Grey values become bytes first: a float between two of them loses its fraction."""

EDITS = [
    (
        "mnist-mlp-int8",
        "batch[: len(some)] = some * self.pixel_scale",
        "batch[: len(some)] = some.astype(np.uint8) * self.pixel_scale",
    ),
]

LOSES = ["cnml-inference"]
