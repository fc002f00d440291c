"""It judges the ends of the table too, where one neighbour is missing."""

EDITS = [
    (
        "write-find-wrong",
        "claims[:, 1:-1] - measured",
        "claims - np.gradient(f, x)",
    ),
]

LOSES = ["find-wrong"]
