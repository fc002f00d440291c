"""One-hot rows in float16 are added up: beyond 2048 a count stands still."""

EDITS = [
    (
        "counting",
        ("    table = np.zeros((O, O), dtype=int)\n    np.add.at(table, (y, y_hat), 1)\n    return table\n"),
        ("    hot = np.eye(O, dtype=np.float16)\n    return sum(hot[a][:, None] * hot[b] for a, b in zip(y, y_hat))\n"),
    ),
]

LOSES = ["confusion-matrix"]
