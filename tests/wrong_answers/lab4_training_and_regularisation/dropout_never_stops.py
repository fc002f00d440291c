"""Units are left out after the training too."""

EDITS = [
    (
        "dropout-functions",
        "    if not training:\n        return H, None\n",
        "",
    ),
]

LOSES = ["dropout-inference"]
