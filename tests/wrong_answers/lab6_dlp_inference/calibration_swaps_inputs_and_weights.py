"""The formats are returned under each other's names."""

EDITS = [
    (
        "calibrate-function",
        '{"input": inputs, "filter": filters}',
        '{"input": filters, "filter": inputs}',
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
