"""Every weight loses α θ: the step of L1."""

EDITS = [
    (
        "penalty-functions",
        "(1 - alpha * theta) * w",
        "w - alpha * theta * np.sign(w)",
    ),
]

LOSES = ["weight-decay"]
