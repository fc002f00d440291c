"""On the parabola the slope is e, without 1/β."""

EDITS = [
    (
        "write-smooth-l1",
        "np.where(near, e / beta, np.sign(e))",
        "np.where(near, e, np.sign(e))",
    ),
]

LOSES = ["smooth-l1"]
