"""The largest number becomes 255, which has no place in 8 bits with a sign."""

EDITS = [
    (
        "quant-param-function",
        "np.log2(largest / 127)",
        "np.log2(largest / 1023)",
    ),
    (
        "quant-param-function",
        "float(127 * ",
        "float(1023 * ",
    ),
]

LOSES = ["quant-param", "int8-90", "int8-95", "int8-98"]
