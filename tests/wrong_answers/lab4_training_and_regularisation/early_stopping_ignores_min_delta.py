"""Any improvement counts."""

EDITS = [
    (
        "early-function",
        " - min_delta:",
        ":",
    ),
]

LOSES = ["early-keep", "early-stop"]
