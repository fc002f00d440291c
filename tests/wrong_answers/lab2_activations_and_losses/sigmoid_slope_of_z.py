"""z (1 − z): the formula that is meant for the output is given the input."""

EDITS = [
    (
        "write-sigmoid",
        "return h, h * (1 - h)",
        "return h, z * (1 - z)",
    ),
]

LOSES = ["sigmoid", "large-inputs"]
