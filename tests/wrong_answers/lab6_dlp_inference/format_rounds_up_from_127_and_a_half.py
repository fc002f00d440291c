"""The position is found for 127.5, where rounding would still give 127: the scale falls below 1."""

EDITS = [
    (
        "quant-param-function",
        "largest / 127)))",
        "largest / 127.5)))",
    ),
]

LOSES = ["quant-param"]
