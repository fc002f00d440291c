"""The largest number becomes 128, which is cut to 127."""

EDITS = [
    (
        "quant-param-function",
        "np.log2(largest / 127)",
        "np.log2(largest / 128)",
    ),
    (
        "quant-param-function",
        "float(127 *",
        "float(128 *",
    ),
]

LOSES = ["quant-param"]
