"""All inputs share the largest range, and so do all weights."""

EDITS = [
    (
        "calibrate-function",
        '    return {"input": inputs, "filter": filters}',
        '    return {"input": [max(inputs)] * 3, "filter": [max(filters)] * 3}',
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
