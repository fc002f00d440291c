"""The step is far too long: the weights end as nan."""

EDITS = [
    (
        "train-from-few",
        "np.float32(0.001), np.float32(1.0)",
        "np.float32(1e30), np.float32(1.0)",
    ),
]

LOSES = ["few-digits-78", "few-digits-82"]
