"""The network is calibrated with grey values 0 … 255; it will see 0 … 1."""

EDITS = [
    (
        "calibrate-function",
        "h = images / 255",
        "h = images",
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
