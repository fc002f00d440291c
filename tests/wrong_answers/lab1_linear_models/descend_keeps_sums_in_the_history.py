"""The history holds L, not L/N."""

EDITS = [
    (
        "descent",
        "        losses.append(L / len(y))",
        "        losses.append(L)",
    ),
    (
        "descent",
        "losses = [L / len(y)]",
        "losses = [L]",
    ),
]

LOSES = ["descend-losses"]
