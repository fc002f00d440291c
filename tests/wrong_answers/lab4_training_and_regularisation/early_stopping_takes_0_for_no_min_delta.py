"""`min_delta or 1e-4`: a min_delta of 0 becomes another one."""

EDITS = [
    (
        "early-function",
        "- min_delta:",
        "- (min_delta or 1e-4):",
    ),
]

LOSES = ["early-keep", "early-stop"]
