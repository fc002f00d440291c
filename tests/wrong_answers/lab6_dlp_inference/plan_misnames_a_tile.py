"""One key of the tiles has another name."""

EDITS = [("plan-function", '"outputs": 128', '"columns": 128')]
LOSES = ["cycles-2000", "cycles-800", "cycles-520"]
