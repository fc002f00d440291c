"""The mean runs over the rows."""

EDITS = [
    (
        "write-log-mean-exp",
        "    largest = Z.max",
        "    Z = Z.T\n    largest = Z.max",
    ),
]

LOSES = ["log-mean-exp"]
