"""A range below a thousandth counts as 0."""

EDITS = [
    (
        "quant-param-function",
        "largest == 0",
        "largest < 1e-3",
    ),
]

LOSES = ["quant-param"]
