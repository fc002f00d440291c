"""The length is the hypotenuse of the first and the last weight: right for two features."""

EDITS = [
    (
        "distance",
        "np.linalg.norm(w)",
        "np.hypot(w[0], w[-1])",
    ),
]

LOSES = ["signed-distance"]
