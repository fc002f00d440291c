"""np.ceil gives a float, and it stays one."""

EDITS = [
    (
        "quant-param-function",
        "int(np.ceil(np.log2(largest / 127)))",
        "np.ceil(np.log2(largest / 127))",
    ),
]

LOSES = ["quant-param"]
