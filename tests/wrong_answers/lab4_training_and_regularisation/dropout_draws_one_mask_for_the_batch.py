"""All rows share one mask: whole units go."""

EDITS = [
    (
        "dropout-functions",
        "rng.random(H.shape)",
        "rng.random(H.shape[1])",
    ),
]

LOSES = ["dropout-training"]
