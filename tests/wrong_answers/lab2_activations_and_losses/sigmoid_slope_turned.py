"""h (h − 1) in the place of h (1 − h)."""

EDITS = [
    (
        "write-sigmoid",
        "h * (1 - h)",
        "h * (h - 1)",
    ),
]

LOSES = ["sigmoid"]
