"""A guard against the logarithm of 0 takes every range below a millionth for 0."""

EDITS = [
    (
        "quant-param-function",
        "largest == 0",
        "largest < 1e-6",
    ),
]

LOSES = ["quant-param"]
