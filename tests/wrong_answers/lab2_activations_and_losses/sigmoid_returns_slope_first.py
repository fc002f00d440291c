"""The two results are returned in the wrong order."""

EDITS = [
    (
        "write-sigmoid",
        "return h, h * (1 - h)",
        "return h * (1 - h), h",
    ),
]

LOSES = ["sigmoid", "large-inputs"]
