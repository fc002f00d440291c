"""The area is divided by 100 in the array that was handed in."""

EDITS = [
    (
        "own-features",
        "area, floor, east, north = X.T",
        "X[:, 0] /= 100\n    area, floor, east, north = X.T",
    ),
]

LOSES = ["features-13", "features-6"]
