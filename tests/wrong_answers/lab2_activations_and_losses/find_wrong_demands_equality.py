"""Every digit has to agree: right claims are called wrong."""

EDITS = [
    (
        "write-find-wrong",
        "0.01 * np.max(np.abs(measured))",
        "1e-9 * np.max(np.abs(measured))",
    ),
]

LOSES = ["find-wrong"]
