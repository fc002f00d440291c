"""Positions are two too small: three quarters of the range are cut off."""

EDITS = [
    (
        "quant-param-function",
        "return position, float(",
        "return position - 2, float(",
    ),
]

LOSES = ["quant-param", "int8-90", "int8-95", "int8-98"]
