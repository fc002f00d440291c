"""The lecture's other form at test time, on top of the scale in training."""

EDITS = [
    (
        "dropout-functions",
        "        return H, None",
        "        return H * (1 - p), None",
    ),
]

LOSES = ["dropout-inference"]
