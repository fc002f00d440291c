"""An accuracy is returned where formats are asked for."""

EDITS = [
    (
        "calibrate-function",
        '    return {"input": inputs, "filter": filters}',
        "    return 0.9999",
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
