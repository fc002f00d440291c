"""The second number is the step, not the scale."""

EDITS = [
    (
        "quant-param-function",
        "float(127 * 2.0**position / largest)",
        "float(largest / 127)",
    ),
]

LOSES = ["quant-param", "int8-90", "int8-95", "int8-98"]
