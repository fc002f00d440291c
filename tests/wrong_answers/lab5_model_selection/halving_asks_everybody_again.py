"""Each round chooses among all settings, also those that went home."""

EDITS = [
    ("successive-halving", "        alive = sorted(alive, ", "        alive = sorted(range(len(losses)), "),
]

LOSES = ["halving-played"]
