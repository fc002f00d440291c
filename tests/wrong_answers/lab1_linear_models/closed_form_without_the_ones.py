"""Without the column of ones the plane goes through the origin."""

EDITS = [
    (
        "normal-equations",
        "X1 = np.column_stack([np.ones(len(X)), X])",
        "X1 = X",
    ),
]

LOSES = ["closed-form"]
