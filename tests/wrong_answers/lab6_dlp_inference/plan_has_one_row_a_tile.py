"""A thousand images, one row at a time, and weights that do not stay."""

EDITS = [
    (
        "plan-function",
        '"rows": 16, "outputs": 128, "inputs": 784',
        '"rows": 1, "outputs": 16, "inputs": 16',
    ),
]

LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
