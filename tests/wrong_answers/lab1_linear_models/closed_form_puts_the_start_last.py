"""The column of ones stands last, and so does the start."""

EDITS = [
    (
        "normal-equations",
        "X1 = np.column_stack([np.ones(len(X)), X])",
        "X1 = np.column_stack([X, np.ones(len(X))])",
    ),
]

LOSES = ["closed-form"]
