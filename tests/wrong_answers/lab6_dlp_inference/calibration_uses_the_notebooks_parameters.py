"""The notebook's params are looked at, not those that are handed over."""

EDITS = [
    (
        "calibrate-function",
        "h = images / 255",
        'params = globals()["params"]\n    h = images / 255',
    ),
]

LOSES = ["int8-90", "int8-95", "int8-98"]
