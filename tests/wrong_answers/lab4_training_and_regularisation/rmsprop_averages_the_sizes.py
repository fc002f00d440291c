"""The running mean is of |g|, not of g²."""

EDITS = [
    (
        "rmsprop",
        "* g**2",
        "* np.abs(g)",
    ),
]

LOSES = ["rmsprop-steps"]
