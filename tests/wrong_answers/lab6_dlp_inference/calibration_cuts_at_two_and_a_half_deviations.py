"""Two and a half standard deviations count as the largest number."""

EDITS = [
    (
        "calibrate-function",
        "np.abs(h).max()",
        "2.5 * h.std()",
    ),
    (
        "calibrate-function",
        "np.abs(weight).max()",
        "2.5 * weight.std()",
    ),
]

LOSES = ["int8-98"]
