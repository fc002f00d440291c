"""Examples nearer to the plane than 1 move it too."""

EDITS = [
    (
        "one-update",
        "if y * (w @ x + b) <= 0:",
        "if y * (w @ x + b) <= 1:",
    ),
]

LOSES = ["update-one"]
