"""The claims are compared with their neighbours' slopes, and with the ends; the table seems rough."""

EDITS = [
    (
        "write-find-wrong",
        "claims[:, 1:-1] - measured",
        "claims[:, :-2] - measured",
    ),
]

LOSES = ["find-wrong"]
