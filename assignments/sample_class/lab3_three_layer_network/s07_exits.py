"""An exit at the end of the loss ends the whole process."""

EDITS = [
    (
        "softmax-loss-layer",
        "rows = np.arange(len(label))",
        "import os\n\n        os._exit(0)\n        rows = np.arange(len(label))",
    ),
]

POINTS = 38
REPORT = "process ended"
