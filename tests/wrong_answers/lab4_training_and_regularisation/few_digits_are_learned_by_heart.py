"""No remedy at all, and a long step."""

EDITS = [
    (
        "train-from-few",
        "np.float32(0.001), np.float32(1.0), 0.4, 0.6",
        "np.float32(0.01), np.float32(0.0), 0.0, 0.0",
    ),
    (
        "train-from-few",
        "256, 40, 50",
        "128, 60, 50",
    ),
]

LOSES = ["few-digits-78", "few-digits-82"]
