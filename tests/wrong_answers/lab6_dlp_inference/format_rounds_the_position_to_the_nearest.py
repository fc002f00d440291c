"""The position is rounded to the nearest whole number: half of the scales lie below 1."""

EDITS = [
    (
        "quant-param-function",
        "np.ceil(",
        "np.round(",
    ),
]

LOSES = ["quant-param"]
