"""Every example moves the plane."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if True:",
    ),
]

LOSES = ["update-one"]
