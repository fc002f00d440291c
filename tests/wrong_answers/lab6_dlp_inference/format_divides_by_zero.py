"""A range of 0 has no answer."""

EDITS = [
    (
        "quant-param-function",
        "    if largest == 0:\n        return 0, 1.0\n",
        "",
    ),
]

LOSES = ["quant-param"]
