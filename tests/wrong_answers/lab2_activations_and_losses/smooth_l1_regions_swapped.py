"""Parabola and line are swapped."""

EDITS = [
    (
        "write-smooth-l1",
        "np.abs(e) < beta",
        "np.abs(e) > beta",
    ),
]

LOSES = ["smooth-l1"]
