"""Large negative residuals count as near, for e < β is true of them."""

EDITS = [
    (
        "write-smooth-l1",
        "near = np.abs(e) < beta",
        "near = e < beta",
    ),
]

LOSES = ["smooth-l1"]
