"""ln in place of log2."""

EDITS = [
    (
        "quant-param-function",
        "np.log2(",
        "np.log(",
    ),
]

LOSES = ["quant-param"]
