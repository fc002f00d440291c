"""A large batch and good tiles, but numbers of 32 bits."""

EDITS = [
    (
        "plan-function",
        '{"batch": 1000, "bits": 8, "tiles": {"rows": 16, "outputs": 128, "inputs": 784}}',
        '{"batch": 1000, "bits": 32, "tiles": {"rows": 100, "outputs": 64, "inputs": 64}}',
    ),
]

POINTS = 82
REPORT = "cycles-520"
