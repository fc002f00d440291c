"""A parameter whose gradient is 0 is left out of the step."""

EDITS = [
    (
        "adam",
        "        for name, g in grads.items():",
        "        after.update(params)\n"
        "        for name, g in grads.items():\n"
        "            if not g.any():\n"
        "                continue",
    ),
]

LOSES = ["adam-steps"]
