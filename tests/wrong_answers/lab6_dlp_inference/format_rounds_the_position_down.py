"""The position is rounded down, and the scale makes up for it: below 1."""

EDITS = [
    (
        "quant-param-function",
        "np.ceil",
        "np.floor",
    ),
]

LOSES = ["quant-param"]
