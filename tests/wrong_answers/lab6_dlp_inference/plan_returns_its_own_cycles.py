"""A number of cycles is returned where a plan is asked for."""

EDITS = [
    (
        "plan-function",
        '{"batch": 1000, "bits": 8, "tiles": {"rows": 16, "outputs": 128, "inputs": 784}}',
        "100",
    ),
]

LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
