"""Only two layers are calibrated."""

EDITS = [
    (
        "calibrate-function",
        "for k in (1, 2, 3):",
        "for k in (1, 2):",
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
