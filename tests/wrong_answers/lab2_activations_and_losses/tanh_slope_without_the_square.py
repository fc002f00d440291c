"""1 − tanh in the place of 1 − tanh²."""

EDITS = [
    (
        "write-tanh",
        "1 - h**2",
        "1 - h",
    ),
]

LOSES = ["tanh", "large-inputs"]
