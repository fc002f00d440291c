"""1 − h², the rule of tanh, is used for σ."""

EDITS = [
    (
        "write-sigmoid",
        "return h, h * (1 - h)",
        "return h, 1 - h**2",
    ),
]

LOSES = ["sigmoid", "large-inputs"]
