"""Only the value is returned."""

EDITS = [
    (
        "write-sigmoid",
        "return h, h * (1 - h)",
        "return h",
    ),
]

LOSES = ["sigmoid", "large-inputs"]
