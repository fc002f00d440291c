"""No position is below −8."""

EDITS = [
    (
        "quant-param-function",
        "position = int(np.ceil(np.log2(largest / 127)))",
        "position = max(int(np.ceil(np.log2(largest / 127))), -8)",
    ),
]

LOSES = ["quant-param"]
