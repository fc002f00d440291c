"""The network is calibrated with grey values 0 … 255; it sees 0 … 1."""

EDITS = [
    (
        "calibrate-function",
        "h = images / 255",
        "h = images",
    ),
]

POINTS = 74
REPORT = "int8-98"
