"""Partial sums of 256 inputs each: every row of neurons comes several times."""

EDITS = [
    (
        "plan-function",
        '"rows": 16, "outputs": 128, "inputs": 784',
        '"rows": 32, "outputs": 64, "inputs": 128',
    ),
]

LOSES = ["cycles-520"]
