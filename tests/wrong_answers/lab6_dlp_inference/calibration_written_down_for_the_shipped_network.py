"""Numbers that fit the shipped network, whatever network comes."""

EDITS = [
    (
        "calibrate-function",
        '    return {"input": inputs, "filter": filters}',
        "    inputs = [(-6, 1.984), (-3, 1.2), (-3, 1.1)]\n"
        "    filters = [(-7, 1.05), (-7, 1.4), (-7, 1.1)]\n"
        '    return {"input": inputs, "filter": filters}',
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
