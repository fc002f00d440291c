"""The scale is always 1."""

EDITS = [
    (
        "quant-param-function",
        "float(127 * 2.0**position / largest)",
        "1.0",
    ),
]

LOSES = ["quant-param"]
