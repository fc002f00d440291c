"""The line is |e| − β: it does not meet the parabola."""

EDITS = [
    (
        "write-smooth-l1",
        "np.abs(e) - beta / 2",
        "np.abs(e) - beta",
    ),
]

LOSES = ["smooth-l1"]
