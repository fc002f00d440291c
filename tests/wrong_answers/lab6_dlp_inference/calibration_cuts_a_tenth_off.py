"""A tenth of all numbers may saturate."""

EDITS = [
    (
        "calibrate-function",
        "np.abs(h).max()",
        "np.percentile(np.abs(h), 92)",
    ),
    (
        "calibrate-function",
        "np.abs(weight).max()",
        "np.percentile(np.abs(weight), 92)",
    ),
]

LOSES = ["int8-95", "int8-98"]
