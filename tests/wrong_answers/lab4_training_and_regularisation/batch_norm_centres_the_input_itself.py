"""The mean is subtracted from the array that was handed in."""

EDITS = [
    (
        "batch-norm-functions",
        "    s = np.sqrt",
        "    X -= X.mean(axis=0)\n    s = np.sqrt",
    ),
]

LOSES = ["batch-norm-forward"]
